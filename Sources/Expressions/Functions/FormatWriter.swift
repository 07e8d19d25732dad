import Foundation
import Records

/// Writes the values of a list into the clauses of a text.
struct FormatWriter {
  /// How many digits a clause may ask for behind the point.
  private static let precisionLimit = 100

  private let format: [UInt8]
  private var offset = 0
  private var made: [UInt8] = []
  private var next = 0

  init(_ format: [UInt8]) { self.format = format }

  mutating func write(_ list: Value, _ evaluator: inout Evaluator) -> Value {
    while offset < format.count {
      let byte = format[offset]
      offset += 1
      guard byte == UInt8(ascii: "%") else {
        made.append(byte)
        continue
      }
      switch clause(list, &evaluator) {
      case .success(let text):
        guard evaluator.charge(10 + text.utf8.count / 4) else { return .error(.costLimit) }
        made.append(contentsOf: text.utf8)
      case .failure(let error): return .error(error)
      }
    }
    return evaluator.makeText(made)
  }

  /// What a clause behind its `%` comes to.
  private mutating func clause(_ list: Value, _ evaluator: inout Evaluator) -> Result<String, EvaluationError> {
    if takes("%") { return .success("%") }
    var precision: Int?
    if takes(".") {
      guard let digits = number(), digits <= Self.precisionLimit else { return .failure(.invalidFormat) }
      precision = digits
    }
    guard offset < format.count, next < Int(list.count) else { return .failure(.invalidFormat) }
    let verb = Unicode.Scalar(format[offset])
    guard precision == nil || verb == "f" || verb == "e" else { return .failure(.invalidFormat) }
    offset += 1
    next += 1
    let value = evaluator.item(next - 1, of: list)
    if let error = value.evaluationError { return .failure(error) }
    return text(of: value, as: verb, precision, &evaluator)
  }

  private func text(
    of value: Value, as verb: Unicode.Scalar, _ precision: Int?, _ evaluator: inout Evaluator
  ) -> Result<String, EvaluationError> {
    switch verb {
    case "s": return evaluator.written(value)
    case "d": return Self.decimal(value)
    case "f", "e": return Self.fraction(value, verb, precision ?? 6)
    case "b":
      if value.kind == .boolean { return .success(value.isTrue ? "1" : "0") }
      return Self.digits(value, radix: 2)
    case "o": return Self.digits(value, radix: 8)
    case "x", "X":
      guard value.isText || value.kind == .bytes else { return Self.digits(value, radix: 16, upper: verb == "X") }
      // Two digits for each byte are charged before they are made.
      guard evaluator.charge(evaluator.length(of: value) / 4) else { return .failure(.costLimit) }
      let bytes = evaluator.utf8(of: value).map { Self.padded(String($0, radix: 16, uppercase: verb == "X")) }
      return .success(bytes.joined())
    default: return .failure(.invalidFormat)
    }
  }

  private mutating func takes(_ scalar: Unicode.Scalar) -> Bool {
    guard offset < format.count, Unicode.Scalar(format[offset]) == scalar else { return false }
    offset += 1
    return true
  }

  private mutating func number() -> Int? {
    var digits = ""
    while offset < format.count, (0x30...0x39).contains(format[offset]), digits.count < 4 {
      digits.unicodeScalars.append(Unicode.Scalar(format[offset]))
      offset += 1
    }
    return Int(digits)
  }

  // MARK: Numbers

  private static func decimal(_ value: Value) -> Result<String, EvaluationError> {
    if value.kind == .double, let name = notFinite(value.double) { return .success(name) }
    return digits(value, radix: 10)
  }

  private static func digits(_ value: Value, radix: Int, upper: Bool = false) -> Result<String, EvaluationError> {
    switch value.kind {
    case .integer: .success(String(value.integer, radix: radix, uppercase: upper))
    case .unsigned: .success(String(value.bits, radix: radix, uppercase: upper))
    default: .failure(.invalidFormat)
    }
  }

  private static func fraction(
    _ value: Value, _ verb: Unicode.Scalar, _ precision: Int
  ) -> Result<String, EvaluationError> {
    let number: Double
    switch value.kind {
    case .integer, .double: number = value.double
    case .unsigned: number = Double(value.bits)
    default: return .failure(.invalidFormat)
    }
    return .success(notFinite(number) ?? String(format: "%.\(precision)\(verb)", number))
  }

  private static func padded(_ digits: String) -> String { digits.count == 1 ? "0\(digits)" : digits }

  static func notFinite(_ number: Double) -> String? {
    number.isFinite ? nil : number.isNaN ? "NaN" : number < 0 ? "-Infinity" : "Infinity"
  }
}

extension Evaluator {
  /// A value as `%s` writes it. A list may hold another one many times, and that a third: each is charged as often as it is
  /// written.
  fileprivate mutating func written(_ value: Value) -> Result<String, EvaluationError> {
    guard charge(1 + length(of: value) / 8) else { return .failure(.costLimit) }
    switch value.kind {
    case .null: return .success("null")
    case .boolean: return .success(value.isTrue ? "true" : "false")
    case .integer: return .success("\(value.integer)")
    case .unsigned: return .success("\(value.bits)")
    case .double: return .success(Function.text(of: value.double))
    case .symbol, .text, .bytes: return .success(string(of: value))
    case .timestamp: return .success(TimeText.timestamp(value.integer, value.count))
    case .duration: return .success(TimeText.duration(value.integer))
    case .date: return .success(value.calendarDate.description)
    case .type: return .success(TypeName(rawValue: UInt8(truncatingIfNeeded: value.bits))?.text ?? "")
    case .list: return writtenList(value)
    case .map: return writtenMap(value)
    case .missing, .period, .object, .optional, .undecidedList, .sizeRange, .unknown, .error:
      return .failure(value.evaluationError ?? .invalidFormat)
    }
  }

  private mutating func writtenList(_ list: Value) -> Result<String, EvaluationError> {
    var parts: [String] = []
    for index in 0..<Int(list.count) {
      switch written(item(index, of: list)) {
      case .success(let text): parts.append(text)
      case .failure(let error): return .failure(error)
      }
    }
    return .success("[\(parts.joined(separator: ", "))]")
  }

  /// Sorted by the texts of the keys, since a map has no order.
  private mutating func writtenMap(_ map: Value) -> Result<String, EvaluationError> {
    var parts: [(key: String, text: String)] = []
    for index in 0..<Int(map.count) {
      let entry = entry(index, of: map)
      switch (written(entry.key), written(entry.value)) {
      case (.success(let key), .success(let text)): parts.append((key, "\(key): \(text)"))
      case (.failure(let error), _), (_, .failure(let error)): return .failure(error)
      }
    }
    parts.sort { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    return .success("{\(parts.map(\.text).joined(separator: ", "))}")
  }
}
