extension Document {
  /// The document as a web page: one file in UTF-8 that needs no script and asks no other address for anything.
  ///
  /// It is made to be read on a screen of 320 pixels, by a screen reader, and on paper of size A4. The marking and the date of the
  /// data stand first and last on the screen, and in the margins of every page that is printed. Firefox has no margin boxes (CSS
  /// Paged Media Module Level 3), but prints the title on every page, so they stand there too. The ids of sections, tables and
  /// pictures become addresses in the page.
  public func page() -> String {
    let body: Markup = .element(
      .body,
      [.element(.a, [.init("class", "skip"), .init("href", "#page-main")], [.text("Skip to the report")])]
        + [banner, contents, content, foot])
    return "<!DOCTYPE html>\n" + Markup.element(.html, [.init("lang", "en-GB")], [head, body]).html
  }

  private var head: Markup {
    // The empty icon keeps a browser from asking a server for one.
    let policy =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
    return .element(
      .head,
      [
        .element(.meta, [.init("charset", "utf-8")], []),
        .element(.meta, [.init("http-equiv", "Content-Security-Policy"), .init("content", policy)], []),
        Self.meta("viewport", "width=device-width, initial-scale=1"),
        Self.meta("robots", "noindex, nofollow"),
        Self.meta("format-detection", "telephone=no"),
        .element(.title, text: "\(title) – \(marking), \(dataDate)"),
        .element(.link, [.init("rel", "icon"), .init("href", "data:,")], []),
        .element(.style, [.finished("\n" + PageStyle.sheet + PageStyle.margins(marking, dataDate))]),
      ])
  }

  private static func meta(_ name: String, _ content: String) -> Markup {
    .element(.meta, [.init("name", name), .init("content", content)], [])
  }

  private var protection: Markup {
    .element(
      .p, class: "marking", [.element(.strong, text: marking), .text(" "), .element(.span, text: dataDate)])
  }

  private var banner: Markup {
    let lines = facts.map { fact in
      Markup.element(.div, [.element(.dt, text: fact.name), .element(.dd, text: fact.value)])
    }
    return .element(
      .header,
      [protection, .element(.h1, text: title)] + (lines.isEmpty ? [] : [.element(.dl, class: "facts", lines)]))
  }

  private var contents: Markup {
    let entries = sections.map { ($0.id, $0.title) } + (notes.isEmpty ? [] : [("page-notes", Self.notesTitle)])
    return .element(
      .nav, [.init("aria-labelledby", "page-contents")],
      [
        .element(.h2, [.init("id", "page-contents")], [.text("Contents")]),
        .element(
          .ol,
          entries.map { id, title in
            .element(.li, [.element(.a, [.init("href", "#\(id)")], [.text(title)])])
          }),
      ])
  }

  private var content: Markup {
    .element(
      .main, [.init("id", "page-main"), .init("tabindex", "-1")],
      sections.map { PageSection(section: $0).markup } + (notes.isEmpty ? [] : [noteList]))
  }

  static let notesTitle = "Notes"

  private var noteList: Markup {
    let items = notes.enumerated().map { index, note in
      Markup.element(
        .li, [.init("id", "note-\(index + 1)")],
        [.element(.strong, text: Self.reference(toNote: index + 1)), .text(" \(note)")])
    }
    return .element(
      .section, [.init("id", "page-notes")],
      [.element(.h2, text: Self.notesTitle), .element(.ul, class: "notes", items)])
  }

  private var foot: Markup {
    .element(
      .footer,
      [
        .element(.p, class: "up", [.element(.a, [.init("href", "#page-contents")], [.text("Back to the contents")])]),
        protection,
      ])
  }
}
