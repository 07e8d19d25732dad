import Records

/// Thinks up records of any schema: everything that the schema allows, and now and then something that it does not.
struct RandomRecords {
  let schema: RecordSchema
  var dice: Dice
  var coverage = Coverage()
  /// How many values the record may still get.
  private var left = 0
  /// With how many percent a field has a value.
  private var density = 0
  /// The fields whose texts name rows, here or there.
  private let rowNames: Set<Int>
  /// Whether values may be wrong.
  var allowsMistakes = true

  init(_ schema: RecordSchema, seed: UInt64) {
    self.schema = schema
    dice = Dice(seed: seed)
    let referring = schema.objects.flatMap(\.fields).filter { !$0.refersTo.isEmpty }
    let targets = referring.flatMap(\.refersTo).compactMap { schema.field(at: $0, throughLists: true)?.field.id }
    rowNames = Set(referring.map(\.id) + targets)
  }

  /// The next record. Most are small, so that many can be made.
  mutating func next() -> Draft {
    left = dice.oneIn(500) ? 5_000 : dice.pick([1, 4, 10, 25, 60])
    density = dice.pick([30, 60, 90, 100])
    return object(schema.root)
  }

  /// A field by itself, with a value in so many percent.
  mutating func member(_ field: Field, density: Int) -> Draft.Member {
    (left, self.density) = (10, density)
    return member(field)
  }

  private mutating func object(_ type: ObjectType) -> Draft {
    var members: [Draft.Member] = []
    // Any field may come first, so that every one gets its turn before the values are used up.
    let start = dice.below(max(1, type.fields.count))
    for field in type.fields[start...] + type.fields[..<start] { members.append(member(field)) }
    if mistake(in: 12) {
      coverage.happenings.insert(.unknownName)
      // Once: only JSON says that it may not come twice. In rows of a list its path is counted more than once.
      members.append(.init(name: dice.pick(["unheardOf", "x1"]), field: nil, values: [.text("0")]))
    }
    coverage.happenings.insert(members.contains { !$0.values[0].isSilent } ? .object : .emptyObject)
    return .object(members)
  }

  private mutating func member(_ field: Field) -> Draft.Member {
    guard left > 0, dice.percent(density) else {
      coverage.silent.insert(field.id)
      return .init(name: field.name, field: field.id, values: [.silent(isScalar: field.type.isScalar)])
    }
    coverage.valued.insert(field.id)
    var values = [value(of: field.type, in: field)]
    if mistake(in: 100) {
      coverage.happenings.insert(.givenTwice)
      values.append(dice.oneIn(3) ? .silent(isScalar: field.type.isScalar) : value(of: field.type, in: field))
    }
    return .init(name: field.name, field: field.id, values: values)
  }

  private mutating func mistake(in count: Int) -> Bool { allowsMistakes && dice.oneIn(count) }

  private mutating func value(of type: ValueType, in field: Field) -> Draft {
    left -= 1
    if mistake(in: 25) { return wrong(type) }
    switch type {
    case .boolean:
      coverage.happenings.insert(.boolean)
      return .boolean(dice.oneIn(2))
    case .integer(let low, let high): return integer((low ?? .min)...(high ?? .max))
    case .number(let low, let high): return number(low, high)
    case .text: return .text(rowNames.contains(field.id) && dice.percent(85) ? rowName() : text())
    case .date: return .text(day())
    case .enumeration(let id):
      coverage.happenings.insert(.enumeration)
      return .text(dice.pick(schema.enumerations[id].values).name)
    case .object(let id): return object(schema.objects[id])
    case .list(let item, let minimum, let name): return list(item, minimum, name, in: field)
    }
  }

  private mutating func list(_ item: ValueType, _ minimum: Int, _ name: String?, in field: Field) -> Draft {
    if case .list = item { coverage.happenings.insert(.listInList) }
    let lowest = allowsMistakes ? 0 : minimum
    let items = (0..<max(lowest, dice.below(5))).map { _ -> Draft in
      if mistake(in: 25) {
        coverage.happenings.insert(.emptyItem)
        return .silent(isScalar: item.isScalar)
      }
      return value(of: item, in: field)
    }
    coverage.happenings.insert(items.isEmpty ? .emptyList : .list)
    return .list(items, itemName: name)
  }

