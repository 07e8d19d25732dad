/// A variable at one point of an explanation, what it stands for and where that comes from, and the variables around it.
///
/// Scopes share what is around them, so that one for each item of a long list takes little memory.
final class Scope {
  let variable: Int32
  let value: Value
  let origin: Origin
  /// The variables around it; nil where there are none but those of the audit window.
  let outer: Scope?

  init(_ variable: Int32, value: Value, from origin: Origin, in outer: Scope?) {
    self.variable = variable
    self.value = value
    self.origin = origin
    self.outer = outer
  }

  /// Where the value of a variable comes from; nil for one of the audit window.
  func origin(of variable: Int32) -> Origin? {
    self.variable == variable ? origin : outer?.origin(of: variable)
  }
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
  let scope: Scope?

  init(_ source: Source, in scope: Scope?) {
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
  var conditions: [(node: Int32, scope: Scope?)] = []
  /// Where the item comes from.
  var origin: Origin
  /// The slot where it, or what it was made from, stands in the record.
  var slot: Int?
}
