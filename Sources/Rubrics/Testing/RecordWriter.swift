import Diagnostics
import Records

/// Turns nodes into a record that is written but not yet decoded. Names are checked here, those of fields and those of an
/// enumeration's values, because here is known what was probably meant.
struct RecordWriter {
  let schema: RecordSchema
  let source: SourceText
  var diagnostics = Diagnostics()

  init(schema: RecordSchema, _ source: SourceText) {
    self.schema = schema
    self.source = source
  }

  /// The fields of a whole record.
  mutating func record(_ node: YAMLNode) -> [WrittenValue.Field] {
    fields(node.entries ?? [], of: schema.root)
  }

  private mutating func fields(_ entries: [YAMLNode.Entry], of type: ObjectType) -> [WrittenValue.Field] {
    entries.compactMap { entry in
      let name = entry.key.text ?? ""
      if let field = type.field(named: name) {
        return WrittenValue.Field(name: name, value: value(entry.value, as: field))
      }
      let nearest = Suggestion.nearest(to: name, among: type.fields.map(\.name))
      report(.unknownField(name, of: type.name, nearest: nearest), at: entry.key)
      return nil
    }
  }

  private mutating func value(_ node: YAMLNode, as field: Field) -> WrittenValue {
    value(node, as: field.type, named: field.name)
  }

  private mutating func value(_ node: YAMLNode, as type: ValueType, named name: String) -> WrittenValue {
    guard !node.isSilent else { return WrittenValue(.silent, node.range) }
    switch node.content {
    case .scalar(let text, _):
      guard case .enumeration(let index) = type else { return WrittenValue(.text(text), node.range) }
      return named(text, node, of: schema.enumerations[index], name)
    case .sequence(let items, _):
      // Where no list is awaited, its items need no checking: it is refused as a whole.
      guard case .list(let item, _, _) = type else { return WrittenValue(.list([]), node.range) }
      return WrittenValue(.list(items.map { value($0, as: item, named: name) }), node.range)
    case .mapping(let entries, _):
      guard case .object(let id) = type else { return WrittenValue(.fields([]), node.range) }
      return WrittenValue(.fields(fields(entries, of: schema.objects[id])), node.range)
    }
  }

  private mutating func named(
    _ text: String, _ node: YAMLNode, of enumeration: Enumeration, _ name: String
  ) -> WrittenValue {
    let text = text.trimmed
    guard !text.isEmpty, !enumeration.contains(text) else { return WrittenValue(.text(text), node.range) }
    let values = enumeration.values.map(\.name)
    let nearest = Suggestion.nearest(to: text, among: values)
    report(.valueNotListed(text, of: name, nearest: nearest, allowed: values), at: node)
    return WrittenValue(.silent, node.range)
  }

  private mutating func report(_ message: Diagnostic.Message, at node: YAMLNode) {
    if !node.isIncomplete { diagnostics.report(message, at: node.range, in: source) }
  }
}
