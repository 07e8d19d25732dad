public import Records

/// A value of standard mode on its own, outside any evaluator: what a host binds variables to and reads results as.
public indirect enum StandardValue: Equatable, Sendable {
  /// Null.
  case null
  /// True or false.
  case boolean(Bool)
  /// A whole number of 64 bits.
  case integer(Int64)
  /// A whole number of 64 bits without a sign.
  case unsigned(UInt64)
  /// A number.
  case double(Double)
  /// Text.
  case string(String)
  /// Bytes.
  case bytes([UInt8])
  /// A list.
  case list([StandardValue])
  /// A map; its keys are different from each other.
  case map([Entry])
  /// A point in time: seconds since 1970-01-01T00:00:00Z and the nanoseconds beyond them, 0 to 999,999,999.
  case timestamp(seconds: Int64, nanoseconds: UInt32)
  /// A span of time in nanoseconds.
  case duration(nanoseconds: Int64)
  /// A type.
  case type(TypeName)
  /// A value that may be none.
  case optional(StandardValue?)
  /// A day.
  case date(CalendarDate)
  /// A number of months and days.
  case period(months: Int, days: Int)

  /// An entry of a map.
  public struct Entry: Equatable, Sendable {
    /// Its key.
    public let key: StandardValue
    /// Its value.
    public let value: StandardValue

    /// An entry.
    public init(key: StandardValue, value: StandardValue) {
      self.key = key
      self.value = value
    }
  }
}

extension Evaluator {
  /// A host's value, put into the scratch; an error where it is none that an expression could make.
  mutating func make(_ value: StandardValue) -> Value {
    switch value {
    case .null: return .null
    case .boolean(let value): return .boolean(value)
    case .integer(let value): return .integer(value)
    case .unsigned(let value): return .unsigned(value)
    case .double(let value): return .double(value)
    case .string(let text): return makeText(Array(text.utf8))
    case .bytes(let bytes): return make(.bytes, bytes)
    case .list(let values):
      let made = values.map { make($0) }
      return made.first { $0.kind == .error } ?? makeList(made)
    case .map(let entries):
      var made: [Value] = []
      for entry in entries {
        let (key, value) = (make(entry.key), make(entry.value))
        if value.kind == .error { return value }
        if let error = add(key, value, to: &made) { return error }
      }
      return makeMap(made)
    case .timestamp(let seconds, let nanoseconds):
      let isOne = TimeText.seconds.contains(seconds) && nanoseconds < 1_000_000_000
      return isOne ? .timestamp(seconds, nanoseconds) : .error(.noSuchTime)
    case .duration(let nanoseconds): return .duration(nanoseconds)
    case .type(let name): return .type(name)
    case .optional(let value):
      guard let made = value.map({ make($0) }) else { return .noValue }
      return made.kind == .error ? made : makeOptional(made)
    case .date(let date): return .date(date)
    case .period(let months, let days):
      return Value(.period, bits: Value.period(months: Int64(months)).bits | Value.period(days: Int64(days)).bits)
    }
  }

  /// A value as a host reads it; nil where it is too large to be written out.
  mutating func standardValue(_ value: Value) -> StandardValue? {
    // A list may hold another one twice, and that a third, and so on: small in the scratch, endless on its own.
    guard charge(10 + value.size / 16) else { return nil }
    switch value.kind {
    case .null: return .null
    case .boolean: return .boolean(value.isTrue)
    case .integer: return .integer(value.integer)
    case .unsigned: return .unsigned(value.bits)
    case .double: return .double(value.double)
    case .symbol, .text: return .string(String(decoding: utf8(of: value), as: UTF8.self))
    case .bytes: return .bytes(utf8(of: value))
    case .list:
      let items = values(of: value).compactMap { standardValue($0) }
      return items.count == Int(value.count) ? .list(items) : nil
    case .map:
      let entries = (0..<Int(value.count)).compactMap { index -> StandardValue.Entry? in
        let entry = entry(index, of: value)
        guard let key = standardValue(entry.key), let value = standardValue(entry.value) else { return nil }
        return StandardValue.Entry(key: key, value: value)
      }
      return entries.count == Int(value.count) ? .map(entries) : nil
    case .timestamp: return .timestamp(seconds: value.integer, nanoseconds: value.count)
    case .duration: return .duration(nanoseconds: value.integer)
    case .type: return TypeName(rawValue: UInt8(truncatingIfNeeded: value.bits)).map(StandardValue.type)
    case .optional:
      return value.count == 0 ? .optional(nil) : standardValue(items[Int(value.bits)]).map { .optional($0) }
    case .date: return .date(value.calendarDate)
    case .period: return .period(months: value.periodParts.months, days: value.periodParts.days)
    case .missing, .object, .undecidedList, .sizeRange, .unknown, .error:
      preconditionFailure("standard mode has neither records nor silence, and errors are no values")
    }
  }
}
