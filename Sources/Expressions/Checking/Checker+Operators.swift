import Diagnostics
import Records

extension Checker {
  mutating func checkUnary(
    _ unary: Expression.UnaryOperator, _ operand: Expression, _ range: SourceRange
  ) -> CheckedExpression? {
    switch unary {
    case .not: return checkCondition(operand).map { CheckedExpression(.not($0), .boolean, range) }
    case .negate: return check(operand).flatMap { checkFunction("-", .infix, [$0], range) }
    }
  }

  mutating func checkBinary(
    _ binary: Expression.BinaryOperator, _ left: Expression, _ right: Expression, _ range: SourceRange
  ) -> CheckedExpression? {
    switch binary {
    case .and: return checkLogic(.and, left, right, range)
    case .or: return checkLogic(.or, left, right, range)
    case .equal: return checkEquality(.equal, left, right, range)
    case .notEqual: return checkEquality(.notEqual, left, right, range)
    case .less: return checkOrder(.less, left, right, range)
    case .lessOrEqual: return checkOrder(.lessOrEqual, left, right, range)
    case .greater: return checkOrder(.greater, left, right, range)
    case .greaterOrEqual: return checkOrder(.greaterOrEqual, left, right, range)
    case .isIn: return checkContains(left, right, range)
    case .add, .subtract, .multiply, .divide, .remainder:
      guard let (left, right) = both(left, right) else { return nil }
      return checkFunction(binary.rawValue, .infix, [left, right], range)
    }
  }

  private mutating func both(
    _ left: Expression, _ right: Expression
  ) -> (CheckedExpression, CheckedExpression)? {
    let left = check(left)
    guard let right = check(right), let left else { return nil }
    return (left, right)
  }

  private mutating func checkLogic(
    _ logic: CheckedExpression.Logic, _ left: Expression, _ right: Expression, _ range: SourceRange
  ) -> CheckedExpression? {
    let left = checkCondition(left)
    guard let right = checkCondition(right), let left else { return nil }
    return CheckedExpression(.logic(logic, left, right), .boolean, range)
  }

  private mutating func checkEquality(
    _ comparison: CheckedExpression.Comparison, _ left: Expression, _ right: Expression, _ range: SourceRange
  ) -> CheckedExpression? {
    guard let (left, right) = both(left, right) else { return nil }
    guard left.type.isComparable(to: right.type) else {
      return report(.mismatchedTypes(comparison.rawValue, describe(left.type), describe(right.type)), at: range)
    }
    guard constantsFit(left, right, at: range) else { return nil }
    return CheckedExpression(.comparison(comparison, left, right), .boolean, range)
  }

  private mutating func checkOrder(
    _ comparison: CheckedExpression.Comparison, _ left: Expression, _ right: Expression, _ range: SourceRange
  ) -> CheckedExpression? {
    guard let (left, right) = both(left, right) else { return nil }
    if left.type.enumeration != nil || right.type.enumeration != nil {
      return report(.ordersEnumeration(comparison.rawValue), at: range)
    }
    guard left.type.isOrdered(with: right.type) else {
      return report(.mismatchedTypes(comparison.rawValue, describe(left.type), describe(right.type)), at: range)
    }
    return CheckedExpression(.comparison(comparison, left, right), .boolean, range)
  }

  private mutating func checkContains(
    _ value: Expression, _ list: Expression, _ range: SourceRange
  ) -> CheckedExpression? {
    guard let (value, list) = both(value, list) else { return nil }
    guard case .list(let item) = list.type else {
      return report(.notAList("in", describe(list.type)), at: list.range)
    }
    guard value.type.isComparable(to: item) else {
      return report(.mismatchedTypes("in", describe(value.type), describe(list.type)), at: range)
    }
    guard constantsFit(value, list, at: range) else { return nil }
    return CheckedExpression(.contains(list: list, value: value), .boolean, range)
  }

  /// Whether the constant texts of either side are values of the other's enumeration; those that are not are reported
  /// where they stand.
  mutating func constantsFit(
    _ left: CheckedExpression, _ right: CheckedExpression, at range: SourceRange
  ) -> Bool {
    let leftFits = constantsFit(of: right, in: left, usedAt: range)
    let rightFits = constantsFit(of: left, in: right, usedAt: range)
    if let first = left.type.enumeration, let second = right.type.enumeration, first != second {
      let names = Set(schema.enumerations[first].values.map(\.name))
      if names.isDisjoint(with: schema.enumerations[second].values.map(\.name)) {
        return report(.noCommonValue(), at: range) ?? false
      }
    }
    return leftFits && rightFits
  }

  private mutating func constantsFit(
    of side: CheckedExpression, in other: CheckedExpression, usedAt range: SourceRange
  ) -> Bool {
    guard !side.texts.written.isEmpty, case .values(let enumeration) = other.texts.others else { return true }
    // A side that may be something else too may share that with the other: `.?a.orValue("none") == .?b.orValue("none")`.
    guard other.type.enumeration != nil || side.texts.others == .none else { return true }
    let all = schema.enumerations[enumeration].values
    let values = all.filter { !$0.isSilent }.map(\.name)
    let known = Set(values + other.texts.written.map(\.text))
    var fits = true
    for constant in side.texts.written
    where !known.contains(constant.text) && diagnostics.count < 10 * Diagnostics.limit {
      let compared = source.mention(of: range, from: constant.range)
      let isElsewhere = constant.range.start < range.start || constant.range.end > range.end
      let place = isElsewhere ? compared : nil
      let message: Diagnostic.Message =
        all.contains { $0.name == constant.text }
        ? .silentValue(constant.text, comparedAt: place)
        : .unknownValue(constant.text, values: values, comparedAt: place)
      _ = report(message, at: constant.range) as CheckedExpression?
      fits = false
    }
    return fits
  }
}
