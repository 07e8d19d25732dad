/// How the types of arguments fit those that a function takes, in a rubric: what its type parameters stand for.
struct SignatureMatch {
  private var parameters: [String: ExpressionType] = [:]

  /// Whether an argument may stand where a type is asked for; a parameter then stands for what holds all its arguments.
  mutating func accepts(_ wanted: ExpressionType, _ argument: ExpressionType) -> Bool {
    switch (wanted, argument) {
    case (.parameter(let name), _):
      guard let known = parameters[name] else {
        parameters[name] = argument
        return true
      }
      guard let joined = known.joined(argument) else { return false }
      parameters[name] = joined
      return true
    case (.list(.nothing), .list): return true
    case (.list(let wantedItem), .list(let item)): return accepts(wantedItem, item)
    // A whole number may stand where any number is asked for.
    case (.double, .integer): return true
    default: return argument.fits(wanted)
    }
  }

  /// Whether a single argument may stand where a type is asked for.
  static func accepts(_ wanted: ExpressionType, _ argument: ExpressionType) -> Bool {
    var match = SignatureMatch()
    return match.accepts(wanted, argument)
  }

  /// A type with its parameters replaced by what they stand for.
  func filled(_ type: ExpressionType) -> ExpressionType {
    switch type {
    case .parameter(let name): parameters[name] ?? .nothing
    case .list(let item): .list(filled(item))
    case .boolean, .integer, .double, .string, .date, .period, .enumeration, .object, .nothing, .dynamic, .unsigned,
      .bytes, .null, .timestamp, .duration, .type, .map, .optional, .abstract:
      type
    }
  }
}
