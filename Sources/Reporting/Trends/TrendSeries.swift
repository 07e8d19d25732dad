import Auditing
import Rubrics
import Statistics

/// One rate over time: of all files together, or of a group.
struct TrendSeries: Sendable {
  /// The theme's number in the last point's rubric.
  let theme: Int
  /// What it is of: a group's name, or all files together.
  let name: String
  /// The column it has in the last point's audit; nil where that has no such group.
  let column: Int?
  /// By point; nil where the audit has no such group, or its rubric no such theme.
  let rates: [Rate?]

  /// The rates of these points that are shown and of enough files to be tested, with their places.
  func used(_ points: Range<Int>, least: Int) -> [(place: Int, share: Proportion)] {
    points.compactMap { place in
      guard let share = rates[place]?.share, share.denominator >= least else { return nil }
      return (place, share)
    }
  }

  /// Whether a period has a rate of so few files that it is drawn in grey.
  func isGrey(_ place: Int, least: Int) -> Bool { rates[place]?.share.map { $0.denominator < least } ?? false }

  /// Two of its periods to be compared; nil where the last point has no such group.
  func pair(_ sides: (before: Int, after: Int)) -> ComparisonFamily.Pair? {
    guard let column else { return nil }
    let earlier = rates[sides.before] ?? .noFiles
    return ComparisonFamily.Pair(
      theme: theme, column: column, one: rates[sides.after] ?? .noFiles, other: earlier, baseline: earlier)
  }
}

/// The groups by which files are shown, over time.
struct TrendLevel: Sendable {
  /// Its place among the points' levels.
  let number: Int
  /// What it is grouped by, in words: `team`.
  let name: String
  /// The groups, in the order of their names.
  let groups: [Group]
  /// Each theme's rates, group by group.
  let series: [TrendSeries]
  /// Whether some audit shows teams together: those are not followed, since they may be others in each.
  let hasTeamsTogether: Bool

  /// A group and the columns it has in the points' audits.
  struct Group: Sendable {
    let title: String
    /// By point; nil where the audit has no such group.
    let columns: [Int?]
  }

  /// The rates on one theme, in the order of the groups.
  func series(_ theme: Int) -> [TrendSeries] { series.filter { $0.theme == theme } }
}

extension PublishedPart {
  /// Whether some of its groups are shown together: they have no name of their own.
  fileprivate var hasGroupsTogether: Bool { groups.contains { names[$0].isEmpty } }
}

/// Finds in each audit what belongs together: themes by their ids, groups by their names.
struct MatchedAudits {
  private let points: [TrendPoint]
  private let options: TrendOptions
  let rubric: Rubric
  /// The numbers of the themes that are shown, in the last rubric.
  let themes: [Int]
  /// By point: the number that each of the last rubric's themes has there.
  private let numbers: [[Int?]]

  init(_ points: [TrendPoint], _ options: TrendOptions) {
    let rubric = points[points.count - 1].part.rubric
    (self.points, self.options, self.rubric) = (points, options, rubric)
    themes = rubric.themes.indices.filter { options.themes?.contains(rubric.themes[$0].id) ?? true }
    numbers = points.map { point in
      rubric.themes.map { theme in point.part.rubric.themes.firstIndex { $0.id == theme.id } }
    }
  }

  func overall(_ theme: Int) -> TrendSeries {
    series(theme, TrendLevel.Group(title: "All files together", columns: points.map { _ in 0 }), level: 0)
  }

  func levels() -> [TrendLevel] {
    points[0].levels.indices.compactMap { number in
      let groups = groups(of: number)
      let parts = points.map { $0.levels[number].parts[0] }
      let isWhole = groups.count == 1 && parts.allSatisfy { !$0.hasGroups && !$0.hasGroupsTogether }
      guard !groups.isEmpty, !isWhole else { return nil }
      return TrendLevel(
        number: number, name: name(of: number), groups: groups,
        series: themes.flatMap { theme in groups.map { series(theme, $0, level: number) } },
        hasTeamsTogether: parts.contains(where: \.hasGroupsTogether))
    }
  }

  /// The names of the levels that show nothing but groups together: none of those is followed.
  var levelsTogether: [String] {
    points[0].levels.indices.filter { number in
      groups(of: number).isEmpty && points.contains { $0.levels[number].parts[0].hasGroupsTogether }
    }.map(name)
  }

  private func name(of level: Int) -> String {
    level < options.levelNames.count ? options.levelNames[level] : "group"
  }

  private func series(_ theme: Int, _ group: TrendLevel.Group, level: Int) -> TrendSeries {
    TrendSeries(
      theme: theme, name: group.title, column: group.columns[points.count - 1],
      rates: points.indices.map { place in
        guard let column = group.columns[place], let number = numbers[place][theme] else { return nil }
        return points[place].levels[level].parts[0].themes[number].rateOfApplicable(column)
      })
  }

  private func groups(of level: Int) -> [TrendLevel.Group] {
    let columns = points.map { point -> [[GroupValue]: Int] in
      let part = point.levels[level].parts[0]
      // Teams that are shown together have no name.
      let named = part.groups.filter { !part.names[$0].isEmpty }
      return Dictionary(named.map { (part.names[$0], $0) }) { first, _ in first }
    }
    let names = Set(columns.flatMap(\.keys)).sorted { $0.lexicographicallyPrecedes($1) { $0.comes(before: $1) } }
    return names.map { name in TrendLevel.Group(title: name.text, columns: columns.map { $0[name] }) }
  }
}
