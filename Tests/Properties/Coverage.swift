import Records

/// What a run of random records held, so that a test can tell that nothing was left out.
struct Coverage: Sendable, Equatable {
  /// The fields, by number, that had a value, and those that had none.
  var valued: Set<Int> = []
  var silent: Set<Int> = []
  var happenings: Set<Happening> = []
  var xml: Set<XMLSpelling> = []
  var json: Set<JSONSpelling> = []

  mutating func formUnion(_ other: Coverage) {
    valued.formUnion(other.valued)
    silent.formUnion(other.silent)
    happenings.formUnion(other.happenings)
    xml.formUnion(other.xml)
    json.formUnion(other.json)
  }

  /// What was not met of all that a schema makes possible, in words.
  func gaps(in schema: RecordSchema) -> [String] {
    let fields = schema.objects.flatMap { object in object.fields.map { ($0.id, "\(object.name).\($0.name)") } }
    let types = schema.objects.flatMap { $0.fields.map(\.type) }
    return fields.filter { !valued.contains($0.0) }.map { "\($0.1) never had a value" }
      + fields.filter { !silent.contains($0.0) }.map { "\($0.1) was never silent" }
      + Happening.allCases.filter { $0.isPossible(in: types) && !happenings.contains($0) }.map { "never \($0)" }
      + XMLSpelling.allCases.filter { !xml.contains($0) }.map { "never \($0) in XML" }
      + JSONSpelling.allCases.filter { !json.contains($0) }.map { "never \($0) in JSON" }
  }
}

/// What may happen in a random record.
enum Happening: CaseIterable {
  case boolean, integer, lowestInteger, highestInteger, number, lowestNumber, highestNumber, zero
  case text, manyBytes, quote, ampersand, lineBreak, markup, rowName
  case date, firstDay, lastDay, leapDay, enumeration
  case object, emptyObject, list, emptyList, listInList
  case emptyItem, wrongBoolean, wrongInteger, wrongNumber, wrongText, wrongDate, wrongEnumeration, wrongObject,
    wrongList
  case integerOutOfRange, numberOutOfRange, elementInScalar, givenTwice, unknownName

  /// Whether records whose fields have these types can hold it.
  func isPossible(in types: [ValueType]) -> Bool {
    let all = types.flatMap(\.parts)
    return switch self {
    case .boolean, .wrongBoolean: all.contains(.boolean)
    case .integer, .lowestInteger, .highestInteger, .wrongInteger: all.contains { $0.integers != nil }
    case .integerOutOfRange: all.contains { $0.integers.map { $0 != .min ... .max } ?? false }
    case .number, .wrongNumber, .lowestNumber, .highestNumber: all.contains { $0.numbers != nil }
    case .numberOutOfRange: all.contains { $0.numbers.map { $0 != -.infinity ... .infinity } ?? false }
    case .zero: all.contains { $0.integers?.contains(0) ?? $0.numbers?.contains(0) ?? false }
    case .enumeration, .wrongEnumeration: all.contains { if case .enumeration = $0 { true } else { false } }
    case .wrongObject, .object, .emptyObject: all.contains { if case .object = $0 { true } else { false } }
    case .listInList: types.contains { if case .list(.list, _, _) = $0 { true } else { false } }
    case .text, .manyBytes, .quote, .ampersand, .lineBreak, .markup, .rowName, .wrongText, .elementInScalar, .date,
      .firstDay, .lastDay, .leapDay, .wrongDate, .list, .emptyList, .emptyItem, .wrongList, .givenTwice, .unknownName:
      true
    }
  }
}

extension ValueType {
  /// The type, and the types of its items and of theirs.
  fileprivate var parts: [ValueType] {
    if case .list(let item, _, _) = self { [self] + item.parts } else { [self] }
  }

  /// The whole numbers that it allows; nil for another type.
  var integers: ClosedRange<Int>? {
    if case .integer(let low, let high) = self { (low ?? .min)...(high ?? .max) } else { nil }
  }

  /// The numbers that it allows; nil for another type.
  var numbers: ClosedRange<Double>? {
    if case .number(let low, let high) = self { (low ?? -.infinity)...(high ?? .infinity) } else { nil }
  }
}
