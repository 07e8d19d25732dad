import Rubrics
import Statistics

/// What the counts of a theme tell of those of its criteria, and the other way round.
///
/// Where an essential criterion is missing there is a gap; where nothing is missing nor met in part only there is none; a theme that
/// does not apply has no criterion that does; one that could not be judged has a criterion that could not. Beyond that, each criterion
/// tells what its judgements make of the theme whatever the others are (`ThemeOutcomes`).
struct ThemeLinks {
  let theme: Theme
  let gap: GapRule
  /// Files by column: no count is higher.
  let files: [Int]

  /// Between which numbers counts lie.
  struct Bounds: Equatable {
    var theme: CountTable.Bounds = [:]
    /// By criterion, in the theme's order.
    var criteria: [CountTable.Bounds]
  }

  /// What is known of a count: by row and column.
  typealias Known<Row> = (Row, Int) -> ClosedRange<Int>

  /// Of each table, from all others.
  func bounds(_ known: @escaping Known<ThemeRow>, _ criteria: [Known<CriterionRow>]) -> Bounds {
    var bounds = Bounds(criteria: criteria.map { _ in [:] })
    for column in files.indices {
      add(ofTheme: column, criteria, to: &bounds.theme)
      for number in criteria.indices { add(of: number, column, known, criteria, to: &bounds.criteria[number]) }
      addOutcomes(column, known, criteria, to: &bounds)
    }
    return bounds
  }

  // MARK: Of the theme

  private func add(ofTheme column: Int, _ criteria: [Known<CriterionRow>], to bounds: inout CountTable.Bounds) {
    let missing = essential.map { criteria[$0](.missing, column) }
    let most = sum(criteria.indices.map { reasons($0, criteria, column).upperBound })
    if canBeGap { bounds[cell(ThemeRow.gap, column)] = within(missing.map(\.lowerBound).max() ?? 0, most, column) }
    let elsewhere = criteria.map { $0(.notApplicable, column) }
    let least = sum(elsewhere.map(\.lowerBound)) - (criteria.count - 1) * files[column]
    bounds[cell(ThemeRow.notApplicable, column)] = within(
      least, elsewhere.map(\.upperBound).min() ?? files[column], column)
    bounds[cell(ThemeRow.notJudged, column)] = within(
      0, sum(criteria.map { $0(.notJudged, column).upperBound }), column)
  }

  /// The numbers of the essential criteria, where one that is missing is enough for a gap.
  private var essential: [Int] {
    gap.essential ? theme.criteria.indices.filter { theme.criteria[$0].isEssential } : []
  }

  /// In how many files a criterion may be a reason for a gap: missing, and where scores count, met in part.
  private func reasons(_ number: Int, _ criteria: [Known<CriterionRow>], _ column: Int) -> ClosedRange<Int> {
    let missing = criteria[number](.missing, column)
    guard gap.below != nil else { return essential.contains(number) ? missing : 0...0 }
    let partly = criteria[number](.partlyMet, column)
    return missing.lowerBound + partly.lowerBound...missing.upperBound + partly.upperBound
  }

  // MARK: Of a criterion

  private func add(
    of number: Int, _ column: Int, _ known: Known<ThemeRow>, _ criteria: [Known<CriterionRow>],
    to bounds: inout CountTable.Bounds
  ) {
    let gaps = known(.gap, column)
    let others = criteria.indices.filter { $0 != number }
    let own = gaps.lowerBound - sum(others.map { reasons($0, criteria, column).upperBound })
    let isEssential = essential.contains(number)
    let most = isEssential ? gaps.upperBound : files[column]
    if gap.below != nil {
      let partly = own - criteria[number](.missing, column).upperBound
      bounds[cell(CriterionRow.missing, column)] = within(
        own - criteria[number](.partlyMet, column).upperBound, most, column)
      bounds[cell(CriterionRow.partlyMet, column)] = within(partly, files[column], column)
    } else if isEssential {
      bounds[cell(CriterionRow.missing, column)] = within(own, most, column)
    }
    bounds[cell(CriterionRow.notApplicable, column)] = within(
      known(.notApplicable, column).lowerBound, files[column], column)
    let unjudged =
      known(.notJudged, column).lowerBound - sum(others.map { criteria[$0](.notJudged, column).upperBound })
    bounds[cell(CriterionRow.notJudged, column)] = within(unjudged, files[column], column)
  }

  // MARK: Of one criterion and the theme

  /// From each criterion alone: files with a judgement that always makes a gap have one, those with one that never does have none.
  private func addOutcomes(
    _ column: Int, _ known: Known<ThemeRow>, _ criteria: [Known<CriterionRow>], to bounds: inout Bounds
  ) {
    let outcomes = ThemeOutcomes(theme, gap) { criteria[$0]($1, column).upperBound > 0 }
    guard let outcomes else { return }
    for row in ThemeRow.outcomes where row != .gap || canBeGap {
      for number in criteria.indices {
        let (always, perhaps) = outcomes.judgements(number, for: row)
        let count = { criteria[number]($0, column) }
        let (least, most) = (always.map { count($0).lowerBound }, perhaps.map { count($0).upperBound })
        narrow(&bounds.theme, cell(row, column), to: within(sum(least), sum(most), column))
        for (judgement, lower) in zip(always, least) {
          let rest = known(row, column).upperBound - (sum(least) - lower)
          narrow(&bounds.criteria[number], cell(judgement, column), to: within(0, rest, column))
        }
        for judgement in perhaps {
          let others = sum(perhaps.filter { $0 != judgement }.map { count($0).upperBound })
          let rest = known(row, column).lowerBound - others
          narrow(&bounds.criteria[number], cell(judgement, column), to: within(rest, files[column], column))
        }
      }
    }
  }

  /// Whether the rule knows gaps in this theme. Where it knows none that is no secret.
  private var canBeGap: Bool { gap.below != nil || !essential.isEmpty }

  private func narrow(_ bounds: inout CountTable.Bounds, _ cell: CountTable.Cell, to range: ClosedRange<Int>) {
    bounds[cell] = bounds[cell].map { $0.clamped(to: range) } ?? range
  }

  // MARK: Numbers

  private func sum(_ counts: [Int]) -> Int {
    counts.reduce(0) { sum, count in
      let (total, overflow) = sum.addingReportingOverflow(count)
      return overflow ? Int.max : total
    }
  }

  private func within(_ least: Int, _ most: Int, _ column: Int) -> ClosedRange<Int> {
    let bottom = min(max(0, least), files[column])
    return bottom...max(bottom, min(most, files[column]))
  }

  private func cell<Row: QuestionRow>(_ row: Row, _ column: Int) -> CountTable.Cell {
    CountTable.Cell(row: row.rawValue, column: column)
  }
}
