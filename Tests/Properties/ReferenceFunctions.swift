import Foundation
import Support

/// The functions of the language on values that are there, each in the plainest way.
struct ReferenceFunctions {
  /// The days of `TestSchema.calendar`, which knows the year 2016.
  private let holidays: Set<String> = ["2016-03-25", "2016-03-28", "2016-05-02"]

  func call(_ name: String, _ values: [ReferenceValue], areDoubles: Bool) -> ReferenceValue {
    switch name {
    case "+", "-", "*", "/", "%": arithmetic(name, values, areDoubles: areDoubles)
    case "math.greatest", "math.least", "math.abs", "math.sign", "math.ceil", "math.floor", "math.round", "math.trunc":
      number(name, values)
    case "date", "days", "months", "daysBetween", "ageInMonths", "workingDaysBetween": date(name, values)
    case "recorded": .yes
    case "int", "double", "string", "bool": convert(name, values[0], isDouble: areDoubles)
    case "join": join(values)
    default: text(name, values)
    }
  }

  // MARK: Numbers

  private func arithmetic(_ name: String, _ values: [ReferenceValue], areDoubles: Bool) -> ReferenceValue {
    switch (values[0], values.count > 1 ? values[1] : .integer(0)) {
    case (.text(let left), .text(let right)): return .text(left + right)
    case (.list(let left), .list(let right)): return .list(left + right)
    case (.date(let day), .days(let count)): return moved(count) { day.adding(days: name == "+" ? $0 : -$0) }
    case (.date(let day), .months(let count)): return moved(count) { day.adding(months: name == "+" ? $0 : -$0) }
    default: break
    }
    if values.count == 1 {
      if areDoubles { return .number(-values[0].double) }
      return integers("-", 0, integer(values[0]))
    }
    guard areDoubles else { return integers(name, integer(values[0]), integer(values[1])) }
    let (left, right) = (values[0].double, values[1].double)
    switch name {
    case "+": return .number(left + right)
    case "-": return .number(left - right)
    case "*": return .number(left * right)
    default: return .number(left / right)
    }
  }

  private func moved(_ count: Int64, _ move: (Int64) -> ReferenceDate?) -> ReferenceValue {
    count.magnitude > 10_000_000 ? .error("noSuchDay") : move(count).map(ReferenceValue.date) ?? .error("noSuchDay")
  }

  private func integers(_ name: String, _ left: Int64, _ right: Int64) -> ReferenceValue {
    let result: (partialValue: Int64, overflow: Bool)
    switch name {
    case "+": result = left.addingReportingOverflow(right)
    case "-": result = left.subtractingReportingOverflow(right)
    case "*": result = left.multipliedReportingOverflow(by: right)
    default:
      if right == 0 { return .error("divisionByZero") }
      if right == -1, left == .min { return .error("overflow") }
      result = (name == "/" ? left / right : left % right, false)
    }
    return result.overflow ? .error("overflow") : .integer(result.partialValue)
  }

  private func integer(_ value: ReferenceValue) -> Int64 { if case .integer(let number) = value { number } else { 0 } }

  private func number(_ name: String, _ values: [ReferenceValue]) -> ReferenceValue {
    switch (name, values[0]) {
    case ("math.greatest", .list(let items)), ("math.least", .list(let items)): return extreme(name, items)
    case ("math.greatest", _), ("math.least", _): return extreme(name, values)
    case ("math.abs", .integer(let number)): return number == .min ? .error("overflow") : .integer(abs(number))
    case ("math.sign", .integer(let number)): return .integer(number > 0 ? 1 : number < 0 ? -1 : 0)
    default: break
    }
    let number = values[0].double
    switch name {
    case "math.abs": return .number(abs(number))
    case "math.sign": return .number(number > 0 ? 1 : number < 0 ? -1 : number)
    case "math.ceil": return .number(ceil(number))
    case "math.floor": return .number(floor(number))
    case "math.round": return .number(round(number))
    default: return .number(trunc(number))
    }
  }

  private func extreme(_ name: String, _ values: [ReferenceValue]) -> ReferenceValue {
    guard var best = values.first else { return .error("emptyList") }
    if let error = values.first(where: \.isError) { return error }
    for value in values {
      let (before, after) = name == "math.greatest" ? (best, value) : (value, best)
      if ReferenceValue.isBefore(before, after) { best = value }
    }
    return best
  }

  // MARK: Dates

  private func date(_ name: String, _ values: [ReferenceValue]) -> ReferenceValue {
    switch (name, values[0], values.count > 1 ? values[1] : values[0]) {
    case ("date", .text(let text), _): return ReferenceDate(text).map(ReferenceValue.date) ?? .error("noSuchDay")
    case ("days", .integer(let count), _): return .days(count)
    case ("months", .integer(let count), _): return .months(count)
    case ("daysBetween", .date(let first), .date(let second)): return .integer(Int64(second.number - first.number))
    case ("ageInMonths", .date(let first), .date(let second)): return .integer(first.months(until: second))
    case ("workingDaysBetween", .date(let first), .date(let second)):
      guard first.year == 2016, second.year == 2016 else { return .error("noCalendar") }
      return .integer(first.workingDays(until: second, without: holidays))
    default: return .error("no such function: \(name)")
    }
  }

  // MARK: Conversions

  private func convert(_ name: String, _ given: ReferenceValue, isDouble: Bool) -> ReferenceValue {
    // A whole number that stands for a number is one.
    let value = isDouble ? .number(given.double) : given
    switch (name, value) {
    case ("int", .text(let text)): return Int64(text).map(ReferenceValue.integer) ?? .error("noConversion")
    case ("int", .number(let number)):
      return number.magnitude < 9_223_372_036_854_775_808 ? .integer(Int64(trunc(number))) : .error("overflow")
    case ("double", .text(let text)): return Double(text).map(ReferenceValue.number) ?? .error("noConversion")
    case ("double", _): return .number(value.double)
    case ("bool", .text(let text)):
      if ["1", "t", "T", "true", "TRUE", "True"].contains(text) { return .yes }
      return ["0", "f", "F", "false", "FALSE", "False"].contains(text) ? .no : .error("noConversion")
    case ("string", .number(let number)): return .text(written(number))
    case ("string", .integer), ("string", .boolean), ("string", .date): return .text(value.description)
    default: return value
    }
  }

  private func written(_ number: Double) -> String {
    if number.isNaN { return "NaN" }
    if number.isInfinite { return number < 0 ? "-Infinity" : "Infinity" }
    let text = "\(number)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private func join(_ values: [ReferenceValue]) -> ReferenceValue {
    guard case .list(let items) = values[0] else { return .error("no list") }
    if let error = items.first(where: \.isError) { return error }
    let texts = items.map { if case .text(let text) = $0 { text } else { "" } }
    if values.count > 1, case .text(let separator) = values[1] { return .text(texts.joined(separator: separator)) }
    return .text(texts.joined())
  }
}
