@testable import Rubrics

/// Reads the lines of a sentence on flags as a person would, word by word, and says what they come to.
struct SentenceReader {
  /// What the record says of each flag: nil is silence.
  let answers: [String: Bool?]

  /// A line and those that hang on it.
  struct Item {
    let text: String
    var below: [Item] = []
  }

  /// What some lines say: true, false, or nil where it stays open.
  func value(_ lines: [SentenceLine]) -> Bool? {
    var rest = lines[...]
    return value(Self.items(&rest, depth: 0)[0])
  }

  private static func items(_ lines: inout ArraySlice<SentenceLine>, depth: Int) -> [Item] {
    var items: [Item] = []
    while let line = lines.first, line.depth == depth {
      lines.removeFirst()
      items.append(Item(text: line.phrase.words, below: Self.items(&lines, depth: depth + 1)))
    }
    return items
  }

  private func value(_ item: Item) -> Bool? {
    if let rest = item.text.after("if "), let (condition, consequence) = rest.cut(at: ", then ") {
      return Kleene.either([
        Kleene.not(statement(condition)), value(Item(text: consequence, below: item.below)),
      ])
    }
    if let rest = item.text.after("this stays open") { return open(rest, item.below) }
    func below() -> [Bool?] { item.below.map(value) }
    switch item.text {
    case "all of these hold:": return Kleene.both(below())
    case "at least one of these holds:": return Kleene.either(below())
    case "none of these holds:": return Kleene.not(Kleene.either(below()))
    case "at least one of these does not hold:": return Kleene.not(Kleene.both(below()))
    case "both of these hold or neither does:": return Kleene.same(below()[0], below()[1])
    case "exactly one of these holds:": return Kleene.not(Kleene.same(below()[0], below()[1]))
    case "where the first of these holds, the second holds too:":
      return Kleene.either([Kleene.not(below()[0]), below()[1]])
    case "this is so:": return choice(item.below)
    default: return statement(item.text)
    }
  }

  private func choice(_ items: [Item]) -> Bool? {
    func branch(_ item: Item, after start: String) -> Bool? {
      item.text.after(start).flatMap { value(Item(text: $0, below: item.below)) }
    }
    if items.count == 3 {
      return Kleene.choice(
        branch(items[0], after: "first, whether "), branch(items[1], after: "if so, "),
        branch(items[2], after: "if not, "))
    }
    guard let (condition, first) = items[0].text.after("if ")?.cut(at: ", then ") else { return nil }
    return Kleene.choice(
      statement(condition), value(Item(text: first, below: items[0].below)), branch(items[1], after: "if not, "))
  }

  private func open(_ rest: String, _ below: [Item]) -> Bool? {
    guard let (condition, end) = rest.after(" where ")?.cut(at: ", and else ") else { return nil }
    let holds = condition == "the following is so" ? value(below[0]) : statement(condition)
    return holds == false ? end.hasPrefix("holds") : nil
  }

  /// What stands in one line: no more than one sort of word may join its statements.
  private func statement(_ text: String) -> Bool? {
    if let parts = text.after("either ")?.components(" or "), parts.count == 2 {
      return Kleene.either(parts.map { clause($0, of: "") })
    }
    let parts = text.components(" and ")
    return Kleene.both(parts.map { clause($0, of: parts[0]) })
  }

  /// A statement on a flag; one without a flag of its own is on the flag of the first.
  private func clause(_ text: String, of first: String) -> Bool? {
    let words = text.contains("“") ? text : "\(first.prefix(3)) \(text)"
    guard let name = words.split(separator: /[“”]/, omittingEmptySubsequences: false).dropFirst().first,
      let answer = answers[String(name)]
    else { preconditionFailure("not a statement on a flag: \(text)") }
    if words.hasPrefix("the record says whether ") { return answer != nil }
    switch words {
    case "“\(name)” is yes": return answer
    case "“\(name)” is no": return Kleene.not(answer)
    default: preconditionFailure("not a statement on a flag: \(text)")
    }
  }
}

extension String {
  fileprivate func after(_ start: String) -> String? { hasPrefix(start) ? String(dropFirst(start.count)) : nil }

  fileprivate func cut(at separator: String) -> (String, String)? {
    firstRange(of: separator).map { (String(self[..<$0.lowerBound]), String(self[$0.upperBound...])) }
  }

  fileprivate func components(_ separator: String) -> [String] { split(separator: separator).map(String.init) }
}

/// Strong Kleene logic: nil is unknown.
enum Kleene {
  static func both(_ values: [Bool?]) -> Bool? {
    values.contains(false) ? false : values.contains(nil) ? nil : true
  }

  static func not(_ value: Bool?) -> Bool? { value.map { !$0 } }

  static func same(_ left: Bool?, _ right: Bool?) -> Bool? {
    left.flatMap { left in right.map { $0 == left } }
  }

  static func either(_ values: [Bool?]) -> Bool? { not(both(values.map(not))) }

  static func choice(_ condition: Bool?, _ first: Bool?, _ second: Bool?) -> Bool? {
    condition.map { $0 ? first : second } ?? (first == second ? first : nil)
  }
}
