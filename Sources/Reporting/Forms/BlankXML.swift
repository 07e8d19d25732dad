import Records

/// Writes a blank record as XML, with a comment at each field.
struct BlankXML {
  private static let width = 110

  let schema: RecordSchema

  var text: String {
    var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>"]
    comment(Self.head, indent: 0, to: &lines)
    lines.append("<\(schema.recordName)>")
    add(schema.root, indent: 2, to: &lines)
    lines.append("</\(schema.recordName)>")
    return lines.joined(separator: "\n") + "\n"
  }

  private static let head = """
    A blank record. Write values between the tags: <a>value</a>. An empty element, or one that is left out, is silence: the file \
    does not say. A list that is there and empty says that there is none. Copy a row for each further one; delete rows and lists \
    that are not needed. Never write a name, an address or another direct identifier of a person.
    """

  private func add(_ type: ObjectType, indent: Int, to lines: inout [String]) {
    for field in type.fields { add(field, indent: indent, to: &lines) }
  }

  private func add(_ field: Field, indent: Int, to lines: inout [String]) {
    let margin = String(repeating: " ", count: indent)
    let (name, says) = (field.name, "\(field.text) Here: \(schema.words(for: field)).")
    let values = schema.values(of: field.type).map { "\($0.name): \($0.text)" }
    switch field.type {
    case .object(let id):
      comment(field.text, indent: indent, to: &lines)
      lines.append("\(margin)<\(name)>")
      add(schema.objects[id], indent: indent + 2, to: &lines)
      lines.append("\(margin)</\(name)>")
    case .list(of: .object(let id), _, let itemName):
      let item = itemName ?? schema.objects[id].name
      comment(says, indent: indent, to: &lines)
      lines += ["\(margin)<\(name)>", "\(margin)  <\(item)>"]
      add(schema.objects[id], indent: indent + 4, to: &lines)
      lines += ["\(margin)  </\(item)>", "\(margin)</\(name)>"]
    case .list(_, _, let itemName):
      let item = itemName ?? "item"
      // An empty wrapper would say that there is none, so it is left to the writer.
      let form =
        "Write <\(name)><\(item)>…</\(item)></\(name)>, with an <\(item)> for each, or <\(name)/> where there is none."
      comment("\(says) \(form)", values, indent: indent, to: &lines)
    case .boolean, .integer, .number, .text, .date, .enumeration:
      comment(says, values, indent: indent, to: &lines)
      lines.append("\(margin)<\(name)/>")
    }
  }

  /// Adds a comment, and points under it. Two hyphens may not stand side by side in one.
  private func comment(_ text: String, _ points: [String] = [], indent: Int, to lines: inout [String]) {
    let margin = String(repeating: " ", count: indent)
    let width = max(40, Self.width - indent)
    var inside = TextTable.wrapped("<!-- \(text)", to: width).enumerated().map { ($0 == 0 ? "" : "     ") + $1 }
    for point in points {
      inside += TextTable.wrapped("- \(point)", to: width - 9).enumerated().map { ($0 == 0 ? "     " : "       ") + $1 }
    }
    lines += inside.enumerated().map { index, line in
      let start = index == 0 ? "<!--" : ""
      return margin + start + line.dropFirst(start.count).replacing("--", with: "- -")
    }
    lines[lines.count - 1] += " -->"
  }
}
