/// A table of a document, as it stands in a page.
struct PageTable {
  /// A table of at most so many rows is printed on one page.
  static let shortRows = 15
  /// A table of so many columns is printed on a page that lies on its side.
  static let wideColumns = 10
  /// A table of so many is printed small, and words are broken where they must be.
  static let widestColumns = 16

  /// A table of so many columns is wider than a telephone, where nothing else shows that there is more.
  static let columnsBeyondTelephones = 4

  let table: Table
  let section: String

  private var id: String { "table-\(table.id)" }

  /// A region that scrolls sideways where the table is wider than the screen, so that the page never does. A keyboard reaches it.
  var markup: [Markup] {
    let about = table.about + table.legend
    let described = about.isEmpty ? [] : [Markup.Attribute("aria-describedby", "\(id)-about")]
    let parts = [caption(about), .element(.thead, [header]), .element(.tbody, table.rows.map(row))]
    return [
      .element(
        .div,
        [
          .init("id", id), .init("class", kinds), .init("role", "region"),
          .init("aria-labelledby", "\(PageSection.titleID(section)) \(id)-title"), .init("tabindex", "0"),
        ], [.element(.table, [.init("aria-labelledby", "\(id)-title")] + described, parts)])
    ]
  }

  private var kinds: String {
    "figures" + (table.rows.count <= Self.shortRows ? " whole" : "")
      + (table.columns.count >= Self.wideColumns ? " wide" : "")
      + (table.columns.count >= Self.widestColumns ? " widest" : "")
  }

  /// The title with its notes, and under it what must be known to read the figures.
  private func caption(_ about: [String]) -> Markup {
    let notes = table.notes.flatMap { number -> [Markup] in
      let reference = Document.reference(toNote: number)
      return [.text(" "), .element(.a, [.init("href", "#note-\(number)")], [.text(reference)])]
    }
    let title: Markup = .element(.strong, [.init("id", "\(id)-title")], [.text(table.title)])
    let lines: [Markup] =
      about.isEmpty
      ? [] : [.element(.div, [.init("id", "\(id)-about")], about.map { .element(.p, class: "about", text: $0) })]
    let sideways: [Markup] =
      table.columns.count < Self.columnsBeyondTelephones
      ? []
      : [
        .element(
          .p, class: "sideways", text: "\(table.columns.count) columns: move the table sideways to see them all.")
      ]
    return .element(.caption, [.element(.div, class: "still", [.element(.p, [title] + notes)] + lines + sideways)])
  }

  private var header: Markup {
    .element(
      .tr,
      table.columns.map { column in
        .element(.th, [.init("scope", "col")] + column.alignment, [.text(column.title)])
      })
  }

  private func row(_ cells: [Cell]) -> Markup {
    .element(
      .tr,
      zip(table.columns, cells).enumerated().map { index, item in
        let (column, cell) = item
        return index == 0
          ? .element(.th, [.init("scope", "row")] + column.alignment, [.text(cell.words)])
          : .element(.td, column.alignment, [.text(cell.words)])
      })
  }
}

extension Column {
  fileprivate var alignment: [Markup.Attribute] {
    switch kind {
    case .text: []
    case .number: [.init("class", "number")]
    }
  }
}
