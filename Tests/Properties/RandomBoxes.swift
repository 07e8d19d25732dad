import Records
import Support

/// Thinks up small boxes: fields that are silent, empty, unreadable or hold one of few values.
struct RandomBoxes {
  let schema = TestSchema.box
  var dice: Dice
  /// With how many percent a field has a value, and how many of those can't be read.
  private var density = 70
  private var unreadable = 3

  init(seed: UInt64) { dice = Dice(seed: seed) }

  mutating func next() -> RecordLiteral {
    density = dice.pick([50, 75, 90, 100])
    unreadable = dice.pick([0, 0, 3, 10])
    return object(schema.root)
  }

  /// A value that the schema allows, with all that is in it.
  mutating func valid(_ type: ValueType) -> RecordLiteral {
    unreadable = 0
    return value(type)
  }

  private mutating func object(_ type: ObjectType) -> RecordLiteral {
    var entries: [(String, RecordLiteral)] = []
    for field in type.fields where dice.percent(density) { entries.append((field.name, value(field.type))) }
    return .object(entries)
  }

  mutating func value(_ type: ValueType) -> RecordLiteral {
    if dice.percent(unreadable) { return .unreadable }
    switch type {
    case .boolean: return .boolean(dice.oneIn(2))
    case .integer(nil, _): return .integer(dice.oneIn(30) ? .max : dice.below(5) - 1)
    case .integer: return .integer(dice.below(4))
    case .number: return .double(dice.pick([0, -0.0, 1.5, 2, -3.25, 1e300]))
    case .text: return .text(dice.pick(RandomExpressions.texts + ["(", "*a"]))
    case .date: return .text(dice.pick(RandomExpressions.days))
    case .enumeration(let id): return .text(dice.pick(schema.enumerations[id].values).name)
    case .object(let id): return object(schema.objects[id])
    case .list(let item, _, _): return .list((0..<dice.below(4)).map { _ in value(item) })
    }
  }
}
