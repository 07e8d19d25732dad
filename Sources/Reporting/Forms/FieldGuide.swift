import Records

/// Writes a page that explains every field of a record, in Markdown.
struct FieldGuide {
  let schema: RecordSchema

  var text: String {
    let types = schema.objects.dropFirst().map { section($0, title: $0.name) }
    return ([head, section(schema.root, title: "The record")] + types).joined(separator: "\n")
  }

  private var head: String {
    """
    # The fields of a record

    A record (`\(schema.recordName)`) holds what is described here. Every field may be left out, be empty or null: then the file is
    silent on it. A list that is there and empty says that there is none. In XML a list is an element that holds an element for
    each item.

    """
  }

  private func section(_ type: ObjectType, title: String) -> String {
    let rows = type.fields.map { "| `\($0.name)` | \(Self.cell($0.text)) | \(Self.cell(schema.words(for: $0))) |" }
    let lists = type.fields.compactMap { values(of: $0) }
    let lines =
      [
        "## \(title)", "", Self.line(type.text), "", "| field | what it means | what may stand there |",
        "|---|---|---|",
      ] + rows
    return (lines + lists.flatMap { ["", $0] }).joined(separator: "\n") + "\n"
  }

  private func values(of field: Field) -> String? {
    let values = schema.values(of: field.type)
    guard !values.isEmpty else { return nil }
    return (["Values of `\(field.name)`:", ""] + values.map { "- `\($0.name)`: \(Self.line($0.meaning))" }).joined(
      separator: "\n")
  }

  private static func cell(_ text: String) -> String { line(text).replacing("|", with: "\\|") }

  /// A text on one line, so that nothing in it starts a heading or a row.
  private static func line(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
