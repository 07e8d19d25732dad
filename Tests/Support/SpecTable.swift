import Foundation
import Records
import Yams

/// A table of `Tests/Spec`: what expressions come to when the file says something, nothing, or something that can't be read.
public struct SpecTable: Sendable {
  /// What its rows are about.
  public let topic: String
  /// The same in a few sentences.
  public let about: String
  /// The records that rows name, as they are written.
  public let records: [(name: String, text: String)]
  /// The definitions that rows use: head and body.
  public let definitions: [(head: String, body: String)]
  /// The rows.
  public let rows: [Row]

  /// One row.
  public struct Row: Sendable {
    /// What it says, in words.
    public let name: String
    /// The record as it is written, or its name.
    public let recordText: String
    /// The record itself.
    public let record: RecordLiteral
    /// The expression.
    public let expression: String
    /// What comes of it.
    public let answer: Answer
  }

  /// What comes of an expression.
  public enum Answer: Equatable, Sendable {
    /// True or false.
    case value(Bool)
    /// An error of this name.
    case error(String)
    /// Unknown, because these fields are silent.
    case silent(Set<String>)
  }

  /// All tables, in the order in which they are read.
  public static let all: [SpecTable] = order.map { name in
    do {
      return try SpecTable(Project.text("Tests/Spec/\(name).yaml"))
    } catch {
      fatalError("Tests/Spec/\(name).yaml: \(error)")
    }
  }

  /// From what is simple to what is not.
  public static let order = [
    "logic", "comparison", "macros", "lists", "sizes", "has", "functions", "dates", "definitions", "errors",
  ]

  private struct Mistake: Error { let text: String }

  init(_ yaml: String) throws {
    guard let root = try Yams.compose(yaml: yaml), let topic = root["topic"]?.string, let about = root["about"]?.string,
      let nodes = root["rows"]?.sequence
    else { throw Mistake(text: "a table has a topic, what it is about, and rows") }
    let named = root["records"]?.mapping.map { mapping in mapping.map { ($0.key.string ?? "", $0.value) } } ?? []
    let definitions = root["define"]?.mapping.map { mapping in
      mapping.map { (head: $0.key.string ?? "", body: $0.value.scalar?.string ?? "") }
    }
    self.topic = topic
    self.about = about.trimmingCharacters(in: .whitespacesAndNewlines)
    self.definitions = definitions ?? []
    records = try named.map { (name: $0.0, text: try RecordLiteral.written($0.1)) }
    rows = try nodes.map { try Row($0, named) }
  }
}

extension SpecTable.Row {
  fileprivate init(_ node: Node, _ records: [(String, Node)]) throws {
    guard let name = node["name"]?.scalar?.string, let record = node["record"],
      let expression = node["expression"]?.scalar?.string
    else { throw SpecTable.problem("a row has a name, a record and an expression") }
    self.name = name
    self.expression = expression
    let isNamed = records.first { $0.0 == record.scalar?.string }
    recordText = try isNamed?.0 ?? RecordLiteral.written(record)
    self.record = try RecordLiteral(isNamed?.1 ?? record, .object(TestSchema.box.root.id))
    switch (node["gives"]?.scalar?.string, node["error"]?.scalar?.string, node["silent"]?.sequence) {
    case (let value?, nil, nil): answer = .value(value == "true")
    case (nil, let error?, nil): answer = .error(error)
    case (nil, nil, let paths?): answer = .silent(Set(paths.compactMap(\.scalar?.string)))
    default: throw SpecTable.problem("'\(name)' needs one of 'gives', 'error' and 'silent'")
    }
  }
}

extension SpecTable {
  fileprivate static func problem(_ text: String) -> any Error { Mistake(text: text) }
}

extension RecordLiteral {
  /// A value of a table, whose type the schema tells. `unreadable` is a value that can't be read.
  fileprivate init(_ node: Node, _ type: ValueType) throws {
    let text = node.scalar?.string ?? ""
    switch type {
    case _ where text == "unreadable": self = .unreadable
    case .boolean where ["true", "false"].contains(text): self = .boolean(text == "true")
    case .integer where Int(text) != nil: self = .integer(Int(text) ?? 0)
    case .number where Double(text) != nil: self = .double(Double(text) ?? 0)
    case .text where node.scalar != nil: self = .text(text)
    case .date where CalendarDate(text) != nil: self = .text(text)
    case .enumeration(let id) where TestSchema.box.enumerations[id].values.contains { $0.name == text }:
      self = .text(text)
    case .list(let item, _, _) where node.sequence != nil:
      self = .list(try (node.sequence ?? []).map { try RecordLiteral($0, item) })
    case .object(let id) where node.mapping != nil:
      self = .object(
        try (node.mapping ?? [:]).map { key, value in
          guard let field = TestSchema.box.objects[id].field(named: key.scalar?.string ?? "") else {
            throw SpecTable.problem("no field '\(key.scalar?.string ?? "")'")
          }
          return (field.name, try RecordLiteral(value, field.type))
        })
    default: throw SpecTable.problem("'\(text)' is no value of \(type)")
    }
  }

  /// A record on one line, as it is written in a table.
  fileprivate static func written(_ node: Node) throws -> String {
    switch node {
    case .mapping(let mapping):
      "{\(try mapping.map { "\($0.key.scalar?.string ?? ""): \(try written($0.value))" }.joined(separator: ", "))}"
    case .sequence(let items): "[\(try items.map(written).joined(separator: ", "))]"
    case .scalar(let scalar): scalar.style == .doubleQuoted ? "\"\(scalar.string)\"" : scalar.string
    case .alias: throw SpecTable.problem("no aliases here")
    }
  }
}

// MARK: - As a page

extension SpecTable {
  /// All tables as a page shows them.
  public static var page: String { all.map(\.section).joined(separator: "\n") }

  private var section: String {
    var text = "### \(topic)\n\n\(about)\n\n"
    if !records.isEmpty {
      let lines = records.map { "\($0.name): \($0.text)" }
      text += "Records of this table:\n\n```text\n\(lines.joined(separator: "\n"))\n```\n\n"
    }
    if !definitions.isEmpty {
      let lines = definitions.map { "\($0.head): \($0.body)" }
      text += "Definitions of this table:\n\n```text\n\(lines.joined(separator: "\n"))\n```\n\n"
    }
    text += "| what is shown | record | expression | answer |\n|---|---|---|---|\n"
    return text + rows.map(\.line).joined()
  }
}

extension SpecTable.Row {
  fileprivate var line: String {
    let record = recordText == "{}" ? "nothing" : "`\(Self.cell(recordText))`"
    return "| \(name) | \(record) | `\(Self.cell(expression))` | \(answer.shown) |\n"
  }

  private static func cell(_ text: String) -> String { text.replacingOccurrences(of: "|", with: "\\|") }
}

extension SpecTable.Answer {
  fileprivate var shown: String {
    switch self {
    case .value(let value): "`\(value)`"
    case .error(let name): "error `\(name)`"
    case .silent(let paths): "unknown: \(paths.sorted().map { "`\($0)`" }.joined(separator: ", "))"
    }
  }
}
