import Documents

/// A document with one text in every place that takes one.
enum TextSlots {
  /// The document, in which nothing but the numbers, the symbols and the picture's markup is not this text.
  static func document(_ text: String) -> Document {
    Document(
      name: text, title: text, marking: text, dataDate: text,
      facts: [Document.Fact(text, text), Document.Fact(text, text)],
      sections: [
        Section(id: text, title: text, startsPage: true, blocks: blocks(text)),
        Section(id: "second", title: text, blocks: [.table(table(text, id: "second"))]),
      ],
      notes: [text, text])
  }

  private static func blocks(_ text: String) -> [Block] {
    [
      .paragraph(text), .heading(text), .list([text, text]), .steps([text, text]),
      .caution(title: text, [text, text]), .table(table(text, id: text)),
      .picture(
        Picture(id: text, title: text, caption: text, svg: "<svg><title>A picture</title></svg>"),
        table(text, id: "below")),
      .answer(text, lines: 2),
    ]
  }

  private static func table(_ text: String, id: String) -> Table {
    Table(
      id: id, title: text, shortTitle: "Figures", about: [text, text], notes: [1, 2],
      columns: [Column(text, .text), Column(text + "2", .number(decimals: 1)), Column(text + "3", .text)],
      rows: [
        [.text(text), .number("-1.0"), .text(text)], [.text(text), .symbol(.confidential), .text(text)],
        [.text(text), .number(text), .count(3)],
      ])
  }
}
