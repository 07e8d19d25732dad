public import Documents

extension Document {
  /// Raised by one whenever a reader of the form could be misled by a change.
  static let reportVersion = 1

  /// The document as JSON, ending with a line break; `docs/report-formats.md` describes it.
  public func json() -> String {
    var text = ""
    value.write { text += $0 }
    return text + "\n"
  }

  private var value: JSONValue {
    .object([
      "reportVersion": .integer(Self.reportVersion), "name": .string(name), "title": .string(title),
      "marking": .string(marking), "dataDate": .string(dataDate),
      "facts": .array(facts.map { .object(["name": .string($0.name), "value": .string($0.value)]) }),
      "symbols": .array(
        symbols.map { .object(["symbol": .string($0.rawValue), "meaning": .string($0.meaning)]) }),
      "notes": .array(
        notes.enumerated().map { .object(["note": .integer($0 + 1), "text": .string($1)]) }),
      "sections": .array(sections.map(\.value)),
    ])
  }
}

extension Section {
  fileprivate var value: JSONValue {
    .object(["id": .string(id), "title": .string(title), "blocks": .array(blocks.map(\.value))])
  }
}

extension Block {
  fileprivate var value: JSONValue {
    switch self {
    case .heading(let text): .object(["heading": .string(text)])
    case .paragraph(let text): .object(["paragraph": .string(text)])
    case .list(let items): .object(["list": .array(items.map(JSONValue.string))])
    case .steps(let items): .object(["steps": .array(items.map(JSONValue.string))])
    case .caution(let title, let texts):
      .object(["caution": .string(title), "texts": .array(texts.map(JSONValue.string))])
    case .table(let table): table.value
    case .picture(let picture, let table):
      .object([
        "picture": .string(picture.id), "title": .string(picture.title), "caption": .string(picture.caption),
        "shows": table.value,
      ])
    case .answer(let label, _): .object(["answer": .string(label)])
    }
  }
}

extension Table {
  fileprivate var value: JSONValue {
    .object([
      "table": .string(id), "title": .string(title), "about": .array(about.map(JSONValue.string)),
      "notes": .array(notes.map(JSONValue.integer)), "columns": .array(columns.map { .string($0.title) }),
      "rows": .list(count: rows.count) { .array(self.rows[$0].map(\.value)) },
    ])
  }
}

extension Cell {
  fileprivate var value: JSONValue {
    switch self {
    case .text(let text): .string(text)
    case .count(let number): .integer(number)
    case .number(let text): .decimal(text)
    case .symbol(let symbol): .object(["symbol": .string(symbol.rawValue)])
    }
  }
}
