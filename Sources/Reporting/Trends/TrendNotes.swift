import Statistics

/// What must be known to read a trend, numbered from 1 in this order.
enum TrendNotes: Int, CaseIterable {
  case rates, intervals, pooled, small, trends, changes, signals, funnel, mix, basis, disclosure

  /// The number of the note.
  var number: Int { rawValue + 1 }

  static func all(for measures: TrendMeasures) -> [String] { allCases.map { $0.text(for: measures) } }

  private func text(for measures: TrendMeasures) -> String {
    let audit = measures.last.audit
    switch self {
    case .rates: return Notes.rates.text(for: audit)
    case .intervals: return Notes.intervals.text(for: audit)
    case .pooled: return Notes.pooled.text(for: audit)
    case .small:
      return
        "A group with fewer than \(measures.least) files in a period stands in grey there. Its rate jumps by chance, so no test, no middle line, no limit and no signal rests on it."
    case .trends: return Self.trendText
    case .changes:
      return
        "The last period is set against the first one with the same rubric, and against the one before it. Two rates are called different only where the exact test (mid-p, two-sided) still finds that after allowing for the number of comparisons made (Benjamini and Hochberg, false discovery rate 5%). 'No clear difference' is not 'the same': the columns 'likely found' say how large a difference 8 of 10 such audits would have shown. No group is ranked."
    case .signals: return Self.signalText(measures)
    case .funnel:
      return
        "Where a group lies in the funnel of a period: by chance alone about 1 group in 20 lies outside the 95% limits around the rate of all files of that period, and about 1 in 500 outside the 99.8% limits (exact binomial, mid-p). The group is itself among all files, so a large group lies inside more easily."
    case .mix:
      return
        "Rates may rise or fall because the files are about others. A standardised rate is what the rate would be if the files of each period and group were mixed as all files of these periods together (direct standardisation); it has no interval where one of these has fewer than \(measures.least) of its files, or a gap in none or in all of them. 'Within strata' compares the last period with the first among files that are alike (Mantel and Haenszel; interval after Sato). Neither is a further test."
    case .basis: return Self.basisText(measures)
    case .disclosure: return Notes.disclosure.text(for: audit)
    }
  }

  private static let trendText =
    "A trend is looked for where at least \(TrendFamily.leastPeriods) periods with the same rubric have enough files (Cochran and Armitage, two-sided, the periods numbered in their order). Rates are said to rise or fall only where the test finds it after allowing for the number of trends looked for (Benjamini and Hochberg, false discovery rate 5%): all files together are one family over the themes, and the groups of each level are one family over themes and groups. The slope is the change in percentage points from one period to the next. 'No clear trend' is not 'no change'. Where more than \(TrendSharing.mostPercent)% of a period's files are of cases that stand in an earlier period too, no trend is looked for: the same cases make neighbouring rates alike, and a test would find trends that are none. A trend says that rates moved, not why."

  private static func signalText(_ measures: TrendMeasures) -> String {
    let isXmR = measures.chart == .values && !measures.sharing.isTooMuch
    return
      "A signal marks a period that common variation would seldom make: \(isXmR ? byRanges : byErrors) It says where to look, and is no test: nothing is called different because of it."
  }

  private static let byErrors =
    "beyond the limits of the chart (three standard errors around the rate of all its periods), and from \(ProportionChart.allRulesFrom) periods on the other rules of NHS England's Making Data Count. \(few) In a series where nothing changes, chance alone gives a signal in about 1 or 2 of 100 series of up to 8 periods, 4 of 100 of 12 periods, 12 of 100 of 20 and 32 of 100 of 40; where few gaps are expected, in 1 of 100 series of 12 periods and 4 of 100 of 40 at most (computed by simulation)."

  private static let few =
    "Where fewer than \(Int(TrendControl.leastExpected)) gaps are expected in some period, or fewer than \(Int(TrendControl.leastExpected)) files without one, the other rules are not used, and a period beyond a limit is a signal only where chance alone would do that at most 1.35 times in 1,000."

  private static let byRanges =
    "beyond the limits of the chart (2.66 times the average distance between neighbouring periods, around the average of their percentages), and the other rules of NHS England's Making Data Count. In a series where nothing changes, chance alone gives a signal in about 8 of 100 series of 12 periods, 16 of 100 of 20 and 34 of 100 of 40 (computed by simulation). A series where fewer than \(TrendOptions.Chart.values.leastPoints) periods have enough files, or where few gaps are expected, has the limits of a p-chart, three standard errors around the rate of all its periods. \(few)"

  private static func basisText(_ measures: TrendMeasures) -> String {
    let bases = Set(measures.points.map(\.audit.basis.text)).sorted()
    let tests =
      measures.basis.allowsTests
      ? ""
      : " So no trend is tested, no limits are drawn, and intervals are only indicative: \(measures.basis.whyNoTests)."
    return "How the files were chosen: \(FileWords.list(bases)).\(tests)"
  }
}
