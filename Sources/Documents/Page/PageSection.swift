/// A section of a document, as it stands in a page.
struct PageSection {
  let section: Section

  var markup: Markup {
    var level = Markup.Name.h3
    let blocks = section.blocks.flatMap { block in
      // What has a title of its own belongs under the heading before it.
      if case .heading = block { level = .h4 }
      return markup(of: block, level)
    }
    return .element(
      .section, [.init("id", section.id)] + (section.startsPage ? [.init("class", "page")] : []),
      [.element(.h2, [.init("id", Self.titleID(section.id))], [.text(section.title)])] + blocks)
  }

  /// The id of a section's title; a table's region is named after both titles, so that no two regions have one name.
  static func titleID(_ section: String) -> String { "section-\(section)-title" }

  private func markup(of block: Block, _ level: Markup.Name) -> [Markup] {
    switch block {
    case .heading(let title): [.element(.h3, text: title)]
    case .paragraph(let text): [.element(.p, text: text)]
    case .list(let items): [.element(.ul, items.map { .element(.li, text: $0) })]
    case .steps(let items): [.element(.ol, items.map { .element(.li, text: $0) })]
    case .caution(let title, let sentences): [caution(title, sentences, level)]
    case .table(let table): PageTable(table: table, section: section.id).markup
    case .picture(let picture, let table): [figure(picture, table, level)]
    case .answer(let words, let lines): [answer(words, lines)]
    }
  }

  private func caution(_ title: String, _ sentences: [String], _ level: Markup.Name) -> Markup {
    .element(
      .div, class: "caution",
      [.element(level, [.heard("Important: "), .text(title)])] + sentences.map { .element(.p, text: $0) })
  }

  private func figure(_ picture: Picture, _ table: Table, _ level: Markup.Name) -> Markup {
    let title = "figure-\(picture.id)-title"
    let figures: [Markup] = [
      .element(.summary, [.text("The figures of this picture as a table"), .heard(": \(picture.title)")])
    ]
    return .element(
      .figure, [.init("id", "figure-\(picture.id)"), .init("aria-labelledby", title)],
      [
        .element(
          .div, class: "picture",
          [
            .element(level, [.init("id", title)], [.text(picture.title)]), .finished(picture.svg + "\n"),
            .element(.p, class: "about", text: picture.caption),
          ]),
        .element(.details, figures + PageTable(table: table, section: section.id).markup),
      ])
  }

  private func answer(_ words: String, _ lines: Int) -> Markup {
    let rules = (0..<max(lines, 1)).map { _ in Markup.element(.div, class: "line", []) }
    return .element(
      .div, class: lines > 12 ? "answer" : "answer whole",
      [
        .element(.p, class: "question", [.text(words), .heard(" (room to write on paper)")]),
        .element(.div, [.init("class", "lines"), .init("aria-hidden", "true")], rules),
      ])
  }
}
