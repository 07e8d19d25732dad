/// Why a value could not be computed.
public enum EvaluationError: UInt32, Error, CaseIterable {
  /// A value of the record is not what the schema allows.
  case unreadable
  /// An integer left 64 bits.
  case overflow
  /// A division by zero.
  case divisionByZero
  /// A day that no calendar has, or outside the years 1 to 9999.
  case noSuchDay
  /// A list has no item of this index.
  case noSuchItem
  /// The rules did more work on one case than is allowed.
  case costLimit
  /// The bank holidays of a day's year are not known.
  case noCalendar
  /// An operator or a function can't be used on values of these kinds.
  case noSuchOverload
  /// Nothing has this name.
  case noSuchName
  /// A map has no such key.
  case noSuchKey
  /// A map has the same key twice.
  case repeatedKey
  /// A value can't be the key of a map.
  case unusableKey
  /// A text or a number is not what a conversion takes.
  case noConversion
  /// A point in time or a duration that can't be held.
  case noSuchTime
  /// A time zone that is not known.
  case noSuchTimeZone
  /// A regular expression that is not one, or is too large.
  case invalidPattern
  /// An optional that holds no value was asked for it.
  case noValue
  /// A list without items has no greatest or least.
  case emptyList
  /// A text has no such place, or bits can't be moved by so many.
  case noSuchPosition
  /// A text with clauses for values can't be used with these.
  case invalidFormat

  /// What went wrong, in plain words.
  public var text: String {
    switch self {
    case .unreadable: "a value that the rule reads is not readable"
    case .overflow: "a number became too large"
    case .divisionByZero: "a number was divided by zero"
    case .noSuchDay: "a date left the calendar"
    case .noSuchItem: "a list has no item of that number"
    case .costLimit: "the rules did more work on this case than is allowed"
    case .noCalendar: "the bank holidays of a year are not known"
    case .noSuchOverload: "an operator or a function was used on values it is not made for"
    case .noSuchName: "a name is not known"
    case .noSuchKey: "a map has no such key"
    case .repeatedKey: "a map has the same key twice"
    case .unusableKey: "a value can't be the key of a map"
    case .noConversion: "a value can't be converted"
    case .noSuchTime: "a time or a duration is out of range"
    case .noSuchTimeZone: "a time zone is not known"
    case .invalidPattern: "a regular expression can't be used"
    case .noValue: "an optional holds no value"
    case .emptyList: "an empty list was asked for its greatest or least number"
    case .noSuchPosition: "a text has no such place"
    case .invalidFormat: "values do not fit the clauses they are written into"
    }
  }
}
