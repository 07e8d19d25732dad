import Documents
import Rubrics
import Statistics

/// One theme over time.
struct TrendThemeSection {
  private let report: TrendReport
  private let number: Int
  private var measures: TrendMeasures { report.measures }
  private var theme: Theme { measures.rubric.themes[number] }

  init(_ report: TrendReport, theme: Int) {
    (self.report, number) = (report, theme)
  }

  private typealias Drawn = TrendPictures.Drawn
  private var pictures: TrendPictures { TrendPictures(measures: measures, theme: drawn) }

  /// All series of the theme with their charts.
  private var drawn: [Drawn] {
    zip(measures.series, report.controls).filter { $0.0.theme == number }.map { ($0, $1) }
  }

  private func drawn(_ level: TrendLevel) -> [Drawn] {
    let before = measures.levels.prefix { $0.number < level.number }.reduce(1) { $0 + $1.groups.count }
    return Array(drawn[before..<before + level.groups.count])
  }

  private var overall: Trend? { measures.trends.trends.first { $0.series.theme == number } }

  private func trends(_ level: TrendLevel) -> (family: TrendFamily, trends: [Trend]) {
    let place = measures.levels.firstIndex { $0.number == level.number } ?? 0
    let family = measures.levelTrends[place]
    return (family, family.trends.filter { $0.series.theme == number })
  }

  // MARK: In full

  var section: Section {
    Section(
      id: "theme-\(theme.id)", title: theme.title,
      blocks: lead + signals + [whole] + measures.levels.flatMap(blocks))
  }

  private var lead: [Block] {
    overall.map { [.paragraph("All files together: \(report.words.verdict($0)).")] } ?? []
  }

  private var signals: [Block] {
    let found = drawn.flatMap { item in
      item.controls.filter { $0.stretch == measures.stretch }.flatMap { report.words.sentences(item.series, $0) }
    }
    return found.isEmpty ? [] : [.heading("Signals: where to look"), .list(found)]
  }

  private var whole: Block {
    let title = "\(theme.title): all files together, by period"
    let picture = pictures.whole(drawn[0], TrendPictures.Title(id: "over-time-\(theme.id)", text: title))
    let table = report.tables.long(
      [drawn[0]], id: "theme-\(theme.id)-all", title: title, tab: "T\(number + 1) all files")
    return .picture(picture, table)
  }

  private func blocks(of level: TrendLevel) -> [Block] {
    let (family, trends) = trends(level)
    let id = "theme-\(theme.id)-\(level.number + 1)"
    let tab = "T\(number + 1) L\(level.number + 1)"
    let isLast = level.number == measures.last.levels.count - 1
    let words = isLast ? report.options.groupWord.map { [Block.paragraph("Each group is the \($0).")] } : nil
    return [.heading("By \(level.name)")] + (words ?? []) + [.paragraph(report.words.together(trends))]
      + multiples(level, id, tab) + [
        .table(
          report.tables.trends(
            trends, family: family, id: "\(id)-trends", title: "\(theme.title): trends by \(level.name)",
            tab: "\(tab) trends"))
      ] + funnel(level, id, tab)
  }

  private func multiples(_ level: TrendLevel, _ id: String, _ tab: String) -> [Block] {
    let drawn = drawn(level)
    let title = "\(theme.title): by \(level.name) and period"
    let pages = pictures.groups(
      drawn, reference: self.drawn[0],
      TrendPictures.Title(id: "over-time-\(theme.id)-\(level.number + 1)", text: title))
    return pages.enumerated().map { number, page in
      let end = pages.count == 1 ? "" : " \(number + 1)"
      return .picture(
        page.picture,
        report.tables.long(
          Array(drawn[page.groups]), id: "\(id)-periods\(end.replacing(" ", with: "-"))", title: page.picture.title,
          tab: "\(tab) periods\(end)"))
    }
  }

  private func funnel(_ level: TrendLevel, _ id: String, _ tab: String) -> [Block] {
    guard let all = overall?.series else { return [] }
    let funnel = TrendFunnel(level, theme: number, overall: all, measures)
    guard funnel.judged > 0 else { return [] }
    let series = level.series(number)
    let table = Table(
      id: "\(id)-funnel", title: "\(theme.title): place in the funnel of each period, by \(level.name)",
      shortTitle: "\(tab) funnel", about: [funnel.words, measures.coverage],
      notes: [TrendNotes.funnel, .small, .basis].map(\.number),
      columns: [Column("Group", .text)] + measures.labels.map { Column($0, .text) },
      rows: zip(series, funnel.places).map { series, places in
        [.text(series.name)] + places.enumerated().map { report.tables.place(series, $0, $1) }
      })
    let last = measures.labels[measures.points.count - 1]
    let rates = report.tables.last(
      series, funnel.places.map { $0.last ?? nil }, id: "\(id)-last",
      title: "\(theme.title): \(last), by \(level.name)",
      tab: "\(tab) last")
    return [.table(table), .picture(lastFunnel(level), rates)]
  }

  /// The groups of the last period in their funnel, or as dots where there are few.
  private func lastFunnel(_ level: TrendLevel) -> Picture {
    let part = measures.last.levels[level.number].parts[0]
    let name = measures.labels[measures.points.count - 1]
    let place = measures.levels.firstIndex { $0.number == level.number } ?? 0
    let different = report.families[place].different.filter { $0.theme == number }.map(\.column)
    return Pictures.groups(
      of: part, theme: number, id: "funnel-\(theme.id)-\(level.number + 1)", different: Set(different),
      caption: "Only \(name) is drawn; its groups are compared as in the report of that audit. \(measures.coverage)")
  }

  // MARK: For a terminal

  func brief(_ places: Range<Int>) -> Section {
    let rows = [overall].compactMap(\.self) + measures.levels.flatMap { trends($0).trends }
    let found = signals.dropFirst()
    return Section(
      id: "theme-\(theme.id)", title: theme.title,
      blocks: [
        .table(
          report.tables.wide(
            rows.map(\.series), places: places, id: "theme-\(theme.id)-rates", title: "Files with a gap")),
        .paragraph(report.words.together(rows)),
      ] + found)
  }
}
