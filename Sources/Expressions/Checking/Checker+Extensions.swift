import Diagnostics
import Records

/// What rubric mode has beyond the functions that CEL itself defines.
extension Checker {
  // MARK: Functions with a namespace, as `sets.contains`

  /// The name before a dot, if it is no value but a namespace of functions.
  func namespace(_ target: Expression) -> String? {
    guard case .identifier(let name) = target.kind, !knownNames.contains(name) else { return nil }
    return Function.all.contains { $0.name.hasPrefix("\(name).") } ? name : nil
  }

  mutating func checkNamespaced(
    _ name: String, _ arguments: [Expression], _ nameRange: SourceRange, _ range: SourceRange
  ) -> CheckedExpression? {
    let checked = arguments.map { check($0) }
    guard Function.forRubrics(name, .call) != nil else {
      return reportUnknownFunction(name, among: Function.callNames, at: nameRange)
    }
    return checkFunction(name, .call, checked, range)
  }

  /// Whether the items of two lists may be equal at all; it is reported if not.
  mutating func areComparable(
    _ left: CheckedExpression, _ right: CheckedExpression, _ name: String, _ range: SourceRange
  ) -> Bool {
    guard left.type.isComparable(to: right.type) else {
      return report(.mismatchedTypes(name, describe(left.type), describe(right.type)), at: range) ?? false
    }
    return constantsFit(left, right, at: range)
  }

  // MARK: Where silence is an answer

  /// `object.?field.orValue(value)`.
  mutating func checkOrValue(
    _ target: Expression, _ name: Expression.Name, _ arguments: [Expression], _ range: SourceRange
  ) -> CheckedExpression? {
    guard arguments.count == 1 else {
      return report(.wrongArgumentCount("orValue", takes: [1], got: arguments.count), at: range)
    }
    guard let path = target.withoutOptional else {
      return report(.notInRubrics("'orValue' without '.?' before it"), at: name.range)
    }
    let read = check(path)
    guard let fallback = check(arguments[0]), let read else { return nil }
    guard case .field(let object, let field) = read.kind else { preconditionFailure("a path ends in a field") }
    guard let type = joined(read.type, fallback) else {
      return report(.mismatchedTypes("orValue", describe(read.type), describe(fallback.type)), at: fallback.range)
    }
    guard let texts = joinedTexts([read, fallback], at: range) else { return nil }
    return CheckedExpression(.fieldOr(object, field, fallback), type, range, texts: texts)
  }

  /// The type of a field's value or another one: of an enumeration, if its values hold the other.
  private func joined(_ type: ExpressionType, _ fallback: CheckedExpression) -> ExpressionType? {
    if case .enumeration(let id) = type, fallback.texts.written.count == 1,
      schema.enumerations[id].values.contains(where: { $0.name == fallback.texts.written[0].text })
    {
      return type
    }
    if type == .double, fallback.type == .integer { return type }
    if case .object = type { return nil }
    return type.joined(fallback.type)
  }
}

extension Expression {
  /// Whether it is a path of fields with a `.?` in it, after which only `orValue` can stand.
  var isOptionalPath: Bool { withoutOptional != nil }

  /// A path of fields with every `.?` in it as a plain dot; nil for what is no such path or holds no `.?`.
  fileprivate var withoutOptional: Expression? {
    guard case .select(let operand, let name, let isOptional) = kind else { return nil }
    guard let path = operand.withoutOptional ?? (isOptional ? operand : nil) else { return nil }
    return Expression(kind: .select(path, name, isOptional: false), range: range)
  }
}
