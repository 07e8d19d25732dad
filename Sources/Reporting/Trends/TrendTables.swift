import Documents
import Statistics

/// The tables of a trend.
struct TrendTables {
  let measures: TrendMeasures
  let words: TrendWords

  /// The heads of columns that no period may have.
  static let ownHeads = ["Group", "What"]

  // MARK: Long: a row a group and period

  private static let longColumns =
    [
      Column("Group", .text), Column("Period", .text), Column("Files with a gap", .number(decimals: 0)),
      Column("Files it applies to", .number(decimals: 0)),
    ] + Rate.columns + [
      Column("Limit, low (%)", .number(decimals: 1)), Column("Limit, high (%)", .number(decimals: 1)),
      Column("Remark", .text),
    ]

  /// Every figure of some series.
  func long(_ series: [(series: TrendSeries, controls: [TrendControl])], id: String, title: String, tab: String)
    -> Table
  {
    Table(
      id: id, title: title, shortTitle: tab, about: [measures.coverage],
      notes: [TrendNotes.rates, .intervals, .small, .signals, .basis].map(\.number), columns: Self.longColumns,
      rows: series.flatMap { item in
        measures.points.indices.map { row(item.series, item.controls, $0) }
      })
  }

  private func row(_ series: TrendSeries, _ controls: [TrendControl], _ place: Int) -> [Cell] {
    let rate = series.rates[place] ?? .noFiles
    let point = controls.first { $0.stretch.contains(place) }?.points[place]
    let limits: [Cell] =
      point?.limits.map { [.percent($0.lower), .percent($0.upper)] }
      ?? Array(repeating: .symbol(rate == .hidden ? .confidential : .notAvailable), count: 2)
    return [.text(series.name), .text(measures.labels[place])] + rate.countCells + rate.cells + limits
      + [.text(remark(series, point, place))]
  }

  private func remark(_ series: TrendSeries, _ point: TrendControl.Point?, _ place: Int) -> String {
    if series.isGrey(place, least: measures.least) { return "fewer than \(measures.least) files: not tested" }
    if series.rates[place] == nil { return "not in this audit" }
    guard measures.stretch.contains(place) else { return "before the rubric changed" }
    return point?.signal.map { "signal: \($0.text)" } ?? "no signal"
  }

  // MARK: Wide: a row a group, a column a period

  /// The rates in short.
  func wide(_ series: [TrendSeries], places: Range<Int>, id: String, title: String) -> Table {
    Table(
      id: id, title: title, shortTitle: String(id.prefix(31)),
      columns: [Column("Group", .text)] + places.map { Column(head($0), .number(decimals: 1)) },
      rows: series.map { series in
        [.text(series.name)]
          + places.map { cell(series.rates[$0] ?? .noFiles, isGrey: series.isGrey($0, least: measures.least)) }
      })
  }

  /// A period's name; where its rubric asks something else than that of the one before, that is said.
  private func head(_ place: Int) -> String {
    let isBreak = measures.stretches.dropFirst().contains { $0.lowerBound == place }
    return isBreak ? "\(measures.labels[place]), rubric changed" : measures.labels[place]
  }

  /// `15.5% (16 of 103)`, with a mark where there are too few files.
  func cell(_ rate: Rate, isGrey: Bool = false) -> Cell {
    guard let share = rate.share else { return .symbol(rate.symbol ?? .notAvailable) }
    return .text("\(share.percentWords) (\(share.numerator) of \(share.denominator))\(isGrey ? "*" : "")")
  }

  /// The rates of the last period, with their places in its funnel.
  func last(_ series: [TrendSeries], _ places: [FunnelPosition?], id: String, title: String, tab: String) -> Table {
    let point = measures.points.count - 1
    return Table(
      id: id, title: title, shortTitle: tab, about: [measures.coverage],
      notes: [TrendNotes.rates, .intervals, .small, .funnel, .basis].map(\.number),
      columns: [
        Column("Group", .text), Column("Files with a gap", .number(decimals: 0)),
        Column("Files it applies to", .number(decimals: 0)),
      ] + Rate.columns + [Column("Place in the funnel", .text)],
      rows: zip(series, places).map { series, place in
        let rate = series.rates[point] ?? .noFiles
        return [.text(series.name)] + rate.countCells + rate.cells + [self.place(series, point, place)]
      })
  }

  /// Where a group lies in a funnel, or why it has no place there.
  func place(_ series: TrendSeries, _ point: Int, _ position: FunnelPosition?) -> Cell {
    if let position { return .text(position.text) }
    if series.isGrey(point, least: measures.least) { return .text("under \(measures.least) files") }
    return .symbol((series.rates[point] ?? .noFiles).symbol ?? .notAvailable)
  }

  // MARK: Trends

  /// What came of looking for trends.
  func trends(_ trends: [Trend], family: TrendFamily, id: String, title: String, tab: String) -> Table {
    Table(
      id: id, title: title, shortTitle: tab,
      about: [
        "\(family.size) trends were tested as one family; false discovery rate 5% (Benjamini and Hochberg).",
        measures.coverage,
      ], notes: [TrendNotes.trends, .small, .basis].map(\.number),
      columns: [
        Column("Group", .text), Column("Periods used", .number(decimals: 0)),
        Column("First (%)", .number(decimals: 1)), Column("Last (%)", .number(decimals: 1)),
        Column("Slope (points a period)", .number(decimals: 1)), Column("p", .number(decimals: 3)),
        Column("p, adjusted", .number(decimals: 3)), Column("In words", .text),
      ], rows: trends.map(row))
  }

  private func row(_ trend: Trend) -> [Cell] {
    guard let test = trend.test else {
      let symbol: Symbol = trend.isHidden ? .confidential : .notAvailable
      return [.text(trend.series.name)] + Array(repeating: .symbol(symbol), count: 6) + [.text(words.short(trend))]
    }
    return [
      .text(trend.series.name), .count(test.periods), Rate.share(test.first).cells[0], Rate.share(test.last).cells[0],
      .points(test.slope), .fixed(test.p, decimals: 3), .fixed(test.adjusted, decimals: 3),
      .text(words.short(trend)),
    ]
  }
}

extension Trend {
  fileprivate var isHidden: Bool {
    if case .notTested(.hidden) = outcome { true } else { false }
  }
}

extension TrendMeasures {
  /// What the figures are of, in a sentence.
  var coverage: String {
    "Coverage: \(points.count) periods, \(labels[0]) to \(labels[points.count - 1]). Files were chosen: \(FileWords.list(Set(points.map(\.audit.basis.text)).sorted()))."
  }
}
