extension RecordSchema {
  /// What may stand in a field, as words.
  public func words(for field: Field) -> String {
    let refers = field.refersTo.map { "'\($0.joined(separator: "."))'" }.joined(separator: " or ")
    return words(for: field.type) + (refers.isEmpty ? "" : " that stands in \(refers)")
  }

  private func words(for type: ValueType) -> String {
    switch type {
    case .boolean: return "true or false"
    case .integer(let least, let most): return "a whole number\(Self.bounds(least, most))"
    case .number(let least, let most): return "a number\(Self.bounds(least, most))"
    case .text: return "a text"
    case .date: return "a day, written yyyy-mm-dd"
    case .enumeration: return "one of these values"
    case .object(let id): return "the fields of '\(objects[id].name)'"
    case .list(let item, let least, _):
      let minimum = least > 0 ? ", at least \(least)" : ""
      switch item {
      case .object(let id): return "a row for each '\(objects[id].name)'\(minimum)"
      case .enumeration: return "any number of these values\(minimum)"
      default: return "a list, each item \(words(for: item))\(minimum)"
      }
    }
  }

  private static func bounds<Number>(_ least: Number?, _ most: Number?) -> String {
    switch (least, most) {
    case (let least?, let most?): " from \(least) to \(most)"
    case (let least?, nil): ", \(least) or more"
    case (nil, let most?): ", \(most) or less"
    case (nil, nil): ""
    }
  }

  /// The values that a field can have, if they are a closed set.
  public func values(of type: ValueType) -> [Enumeration.Value] {
    switch type {
    case .enumeration(let id): enumerations[id].values
    case .list(let item, _, _): values(of: item)
    case .boolean, .integer, .number, .text, .date, .object: []
    }
  }
}
