import Diagnostics
import Expressions
import Foundation
import Support

/// A row of CEL's public conformance suite: an expression and what must come of it.
struct ConformanceRow: Decodable {
  let file: String
  let name: String
  let section: String
  let expr: String
  let container: String
  let bindings: [String: ConformanceValue]
  let expect: Expectation
  let value: ConformanceValue?
  let needs: [String]
  let deducedType: String?
  let disableCheck: Bool
  private let typeEnv: [Declaration]?

  enum Expectation: String, Decodable {
    case value, error, type
  }

  /// A variable and its type, or a function and its overloads.
  private struct Declaration: Decodable {
    let name: String
    let ident: String?
    let function: [Overload]?

    struct Overload: Decodable {
      let params: [String]
      let result: String
    }
  }

  private enum CodingKeys: String, CodingKey {
    case file, name, section, expr, container, bindings, expect, value, needs
    case typeEnv = "type_env"
    case deducedType = "deduced_type"
    case disableCheck = "disable_check"
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

  /// The rows that do not pass, by file, section and name, and why. The list may only shrink.
  static let skipped: [String: String] = [:]

  var id: String { "\(file)/\(section)/\(name)" }

  /// The expression in standard mode; nil where it can't be used at all.
  func expression() -> StandardExpression? {
    var declarations = StandardDeclarations(container: container)
    for name in bindings.keys { declarations.variables[name] = .dynamic }
    for declaration in typeEnv ?? [] {
      if let type = declaration.ident { declarations.variables[declaration.name] = ExpressionType(row: type) }
      for overload in declaration.function ?? [] {
        let types = overload.params.map { ExpressionType(row: $0) }
        declarations.functions.append(
          Function(declared: declaration.name, taking: types, returning: ExpressionType(row: overload.result)))
      }
    }
    var diagnostics = Diagnostics()
    return StandardExpression(SourceSnippet(path: name, text: expr), declaring: declarations, &diagnostics)
  }

  /// What comes of it in standard mode; nil where the expression can't be used at all.
  func evaluate() -> Result<StandardValue, EvaluationError>? {
    expression()?.evaluate(with: bindings.mapValues(\.value))
  }

  /// Whether it comes out as the row says: the value, the error, the type; and where a checker would pass the expression,
  /// whether deducing types finds nothing wrong with it.
  var passes: Bool {
    guard let expression = expression() else { return expect == .error }
    if let deducedType, expression.type.text != deducedType { return false }
    if expect != .error, !disableCheck, !expression.typeMistakes.isEmpty { return false }
    return switch (expect, expression.evaluate(with: bindings.mapValues(\.value))) {
    case (.type, _), (.error, .failure): true
    case (.error, .success), (.value, .failure): false
    case (.value, .success(let result)): value.map { result.isSame(as: $0.value) } ?? false
    }
  }
}

extension ExpressionType {
  /// A type as the rows write it: `list(int)`, `tuple(T, U)`; a capital letter is a parameter.
  init(row text: String) {
    guard let bracket = text.firstIndex(of: "(") else {
      self = Self.simple[text] ?? .parameter(text)
      return
    }
    let inner = text[text.index(after: bracket)...].dropLast()
    let types = inner.split(separator: ", ").map { ExpressionType(row: String($0)) }
    switch text[..<bracket] {
    case "list": self = .list(types[0])
    case "map": self = .map(types[0], types[1])
    case "optional_type": self = .optional(types[0])
    case let name: self = .abstract(String(name), types)
    }
  }

  private static let simple: [String: ExpressionType] = [
    "bool": .boolean, "int": .integer, "uint": .unsigned, "double": .double, "string": .string, "bytes": .bytes,
    "null_type": .null, "duration": .duration, "timestamp": .timestamp, "dyn": .dynamic, "type": .type,
  ]
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
