import Expressions
import Foundation
import Records

/// Evaluates checked expressions as DESIGN section 3 says, straight down the tree: what the real evaluator must agree with.
struct ReferenceEvaluator {
  /// The record.
  let record: ReferenceValue
  /// The definitions without parameters.
  let definitions: [String: CheckedExpression]
  /// What the variables stand for, by their numbers.
  var variables: [Int: ReferenceValue]
  let functions: ReferenceFunctions

  init(record: ReferenceValue, definitions: [String: CheckedExpression], window: ClosedRange<String>) {
    self.record = record
    self.definitions = definitions
    functions = ReferenceFunctions()
    variables = [
      0: ReferenceDate(window.upperBound).map(ReferenceValue.date) ?? .error("unreadable"),
      1: ReferenceDate(window.lowerBound).map(ReferenceValue.date) ?? .error("unreadable"),
    ]
  }

  func value(_ expression: CheckedExpression) -> ReferenceValue {
    switch expression.kind {
    case .constant(let constant): return value(constant)
    case .record: return record
    case .variable(let variable): return variables[variable.number] ?? .error("no variable")
    case .field(let object, let field): return self.field(field.name, of: value(object))
    case .definition(let name): return definitions[name].map { value($0) } ?? .error("no definition")
    case .applied(_, let bindings, let body):
      var inner = self
      for binding in bindings { inner.variables[binding.variable.number] = value(binding.value) }
      return inner.value(body)
    case .has(let object, let field): return has(field.name, in: value(object))
    case .not(let operand): return value(operand).negated
    case .logic(.and, let left, let right): return .allOf([value(left), value(right)])
    case .logic(.or, let left, let right): return .anyOf([value(left), value(right)])
    case .comparison(let comparison, let left, let right): return compare(comparison, value(left), value(right))
    case .contains(let list, let item): return contains(value(list), value(item).plain)
    case .conditional(let condition, let first, let second):
      return choose(value(condition), { value(first) }, { value(second) })
    case .function(let function, _, let arguments):
      let areDoubles = arguments.contains { $0.type == .double || $0.type == .list(.double) }
      return call(function.name, arguments.map { value($0) }, areDoubles: areDoubles)
    case .size(let operand): return size(value(operand))
    case .item(let list, let index): return item(value(list).plain, value(index).plain)
    case .comprehension(let macro, let list, let variable, let body):
      return comprehend(macro, value(list)) { item in
        var inner = self
        inner.variables[variable.number] = item
        return inner.value(body)
      }
    case .list(let elements):
      let items = elements.map { value($0).plain }
      return .missing(among: items) ?? .list(items)
    case .fieldOr(let object, let field, let fallback):
      let read = self.field(field.name, of: value(object))
      if case .unknown(_, isAbsent: true) = read { return value(fallback) }
      return read
    case .standard: return .error("standard mode")
    }
  }

  private func value(_ constant: CheckedExpression.Constant) -> ReferenceValue {
    switch constant {
    case .boolean(let value): .boolean(value)
    case .integer(let value): .integer(value)
    case .double(let value): .number(value)
    case .string(let value): .text(value)
    case .null, .unsigned, .bytes, .type: .error("standard mode")
    }
  }

  // MARK: Reading

  /// What is not there is unknown under its whole path; so is what would lie below it.
  private func field(_ name: String, of object: ReferenceValue) -> ReferenceValue {
    switch object {
    case .object(let path, let fields):
      fields[name] ?? .unknown([path.isEmpty ? name : "\(path).\(name)"], isAbsent: true)
    case .unknown(let paths, isAbsent: true): .unknown(Set(paths.map { "\($0).\(name)" }), isAbsent: true)
    default: object
    }
  }

  private func has(_ name: String, in object: ReferenceValue) -> ReferenceValue {
    switch field(name, of: object) {
    case .unknown(_, isAbsent: true): .no
    case .unknown(let paths, isAbsent: false): .unknown(paths, isAbsent: false)
    case .error(let name): .error(name)
    default: .yes
    }
  }

  private func item(_ list: ReferenceValue, _ index: ReferenceValue) -> ReferenceValue {
    if case .unknown(let paths, isAbsent: true) = list, case .integer(let number) = index {
      return .unknown(Set(paths.map { "\($0)[\(number)]" }), isAbsent: true)
    }
    if let missing = ReferenceValue.missing(among: [list, index]) { return missing }
    guard case .list(let items) = list, case .integer(let number) = index else { return .error("no list") }
    return items.indices.contains(Int(number)) ? items[Int(number)] : .error("noSuchItem")
  }

  // MARK: Choosing and comparing

  private func choose(
    _ condition: ReferenceValue, _ first: () -> ReferenceValue, _ second: () -> ReferenceValue
  ) -> ReferenceValue {
    switch condition {
    case .boolean(let value): return value ? first() : second()
    case .unknown(let paths, _):
      let (first, second) = (first().plain, second().plain)
      if !first.isUnknown, !second.isUnknown, ReferenceValue.areSame(first, second) { return first }
      return .unknown(paths.union(first.silent).union(second.silent), isAbsent: false)
    default: return condition
    }
  }

  private func compare(
    _ comparison: CheckedExpression.Comparison, _ left: ReferenceValue, _ right: ReferenceValue
  ) -> ReferenceValue {
    if let answer = compareSizes(comparison, left, right) { return answer }
    let (left, right) = (left.plain, right.plain)
    if let missing = ReferenceValue.missing(among: [left, right]) { return missing }
    return switch comparison {
    case .equal: .equal(left, right)
    case .notEqual: ReferenceValue.equal(left, right).negated
    case .less: .boolean(ReferenceValue.isBefore(left, right))
    case .lessOrEqual: .boolean(ReferenceValue.isBefore(left, right) || ReferenceValue.equal(left, right).isTrue)
    case .greater: .boolean(ReferenceValue.isBefore(right, left))
    case .greaterOrEqual: .boolean(ReferenceValue.isBefore(right, left) || ReferenceValue.equal(left, right).isTrue)
    }
  }

  /// Where a size is a range: what all the sizes in it answer, if they answer the same; nil where none is.
  private func compareSizes(
    _ comparison: CheckedExpression.Comparison, _ left: ReferenceValue, _ right: ReferenceValue
  ) -> ReferenceValue? {
    let sides = [left, right].map { side in
      if case .size(let range, _) = side { range.map { ReferenceValue.integer($0) } } else { [side] }
    }
    guard sides.contains(where: { $0.count > 1 }) else { return nil }
    guard ReferenceValue.missing(among: [left, right]) == nil else { return nil }
    let answers = sides[0].flatMap { left in sides[1].map { compare(comparison, left, $0) } }
    if answers.allSatisfy(\.isTrue) { return .yes }
    return answers.allSatisfy(\.isFalse) ? .no : .missing(among: [left.plain, right.plain])
  }
}
