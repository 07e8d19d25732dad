/// The types that values have in standard mode, where a type is a value too.
public enum TypeName: UInt8, CaseIterable, Sendable {
  /// True and false.
  case boolean
  /// Whole numbers.
  case integer
  /// Whole numbers without a sign.
  case unsigned
  /// Numbers.
  case double
  /// Texts.
  case string
  /// Bytes.
  case bytes
  /// Null.
  case null
  /// Lists.
  case list
  /// Maps.
  case map
  /// Types.
  case type
  /// Points in time.
  case timestamp
  /// Spans of time.
  case duration
  /// Values that may be none.
  case optional
  /// Days.
  case date
  /// Numbers of days or months.
  case period

  /// Its name, as an expression writes it.
  public var text: String {
    switch self {
    case .boolean: "bool"
    case .integer: "int"
    case .unsigned: "uint"
    case .double: "double"
    case .string: "string"
    case .bytes: "bytes"
    case .null: "null_type"
    case .list: "list"
    case .map: "map"
    case .type: "type"
    case .timestamp: "google.protobuf.Timestamp"
    case .duration: "google.protobuf.Duration"
    case .optional: "optional_type"
    case .date: "date"
    case .period: "period"
    }
  }

  /// The type of this name.
  static func named(_ text: String) -> TypeName? { byText[text] }

  private static let byText = Dictionary(uniqueKeysWithValues: allCases.map { ($0.text, $0) })

  /// The type of a value; nil for what is no value of standard mode.
  init?(of value: Value) {
    switch value.kind {
    case .boolean: self = .boolean
    case .integer: self = .integer
    case .unsigned: self = .unsigned
    case .double: self = .double
    case .symbol, .text: self = .string
    case .bytes: self = .bytes
    case .null: self = .null
    case .list: self = .list
    case .map: self = .map
    case .type: self = .type
    case .timestamp: self = .timestamp
    case .duration: self = .duration
    case .optional: self = .optional
    case .date: self = .date
    case .period: self = .period
    case .missing, .object, .undecidedList, .sizeRange, .unknown, .error: return nil
    }
  }
}
