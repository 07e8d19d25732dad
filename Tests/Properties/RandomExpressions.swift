@testable import Expressions
import Records
import Support

/// Thinks up expressions over boxes that the checker accepts, as a rubric's author would write them.
struct RandomExpressions {
  /// A definition, and what using it needs.
  struct Named {
    let name: String
    let parameters: [ExpressionType]
    let type: ExpressionType
    let body: String

    /// How it is declared: `name(q0: int)`.
    func head(_ nameOf: (ExpressionType) -> String) -> String {
      let declared = parameters.enumerated().map { "q\($0.offset): \(nameOf($0.element))" }
      return declared.isEmpty ? name : "\(name)(\(declared.joined(separator: ", ")))"
    }
  }

  let schema = TestSchema.box
  var dice: Dice
  /// Whether `has` and `.?` may occur.
  var asksForAbsence = true
  /// The definitions that may be used.
  private(set) var definitions: [Named] = []
  /// The variables that may be used, the innermost last.
  private var scope: [(name: String, type: ExpressionType)] = []
  /// How many more parts the present expression may get.
  private var fuel = 0
  private var macros = 0
  private var macroLimit = 2
  /// The functions that give each type.
  private static let uses = Dictionary(
    grouping: Function.all.filter(\.isForRubrics).flatMap { function in
      function.overloads.filter(\.isForRubrics).map { (function, $0) }
    }
  ) { $0.1.returns }

  init(seed: UInt64) { dice = Dice(seed: seed) }

  static let scalars: [ExpressionType] =
    [.boolean, .integer, .double, .string, .enumeration(0), .enumeration(1), .date]

  /// An expression of this type.
  mutating func next(_ type: ExpressionType, parts: Int) -> String {
    (fuel, macros, macroLimit, scope) = (parts, 0, 2, [])
    return write(type)
  }

  /// Other definitions from now on; each may use those before it.
  mutating func redefine(_ count: Int) {
    definitions = []
    for number in 0..<count {
      // Enumerations are no types of parameters.
      let types: [ExpressionType] = [
        .boolean, .integer, .double, .string, .date, .object(1), .list(.object(1)), .list(.integer), .list(.string),
      ]
      let parameters = number % 2 == 0 ? [] : (0...dice.below(2)).map { _ in dice.pick(types) }
      let type = dice.pick(Self.scalars + [.boolean, .object(1), .list(.object(1)), .list(.integer), .list(.boolean)])
      (fuel, macros, macroLimit) = (6, 0, 1)
      scope = parameters.enumerated().map { ("q\($0.offset)", $0.element) }
      definitions.append(Named(name: "def\(number)", parameters: parameters, type: type, body: write(type)))
    }
    scope = []
  }

  /// The name of a parameter's type.
  static func parameterName(of type: ExpressionType) -> String {
    switch type {
    case .boolean: "bool"
    case .integer: "int"
    case .double: "double"
    case .date: "date"
    case .object: "partOfBox"
    case .list(let item): "list(\(parameterName(of: item)))"
    default: "string"
    }
  }

  // MARK: Any type

  mutating func write(_ type: ExpressionType) -> String {
    fuel -= 1
    guard fuel > 0 else { return leaf(type) }
    let choice = dice.below(100)
    if choice < 22 { return leaf(type) }
    if choice < 70, let special = special(type) { return special }
    return access(type) ?? special(type) ?? leaf(type)
  }

  /// What can be had of a type without many parts.
  mutating func leaf(_ type: ExpressionType) -> String {
    let variables = scope.filter { $0.type == type }.map(\.name)
    if !variables.isEmpty, dice.percent(70) { return dice.pick(variables) }
    let fields = fieldNames(type, of: schema.root)
    if !fields.isEmpty, dice.percent(75) {
      let name = dice.pick(fields)
      return dice.oneIn(20) ? "record.\(name)" : name
    }
    if let object = scope.filter({ $0.type == .object(1) }).map(\.name).last, dice.percent(60) {
      let fields = fieldNames(type, of: schema.objects[1])
      if !fields.isEmpty { return "\(object).\(dice.pick(fields))" }
    }
    return literal(type)
  }

  private func fieldNames(_ type: ExpressionType, of object: ObjectType) -> [String] {
    Self.fieldNames[object.id][type] ?? []
  }

  /// For each type of object the fields of each type.
  private static let fieldNames = TestSchema.box.objects.map { object in
    Dictionary(grouping: object.fields) { ExpressionType($0.type) }.mapValues { $0.map(\.name) }
  }

