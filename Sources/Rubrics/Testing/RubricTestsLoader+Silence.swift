import Diagnostics
import Records

extension RubricTestsLoader {
  /// The paths of silent fields, one or a list.
  mutating func paths(in node: YAMLNode) -> [String] {
    (node.items ?? [node]).compactMap { path in
      guard let text = path.text, !path.isSilent else {
        report(.wrongValue("not-evidenced", expected: "the path of a silent field, or a list of them"), at: path)
        return nil
      }
      return isPath(path) ? text : nil
    }
  }

  /// Whether a path leads to a field, whatever the record; false: reported. A misspelt one would never be silent.
  private mutating func isPath(_ node: YAMLNode) -> Bool {
    var type = ValueType.object(0)
    for step in RecordPath(node).steps {
      switch (step, type) {
      case (.field(let name), .object(let id)):
        guard let field = field(name, of: rubric.schema.objects[id]) else { return false }
        type = field.type
      case (.item, .list(let item, _, _)): type = item
      case (.field, _), (.item, _):
        report(
          .wrongValue("not-evidenced", expected: "a path such as visits[0].seen, with the number of each item"),
          at: node)
        return false
      }
    }
    return true
  }

  private mutating func field(_ name: YAMLNode, of type: ObjectType) -> Field? {
    let text = name.text ?? ""
    if let field = type.field(named: text) { return field }
    let nearest = Suggestion.nearest(to: text, among: type.fields.map(\.name))
    report(.unknownField(text, of: type.name, nearest: nearest), at: name)
    return nil
  }
}
