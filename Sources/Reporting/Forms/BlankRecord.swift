public import Records

/// A record to be filled in by hand: every field of a schema, with what it means and what may stand there.
public struct BlankRecord: Sendable {
  let schema: RecordSchema

  /// A form of it.
  public enum Form: String, Sendable, CaseIterable {
    /// An XML file with a comment at each field.
    case xml
    /// A JSON file; JSON has no comments, so the guide goes with it.
    case json
    /// A page that explains every field, in Markdown.
    case guide
  }

  /// A blank record by a schema.
  public init(schema: RecordSchema) {
    self.schema = schema
  }

  /// The record, or the page, ending with a line break.
  public func text(as form: Form) -> String {
    switch form {
    case .xml: BlankXML(schema: schema).text
    case .json: value(of: schema.root).text
    case .guide: FieldGuide(schema: schema).text
    }
  }

  private func value(of type: ObjectType) -> JSONValue {
    .entries(type.fields.map { (key: $0.name, value: value(of: $0.type)) })
  }

  /// Every value is null, which is silence; a list of rows holds one blank row.
  private func value(of type: ValueType) -> JSONValue {
    switch type {
    case .object(let id): value(of: schema.objects[id])
    case .list(of: .object(let id), _, _): .array([value(of: schema.objects[id])])
    case .boolean, .integer, .number, .text, .date, .enumeration, .list: .null
    }
  }
}

extension RecordSchema {
  /// What may stand in a field, as words.
  func words(for field: Field) -> String {
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
  func values(of type: ValueType) -> [Enumeration.Value] {
    switch type {
    case .enumeration(let id): enumerations[id].values
    case .list(let item, _, _): values(of: item)
    case .boolean, .integer, .number, .text, .date, .object: []
    }
  }
}
