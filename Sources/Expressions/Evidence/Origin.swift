/// What the variables stand for at one point of an explanation, and where that comes from.
struct Scope {
  var variables: [Value]
  var origins: [Int32: Origin] = [:]
}

/// Where the value of a variable comes from.
final class Origin {
  /// What it is computed from.
  enum Source {
    /// An expression.
    case expression(Int32)
    /// An item of a list of the record, which stands at this slot.
    case slot(Int)
    /// An item of a list that an expression makes.
    case item(of: Int32)
  }

  let source: Source
  /// Where the expression is to be evaluated.
  let scope: Scope

  init(_ source: Source, in scope: Scope) {
    self.source = source
    self.scope = scope
  }
}

/// An item that a list could hold: one that a filter took out is among them, with the condition that did.
struct Element {
  /// The item.
  var value: Value
  /// Whether it belongs to the list: true, false, unknown, or an error.
  var belongs: Value
  /// The conditions that decide this, each with what its variable stands for.
  var conditions: [(node: Int32, scope: Scope)] = []
  /// Where the item comes from.
  var origin: Origin
  /// The slot where it, or what it was made from, stands in the record.
  var slot: Int?
}
