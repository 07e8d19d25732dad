import Documents

/// A made-up report with every kind of block, of which the expected pages are made.
enum SampleDocument {
  static let document = Document(
    name: "audit-report", title: "Domestic abuse case-file audit: four areas", marking: "OFFICIAL-SENSITIVE",
    dataDate: "data of 30 September 2016", facts: facts, sections: [toDo, summary, themes, learning],
    notes: [
      "A file has a gap in a theme when an essential criterion is not met or not evidenced, or its score is under 60 %.",
      "The interval is a Wilson interval at 95 %: where the rate could lie, seeing how few files were read.",
    ])

  private static let facts = [
    Document.Fact("Rubric", "cordis-bright-themes 1.0"),
    Document.Fact("Practice judged", "1 October 2015 to 30 September 2016"),
    Document.Fact("Files read", "331, of which 3 could not be read"),
    Document.Fact("Sample", "Random, said by who made the audit"),
    Document.Fact("Disclosure control", "none: this report is for inside use"),
  ]

  private static let toDo = Section(
    id: "check-today", title: "Check today",
    blocks: [
      .caution(
        title: "Safeguarding concern: check the live record now",
        [
          "2 files show a child who may be at risk now. Ask who holds the case before you read on.",
          "For 4 more files it could not be ruled out, because the record does not say.",
        ]),
      .paragraph("Nothing in this part counts towards a rate or a grade."),
    ])

  private static let summary = Section(
    id: "summary", title: "What was found",
    blocks: [
      .paragraph(
        "The areas are compared with each other theme by theme; no area is better or worse than another as a whole."),
      .list([
        "In 99 of 131 files of area A the voice of the child had a gap (75.6 %).",
        "No clear difference between the areas was found in any theme.",
        "With so many files, a difference of fewer than 18 points would often not be noticed.",
      ]),
      .heading("Voice of the child"),
      .picture(voicePicture, voiceTable),
      .heading("All themes"),
      .table(allThemes),
    ])

  private static let voicePicture = Picture(
    id: "voice", title: "Gaps in the voice of the child, by area",
    caption: "Share of files with a gap, with 95 % intervals. Source: audit of 331 files, year to 30 September 2016.",
    svg: """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 150" width="720" role="img" \
      aria-labelledby="voice-title voice-description"><title id="voice-title">Gaps by area</title>\
      <desc id="voice-description">Bars for three areas: A 75.6 per cent, B 71.2 per cent, C not shown.</desc>\
      <g font-family="sans-serif" font-size="12" fill="#0b0c0c"><text x="0" y="14">Area A: 99 of 131, 75.6 %</text>\
      <rect x="0" y="20" width="272" height="18" fill="#12436d"/><path d="M244 29H297" stroke="#f46a25" stroke-width="3"/>\
      <text x="0" y="62">Area B: 42 of 59, 71.2 %</text><rect x="0" y="68" width="256" height="18" fill="#12436d"/>\
      <path d="M210 77H295" stroke="#f46a25" stroke-width="3"/><text x="0" y="110">Area C: [c]</text>\
      <path d="M0 140H360" stroke="#6f777b"/></g></svg>
      """)

  private static let voiceTable = Table(
    id: "voice", title: "Gaps in the voice of the child, by area, year to 30 September 2016",
    shortTitle: "Voice by area",
    about: ["Source: case files read in the audit."], notes: [1],
    columns: [
      Column("Area", .text), Column("Files with a gap", .number(decimals: 0)),
      Column("Files where it applied", .number(decimals: 0)), Column("Gap rate (%)", .number(decimals: 1)),
    ],
    rows: [
      [.text("A"), .count(99), .count(131), .number("75.6")],
      [.text("B"), .count(42), .count(59), .number("71.2")],
      [.text("C"), .symbol(.confidential), .count(28), .symbol(.confidential)],
    ])

  private static let allThemes = Table(
    id: "all-themes", title: "Files with a gap, by theme and area, year to 30 September 2016", shortTitle: "All themes",
    about: [
      "Rates are of the files where the theme applied. Difference: area less the rest, in percentage points.",
      "Source: case files read in the audit of four areas, October 2015 to September 2016.",
    ],
    notes: [1, 2],
    columns: [
      Column("Theme and area", .text), Column("Files where it applied", .number(decimals: 0)),
      Column("Files with a gap", .number(decimals: 0)), Column("Gap rate (%)", .number(decimals: 1)),
      Column("Interval from (%)", .number(decimals: 1)), Column("Interval to (%)", .number(decimals: 1)),
      Column("Difference (points)", .number(decimals: 1)), Column("Difference from", .number(decimals: 1)),
      Column("Difference to", .number(decimals: 1)), Column("Result", .text),
      Column("Not applicable", .number(decimals: 0)), Column("The record does not say", .number(decimals: 0)),
    ],
    rows: themeRows)

  private static let themeRows: [[Cell]] = [
    "Voice of the child", "Understanding and assessment of risk", "Engagement with fathers and other second parents",
    "Planning and review", "Management oversight and supervision",
  ].enumerated().flatMap { index, theme in
    ["A", "B", "C", "D"].enumerated().map { area, name in
      let files = [1131, 59, 28, 113][area]
      guard name != "C" || index != 1 else {
        return [.text("\(theme): \(name)"), .count(files)] + Array(repeating: .symbol(.confidential), count: 7)
          + [.text("Too few files to tell"), .count(0), .symbol(.notAvailable)]
      }
      return [
        .text("\(theme): \(name)"), .count(files), .count(files / 2 - index), .number("4\(index).\(area)"),
        .number("3\(index).\(area)"), .number("5\(index).\(area)"), .number("\(index - 2).\(area)"),
        .number("-\(index + 8).\(area)"), .number("1\(index).\(area)"), .text("No clear difference"), .count(index),
        .count(area),
      ]
    }
  }

  private static let themes = Section(
    id: "area-a", title: "Area A", startsPage: true,
    blocks: [
      .paragraph("131 files were read. The criteria that drive each gap come first."),
      .table(
        Table(
          id: "area-a-criteria", title: "Criteria most often not met, area A", shortTitle: "Area A criteria",
          columns: [
            Column("Criterion", .text), Column("What would help", .text), Column("Files", .number(decimals: 0)),
          ],
          rows: [
            [
              .text("A child was seen alone"), .text("See each child alone at every visit, and write down where"),
              .count(61),
            ],
            [.text("A risk tool was used"), .text("Complete a DASH with the adult victim"), .count(44)],
            [
              .text("Threats & \"controlling\" acts <both>"), .text("Name the acts of the person who causes harm"),
              .symbol(.low),
            ],
          ])),
    ])

  private static let learning = Section(
    id: "learning", title: "For the team", startsPage: true,
    blocks: [
      .steps([
        "What did the child tell us, and where does the file show it?",
        "What did we learn of the father or second parent?",
      ]),
      .answer("What will we do differently?", lines: 5),
      .answer("The child's and the family's views", lines: 4),
    ])
}
