import Auditing
import Rubrics
import Statistics

/// Rates with the case mix held still: what they would be if the files of every period were mixed as those of all periods together.
struct TrendStrata: Sendable {
  /// The strata that every period of the last stretch has, by their names; without those that have no file in any.
  let names: [String]
  /// The other strata, which some period lacks, by their names, and how many files of all periods these figures are without for
  /// that; nil for a number that is not shown.
  let leftOut: [(name: String, files: Int?)]
  private let measures: TrendMeasures
  /// By stratum, place in the stretch and level: which column a group has. Strata are audits of their own.
  private let columns: [[[[[GroupValue]: Int]]]]

  /// Nil where no stratified figure was asked for.
  init?(_ measures: TrendMeasures) {
    let points = measures.points[measures.stretch]
    names = measures.last.strata.map(\.name).filter { name in
      let found = points.map { point in point.strata.first { $0.name == name }?.levels.first?.parts.first }
      return found.allSatisfy { $0 != nil } && found.contains { $0?.files[0] != .shown(0) }
    }
    leftOut = Self.files(of: points, without: names)
    self.measures = measures
    columns = names.map { name in
      points.map { point in
        let levels = point.strata.first { $0.name == name }?.levels ?? []
        return levels.map { level in
          let part = level.parts[0]
          return Dictionary(part.groups.map { (part.names[$0], $0) }) { first, _ in first }
        }
      }
    }
    guard names.count > 1 else { return nil }
  }

  private static func files(of points: ArraySlice<TrendPoint>, without used: [String]) -> [(name: String, files: Int?)]
  {
    let others = points.flatMap(\.strata).filter { !used.contains($0.name) }
    let names = others.map(\.name).reduce(into: [String]()) { list, name in
      if !list.contains(name) { list.append(name) }
    }
    return names.map { name in
      let files = others.filter { $0.name == name }.compactMap { $0.levels.first?.parts.first?.files[0].number }
      return (name, files.count == others.count { $0.name == name } ? files.reduce(0, +) : nil)
    }.filter { $0.files != 0 }
  }

  /// A standardised rate, and its interval where there is one.
  struct Standardised: Sendable {
    /// As a fraction.
    let rate: Double
    let interval: Interval?

    /// The interval takes the spread in each stratum for the true one. In strata with few files, or with a gap in none or in all, it
    /// is much too narrow: of two strata with 2 and 15 files it would hold the true rate 56 times in 100.
    init?(_ strata: [Proportion?], standard: [Int], least: Int) {
      guard let found = DirectStandardisation(strata, standard: standard) else { return nil }
      rate = found.proportion
      let used = zip(strata, standard).filter { $1 > 0 }.compactMap(\.0)
      let hasSpread = used.allSatisfy { $0.denominator >= least && $0.numerator > 0 && $0.numerator < $0.denominator }
      let half = Confidence.percent95.criticalValue * found.standardError
      interval = hasSpread ? Interval(lower: max(0, rate - half), upper: min(1, rate + half)) : nil
    }
  }

  /// A figure over time, and the last period against the first.
  struct Figure: Sendable {
    let name: String
    let theme: Int
    /// By place in the last stretch; nil where a stratum has none of the group's files, or too few files are there at all.
    let standardised: [Standardised?]
    /// The last period against the first within strata; nil where no stratum has files of both.
    let difference: MantelHaenszel?
    /// How many strata that rests on.
    let strata: Int
  }

  /// All files together, then the groups of each level, on one theme.
  func figures(_ theme: Int) -> [Figure] {
    let whole = rates(theme, level: 0) { _ in 0 }
    let standard = whole.map { stratum in stratum.reduce(0) { $0 + ($1?.denominator ?? 0) } }
    let overall = measures.overall.first { $0.theme == theme }
    let groups = measures.levels.flatMap { level in
      zip(level.groups, level.series(theme)).map { group, series in
        figure(series, rates(theme, level: level.number) { group.columns[$0] }, standard)
      }
    }
    return (overall.map { [figure($0, whole, standard)] } ?? []) + groups
  }

  private func figure(_ series: TrendSeries, _ rates: [[Proportion?]], _ standard: [Int]) -> Figure {
    let used = Set(series.used(measures.stretch, least: measures.least).map(\.place))
    let standardised = measures.stretch.map { place -> Standardised? in
      guard used.contains(place) else { return nil }
      let strata = rates.map { $0[place - measures.stretch.lowerBound] }
      return Standardised(strata, standard: standard, least: measures.least)
    }
    let ends = [measures.stretch.lowerBound, measures.stretch.upperBound - 1]
    let pairs = rates.compactMap { stratum -> (Proportion, Proportion)? in
      guard let first = stratum.first ?? nil, let last = stratum.last ?? nil else { return nil }
      return (last, first)
    }
    let difference = ends.allSatisfy(used.contains) ? MantelHaenszel(pairs.map(\.0), against: pairs.map(\.1)) : nil
    return Figure(
      name: series.name, theme: series.theme, standardised: standardised, difference: difference, strata: pairs.count)
  }

  /// The rates of a group in each stratum, by place in the stretch.
  private func rates(_ theme: Int, level: Int, column: (Int) -> Int?) -> [[Proportion?]] {
    names.indices.map { stratum in
      measures.stretch.map { place in
        column(place).flatMap { rate(theme, stratum: stratum, place: place, level: level, column: $0) }
      }
    }
  }

  private func rate(_ theme: Int, stratum: Int, place: Int, level: Int, column: Int) -> Proportion? {
    let point = measures.points[place]
    let id = measures.rubric.themes[theme].id
    let found = columns[stratum][place - measures.stretch.lowerBound]
    guard level < found.count, let levels = point.strata.first(where: { $0.name == names[stratum] })?.levels,
      let number = levels[level].parts[0].rubric.themes.firstIndex(where: { $0.id == id }),
      let own = column == 0 ? 0 : found[level][point.levels[level].parts[0].names[column]]
    else { return nil }
    return levels[level].parts[0].themes[number].rateOfApplicable(own).share
  }
}
