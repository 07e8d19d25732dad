/// What type variables stand for, found out by what must fit what.
///
/// A variable is a parameter whose name starts with `%`, which no signature's does. Any type fits `dynamic`, and `dynamic`
/// any type; of two types that fit, the less specific one is what a variable stands for.
struct TypeBindings {
  private var bound: [String: ExpressionType] = [:]
  private var count = 0

  /// A variable that no other is.
  mutating func newVariable() -> ExpressionType {
    count += 1
    return .parameter("%\(count)")
  }

  /// A signature with variables in the places of its parameters.
  mutating func instance(of types: [ExpressionType]) -> [ExpressionType] {
    var variables: [String: ExpressionType] = [:]
    return types.map { type in
      type.replacing { name in
        if let known = variables[name] { return known }
        let variable = newVariable()
        variables[name] = variable
        return variable
      }
    }
  }

  /// Whether each of these types fits its partner; the variables then stand for what makes them fit, else nothing changes.
  mutating func unify(_ pairs: [(ExpressionType, ExpressionType)]) -> Bool {
    let before = bound
    if pairs.allSatisfy({ fits($0, $1) }) { return true }
    bound = before
    return false
  }

  /// The less specific of two types that fit.
  func general(_ first: ExpressionType, _ second: ExpressionType) -> ExpressionType {
    isAtMostAsSpecific(first, second) ? first : second
  }

  /// A type with its variables replaced by what they stand for; by `dynamic` where nothing is known.
  func resolved(_ type: ExpressionType) -> ExpressionType {
    type.replacing { name in bound[name].map { resolved($0) } ?? .dynamic }
  }

  /// What a type is if it is a variable that stands for one.
  func known(_ type: ExpressionType) -> ExpressionType {
    if case .parameter(let name) = type, let target = bound[name] { return known(target) }
    return type
  }

  /// Whether a type, resolved, is made of no more parts than there is room for, which is then less.
  func isWithin(_ room: inout Int, _ type: ExpressionType) -> Bool {
    room -= 1
    guard room >= 0 else { return false }
    if case .parameter(let name) = type, let target = bound[name] { return isWithin(&room, target) }
    return type.parts.allSatisfy { isWithin(&room, $0) }
  }

  // MARK: Fitting

  private mutating func fits(_ left: ExpressionType, _ right: ExpressionType) -> Bool {
    if left == right { return true }
    if case .parameter(let name) = right {
      if let target = bound[name] { return refits(name, target, left) }
      if bind(name, to: left) { return true }
    }
    if case .parameter(let name) = left {
      return bound[name].map { refits(name, $0, right) } ?? bind(name, to: right)
    }
    switch (left, right) {
    case (.dynamic, _), (_, .dynamic), (.nothing, _), (_, .nothing): return true
    case (.null, _): return right.takesNull
    case (_, .null): return left.takesNull
    case (.list(let item), .list(let other)): return fits(item, other)
    case (.optional(let value), .optional(let other)): return fits(value, other)
    case (.map(let key, let value), .map(let otherKey, let other)): return fits(key, otherKey) && fits(value, other)
    case (.abstract(let name, let types), .abstract(let otherName, let others)):
      return name == otherName && types.count == others.count && zip(types, others).allSatisfy { fits($0, $1) }
    default: return false
    }
  }

  /// Whether a type fits what a variable stands for, which then is the less specific of the two.
  private mutating func refits(_ name: String, _ target: ExpressionType, _ type: ExpressionType) -> Bool {
    guard fits(type, target) else { return false }
    let general = general(type, target)
    if !occurs(name, in: general) { bound[name] = general }
    return true
  }

  private mutating func bind(_ name: String, to type: ExpressionType) -> Bool {
    guard !occurs(name, in: type) else { return false }
    bound[name] = type
    return true
  }

  private func occurs(_ name: String, in type: ExpressionType) -> Bool {
    switch type {
    case .parameter(let other): other == name || bound[other].map { occurs(name, in: $0) } ?? false
    default: type.parts.contains { occurs(name, in: $0) }
    }
  }

  private func isAtMostAsSpecific(_ first: ExpressionType, _ second: ExpressionType) -> Bool {
    switch (first, second) {
    case (.dynamic, _), (.parameter, _), (_, .null): return true
    case (_, .dynamic), (_, .parameter), (.null, _): return false
    default:
      let (parts, others) = (first.parts, second.parts)
      return parts.count == others.count && zip(parts, others).allSatisfy { isAtMostAsSpecific($0, $1) }
    }
  }
}

extension ExpressionType {
  /// The types that it is made of.
  var parts: [ExpressionType] {
    switch self {
    case .list(let item): [item]
    case .optional(let value): [value]
    case .map(let key, let value): [key, value]
    case .abstract(_, let types): types
    case .boolean, .integer, .double, .string, .date, .period, .enumeration, .object, .nothing, .dynamic, .unsigned,
      .bytes, .null, .timestamp, .duration, .type, .parameter:
      []
    }
  }

  /// The same type with other types in the places of its parameters.
  func replacing(_ replacement: (String) -> ExpressionType) -> ExpressionType {
    switch self {
    case .parameter(let name): replacement(name)
    case .list(let item): .list(item.replacing(replacement))
    case .optional(let value): .optional(value.replacing(replacement))
    case .map(let key, let value): .map(key.replacing(replacement), value.replacing(replacement))
    case .abstract(let name, let types): .abstract(name, types.map { $0.replacing(replacement) })
    case .boolean, .integer, .double, .string, .date, .period, .enumeration, .object, .nothing, .dynamic, .unsigned,
      .bytes, .null, .timestamp, .duration, .type:
      self
    }
  }

  /// Whether null may stand where it is asked for, as in the first checkers of the language.
  fileprivate var takesNull: Bool {
    switch self {
    case .optional, .abstract, .timestamp, .duration: true
    case .boolean, .integer, .double, .string, .date, .period, .enumeration, .object, .nothing, .dynamic, .unsigned,
      .bytes, .null, .type, .list, .map, .parameter:
      false
    }
  }
}
