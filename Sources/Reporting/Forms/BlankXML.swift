import Records

/// Writes a blank record as XML, with a comment at each field.
struct BlankXML {
  private static let width = 110

  let schema: RecordSchema
  /// The object types whose fields have been explained, once.
  private var explained: Set<Int> = []

  init(schema: RecordSchema) {
    self.schema = schema
  }

  var text: String {
    var writer = self
    return writer.written()
  }

  private mutating func written() -> String {
    var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>"]
    comment([Self.head], indent: 0, to: &lines)
    lines.append("<\(schema.recordName)>")
    add(schema.root, indent: 2, to: &lines)
    lines.append("</\(schema.recordName)>")
    return lines.joined(separator: "\n") + "\n"
  }

  private static let head = """
    A blank record: it says nothing yet. Write values between the tags: <a>value</a>. An empty element, or one that is left out, \
    is silence: the file does not say. A list that is there and empty says that there is none. Rows stand in comments: take the \
    marks around one away, fill it in, and copy it for each further row. Never write a name, an address or another direct \
    identifier of a person.
    """

  private mutating func add(_ type: ObjectType, indent: Int, to lines: inout [String]) {
    let isNew = explained.insert(type.id).inserted
    for field in type.fields {
      if isNew { add(field, indent: indent, to: &lines) } else { addAgain(field, indent: indent, to: &lines) }
    }
  }

  /// A field that was explained above: what it may hold is named, and what that means not said again.
  private mutating func addAgain(_ field: Field, indent: Int, to lines: inout [String]) {
    switch field.type {
    case .object, .list: add(field, indent: indent, to: &lines)
    case .boolean, .integer, .number, .text, .date, .enumeration:
      let names = schema.values(of: field.type).map(\.name)
      let note = names.isEmpty ? "" : " <!-- \(names.joined(separator: ", ")) -->"
      lines.append("\(String(repeating: " ", count: indent))<\(field.name)/>\(note)")
    }
  }

  private mutating func add(_ field: Field, indent: Int, to lines: inout [String]) {
    let margin = String(repeating: " ", count: indent)
    switch field.type {
    case .object(let id):
      comment([field.text], indent: indent, to: &lines)
      lines.append("\(margin)<\(field.name)>")
      add(schema.objects[id], indent: indent + 2, to: &lines)
      lines.append("\(margin)</\(field.name)>")
    case .list(of: .object(let id), _, _):
      let type = schema.objects[id]
      let fields = type.fields.map { "\($0.name): \(says($0))\(values(of: $0))" }
      comment(["\(says(field)) Its fields:"] + fields, indent: indent, to: &lines)
      // Uncommented, a blank row would say that there is one.
      lines.append("\(margin)<!--")
      addRow(field, of: type, indent: indent, to: &lines)
      lines.append("\(margin)-->")
    case .list:
      // An empty wrapper would say that there is none, so it is left to the writer.
      comment([says(field)] + points(of: field), indent: indent, to: &lines)
    case .boolean, .integer, .number, .text, .date, .enumeration:
      comment([says(field)] + points(of: field), indent: indent, to: &lines)
      lines.append("\(margin)<\(field.name)/>")
    }
  }

  /// The list with one row in it; lists in the row are left to the writer.
  private func addRow(_ field: Field, of type: ObjectType, indent: Int, to lines: inout [String]) {
    guard case .list(_, _, let itemName) = field.type else { return }
    let (margin, item) = (String(repeating: " ", count: indent), itemName ?? type.name)
    lines += ["\(margin)<\(field.name)>", "\(margin)  <\(item)>"]
    for field in type.fields where !field.type.isList { lines.append("\(margin)    <\(field.name)/>") }
    lines += ["\(margin)  </\(item)>", "\(margin)</\(field.name)>"]
  }

  /// What a field means, and how it is written.
  private func says(_ field: Field) -> String {
    let text = "\(field.text) Here: \(schema.words(for: field))."
    guard case .list(let type, _, let itemName) = field.type, case let item = itemName ?? "item" else { return text }
    if case .object = type { return text }
    let name = field.name
    return
      "\(text) Write <\(name)><\(item)>…</\(item)></\(name)>, with an <\(item)> for each, or <\(name)/> where there is none."
  }

  private func points(of field: Field) -> [String] {
    schema.values(of: field.type).map { "\($0.name): \($0.meaning)" }
  }

  private func values(of field: Field) -> String {
    let values = points(of: field)
    return values.isEmpty ? "" : " (\(values.joined(separator: " ")))"
  }

  /// Adds a comment: a text, and points under it. Two hyphens may not stand side by side in one.
  private func comment(_ texts: [String], indent: Int, to lines: inout [String]) {
    let margin = String(repeating: " ", count: indent)
    for (index, text) in texts.enumerated() {
      let (first, rest) = index == 0 ? ("<!-- ", "     ") : ("     - ", "       ")
      let end = index + 1 == texts.count ? " -->" : ""
      let words = Self.apart(text.split(whereSeparator: \.isWhitespace).joined(separator: " ")) + end
      let wrapped = TextTable.wrapped(words, to: max(40, Self.width - indent - rest.count))
      lines += wrapped.enumerated().map { margin + ($0 == 0 ? first : rest) + $1 }
    }
  }

  /// A text in which no two hyphens stand side by side.
  private static func apart(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      result += result.last == "-" && character == "-" ? " -" : "\(character)"
    }
  }
}

extension ValueType {
  fileprivate var isList: Bool { if case .list = self { true } else { false } }
}
