import Auditing
import Rubrics
import Statistics

/// The rates of periods, matched group by group and theme by theme, and what was tested about them.
struct TrendMeasures: Sendable {
  let points: [TrendPoint]
  /// What the periods are called, no two alike.
  let labels: [String]
  /// The rubric of the last point.
  let rubric: Rubric
  /// The numbers of the themes that are shown, in that rubric.
  let themes: [Int]
  /// The points with one rubric, in their order.
  let stretches: [Range<Int>]
  /// All files together, by theme.
  let overall: [TrendSeries]
  /// The groups, coarse before fine; a level whose one group has all files in every period is left out: it is all files once more.
  let levels: [TrendLevel]
  /// The names of the levels that have no group to follow, since all are shown together.
  let levelsTogether: [String]
  /// Trends of all files together.
  let trends: TrendFamily
  /// Trends of the groups of each level.
  let levelTrends: [TrendFamily]
  /// The last period against others of its stretch.
  let changes: [TrendChange]
  /// From how many files on a period's rate is tested, drawn in full and part of a line.
  let least: Int
  /// By which chart a period is told from common variation.
  let chart: TrendOptions.Chart

  /// The points with the rubric of the last one: what is tested is tested in them.
  var stretch: Range<Int> { stretches[stretches.count - 1] }

  /// How the files of the last stretch were chosen: where one audit does not allow tests, none are made.
  var basis: SampleBasis { points[stretch].map(\.audit.basis).first { !$0.allowsTests } ?? last.audit.basis }

  /// The cases that stand in several periods of the last stretch.
  var sharing: TrendSharing { TrendSharing(points, in: stretch) }

  var last: TrendPoint { points[points.count - 1] }

  init(_ points: [TrendPoint], _ options: TrendOptions) {
    let matched = MatchedAudits(points, options)
    let stretches = Self.stretches(of: points)
    let stretch = stretches[stretches.count - 1]
    let audit = points[points.count - 1].audit
    let basis = points[stretch].map(\.audit.basis).first { !$0.allowsTests } ?? audit.basis
    let least = ComparisonFamily.leastFiles + (audit.policy.roundedTo ?? 0) / 2
    let overall = matched.themes.map { matched.overall($0) }
    let levels = matched.levels()
    let rule = TrendFamily.Rule(
      stretch: stretch, least: least, basis: basis, sharesCases: TrendSharing(points, in: stretch).isTooMuch)
    (self.points, rubric, themes, labels) = (points, matched.rubric, matched.themes, Self.labels(of: points))
    (self.stretches, self.overall, self.levels, self.least) = (stretches, overall, levels, least)
    (chart, levelsTogether) = (options.chart, matched.levelsTogether)
    trends = TrendFamily(overall, rule)
    levelTrends = levels.map { TrendFamily($0.series, rule) }
    changes = TrendChange.all(in: stretch).map { sides in
      TrendChange(
        sides,
        families: ([overall] + levels.map(\.series)).map { series in
          ComparisonFamily(
            series.compactMap { $0.pair(sides) }, basis: basis, rounding: audit.policy.roundedTo)
        })
    }
  }

  /// Two runs may have one label; the heads of tables may not.
  private static func labels(of points: [TrendPoint]) -> [String] {
    var seen: Set<String> = Set(TrendTables.ownHeads)
    return points.enumerated().map { place, point in
      let own = point.name.isSilent ? "period \(place + 1)" : point.name
      let names = [own] + (2...points.count + 2).map { "\(own) (\($0))" }
      let name = names.first { !seen.contains($0) } ?? own
      seen.insert(name)
      return name
    }
  }

  private static func stretches(of points: [TrendPoint]) -> [Range<Int>] {
    let starts = [0] + points.indices.dropFirst().filter { points[$0].isNewStretch }
    return zip(starts, starts.dropFirst() + [points.count]).map { $0..<$1 }
  }

  /// Everything that is shown as a line: all files, then the groups of each level.
  var series: [TrendSeries] { overall + levels.flatMap(\.series) }
}

/// The last period of a trend against an earlier one.
struct TrendChange: Sendable {
  /// The two points' places.
  let sides: (before: Int, after: Int)
  /// The comparisons of all files, then those of each level's groups.
  let families: [ComparisonFamily]

  init(_ sides: (before: Int, after: Int), families: [ComparisonFamily]) {
    (self.sides, self.families) = (sides, families)
  }

  /// The last against the first, and against the one before it where that is another.
  static func all(in stretch: Range<Int>) -> [(before: Int, after: Int)] {
    let last = stretch.upperBound - 1
    return Set([stretch.lowerBound, last - 1]).sorted().filter { $0 >= stretch.lowerBound && $0 < last }
      .map { ($0, last) }
  }
}

extension String {
  /// Whether it says nothing: it is empty, or white space.
  var isSilent: Bool { unicodeScalars.allSatisfy(\.properties.isWhitespace) }
}
