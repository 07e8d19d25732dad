/// A record, or a part of one, as a small tree. An object keeps the order of its fields.
enum Node: Equatable, Sendable {
  case null
  case boolean(Bool)
  case integer(Int)
  case number(Double)
  case text(String)
  case list([Node])
  case object([Field])

  /// A field of an object.
  struct Field: Equatable, Sendable {
    let name: String
    var value: Node
  }
}

extension Node {
  /// The items of a list; none for anything else.
  var items: [Node] {
    if case .list(let items) = self { items } else { [] }
  }

  /// The text; nil for anything else.
  var string: String? {
    if case .text(let text) = self { text } else { nil }
  }

  /// A field of an object, null where there is none. A new field goes last; anything but an object becomes one.
  subscript(name: String) -> Node {
    get {
      guard case .object(let fields) = self else { return .null }
      return fields.first { $0.name == name }?.value ?? .null
    }
    set {
      var fields: [Field] = []
      if case .object(let current) = self { fields = current }
      if let index = fields.firstIndex(where: { $0.name == name }) {
        fields[index].value = newValue
      } else {
        fields.append(Field(name: name, value: newValue))
      }
      self = .object(fields)
    }
  }

  /// Changes every item of a list; anything else stays as it is.
  mutating func changeItems(_ change: (inout Node) -> Void) {
    guard case .list(var items) = self else { return }
    for index in items.indices { change(&items[index]) }
    self = .list(items)
  }
}

extension Node: ExpressibleByBooleanLiteral, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  init(booleanLiteral value: Bool) { self = .boolean(value) }
  init(stringLiteral value: String) { self = .text(value) }
  init(integerLiteral value: Int) { self = .integer(value) }
}

extension Node: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
  init(arrayLiteral items: Node...) { self = .list(items) }
  init(dictionaryLiteral fields: (String, Node)...) {
    self = .object(fields.map { Field(name: $0.0, value: $0.1) })
  }
}
