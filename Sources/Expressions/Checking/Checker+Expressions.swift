import Diagnostics
import Records

extension Checker {
  /// An expression with every name and type known; nil where there is a mistake in it, which has been reported.
  mutating func check(_ expression: Expression) -> CheckedExpression? {
    guard depth < Self.depthLimit else { return report(.tooDeep(Self.depthLimit), at: expression.range) }
    depth += 1
    defer { depth -= 1 }
    let range = expression.range
    guard countPart(at: range) else { return nil }
    switch expression.kind {
    case .literal(let literal): return checkLiteral(literal, range)
    case .identifier(let name): return checkIdentifier(Expression.Name(text: name, range: range))
    case .select(let operand, let name, let isOptional):
      return isOptional
        ? report(.notInRubrics("'.?' without 'orValue(…)' after it"), at: range) : checkSelect(operand, name, range)
    case .index(let list, let index, let isOptional):
      return isOptional ? report(.notInRubrics("'[?'"), at: range) : checkIndex(list, index, range)
    case .call(let name, let arguments): return checkCall(name, arguments, range)
    case .method(let target, let name, let arguments): return checkMethod(target, name, arguments, range)
    case .has(let operand, let name): return checkHas(operand, name, range)
    case .comprehension(let comprehension): return checkComprehension(comprehension, range)
    case .bind: return report(.notInRubrics("'cel.bind'"), at: range)
    case .list(let elements):
      let isPlain = elements.allSatisfy { !$0.isOptional }
      return isPlain ? checkList(elements.map(\.value), range) : report(.notInRubrics("'[?'"), at: range)
    case .map: return report(.notInRubrics("a map"), at: range)
    case .message: return report(.notInRubrics("a message"), at: range)
    case .unary(let unary, let operand): return checkUnary(unary, operand, range)
    case .binary(let binary, let left, let right): return checkBinary(binary, left, right, range)
    case .conditional(let condition, let first, let second):
      return checkConditional(condition, first, second, range)
    }
  }

  private mutating func checkLiteral(_ literal: Expression.Literal, _ range: SourceRange) -> CheckedExpression? {
    switch literal {
    case .boolean(let value): return CheckedExpression(.constant(.boolean(value)), .boolean, range)
    case .integer(let value): return CheckedExpression(.constant(.integer(value)), .integer, range)
    case .double(let value): return CheckedExpression(.constant(.double(value)), .double, range)
    case .string(let text):
      let texts = KnownTexts(written: [.init(text: text, range: range)])
      return CheckedExpression(.constant(.string(text)), .string, range, texts: texts)
    case .null: return report(.comparesNull(), at: range)
    case .unsigned: return report(.notInRubrics("an unsigned number"), at: range)
    case .bytes: return report(.notInRubrics("a bytes literal"), at: range)
    }
  }

  private mutating func checkIdentifier(_ name: Expression.Name) -> CheckedExpression? {
    if let found = scope.last(where: { $0.variable.name == name.text }) {
      return CheckedExpression(.variable(found.variable), found.type, name.range, texts: found.texts)
    }
    switch name.text {
    case "auditDate": return CheckedExpression(.variable(.auditDate), .date, name.range)
    case "auditFrom": return CheckedExpression(.variable(.auditFrom), .date, name.range)
    case "record": return CheckedExpression(.record, .object(0), name.range)
    default: break
    }
    if let field = schema.root.field(named: name.text) {
      let record = CheckedExpression(.record, .object(0), name.range)
      return CheckedExpression(.field(record, field), ExpressionType(field.type), name.range)
    }
    if let set = sets[name.text] {
      return CheckedExpression(set.kind, set.type, name.range, texts: set.texts)
    }
    if let definition = definitions[name.text]?.definition {
      guard definition.parameters.isEmpty else {
        return report(.wrongArgumentCount(name.text, takes: [definition.parameters.count], got: 0), at: name.range)
      }
      guard let body = checkedDefinition(name.text, usedAt: name.range), mayUse(name.text, at: name.range)
      else { return nil }
      return CheckedExpression(.definition(name.text), body.type, name.range, texts: body.texts)
    }
    if broken.contains(name.text) { return nil }
    let isValue = schema.enumerations.contains { $0.values.contains { $0.name == name.text } }
    if isValue { return report(.unquotedValue(name.text), at: name.range) }
    if mayLackNames { return nil }
    let nearest = Suggestion.nearest(to: name.text, among: knownNames)
    return report(.unknownName(name.text, nearest: nearest), at: name.range)
  }

  private mutating func checkSelect(
    _ operand: Expression, _ name: Expression.Name, _ range: SourceRange
  ) -> CheckedExpression? {
    guard let object = check(operand), let field = field(name, of: object) else { return nil }
    return CheckedExpression(.field(object, field), ExpressionType(field.type), range)
  }

