/// A definition of a rubric, checked by itself: what a name stands for, whatever it is used with.
public struct NamedExpression: Sendable {
  /// Its name.
  public let name: String
  /// Its parameters, in order.
  public let parameters: [Parameter]
  /// What it stands for; a parameter stands in it as a variable of its name.
  public let body: CheckedExpression

  /// A parameter.
  public struct Parameter: Sendable {
    /// Its name, which no other variable of the body has.
    public let name: String
    /// Its type.
    public let type: ExpressionType
  }
}

extension Checker {
  /// Every definition that holds no mistake, in the author's order.
  public mutating func namedExpressions() -> [NamedExpression] {
    var found: [NamedExpression] = []
    for name in definitionOrder {
      guard case .checked(let definition, let body?) = definitions[name] else { continue }
      let parameters = definition.parameters.compactMap { parameter in
        type(of: parameter).map { NamedExpression.Parameter(name: parameter.name.text, type: $0) }
      }
      found.append(NamedExpression(name: name, parameters: parameters, body: body))
    }
    return found
  }
}
