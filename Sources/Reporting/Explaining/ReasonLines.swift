import Diagnostics
import Expressions

/// Tells reasons as points under points.
struct ReasonLines {
  /// How many items or fields of one sort are listed.
  static let listed = 5

  /// The file's name as it stands before lines and columns.
  let file: String

  /// One point, and those under it.
  struct Point {
    var text: String
    /// Where what it says stands.
    var note = ""
    var points: [Point] = []

    /// All of it but the points under it.
    var line: String { note.isEmpty ? text : "\(text) (\(note))" }
  }

  func points(for reason: Reason) -> [Point] {
    switch reason.basis {
    case .reading: [reading(reason)]
    case .negation: negation(reason)
    case .together, .choice: reason.parts.flatMap(points)
    case .oneSide: reason.parts.flatMap(points) + also(reason)
    case .definition: [definition(reason)]
    case .witness(let others, let count): [one(reason, others, count, "shows it")]
    case .counterExample(let others, let count): [one(reason, others, count, "refutes it")]
    case .everyItem: [everyItem(reason)]
    case .counted(let certain, let possible, let count): [counted(reason, certain...possible, count)]
    case .item: [item(reason)]
    case .tooMuch: [Point(text: "\(reason.condition): more would have to be looked at than is allowed")]
    }
  }

  // MARK: Conditions

  private func reading(_ reason: Reason) -> Point {
    var fields = reason.fields
    // What could not be read is why, whatever else was read.
    if reason.fields.contains(where: \.isUnreadable) { fields = fields.filter(\.isUnreadable) }
    let text = "\(reason.condition) \(verdict(on: reason))"
    guard fields.count > 3 else {
      return Point(text: text, note: notes(on: fields, in: reason.condition))
    }
    return Point(text: "\(text); it rests on", points: cut(fields) { Point(text: note(on: $0, in: "")) })
  }

  /// What alone would have decided alike: mending only what was told first would change nothing.
  private func also(_ reason: Reason) -> [Point] {
    reason.also.map {
      [Point(text: "\($0) \(reason.outcome == .holds ? "holds too" : "does not hold either") (this was not needed)")]
    } ?? []
  }

  private func negation(_ reason: Reason) -> [Point] {
    let parts = reason.parts.flatMap(points)
    // What a name stands for is opened at once: its own verdict is the opposite of what was just said.
    if case .definition = reason.parts.first?.basis {
      let inner = reason.parts.flatMap { $0.parts.flatMap(points) }
      return [joined("\(reason.condition) \(verdict(on: reason))", inner)]
    }
    guard case .reading = reason.parts.first?.basis, var point = parts.first else {
      return [joined("\(reason.condition) \(verdict(on: reason))", parts)]
    }
    // What is not asked for is told by the condition itself.
    if let part = reason.parts.first, point.text.hasPrefix(part.condition) {
      let rest = point.text.dropFirst("\(part.condition) \(verdict(on: part))".count)
      point.text = "\(reason.condition) \(verdict(on: reason))\(rest)"
    }
    return [point]
  }

  private func definition(_ reason: Reason) -> Point {
    joined("\(reason.condition) \(verdict(on: reason))", reason.parts.flatMap(points))
  }

  /// A statement and its reasons; one short one, or two about the same place, are said in the same breath.
  private func joined(_ text: String, _ points: [Point]) -> Point {
    let isShort = points.allSatisfy { $0.points.isEmpty && $0.note == points[0].note } && points.count <= 2
    guard isShort, !points.isEmpty else { return Point(text: points.isEmpty ? text : "\(text):", points: points) }
    return Point(text: "\(text), since \(points.map(\.text).joined(separator: " and "))", note: points[0].note)
  }

  private func verdict(on reason: Reason) -> String {
    let isField =
      reason.condition.contains(".")
      && reason.condition.allSatisfy { $0.isLetter || $0.isNumber || "[]._".contains($0) }
    switch reason.outcome {
    case .holds: return isField ? "is true" : "holds"
    case .doesNotHold: return isField ? "is false" : "does not hold"
    case .unknown: return "is left open"
    case .failed(let error): return "could not be computed: \(error.text)"
    case .value: return "is read"
    }
  }

  // MARK: Lists

  private func one(_ reason: Reason, _ others: Int, _ count: Int, _ verb: String) -> Point {
    let (list, item) = (reason.list ?? "", reason.parts[0])
    let others =
      count == 1
      ? isWhole(reason) ? " (the only one)" : " (the only one that counts)"
      : others == 0 ? " (one of \(count) does)" : ", as \(others == 1 ? "does" : "do") \(others) more of \(count)"
    return Point(
      text: "\(list): \(row(of: item)) \(verb)\(others):", points: item.parts.flatMap(points))
  }