  private mutating func checkHas(
    _ operand: Expression, _ name: Expression.Name, _ range: SourceRange
  ) -> CheckedExpression? {
    guard let object = check(operand), let field = field(name, of: object) else { return nil }
    return CheckedExpression(.has(object, field), .boolean, range)
  }

  /// The field of this name in an object; reported where there is none.
  private mutating func field(_ name: Expression.Name, of object: CheckedExpression) -> Field? {
    switch object.type {
    case .object(let id):
      let type = schema.objects[id]
      if let field = type.field(named: name.text) { return field }
      let nearest = Suggestion.nearest(to: name.text, among: type.fields.map(\.name))
      return report(.unknownField(name.text, in: type.name, nearest: nearest), at: name.range)
    case .list(let item):
      var itemsHaveIt = false
      if case .object(let id) = item { itemsHaveIt = schema.objects[id].field(named: name.text) != nil }
      let isFunction = name.text == "size" || Function.forRubrics(name.text, .method) != nil
      return report(.fieldOfList(name.text, itemsHaveIt: itemsHaveIt, isFunction: isFunction), at: name.range)
    case .boolean, .integer, .double, .string, .date, .period, .enumeration, .nothing, .dynamic, .unsigned, .bytes,
      .null, .timestamp, .duration, .type, .map, .optional, .abstract, .parameter:
      let isFunction = name.text == "size" || Function.forRubrics(name.text, .method) != nil
      return report(.fieldOfValue(name.text, describe(object.type), isFunction: isFunction), at: name.range)
    }
  }

  private mutating func checkIndex(
    _ list: Expression, _ index: Expression, _ range: SourceRange
  ) -> CheckedExpression? {
    let list = check(list)
    guard let index = check(index), let list else { return nil }
    guard case .list(let item) = list.type else { return report(.notAList("[…]", describe(list.type)), at: list.range) }
    guard index.type == .integer else {
      return report(.wrongArgumentType("[…]", wanted: "a whole number", describe(index.type)), at: index.range)
    }
    return CheckedExpression(.item(list, index), item, range, texts: list.texts)
  }

  private mutating func checkList(_ elements: [Expression], _ range: SourceRange) -> CheckedExpression? {
    let items = elements.map { check($0) }.compactMap { $0 }
    guard items.count == elements.count else { return nil }
    var type = ExpressionType.nothing
    for item in items {
      guard let joined = type.joined(item.type) else {
        return report(.mixedList(describe(type), describe(item.type)), at: item.range)
      }
      type = joined
    }
    guard let texts = joinedTexts(items, at: range) else { return nil }
    return CheckedExpression(.list(items), .list(type), range, texts: texts)
  }

  private mutating func checkConditional(
    _ condition: Expression, _ first: Expression, _ second: Expression, _ range: SourceRange
  ) -> CheckedExpression? {
    let condition = checkCondition(condition)
    let first = check(first)
    guard let second = check(second), let first, let condition else { return nil }
    guard let type = first.type.joined(second.type) else {
      return report(.mismatchedTypes("? :", describe(first.type), describe(second.type)), at: second.range)
    }
    guard let texts = joinedTexts([first, second], at: range) else { return nil }
    return CheckedExpression(.conditional(condition, first, second), type, range, texts: texts)
  }

  private mutating func checkComprehension(
    _ comprehension: Expression.Comprehension, _ range: SourceRange
  ) -> CheckedExpression? {
    let macro = comprehension.macro
    guard Expression.Macro.forRubrics.contains(macro), comprehension.second == nil else {
      let what = comprehension.second == nil ? "'\(macro.rawValue)'" : "'\(macro.rawValue)' with two variables"
      return report(.notInRubrics(what), at: range)
    }
    let list = check(comprehension.list)
    guard let list else { return nil }
    guard case .list(let item) = list.type else {
      return report(.notAList(comprehension.macro.rawValue, describe(list.type)), at: list.range)
    }
    guard macroDepth < Self.macroLimit else { return report(.nestedMacros(Self.macroLimit), at: range) }
    macroDepth += 1
    defer { macroDepth -= 1 }
    guard declareVariable(comprehension.variable) else { return nil }
    let variable = newVariable(comprehension.variable.text)
    scope.append((variable, item, list.texts))
    defer { scope.removeLast() }
    let isMap = comprehension.macro == .map
    guard let body = isMap ? check(comprehension.body) : checkCondition(comprehension.body) else { return nil }
    let type: ExpressionType =
      switch comprehension.macro {
      case .exists, .all, .existsOne: .boolean
      case .filter: list.type
      case .map: .list(body.type)
      case .transformList, .transformMap, .transformMapEntry, .optMap, .optFlatMap:
        preconditionFailure("only macros of rubrics are left here")
      }
    let texts = comprehension.macro == .filter ? list.texts : comprehension.macro == .map ? body.texts : nil
    return CheckedExpression(.comprehension(comprehension.macro, list, variable, body), type, range, texts: texts)
  }
}
