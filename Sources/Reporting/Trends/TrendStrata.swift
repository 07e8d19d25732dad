import Auditing
import Rubrics
import Statistics

/// Rates with the case mix held still: what they would be if the files of every period were mixed as those of all periods together.
struct TrendStrata: Sendable {
  /// The strata that every period of the last stretch has, by their names.
  let names: [String]
  private let measures: TrendMeasures

  /// Nil where no stratified figure was asked for.
  init?(_ measures: TrendMeasures) {
    let points = measures.points[measures.stretch]
    names = measures.last.strata.map(\.name).filter { name in
      points.allSatisfy { point in point.strata.contains { $0.name == name } }
    }
    self.measures = measures
    guard names.count > 1 else { return nil }
  }

  /// A figure over time, and the last period against the first.
  struct Figure: Sendable {
    let name: String
    let theme: Int
    /// By place in the last stretch; nil where a stratum has none of the group's files, or too few files are there at all.
    let standardised: [DirectStandardisation?]
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
    let standardised = measures.stretch.map { place -> DirectStandardisation? in
      guard used.contains(place) else { return nil }
      return DirectStandardisation(rates.map { $0[place - measures.stretch.lowerBound] }, standard: standard)
    }
    let ends = [measures.stretch.lowerBound, measures.stretch.upperBound - 1]
    let pairs = rates.compactMap { stratum -> (Proportion, Proportion)? in
      guard let first = stratum.first ?? nil, let last = stratum.last ?? nil else { return nil }
      return (last, first)
    }
    let difference = ends.allSatisfy(used.contains) ? MantelHaenszel(pairs.map(\.0), against: pairs.map(\.1)) : nil
    return Figure(
      name: series.name, theme: theme(series), standardised: standardised, difference: difference, strata: pairs.count)
  }

  private func theme(_ series: TrendSeries) -> Int { series.theme }

  /// The rates of a group in each stratum, by place in the stretch. Strata are audits of their own, so a group's column there is
  /// found by its name.
  private func rates(_ theme: Int, level: Int, column: (Int) -> Int?) -> [[Proportion?]] {
    names.map { name in
      measures.stretch.map { place in
        let point = measures.points[place]
        guard let stratum = point.strata.first(where: { $0.name == name }), level < stratum.levels.count,
          let own = column(place), let part = stratum.levels[level].parts.first
        else { return nil }
        let group = point.levels[level].parts[0].names[own]
        let id = measures.rubric.themes[theme].id
        guard let number = part.rubric.themes.firstIndex(where: { $0.id == id }),
          let found = own == 0 ? 0 : part.groups.first(where: { part.names[$0] == group })
        else { return nil }
        return part.themes[number].rateOfApplicable(found).share
      }
    }
  }
}
