public import Documents
import Rubrics
import Statistics

/// How rates run over time: what changed beyond chance and what did not, for all files and for each group.
public struct TrendDocument: Sendable {
  let points: [TrendPoint]
  let options: TrendOptions
  let measures: TrendMeasures

  /// Periods in their order, all by one rubric (in whatever versions), grouped alike and protected by one policy.
  ///
  /// - Throws: why they make no trend.
  public init(_ points: [TrendPoint], _ options: TrendOptions = TrendOptions()) throws(Problem) {
    try Self.check(points)
    let rubric = points[points.count - 1].part.rubric
    for theme in options.themes ?? [] where !rubric.themes.contains(where: { $0.id == theme }) {
      throw .unknownTheme(theme, known: rubric.themes.map(\.id))
    }
    let measures = TrendMeasures(points, options)
    let last = measures.stretch.count
    guard last >= options.chart.leastPoints || options.chart == .proportions else {
      throw .tooFewForChart(points: last, least: options.chart.leastPoints)
    }
    (self.points, self.options, self.measures) = (points, options, measures)
  }

  private static func check(_ points: [TrendPoint]) throws(Problem) {
    guard points.count > 1, let first = points.first else { throw .onePoint }
    for point in points {
      guard !point.levels.isEmpty, point.levels.allSatisfy({ $0.parts.count == 1 }) else {
        throw .severalRubrics(point: point.name)
      }
      guard point.part.rubric.id == first.part.rubric.id else {
        throw .differentRubrics(first.part.rubric.id, point.part.rubric.id)
      }
      guard point.levels.map(\.source.grouping) == first.levels.map(\.source.grouping) else {
        throw .differentGroups(point: point.name)
      }
      guard point.levels.allSatisfy({ $0.policy == first.levels[0].policy }) else { throw .differentPolicies }
      if point.levels[0].policy.protects, point.levels.count > 1 || !point.strata.isEmpty {
        throw .severalTablesUnderPolicy
      }
    }
    // A number that is not shown is not 0.
    guard points.contains(where: { $0.part.files[0] != .shown(0) }) else { throw .noFiles }
  }

  /// The whole report, for a page, a workbook and other programs.
  public func document() -> Document {
    TrendReport(self).document
  }

  /// The same for a terminal: sentences first, then a table a theme.
  public func brief() -> Document {
    TrendReport(self).brief
  }
}

extension TrendPoint {
  /// The counts by its rubric, by the first level's groups.
  var part: PublishedPart { levels[0].parts[0] }

  /// Its audit, whatever the groups.
  var audit: PublishedAudit { levels[0] }
}
