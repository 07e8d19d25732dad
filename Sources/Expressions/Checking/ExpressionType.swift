import Records

/// The type of an expression. In a rubric it is known before any record is read; in standard mode it is `dynamic`.
public indirect enum ExpressionType: Hashable, Sendable {
  /// True or false.
  case boolean
  /// A whole number of 64 bits.
  case integer
  /// A number.
  case double
  /// Text.
  case string
  /// A day.
  case date
  /// A number of days or months, to be added to a date.
  case period
  /// A text out of an enumeration of the schema, by its index; usable wherever a text is.
  case enumeration(Int)
  /// An object of the record, by the index of its type in the schema.
  case object(Int)
  /// A list.
  case list(ExpressionType)
  /// The type of the items of an empty list written out: fits every type.
  case nothing
  /// Any type, found when it is evaluated. This and what follows are types of standard mode only.
  case dynamic
  /// A whole number without a sign.
  case unsigned
  /// Bytes.
  case bytes
  /// Null.
  case null
  /// A point in time.
  case timestamp
  /// A span of time.
  case duration
  /// A type.
  case type
  /// A map from keys to values.
  case map(ExpressionType, ExpressionType)
  /// A value that may be none.
  case optional(ExpressionType)
  /// A type of a host's own, by its name, of other types.
  case abstract(String, [ExpressionType])
  /// Any type, in the signature of a function: the same wherever it has the same name.
  case parameter(String)

  /// The type of a field's value.
  init(_ type: ValueType) {
    switch type {
    case .boolean: self = .boolean
    case .integer: self = .integer
    case .number: self = .double
    case .text: self = .string
    case .date: self = .date
    case .enumeration(let id): self = .enumeration(id)
    case .object(let id): self = .object(id)
    case .list(let item, _, _): self = .list(ExpressionType(item))
    }
  }

  /// Whether a rubric can have values of this type.
  var isOfRubrics: Bool {
    switch self {
    case .boolean, .integer, .double, .string, .date, .period, .enumeration, .object, .nothing, .parameter: true
    case .list(let item): item.isOfRubrics
    case .dynamic, .unsigned, .bytes, .null, .timestamp, .duration, .type, .map, .optional, .abstract: false
    }
  }

  /// Whether a value of this kind may stand where this type is asked for, in standard mode.
  func holds(_ value: Value) -> Bool {
    switch self {
    case .dynamic, .parameter: true
    case .boolean: value.kind == .boolean
    case .integer: value.kind == .integer
    case .unsigned: value.kind == .unsigned
    case .double: value.kind == .double
    case .string: value.isText
    case .bytes: value.kind == .bytes
    case .null: value.kind == .null
    case .date: value.kind == .date
    case .period: value.kind == .period
    case .timestamp: value.kind == .timestamp
    case .duration: value.kind == .duration
    case .type: value.kind == .type
    case .list: value.kind == .list
    case .map: value.kind == .map
    case .optional: value.kind == .optional
    case .enumeration, .object, .nothing, .abstract: false
    }
  }

  /// Whether it is a number.
  var isNumber: Bool { self == .integer || self == .double }

  /// Whether it is text, of an enumeration or any.
  var isText: Bool {
    if case .enumeration = self { return true }
    return self == .string
  }

  /// The enumeration it is of, or its items are of.
  var enumeration: Int? {
    switch self {
    case .enumeration(let id): id
    case .list(let item): item.enumeration
    case .boolean, .integer, .double, .string, .date, .period, .object, .nothing, .dynamic, .unsigned, .bytes, .null,
      .timestamp, .duration, .type, .map, .optional, .abstract, .parameter:
      nil
    }
  }

  /// Whether a value of this type may stand where `other` is asked for.
  func fits(_ other: ExpressionType) -> Bool {
    switch (self, other) {
    case (.nothing, _), (.enumeration, .string): true
    case (.list(let item), .list(let wanted)): item.fits(wanted)
    default: self == other
    }
  }

  /// The type that holds the values of both; nil where there is none.
  func joined(_ other: ExpressionType) -> ExpressionType? {
    if fits(other) { return other }
    if other.fits(self) { return self }
    switch (self, other) {
    case (.enumeration, .enumeration): return .string
    case (.list(let item), .list(let otherItem)): return item.joined(otherItem).map(ExpressionType.list)
    default: return nil
    }
  }

  /// Whether `==` may stand between values of these types.
  func isComparable(to other: ExpressionType) -> Bool {
    switch (self, other) {
    case (.object, _), (_, .object), (.period, _), (_, .period): false
    case (.nothing, _), (_, .nothing): true
    case (.list(let item), .list(let otherItem)): item.isComparable(to: otherItem)
    default: (isNumber && other.isNumber) || (isText && other.isText) || self == other
    }
  }

  /// Whether `<` may stand between values of these types.
  func isOrdered(with other: ExpressionType) -> Bool {
    (isNumber && other.isNumber) || (self == .string && other == .string) || (self == .date && other == .date)
  }

  /// What it is in plain words, with its article: `a date`, `a list of texts`.
  func described(by schema: RecordSchema) -> String {
    switch self {
    case .boolean: "true or false"
    case .integer: "a whole number"
    case .double: "a number"
    case .string: "a text"
    case .date: "a date"
    case .period: "a period"
    case .enumeration(let id):
      schema.enumerations[id].name.map { "a value of '\($0)'" } ?? "one of a list of values"
    case .object(let id): id == 0 ? "the whole record" : "a '\(schema.objects[id].name)'"
    case .list(.nothing): "an empty list"
    case .list(.parameter): "a list"
    case .list(let item): "a list (each item \(item.described(by: schema)))"
    case .nothing: "nothing"
    case .dynamic: "any value"
    case .unsigned: "a whole number without a sign"
    case .bytes: "bytes"
    case .null: "null"
    case .timestamp: "a point in time"
    case .duration: "a duration"
    case .type: "a type"
    case .map: "a map"
    case .optional: "an optional"
    case .abstract(let name, _): "a '\(name)'"
    case .parameter: "any value"
    }
  }
}
