import Charts
import Documents
import Statistics

/// A trend as pictures. What is hidden is nowhere in them: no point, no limit, no words with its number.
struct TrendPictures {
  let measures: TrendMeasures
  /// All series of the theme, all files together first: their pictures have one axis.
  let theme: [Drawn]

  typealias Drawn = (series: TrendSeries, controls: [TrendControl])

  /// What a picture is called, and under which name it stands in the document.
  struct Title {
    let id: String
    let text: String
  }

  /// All files together between their limits.
  func whole(_ drawn: Drawn, _ title: Title) -> Picture {
    let text = ChartText(
      id: title.id, title: title.text,
      description:
        "The percentage of files with a gap in each period, with a line at the average of all periods and the limits of common variation."
    )
    let chart = TimeChart(text, axis: axis, series: series(drawn))
    return Picture(id: title.id, title: title.text, caption: caption([drawn]), svg: chart.svg())
  }

  /// The groups, each in a small chart, with all files together as a line. Several pictures where there are many, each with the
  /// places of its groups.
  func groups(
    _ drawn: [Drawn], reference: Drawn, _ title: Title
  ) -> [(picture: Picture, groups: Range<Int>)] {
    let line = TimeSeries(
      reference.series.name, points: measures.points.indices.map { TimePoint(mark(reference.series, $0)) })
    let text = ChartText(
      id: title.id, title: title.text,
      description:
        "For each group the percentage of files with a gap in each period, with the limits of common variation, and a line for all files together. All small charts have the same axis."
    )
    var start = 0
    return TimeMultiples(text, axis: axis, panels: drawn.map(series), reference: line).pages.map { page in
      let groups = start..<start + page.panels.count
      start = groups.upperBound
      let caption = caption(Array(drawn[groups]))
      return (Picture(id: page.text.id, title: page.text.title, caption: caption, svg: page.svg()), groups)
    }
  }

  private func caption(_ drawn: [Drawn]) -> String {
    let charts = Set(drawn.flatMap(\.controls).filter { $0.centre != nil }.map(\.chart))
    let limits = measures.basis.allowsTests ? Self.limits(charts) : ""
    return "Percentage of the files to which the theme applies. \(limits)\(measures.coverage)"
  }

  /// What the lines beside the rates are, of the charts that are drawn.
  private static func limits(_ charts: Set<TrendOptions.Chart>) -> String {
    let (errors, ranges) = ("three standard errors", "by how much neighbouring periods differ")
    guard charts.contains(.values) else {
      return
        "Dashed: the rate of all periods with the same rubric; stepped lines: limits of common variation (\(errors)). "
    }
    let how =
      charts.count == 1
      ? ranges : "\(ranges), or \(errors) where files or gaps are too few for that"
    return
      "Dashed: the average of all periods with the same rubric; stepped lines: limits of common variation (\(how)). "
  }

  private var axis: TimeAxis {
    let rates = theme.flatMap(\.series.rates).compactMap { $0?.share?.value }
    let limits = theme.prefix(1).flatMap(\.controls).flatMap(\.points.values).compactMap { $0.limits?.upper }
    return TimeAxis(
      periods: measures.labels,
      breaks: measures.stretches.dropFirst().map { TimeAxis.Break(before: $0.lowerBound, reason: "rubric changed") },
      top: ((rates + limits).max() ?? 0) * 100, leastFiles: measures.least)
  }

  private func series(_ drawn: Drawn) -> TimeSeries {
    let points = measures.points.indices.map { place -> TimePoint in
      let point = drawn.controls.first { $0.stretch.contains(place) }?.points[place]
      return TimePoint(
        mark(drawn.series, place), limits: point?.limits.map { $0.lower * 100...$0.upper * 100 },
        isGrey: drawn.series.isGrey(place, least: measures.least), signal: point?.signal?.cause.text)
    }
    let centres = drawn.controls.compactMap { control in
      control.centre.map { TimeSeries.Centre(periods: control.stretch, percent: $0 * 100) }
    }
    return TimeSeries(drawn.series.name, points: points, centres: centres)
  }

  private func mark(_ series: TrendSeries, _ place: Int) -> Mark { (series.rates[place] ?? .noFiles).mark }
}
