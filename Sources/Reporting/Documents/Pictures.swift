import Charts
import Documents
import Rubrics
import Statistics

/// Rates as pictures. What is hidden is nowhere in them: no bar, no point, no words with its number.
enum Pictures {
  /// Up to how many groups stand as dots in a row; more stand in a funnel.
  static let mostDots = 4
  /// Up to how many files limits are exact.
  private static let mostExact = 20_000

  /// Rates as bars, each with its interval.
  static func bars(
    id: String, title: String, description: String, rows: [(name: String, rate: Rate, isFocus: Bool)], caption: String
  ) -> Picture {
    let chart = BarChart(
      ChartText(id: id, title: title, description: description),
      rows: rows.map { ChartRow($0.name, $0.rate.mark, isFocus: $0.isFocus) })
    return Picture(id: id, title: title, caption: caption, svg: chart.svg())
  }

  /// The groups on one theme: dots for up to four, a funnel for more; never in the order of their rates.
  static func groups(
    of part: PublishedPart, theme: Int, id: String, different: Set<Int>, caption: String
  ) -> Picture {
    let title = "\(part.rubric.themes[theme].title): files with a gap"
    let counts = part.themes[theme]
    guard part.groups.count > mostDots, let centre = counts.rateOfApplicable(0).share else {
      return dots(of: part, counts, id: id, title: title, caption: caption)
    }
    return funnel(of: part, counts, id: id, title: title, centre: centre, different: different, caption: caption)
  }

  private static func dots(
    of part: PublishedPart, _ counts: Question<ThemeRow>, id: String, title: String, caption: String
  ) -> Picture {
    let overall = counts.rateOfApplicable(0)
    let text = ChartText(
      id: id, title: title,
      description:
        "For each group, the percentage of files with a gap, with its 95% interval, and a line at all files together.")
    let chart = DotChart(
      text, rows: part.groups.map { ChartRow(part.columns[$0], counts.rateOfApplicable($0).mark) },
      reference: overall.share.map {
        DotChart.Reference(percent: $0.value * 100, label: "All files together: \(overall.label)")
      })
    return Picture(
      id: id, title: title, caption: "Dots show the percentage, lines its 95% interval. \(caption)", svg: chart.svg())
  }

  private static func funnel(
    of part: PublishedPart, _ counts: Question<ThemeRow>, id: String, title: String, centre: Proportion,
    different: Set<Int>, caption: String
  ) -> Picture {
    let points = part.groups.compactMap { column -> FunnelChart.Dot? in
      guard let share = counts.rateOfApplicable(column).share else { return nil }
      return FunnelChart.Dot(
        part.columns[column], percent: share.value * 100, of: share.denominator,
        label: counts.rateOfApplicable(column).label, isOutside: different.contains(column))
    }
    let largest = max(10, points.map(\.size).max() ?? 10)
    let withheld = part.groups.compactMap { column in
      counts.rateOfApplicable(column).symbol.map { "\($0.bracketed) \(part.columns[column])" }
    }
    let text = ChartText(
      id: id, title: title,
      description:
        "Each group's percentage of files with a gap against its number of files, with the limits between which 95% and 99.8% of groups of a size would lie by chance."
    )
    let funnel = FunnelChart.Funnel(
      centre: centre.value * 100, label: "All files together: \(counts.rateOfApplicable(0).label)",
      limits95: limits(around: centre, to: largest, .percent95),
      limits998: limits(around: centre, to: largest, .percent998))
    let chart = FunnelChart(text, funnel: funnel, points: points, withheld: withheld)
    return Picture(
      id: id, title: title,
      caption:
        "Inner lines: 95% limits, outer lines: 99.8% limits around the rate of all files (exact binomial, mid-p). By chance alone about 1 group in 20 lies outside the inner lines; a group is marked only where the test calls it different. \(caption)",
      svg: chart.svg())
  }

  private static func limits(
    around centre: Proportion, to largest: Int, _ confidence: Confidence
  ) -> [FunnelChart.Limit] {
    let step = max(1, largest / 60)
    return stride(from: 1, through: largest + step, by: step).map { size in
      // With so many files the exact limits are the normal ones to a hair, and would take a distribution of that many counts.
      let limits =
        size > mostExact
        ? FunnelLimits.publicHealthEngland(around: centre, size: size, confidence)
        : FunnelLimits.midP(around: centre, size: size, confidence)
      return FunnelChart.Limit(size: size, lower: limits.lower * 100, upper: limits.upper * 100)
    }
  }
}

extension Rate {
  /// How it is drawn; what is not shown has no shape.
  var mark: Mark {
    guard let share else { return .none(symbol: (symbol ?? .notAvailable).bracketed) }
    let interval = share.wilsonInterval()
    return .value(share.value * 100, interval: interval.lower * 100...interval.upper * 100, label: label)
  }
}

extension Pictures {
  /// A rate in two audits.
  struct Change {
    let name: String
    let before: Rate
    let after: Rate
    /// What the difference comes to, in words.
    let note: String
  }

  /// Rates in two audits, one pair under another.
  static func changes(
    id: String, title: String, rows: [Change], sides: (before: String, after: String), caption: String
  ) -> Picture {
    let text = ChartText(
      id: id, title: title,
      description: "For each group, the percentage of files with a gap in the earlier and in the later audit.")
    let chart = DumbbellChart(
      text, periods: DumbbellChart.Periods(before: sides.before, after: sides.after),
      rows: rows.map { DumbbellChart.Row($0.name, before: $0.before.mark, after: $0.after.mark, note: $0.note) })
    return Picture(
      id: id, title: title, caption: "Earlier: \(sides.before). Later: \(sides.after). \(caption)", svg: chart.svg())
  }
}