  // MARK: Scalars

  private mutating func integer(_ range: ClosedRange<Int>) -> Draft {
    coverage.happenings.insert(.integer)
    switch dice.below(6) {
    case 0:
      coverage.happenings.insert(.lowestInteger)
      return .number(DraftNumber(range.lowerBound))
    case 1:
      coverage.happenings.insert(.highestInteger)
      return .number(DraftNumber(range.upperBound))
    case 2 where range.contains(0):
      coverage.happenings.insert(.zero)
      return .number(DraftNumber(isNegative: dice.oneIn(2), digits: "0", exponent: 0))
    default:
      let small = range.lowerBound == .min ? 0 : range.lowerBound
      return .number(DraftNumber(min(small + dice.below(40), range.upperBound)))
    }
  }

  private mutating func number(_ low: Double?, _ high: Double?) -> Draft {
    coverage.happenings.insert(.number)
    switch dice.below(5) {
    case 0:
      coverage.happenings.insert(.lowestNumber)
      return .number(low.map { DraftNumber("\($0)") } ?? DraftNumber(isNegative: true, digits: "1", exponent: 308))
    case 1:
      coverage.happenings.insert(.highestNumber)
      return .number(high.map { DraftNumber("\($0)") } ?? DraftNumber(isNegative: false, digits: "1", exponent: 308))
    case 2 where (low ?? 0) <= 0 && (high ?? 0) >= 0:
      coverage.happenings.insert(.zero)
      return .number(DraftNumber(isNegative: dice.oneIn(2), digits: "0", exponent: 0))
    default:
      let digits = String(dice.below(dice.pick([10, 1_000, 1_000_000, 1_000_000_000_000_000_000])))
      return .number(DraftNumber(isNegative: low == nil && dice.oneIn(2), digits: digits, exponent: -dice.below(5)))
    }
  }

  private mutating func day() -> String {
    coverage.happenings.insert(.date)
    switch dice.below(8) {
    case 0:
      coverage.happenings.insert(.firstDay)
      return "0001-01-01"
    case 1:
      coverage.happenings.insert(.lastDay)
      return "9999-12-31"
    case 2:
      coverage.happenings.insert(.leapDay)
      return "2016-02-29"
    default:
      return CalendarDate.earliest.adding(days: 735_000 + dice.below(3_000))?.description ?? "2016-09-30"
    }
  }

  private mutating func rowName() -> String {
    coverage.happenings.insert(.rowName)
    return dice.pick(["c1", "c2", "a1"])
  }

  private static let fragments: [(text: String, what: Happening)] = [
    ("seen", .text), (" at home ", .text), ("7", .text), ("é", .manyBytes), ("e\u{301}", .manyBytes),
    ("😀", .manyBytes), ("\u{10FFFF}", .manyBytes), ("\u{A0}", .manyBytes), ("\u{85}\u{2028}", .manyBytes),
    ("\u{FFFD}\u{E000}\u{7F}", .manyBytes), ("\"", .quote), ("'", .quote), ("\\", .quote), ("/\\u0041", .quote),
    ("&", .ampersand), ("&amp;", .ampersand), ("&#38;#65;", .ampersand), ("\n", .lineBreak), ("\n\n\t", .lineBreak),
    ("<", .markup), (">", .markup), ("]]>", .markup), ("<!-- -->", .markup), ("<?x?>", .markup), (" ", .text),
  ]

  private mutating func text() -> String {
    var text = ""
    for _ in 0...dice.below(5) {
      let fragment = dice.pick(Self.fragments)
      coverage.happenings.insert(fragment.what)
      text += fragment.text
    }
    return text
  }
}

extension ValueType {
  var isScalar: Bool {
    switch self {
    case .boolean, .integer, .number, .text, .date, .enumeration: true
    case .object, .list: false
    }
  }
}
