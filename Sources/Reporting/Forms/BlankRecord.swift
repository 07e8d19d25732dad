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

  /// Every value and every list is null, which is silence.
  private func value(of type: ValueType) -> JSONValue {
    switch type {
    case .object(let id): value(of: schema.objects[id])
    case .boolean, .integer, .number, .text, .date, .enumeration, .list: .null
    }
  }
}