  /// What every type can come out of: an object, a list, a condition, a definition, an absence.
  private mutating func access(_ type: ExpressionType) -> String? {
    switch dice.below(6) {
    case 0:
      let fields = fieldNames(type, of: schema.objects[1])
      return fields.isEmpty ? nil : "\(write(.object(1))).\(dice.pick(fields))"
    case 1: return "(\(write(.boolean)) ? \(write(type)) : \(write(type)))"
    case 2: return use(type)
    case 3: return asksForAbsence ? orValue(type) : nil
    case 4:
      if case .list(.list) = type { return nil }
      return "\(write(.list(type)))[\(dice.percent(80) ? "\(dice.below(2))" : write(.integer))]"
    default: return call(type)
    }
  }

  private mutating func use(_ type: ExpressionType) -> String? {
    let usable = definitions.filter { $0.type == type }
    guard !usable.isEmpty else { return nil }
    let definition = dice.pick(usable)
    guard !definition.parameters.isEmpty else { return definition.name }
    return "\(definition.name)(\(definition.parameters.map { write($0) }.joined(separator: ", ")))"
  }

  private mutating func orValue(_ type: ExpressionType) -> String? {
    if case .object = type { return nil }
    let ofRoot = fieldNames(type, of: schema.root).map { "record.?\($0)" }
    let ofPart = fieldNames(type, of: schema.objects[1])
    let object = dice.oneIn(3) ? "record.?part" : write(.object(1))
    let below = ofPart.isEmpty ? [] : ["\(object).?\(dice.pick(ofPart))"]
    guard !(ofRoot + below).isEmpty else { return nil }
    let fallback = type == .double && dice.oneIn(4) ? "0" : emptyOr(type)
    return "\(dice.pick(ofRoot + below)).orValue(\(fallback))"
  }

  /// An empty list written out now and then, where its items' type does not matter.
  private mutating func emptyOr(_ type: ExpressionType) -> String {
    if case .list = type, dice.oneIn(6) { return "[]" }
    return write(type)
  }

  // MARK: One type

  private mutating func special(_ type: ExpressionType) -> String? {
    switch type {
    case .boolean: condition()
    case .list(let item): list(item)
    case .integer where dice.oneIn(3): size()
    case .integer, .double, .string, .date: call(type)
    default: nil
    }
  }

  private mutating func condition() -> String {
    switch dice.below(13) {
    case 0: return "!\(operand(.boolean))"
    case 1, 2: return "(\(write(.boolean)) && \(write(.boolean)))"
    case 3, 4: return "(\(write(.boolean)) || \(write(.boolean)))"
    case 5: return equality()
    case 6: return order()
    case 7:
      let item = dice.pick(Self.scalars)
      return "(\(write(item)) in \(emptyOr(.list(item))))"
    case 8, 9, 10: return macro(dice.pick(["exists", "all", "exists_one", "existsOne"]), .boolean)
    case 11: return asksForAbsence ? has() : macro("exists", .boolean)
    default: return call(.boolean) ?? literal(.boolean)
    }
  }

  /// What may stand after `!`.
  private mutating func operand(_ type: ExpressionType) -> String { "(\(write(type)))" }

  private mutating func has() -> String {
    if dice.oneIn(3) { return "has(record.\(dice.pick(schema.root.fields).name))" }
    return "has(\(write(.object(1))).\(dice.pick(schema.objects[1].fields).name))"
  }

  private mutating func equality() -> String {
    let types = Self.scalars + [.list(.integer), .list(.boolean), .list(.enumeration(0)), .list(.list(.integer))]
    let type = dice.oneIn(4) ? .integer : dice.pick(types)
    let other: ExpressionType = type == .integer && dice.oneIn(5) ? .double : type
    return "(\(write(type)) \(dice.pick(["==", "!="])) \(emptyOr(other)))"
  }

  private mutating func order() -> String {
    let sign = dice.pick(["<", "<=", ">", ">="])
    let type = dice.pick([.integer, .double, .string, .date] as [ExpressionType])
    // Sizes of lists that silence leaves open are read by comparisons.
    if type == .integer, dice.oneIn(2) {
      return "(\(size()) \(sign) \(dice.oneIn(3) ? write(.double) : "\(dice.below(4))"))"
    }
    let other: ExpressionType = type == .integer && dice.oneIn(4) ? .double : type
    return dice.oneIn(2) ? "(\(write(type)) \(sign) \(write(other)))" : "(\(write(other)) \(sign) \(write(type)))"
  }

  mutating func size() -> String {
    let operand = dice.oneIn(5) ? write(dice.pick([.string, .enumeration(0)])) : write(.list(itemType()))
    return dice.oneIn(2) ? "size(\(operand))" : "(\(operand)).size()"
  }

  // MARK: Lists

  mutating func itemType() -> ExpressionType {
    dice.percent(55) ? .object(1) : dice.pick(Self.scalars + [.list(.integer), .list(.enumeration(0))])
  }

