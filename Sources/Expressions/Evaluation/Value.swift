public import Records

/// A value while rules are evaluated, in 16 bytes and without reference counting: texts, lists and objects are pointed to,
/// in the record, in the program or in the evaluator's scratch. It means something only to the evaluator that made it.
public struct Value: Sendable {
  /// What it is.
  public enum Kind: UInt8, Sendable {
    /// Not evaluated yet.
    case missing
    /// `bits` is 0 or 1.
    case boolean
    /// `bits` is a two's-complement integer.
    case integer
    /// `bits` is an integer without a sign.
    case unsigned
    /// `bits` is the bit pattern of a double.
    case double
    /// Null, a value of its own in standard mode.
    case null
    /// `bits` is a symbol's number.
    case symbol
    /// `bits` is an offset in the text of the space, `count` the length in bytes.
    case text
    /// Like `text`, of bytes that need not be UTF-8.
    case bytes
    /// `bits` is a two's-complement number of seconds since 1970-01-01T00:00:00Z, `count` the nanoseconds beyond them.
    case timestamp
    /// `bits` is a two's-complement number of nanoseconds.
    case duration
    /// `bits` is a `TypeName`.
    case type
    /// `bits` is a day number.
    case date
    /// `bits` is months and days, 32 bits each.
    case period
    /// `bits` is the index of the object's first slot.
    case object
    /// `bits` is the index of the first item in the space, `count` their number.
    case list
    /// `bits` is the index in the scratch of the first of `count` pairs: a key and a value.
    case map
    /// `bits` is the index in the scratch of the value, if `count` is 1; none if it is 0.
    case optional
    /// A list of which not every item is certain to belong to it, or is known. `bits` is the index in the scratch of
    /// the first of `count` pairs: an item, and whether it belongs (true or unknown).
    case undecidedList
    /// The size of an undecided list: at least the high 32 of `bits`, at most the low 32. `count` is its set of paths.
    case sizeRange
    /// The record is silent. `bits` is a set of paths; 0 when none are collected. `count` is 1 where the record has nothing
    /// there, 0 where something else that is unknown decides what it would be.
    case unknown
    /// It could not be computed: `count` is an `EvaluationError`, `bits` what belongs to it.
    case error
  }

  /// Where a text or a list is kept.
  enum Space: UInt8 {
    case record
    case program
    case scratch
  }

  /// What it is.
  public let kind: Kind
  let space: Space
  let count: UInt32
  let bits: UInt64

  init(_ kind: Kind, bits: UInt64 = 0, count: UInt32 = 0, space: Space = .record) {
    self.kind = kind
    self.space = space
    self.count = count
    self.bits = bits
  }

  static let missing = Value(.missing)
  static func boolean(_ value: Bool) -> Value { Value(.boolean, bits: value ? 1 : 0) }
  static func integer(_ value: Int64) -> Value { Value(.integer, bits: UInt64(bitPattern: value)) }
  static func double(_ value: Double) -> Value { Value(.double, bits: value.bitPattern) }
  static func unsigned(_ value: UInt64) -> Value { Value(.unsigned, bits: value) }
  static let null = Value(.null)
  static func type(_ name: TypeName) -> Value { Value(.type, bits: UInt64(name.rawValue)) }
  static func timestamp(_ seconds: Int64, _ nanoseconds: UInt32) -> Value {
    Value(.timestamp, bits: UInt64(bitPattern: seconds), count: nanoseconds)
  }
  static func duration(_ nanoseconds: Int64) -> Value { Value(.duration, bits: UInt64(bitPattern: nanoseconds)) }
  static let noValue = Value(.optional, space: .scratch)
  static func symbol(_ number: Int) -> Value { Value(.symbol, bits: UInt64(number)) }
  static func object(_ slot: Int) -> Value { Value(.object, bits: UInt64(slot)) }
  static func error(_ error: EvaluationError, slot: Int = 0) -> Value {
    Value(.error, bits: UInt64(slot), count: error.rawValue)
  }

  /// A day as a value.
  public static func date(_ value: CalendarDate) -> Value {
    Value(.date, bits: UInt64(bitPattern: Int64(value.dayNumber)))
  }

  /// A value that could not be read from a record.
  public static let unreadable = error(.unreadable)

  /// Periods beyond what a calendar holds are clipped: any date they are added to leaves it all the same.
  static func period(days: Int64) -> Value {
    Value(.period, bits: UInt64(UInt32(bitPattern: Int32(clamping: days))))
  }

  static func period(months: Int64) -> Value {
    Value(.period, bits: UInt64(UInt32(bitPattern: Int32(clamping: months))) << 32)
  }

  static func sizeRange(_ least: Int, _ most: Int, paths: UInt32) -> Value {
    least == most
      ? .integer(Int64(least)) : Value(.sizeRange, bits: UInt64(least) << 32 | UInt64(most), count: paths)
  }

  /// Whether it is true (and neither false, unknown nor an error).
  public var isTrue: Bool { kind == .boolean && bits == 1 }
  /// Whether it is false.
  public var isFalse: Bool { kind == .boolean && bits == 0 }
  /// Whether the record's silence left it open.
  public var isUnknown: Bool { kind == .unknown }
  /// What went wrong, if something did.
  public var evaluationError: EvaluationError? { kind == .error ? EvaluationError(rawValue: count) : nil }

  /// How many bytes, items or entries it has, where it points to any.
  var size: Int {
    switch kind {
    case .text, .bytes, .list, .map: Int(count)
    default: 0
    }
  }

  /// Whether it is a text, however kept.
  var isText: Bool { kind == .symbol || kind == .text }

  var integer: Int64 { Int64(bitPattern: bits) }
  var double: Double { kind == .integer ? Double(integer) : Double(bitPattern: bits) }
  var calendarDate: CalendarDate {
    guard let date = CalendarDate(dayNumber: Int(integer)) else {
      preconditionFailure("a date holds a day that exists")
    }
    return date
  }
  var periodParts: (months: Int, days: Int) {
    (Int(Int32(truncatingIfNeeded: bits >> 32)), Int(Int32(truncatingIfNeeded: bits)))
  }
  var leastSize: Int64 { Int64(bits >> 32) }
  var mostSize: Int64 { Int64(bits & 0xFFFF_FFFF) }
}

/// A place of a record that a rule reads.
public struct ReadPlace: Hashable, Sendable {
  /// The slot of the record.
  public let slot: Int
  /// The fields and items below it that were asked for, where it is absent.
  public let below: [FieldPath.Step]

  /// A place of a record.
  public init(slot: Int, below: [FieldPath.Step] = []) {
    self.slot = slot
    self.below = below
  }
}
