import Diagnostics
import Expressions
import Foundation
import Support

/// A row of CEL's public conformance suite: an expression and what must come of it.
struct ConformanceRow: Decodable {
  let name: String
  let section: String
  let expr: String
  let container: String
  let bindings: [String: ConformanceValue]
  let expect: Expectation
  let value: ConformanceValue?
  let needs: [String]
  private let typeEnv: [Declaration]?

  enum Expectation: String, Decodable {
    case value, error, type
  }

  private struct Declaration: Decodable {
    let name: String
  }

  private enum CodingKeys: String, CodingKey {
    case name, section, expr, container, bindings, expect, value, needs
    case typeEnv = "type_env"
  }

  /// Where the rows are, if they are here: they are data of the workshop, and not part of the project.
  static let folder = Project.root.appendingPathComponent("../shared/conformance/cel").standardizedFileURL
  static let isHere = FileManager.default.fileExists(atPath: folder.path)

  /// The rows by file, in the order of the files' names.
  static func all() throws -> [(file: String, rows: [ConformanceRow])] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".jsonl") }
    return try names.sorted().map { name in
      let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
      let rows = try text.split(separator: "\n").map { line in
        try JSONDecoder().decode(ConformanceRow.self, from: Data(line.utf8))
      }
      return (String(name.dropLast(6)), rows)
    }
  }

  /// What comes of it in standard mode; nil where the expression can't be used at all.
  func evaluate() -> Result<StandardValue, EvaluationError>? {
    var diagnostics = Diagnostics()
    let names = Set(bindings.keys).union(typeEnv?.map(\.name) ?? []).sorted()
    let snippet = SourceSnippet(path: name, text: expr)
    guard let expression = StandardExpression(snippet, variables: names, container: container, &diagnostics) else {
      return nil
    }
    return expression.evaluate(with: bindings.mapValues(\.value))
  }

  /// The extensions of CEL that this language does not have: their functions are not known, so that a row that asks for
  /// an error would pass for nothing. The list may only shrink.
  static let missing: Set<String> = ["ext:math", "ext:string"]

  /// Whether it comes out as the row says; nil where the row is not run: it needs a missing extension, or asks for a type,
  /// which standard mode does not deduce.
  var passes: Bool? {
    guard Self.missing.isDisjoint(with: needs) else { return nil }
    return switch (expect, evaluate()) {
    case (.type, _): nil
    case (.error, nil), (.error, .failure): true
    case (.error, .success), (.value, nil), (.value, .failure): false
    case (.value, .success(let result)): value.map { result.isSame(as: $0.value) } ?? false
    }
  }
}

/// A value as the rows write it: an object with one key.
struct ConformanceValue: Decodable {
  let value: StandardValue

  private enum Key: String, CodingKey {
    case null, bool, int, uint, double, string, bytes, list, map, type, timestamp, duration
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    guard let key = container.allKeys.first else { throw Unreadable(what: "an empty value") }
    value = try Self.value(key, container)
  }

  private static func value(_ key: Key, _ container: KeyedDecodingContainer<Key>) throws -> StandardValue {
    switch key {
    case .null: .null
    case .bool: .boolean(try container.decode(Bool.self, forKey: key))
    case .int: .integer(try text(key, container, Int64.init))
    case .uint: .unsigned(try text(key, container, UInt64.init))
    case .double:
      .double(try (try? container.decode(Double.self, forKey: key)) ?? text(key, container) { Double($0) })
    case .string: .string(try container.decode(String.self, forKey: key))
    case .bytes: .bytes(try text(key, container) { Data(base64Encoded: $0).map(Array.init) })
    case .list: .list(try container.decode([ConformanceValue].self, forKey: key).map(\.value))
    case .map:
      .map(
        try container.decode([[ConformanceValue]].self, forKey: key).map {
          StandardValue.Entry(key: $0[0].value, value: $0[1].value)
        })
    case .type: .type(try text(key, container) { name in TypeName.allCases.first { $0.text == name } })
    case .timestamp: try text(key, container) { evaluated("timestamp('\($0)')") }
    case .duration: try text(key, container) { evaluated("duration('\($0)')") }
    }
  }

  private static func text<T>(
    _ key: Key, _ container: KeyedDecodingContainer<Key>, _ convert: (String) -> T?
  ) throws -> T {
    let text = try container.decode(String.self, forKey: key)
    guard let value = convert(text) else { throw Unreadable(what: "'\(text)'") }
    return value
  }

  private static func evaluated(_ expression: String) -> StandardValue? {
    var diagnostics = Diagnostics()
    let snippet = SourceSnippet(path: "row", text: expression)
    return try? StandardExpression(snippet, &diagnostics)?.evaluate().get()
  }

  private struct Unreadable: Error {
    let what: String
  }
}

extension StandardValue {
  /// Whether it is the same value and of the same type: of doubles the same bits, of maps the same entries in any order.
  func isSame(as other: StandardValue) -> Bool {
    switch (self, other) {
    case (.double(let left), .double(let right)): (left.isNaN && right.isNaN) || left.bitPattern == right.bitPattern
    case (.list(let left), .list(let right)):
      left.count == right.count && zip(left, right).allSatisfy { $0.isSame(as: $1) }
    case (.map(let left), .map(let right)):
      left.count == right.count
        && left.allSatisfy { entry in
          right.contains { $0.key.isSame(as: entry.key) && $0.value.isSame(as: entry.value) }
        }
    default: self == other
    }
  }
}