  private mutating func list(_ item: ExpressionType) -> String {
    let type = ExpressionType.list(item)
    switch dice.below(8) {
    case 0, 1, 2: return macro("filter", .boolean, over: item)
    case 3, 4: return macro("map", item)
    case 5:
      let items = (0...dice.below(2)).map { _ in write(item) }
      return "[\(items.joined(separator: ", "))]"
    case 6: return "(\(write(type)) + \(emptyOr(type)))"
    default: return call(type) ?? leaf(type)
    }
  }

  /// A macro whose body has a type, over a list of items of any type or of a certain one.
  private mutating func macro(_ name: String, _ body: ExpressionType, over item: ExpressionType? = nil) -> String {
    guard macros < macroLimit else {
      return leaf(name == "filter" ? .list(item ?? .boolean) : name == "map" ? .list(body) : body)
    }
    macros += 1
    defer { macros -= 1 }
    let item = item ?? itemType()
    let list = write(.list(item))
    let variable = "v\(scope.count)"
    scope.append((variable, item))
    defer { scope.removeLast() }
    let condition = name == "map" && dice.oneIn(4) ? "\(write(.boolean)), " : ""
    return "\(list).\(name)(\(variable), \(condition)\(write(body)))"
  }

  // MARK: Functions

  /// A call of some function that gives a type.
  private mutating func call(_ type: ExpressionType) -> String? {
    guard let uses = Self.uses[type] else { return nil }
    let (function, overload) = dice.pick(uses)
    if function.name == "date" { return "date(\(day()))" }
    if function.traits.contains(.comparesItems) {
      let item = dice.pick(Self.scalars)
      return "\(function.name)(\(emptyOr(.list(item))), \(emptyOr(.list(item))))"
    }
    var arguments = arguments(function, overload.takes)
    if function.name == "matches" { arguments[1] = pattern() }
    switch function.form {
    case .call: return "\(function.name)(\(arguments.joined(separator: ", ")))"
    case .method:
      return "\(arguments[0]).\(function.name)(\(arguments.dropFirst().joined(separator: ", ")))"
    case .infix:
      if arguments.count == 1 { return "\(function.name)(\(arguments[0]))" }
      return "(\(arguments.joined(separator: " \(function.name) ")))"
    }
  }

  private mutating func arguments(_ function: Function, _ takes: [ExpressionType]) -> [String] {
    if function.traits.contains(.takesMany), case .list(let item) = takes[0], dice.oneIn(2) {
      return (0...2).map { _ in write(item) }
    }
    return takes.enumerated().map { index, type in
      switch type {
      // A whole number may stand for a number, if some other argument says which is meant.
      case .double: index > 0 && dice.oneIn(4) ? write(.integer) : write(.double)
      case .string: dice.oneIn(8) ? write(.enumeration(dice.below(2))) : write(.string)
      case .integer where function.form == .method, .integer where dice.oneIn(4): "\(dice.below(5) - 1)"
      case .period: "\(dice.pick(["days", "months"]))(\(write(.integer)))"
      case .list(.nothing): write(.list(itemType()))
      default: write(type)
      }
    }
  }

  private mutating func day() -> String {
    switch dice.below(8) {
    case 0: "string(\(write(.date)))"
    case 1: "name"
    case 2: "part.id"
    default: "'\(dice.pick(Self.days))'"
    }
  }

  private mutating func pattern() -> String {
    dice.oneIn(4)
      ? "name" : dice.pick(["'a'", "'^re'", "'^.*b$'", "'[a-c]+d?'", "'(ab|cd)*'", "'20[0-9][0-9]-'", "'^$'", "'x?y'"])
  }

  // MARK: Literals

  static let texts = ["", "a", "ab", "red", "42", "-7", "1.5", "true", "0", "2016-03-24", "é b", "a-b-a", " x "]

  mutating func literal(_ type: ExpressionType) -> String {
    switch type {
    case .boolean: dice.pick(["true", "false"])
    case .integer: dice.oneIn(40) ? dice.pick(["9223372036854775807", "-9223372036854775807"]) : "\(dice.below(6) - 1)"
    case .double: dice.pick(["0.0", "-0.0", "1.5", "2.0", "-3.25", "1e300"])
    case .string: "'\(dice.pick(Self.texts))'"
    case .enumeration(let id): "'\(dice.pick(schema.enumerations[id].values).name)'"
    case .date: dice.oneIn(3) ? dice.pick(["auditDate", "auditFrom"]) : "date('\(dice.pick(Self.days))')"
    case .object: dice.oneIn(2) ? "part" : "parts[\(dice.below(2))]"
    case .list(let item): "[\(literal(item))]"
    default: "true"
    }
  }

  static let days = ["2016-02-29", "2016-03-24", "2016-03-29", "2016-12-31", "2015-09-30", "0001-01-01", "9999-12-31"]
}