  /// Whether the list that a reason is about is one of the record, as it is there.
  private func isWhole(_ reason: Reason) -> Bool { reason.fields.count == 1 && reason.fields[0].path == reason.list }

  private func everyItem(_ reason: Reason) -> Point {
    let members = reason.parts.filter(\.belongs)
    let others = reason.parts.filter { !$0.belongs }
    let text = "\(list(of: reason)): \(summary(reason, members, others.count))"
    let first = members.filter { $0.outcome == reason.outcome }
    let rest = members.filter { $0.outcome != reason.outcome }
    let points = cut(first + rest) { item($0) } + cut(others) { item($0) }
    return Point(text: points.isEmpty ? text : "\(text):", points: points)
  }

  /// The list that a reason is about, and where it stands.
  private func list(of reason: Reason) -> String {
    let list = reason.list ?? ""
    let base = notes(on: reason.fields, in: list)
    guard !base.isEmpty else { return list }
    let isOther = reason.fields.count == 1 && reason.fields[0].around == nil && !list.contains(reason.fields[0].path)
    return "\(list) (\(isOther ? "from " : "")\(base))"
  }

  private func counted(_ reason: Reason, _ members: ClosedRange<Int>, _ count: Int) -> Point {
    let text = "\(reason.condition) \(verdict(on: reason)): \(list(of: reason)) has"
    let items = cut(reason.parts) { part in
      let verb = part.belongs ? part.outcome == .holds ? "counts" : "may count" : "does not count"
      return joined("\(row(of: part)) \(verb)", part.parts.flatMap(points))
    }
    let number = members.count == 1 ? "\(members.lowerBound)" : "\(members.lowerBound) to \(members.upperBound)"
    return Point(text: "\(text) \(members.upperBound == 0 ? "none" : number) of \(count):", points: items)
  }

  private func summary(_ reason: Reason, _ members: [Reason], _ others: Int) -> String {
    let count = members.count
    let only = others == 0 ? "the only one" : "the only one that counts"
    guard count > 0 else { return others == 0 ? "the record shows none" : "none counts" }
    let open = members.count { $0.outcome == .unknown }
    let sure = members.count { $0.outcome == .holds }
    switch (reason.outcome, reason.macro) {
    case (.holds, .all): return count == 1 ? "\(only) shows it" : "all \(count) show it"
    case (.doesNotHold, .exists): return count == 1 ? "\(only) does not show it" : "none of \(count) shows it"
    case (.unknown, _):
      return count == 1 ? "the record leaves it open" : "the record leaves it open for \(max(1, open)) of \(count)"
    case (.failed(let error), _): return "could not be computed: \(error.text)"
    default: return "\(sure) of \(count) show\(sure == 1 ? "s" : "") it"
    }
  }

  private func item(_ reason: Reason) -> Point {
    let points = reason.parts.flatMap(points)
    let head = row(of: reason)
    let path = reason.row?.path ?? ""
    guard !reason.belongs else {
      guard points.count == 1, points[0].points.isEmpty, points[0].text.contains(path) else {
        return Point(text: "\(head):", points: points)
      }
      return points[0]
    }
    return joined("\(head) does not count", points)
  }

  private func row(of item: Reason) -> String {
    guard let row = item.row else { return "an item" }
    return row.path + (row.position.map { " (\(place($0)))" } ?? "")
  }

  private func cut<Element>(_ elements: [Element], _ point: (Element) -> Point) -> [Point] {
    // One more takes no more room than to say so.
    let count = elements.count <= Self.listed + 1 ? elements.count : Self.listed
    let more = elements.count - count
    return elements.prefix(count).map(point) + (more > 0 ? [Point(text: "and \(more) more")] : [])
  }

  // MARK: Fields

  func place(_ position: Position) -> String { "\(file):\(position.line):\(position.column)" }

  /// Where fields stand; a single one is not named where the condition names it.
  private func notes(on fields: [ShownField], in condition: String) -> String {
    fields.map { note(on: $0, in: fields.count == 1 ? condition : "") }.joined(separator: "; ")
  }

  private func note(on field: ShownField, in condition: String) -> String {
    let name = condition.contains(field.path) ? "" : "\(field.path) "
    if let around = field.around {
      let isInside = field.path.hasPrefix(around.path + ".")
      let name = isInside ? String(field.path.dropFirst(around.path.count + 1)) : field.path
      return "\(name) not stated in \(around.path), \(place(around.position))"
    }
    let position = field.position.map(place) ?? ""
    if field.isUnreadable { return "\(field.path) could not be read, \(position)" }
    return "\(name)\(position)\(field.value.map { " = \($0)" } ?? "")"
  }
}
