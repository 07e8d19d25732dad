import Expressions

/// Lists: those that are decided, and those of which silence leaves open what belongs to them.
extension ReferenceEvaluator {
  typealias Pair = (item: ReferenceValue, belongs: ReferenceValue)

  /// The items of a list and whether each belongs to it; nil for what is no list.
  private func pairs(of list: ReferenceValue) -> [Pair]? {
    switch list {
    case .list(let items): items.map { ($0, .yes) }
    case .undecided(let pairs): pairs
    default: nil
    }
  }

  private func list(of pairs: [Pair]) -> ReferenceValue {
    let isDecided = pairs.allSatisfy { $0.belongs.isTrue && !$0.item.isUnknown }
    return isDecided ? .list(pairs.map(\.item)) : .undecided(pairs)
  }

  func size(_ operand: ReferenceValue) -> ReferenceValue {
    switch operand {
    case .text(let text): return .integer(Int64(text.unicodeScalars.count))
    case .list, .undecided:
      let pairs = pairs(of: operand) ?? []
      let certain = Int64(pairs.filter { $0.belongs.isTrue }.count)
      if certain == pairs.count { return .integer(certain) }
      return .size(
        certain...Int64(pairs.count), silent: pairs.reduce(into: []) { $0.formUnion($1.belongs.silent) })
    default: return operand.plain
    }
  }

  /// `list.exists(x, x == value)`.
  func contains(_ list: ReferenceValue, _ value: ReferenceValue) -> ReferenceValue {
    guard let pairs = pairs(of: list) else { return .missing(among: [list, value]) ?? .error("no list") }
    if pairs.isEmpty, value.isError { return value }
    return .anyOf(pairs.map { .allOf([$0.belongs, .equal($0.item, value)]) })
  }

  func comprehend(
    _ macro: Expression.Macro, _ list: ReferenceValue, _ body: (ReferenceValue) -> ReferenceValue
  ) -> ReferenceValue {
    guard let pairs = pairs(of: list) else { return .missing(among: [list]) ?? .error("no list") }
    switch macro {
    case .exists: return .anyOf(pairs.map { .allOf([$0.belongs, body($0.item)]) })
    case .all: return .allOf(pairs.map { .anyOf([$0.belongs.negated, body($0.item)]) })
    case .existsOne: return existsOne(pairs.map { .allOf([$0.belongs, body($0.item)]) })
    case .filter:
      let answers = pairs.map { Pair($0.item, .allOf([$0.belongs, body($0.item)])) }.filter { !$0.belongs.isFalse }
      return made(answers, answers.map(\.belongs))
    case .map:
      let made = pairs.map { Pair(body($0.item).plain, $0.belongs) }
      return self.made(made, made.map(\.item))
    case .transformList, .transformMap, .transformMapEntry, .optMap, .optFlatMap: return .error("standard mode")
    }
  }

  private func existsOne(_ answers: [ReferenceValue]) -> ReferenceValue {
    let certain = answers.filter(\.isTrue).count
    // Two that are certain decide, whatever else is not known; an error is an error all the same.
    if certain > 1, !answers.contains(where: \.isError) { return .no }
    return .missing(among: answers) ?? .boolean(certain == 1)
  }

  /// A list of what was computed for each item; an error in one of them fails it, unless something about it is unknown.
  private func made(_ pairs: [Pair], _ computed: [ReferenceValue]) -> ReferenceValue {
    guard computed.contains(where: \.isError) else { return list(of: pairs) }
    let all = pairs.flatMap { [$0.item, $0.belongs] }.filter(\.isUnknown) + computed
    return .missing(among: all) ?? list(of: pairs)
  }

  // MARK: Functions

  func call(_ name: String, _ arguments: [ReferenceValue], areDoubles: Bool) -> ReferenceValue {
    switch name {
    case "sets.contains": return setContains(arguments[0], arguments[1])
    case "sets.intersects": return setsIntersect(arguments[0], arguments[1])
    case "sets.equivalent":
      return .allOf([setContains(arguments[0], arguments[1]), setContains(arguments[1], arguments[0])])
    default: break
    }
    let plain = arguments.map(\.plain)
    return .missing(among: plain) ?? functions.call(name, plain, areDoubles: areDoubles)
  }

  /// `part.all(x, x in list)`.
  private func setContains(_ list: ReferenceValue, _ part: ReferenceValue) -> ReferenceValue {
    guard let pairs = pairs(of: part) else { return .missing(among: [part, list.plain]) ?? .error("no list") }
    if pairs.isEmpty { return list.isError ? list : .yes }
    return .allOf(pairs.map { .anyOf([$0.belongs.negated, contains(list, $0.item)]) })
  }

  /// `left.exists(x, x in right)`.
  private func setsIntersect(_ left: ReferenceValue, _ right: ReferenceValue) -> ReferenceValue {
    if let pairs = pairs(of: right), pairs.isEmpty { return left.isError ? left : .no }
    guard let pairs = pairs(of: left) else { return .missing(among: [left, right.plain]) ?? .error("no list") }
    if pairs.isEmpty { return right.isError ? right : .no }
    return .anyOf(pairs.map { .allOf([$0.belongs, contains(right, $0.item)]) })
  }
}
