import Foundation
import Records
import Support

/// A value of the reference evaluator: plain, slow and easy to see through.
indirect enum ReferenceValue {
  case boolean(Bool)
  case integer(Int64)
  case number(Double)
  case text(String)
  case date(ReferenceDate)
  case months(Int64)
  case days(Int64)
  /// An object of the record and the path to it, by which objects are told apart.
  case object(path: String, fields: [String: ReferenceValue])
  /// Items that are certain; one that could not be read is an error.
  case list([ReferenceValue])
  /// Items of which some may not belong, or are unknown. `belongs` is true or unknown.
  case undecided([(item: ReferenceValue, belongs: ReferenceValue)])
  /// The size of an undecided list.
  case size(ClosedRange<Int64>, silent: Set<String>)
  /// The silent paths. It is absent where the record has nothing at that very place.
  case unknown(Set<String>, isAbsent: Bool)
  case error(String)
}

extension ReferenceValue {
  static let yes = ReferenceValue.boolean(true)
  static let no = ReferenceValue.boolean(false)

  var isTrue: Bool { if case .boolean(true) = self { true } else { false } }
  var isFalse: Bool { if case .boolean(false) = self { true } else { false } }
  var isError: Bool { if case .error = self { true } else { false } }
  var isUnknown: Bool { if case .unknown = self { true } else { false } }
  /// The silent paths of an unknown; none for any other value.
  var silent: Set<String> { if case .unknown(let paths, _) = self { paths } else { [] } }

  /// It where one value is needed: what is not decided is unknown.
  var plain: ReferenceValue {
    switch self {
    case .undecided(let pairs):
      .unknown(pairs.reduce(into: []) { $0.formUnion($1.item.silent.union($1.belongs.silent)) }, isAbsent: false)
    case .size(_, let silent): .unknown(silent, isAbsent: false)
    default: self
    }
  }

  /// Unknown by any of several values, or the first error among them; nil where there is neither.
  static func missing(among values: [ReferenceValue]) -> ReferenceValue? {
    if values.contains(where: \.isUnknown) {
      return .unknown(values.reduce(into: []) { $0.formUnion($1.silent) }, isAbsent: false)
    }
    return values.first(where: \.isError)
  }

  // MARK: Logic

  var negated: ReferenceValue {
    if case .boolean(let value) = self { .boolean(!value) } else { self }
  }

  /// Strong Kleene "and" of any number: false decides, then unknown, then the first error.
  static func allOf(_ values: [ReferenceValue]) -> ReferenceValue {
    values.contains(where: \.isFalse) ? .no : missing(among: values) ?? .yes
  }

  /// Strong Kleene "or".
  static func anyOf(_ values: [ReferenceValue]) -> ReferenceValue { allOf(values.map(\.negated)).negated }

  // MARK: Equality and order

  static func equal(_ left: ReferenceValue, _ right: ReferenceValue) -> ReferenceValue {
    if let missing = missing(among: [left, right]) { return missing }
    switch (left, right) {
    case (.boolean(let left), .boolean(let right)): return .boolean(left == right)
    case (.integer(let left), .integer(let right)): return .boolean(left == right)
    case (.integer, .number), (.number, .integer), (.number, .number): return .boolean(left.double == right.double)
    case (.text(let left), .text(let right)): return .boolean(Array(left.utf8) == Array(right.utf8))
    case (.date(let left), .date(let right)): return .boolean(left == right)
    case (.months(let left), .months(let right)), (.days(let left), .days(let right)): return .boolean(left == right)
    case (.object(let left, _), .object(let right, _)): return .boolean(left == right)
    case (.list(let left), .list(let right)):
      return left.count == right.count ? allOf(zip(left, right).map { equal($0, $1) }) : .no
    default: return .no
    }
  }

  /// Whether the values can't be told apart by anything: 0.0 equals -0.0 and yet is another number.
  static func areSame(_ left: ReferenceValue, _ right: ReferenceValue) -> Bool {
    switch (left, right) {
    case (.integer, .number), (.number, .integer), (.number, .number):
      left.double.bitPattern == right.double.bitPattern
    case (.list(let left), .list(let right)):
      left.count == right.count && zip(left, right).allSatisfy { areSame($0, $1) }
    default: equal(left, right).isTrue
    }
  }

  /// Whether the first stands before the second; nil where neither stands anywhere, as with what is no number.
  static func isBefore(_ left: ReferenceValue, _ right: ReferenceValue) -> Bool {
    switch (left, right) {
    case (.integer(let left), .integer(let right)): left < right
    case (.text(let left), .text(let right)): left.utf8.lexicographicallyPrecedes(right.utf8)
    case (.date(let left), .date(let right)): left.number < right.number
    default: left.double < right.double
    }
  }

  var double: Double {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: .nan
    }
  }
}

extension ReferenceValue: CustomStringConvertible {
  var description: String {
    switch self {
    case .boolean(let value): "\(value)"
    case .integer(let value): "\(value)"
    case .number(let value): "\(value)"
    case .text(let value): value.debugDescription
    case .date(let value): value.description
    case .months(let count): "\(count) months"
    case .days(let count): "\(count) days"
    case .object(let path, _): "the object \(path)"
    case .list(let items): "[\(items.map(\.description).joined(separator: ", "))]"
    case .undecided, .size: plain.description
    case .unknown(let paths, _): "unknown: \(paths.sorted().joined(separator: " "))"
    case .error(let name): "error: \(name)"
    }
  }

  /// How it is shown where numbers are doubles by their type: a whole one may have been written there.
  var describedAsDouble: String {
    switch self {
    case .integer(let value): "\(Double(value))"
    case .list(let items): "[\(items.map(\.describedAsDouble).joined(separator: ", "))]"
    default: description
    }
  }
}

// MARK: - Records

extension ReferenceValue {
  /// A record that a test writes out.
  static func record(_ literal: RecordLiteral, by schema: RecordSchema) -> ReferenceValue {
    value(literal, .object(schema.root.id), schema, at: "")
  }

  private static func value(
    _ literal: RecordLiteral, _ type: ValueType, _ schema: RecordSchema, at path: String
  ) -> ReferenceValue {
    switch (literal, type) {
    case (.absent, _): return .unknown([path], isAbsent: true)
    case (.unreadable, _): return .error("unreadable")
    case (.boolean(let value), _): return .boolean(value)
    case (.integer(let value), .number): return .number(Double(value))
    case (.integer(let value), _): return .integer(Int64(value))
    case (.double(let value), _): return .number(value)
    case (.text(let text), .date): return ReferenceDate(text).map(ReferenceValue.date) ?? .error("unreadable")
    case (.text(let text), _): return .text(text)
    case (.list(let items), .list(let item, _, _)):
      return .list(items.enumerated().map { value($0.element, item, schema, at: "\(path)[\($0.offset)]") })
    case (.object(let entries), .object(let id)):
      var fields: [String: ReferenceValue] = [:]
      for (name, literal) in entries {
        guard let field = schema.objects[id].field(named: name) else { continue }
        let value = value(literal, field.type, schema, at: path.isEmpty ? name : "\(path).\(name)")
        if !value.isUnknown { fields[name] = value }
      }
      return .object(path: path, fields: fields)
    default: return .error("unreadable")
    }
  }
}
