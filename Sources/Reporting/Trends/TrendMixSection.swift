import Documents
import Rubrics
import Statistics

/// What the files are about, period by period, and rates with that held still.
struct TrendMixSection {
  let measures: TrendMeasures
  let tables: TrendTables

  /// Nil where neither is known.
  var section: Section? {
    let blocks = mix + strata
    return blocks.isEmpty ? nil : Section(id: "case-mix", title: "What the files are about", blocks: blocks)
  }

  private var mix: [Block] {
    guard let mix = TrendCaseMix(measures) else { return [] }
    let groups = measures.levels.flatMap { level in
      mix.features.filter(\.isFirst).map { feature, _ in
        Block.table(
          table(
            "\(feature.title): files, by \(level.name)", id: "case-mix-\(level.number + 1)-\(feature.id)",
            tab: "Mix \(level.number + 1) \(feature.id.replacing("-", with: " "))",
            rows: [("All files together", mix.overall(feature))]
              + level.groups.map { ($0.title, mix.rates(feature, of: $0, level)) }))
      }
    }
    return [
      .paragraph(
        "Rates may rise or fall because the files are about others than before. Counted as the records have it; nothing here was tested."
      ),
      .table(
        table(
          "Share of all files, by period", id: "case-mix-all", tab: "Case mix",
          rows: mix.features.map { ($0.feature.title, mix.overall($0.feature)) }, head: "What")),
    ] + groups
  }

  private func table(
    _ title: String, id: String, tab: String, rows: [(name: String, rates: [Rate?])], head: String = "Group"
  ) -> Table {
    Table(
      id: id, title: title, shortTitle: String(tab.prefix(31)), about: [measures.coverage],
      notes: [TrendNotes.mix, .basis].map(\.number),
      columns: [Column(head, .text)] + measures.labels.map { Column($0, .number(decimals: 1)) },
      rows: rows.map { row in [.text(row.name)] + row.rates.map { tables.cell($0 ?? .noFiles) } })
  }

  func brief(_ places: Range<Int>) -> Section? {
    guard let mix = TrendCaseMix(measures) else { return nil }
    let firsts = mix.features.filter(\.isFirst).map(\.feature)
    guard !firsts.isEmpty else { return nil }
    let table = Table(
      id: "case-mix-all", title: "Share of all files", shortTitle: "Case mix",
      columns: [Column("What", .text)] + places.map { Column(measures.labels[$0], .number(decimals: 1)) },
      rows: firsts.map { feature in
        let rates = mix.overall(feature)
        return [.text(feature.title)] + places.map { tables.cell(rates[$0] ?? .noFiles) }
      })
    return Section(id: "case-mix", title: "What the files are about", blocks: [.table(table)])
  }

  // MARK: Strata

  private var strata: [Block] {
    guard let strata = TrendStrata(measures) else { return [] }
    let lead = Block.paragraph(
      "With the case mix held still, by: \(FileWords.list(strata.names)). Where a group has no file in one of these, it has no such rate.\(Self.words(strata.leftOut))"
    )
    return [.heading("Rates with the case mix held still"), lead]
      + measures.themes.flatMap { theme -> [Block] in
        let figures = strata.figures(theme)
        return [.table(standardised(figures, theme)), .table(differences(figures, theme))]
      }
  }

  /// What these figures are without.
  private static func words(_ leftOut: [(name: String, files: Int?)]) -> String {
    guard !leftOut.isEmpty else { return "" }
    let parts = leftOut.map { "\($0.name) (\($0.files.map(FileWords.files) ?? "a number of files that is not shown"))" }
    return " Left out, because some period has no such file: \(FileWords.list(parts))."
  }

  private func standardised(_ figures: [TrendStrata.Figure], _ theme: Int) -> Table {
    let labels = measures.stretch.map { measures.labels[$0] }
    return Table(
      id: "standardised-\(measures.rubric.themes[theme].id)",
      title: "\(measures.rubric.themes[theme].title): standardised rates", shortTitle: "T\(theme + 1) standardised",
      about: [measures.coverage], notes: [TrendNotes.rates, .mix, .small].map(\.number),
      columns: [
        Column("Group", .text), Column("Period", .text), Column("Standardised (%)", .number(decimals: 1)),
        Column("95% interval from (%)", .number(decimals: 1)), Column("95% interval to (%)", .number(decimals: 1)),
      ],
      rows: figures.flatMap { figure in
        zip(labels, figure.standardised).map { label, rate in
          [.text(figure.name), .text(label)]
            + (rate.map(Self.cells) ?? Array(repeating: .symbol(.notAvailable), count: 3))
        }
      })
  }

  private static func cells(_ rate: TrendStrata.Standardised) -> [Cell] {
    let interval = rate.interval.map { [Cell.percent($0.lower), .percent($0.upper)] }
    return [.percent(rate.rate)] + (interval ?? [.symbol(.notAvailable), .symbol(.notAvailable)])
  }

  private func differences(_ figures: [TrendStrata.Figure], _ theme: Int) -> Table {
    let (first, last) = (measures.labels[measures.stretch.lowerBound], measures.labels[measures.stretch.upperBound - 1])
    return Table(
      id: "within-\(measures.rubric.themes[theme].id)",
      title: "\(measures.rubric.themes[theme].title): \(last) against \(first) within strata",
      shortTitle: "T\(theme + 1) within strata", about: [measures.coverage],
      notes: [TrendNotes.rates, .mix, .small].map(\.number),
      columns: [
        Column("Group", .text), Column("Strata with files of both", .number(decimals: 0)),
        Column("Difference (points)", .number(decimals: 1)),
        Column("95% interval from (points)", .number(decimals: 1)),
        Column("95% interval to (points)", .number(decimals: 1)),
      ],
      rows: figures.map { figure in
        let cells = figure.difference.map { difference in
          let interval = difference.interval()
          let bounds: [Cell] =
            difference.standardError > 0
            ? [.points(interval.lower), .points(interval.upper)] : [.symbol(.notAvailable), .symbol(.notAvailable)]
          return [Cell.points(difference.riskDifference)] + bounds
        }
        return [.text(figure.name), .count(figure.strata)]
          + (cells ?? Array(repeating: .symbol(.notAvailable), count: 3))
      })
  }
}
