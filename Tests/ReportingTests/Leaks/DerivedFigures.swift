import Rubrics
import Statistics

@testable import Reporting

/// The counts of one audit as somebody knows them: all of them, or only those that are shown.
struct KnownCounts {
  let part: PublishedPart
  let themes: [[[Int?]]]
  let criteria: [[[Int?]]]
  let features: [[[Int?]]]

  /// The counts that a report shows.
  init(_ part: PublishedPart) {
    self.part = part
    themes = part.themes.map { $0.cells.map { $0.map(\.number) } }
    criteria = part.criteria.map { $0.cells.map { $0.map(\.number) } }
    features = part.features.map { $0.cells.map { $0.map(\.number) } }
  }
}

/// Every figure that follows from the counts of an audit, by what it is: counts, percentages, ends of intervals, differences,
/// p-values. Worked out here, apart from the program.
struct DerivedFigures {
  enum Kind { case count, percent, points, probability }

  private(set) var values: [String: (kind: Kind, value: Double)] = [:]

  /// The figures on single audits.
  init(_ known: KnownCounts) {
    for (index, cells) in known.themes.enumerated() { addTheme(index, cells) }
    for (index, cells) in known.criteria.enumerated() { addCriterion(index, cells) }
    for (index, cells) in known.features.enumerated() { addFeature(index, cells) }
    for kind in Criterion.Kind.allCases { addKind(kind, known) }
  }

  /// The figures on what changed between two audits with the same groups.
  init(before: KnownCounts, after: KnownCounts) {
    for theme in before.themes.indices {
      for column in before.part.columns.indices {
        let (one, other) = (after.themes[theme], before.themes[theme])
        addDifference(
          "change of theme \(theme) in \(column)", Share(one, .gap, .applicable, column),
          Share(other, .gap, .applicable, column))
      }
    }
  }

  // MARK: Questions

  private mutating func addTheme(_ index: Int, _ cells: [[Int?]]) {
    for row in ThemeRow.allCases { addCounts("theme \(index), \(row)", cells[row.rawValue]) }
    for column in cells[0].indices {
      let name = "theme \(index), column \(column)"
      let share = Share(cells, .gap, .applicable, column)
      add("\(name), of applicable", share)
      add("\(name), of all", Share(cells, .gap, .judgeable, column), hasInterval: false)
      guard column > 0 else { continue }
      let whole = Share(cells, .gap, .applicable, 0)
      let rest = whole.flatMap { whole in
        share.map { Share(part: whole.part - $0.part, whole: whole.whole - $0.whole) }
      }
      add("\(name), the rest", rest, hasInterval: false)
      addDifference("\(name), against the rest", share, rest)
    }
    guard cells[0].count > 2 else { return }
    addDifference("theme \(index), first two", Share(cells, .gap, .applicable, 1), Share(cells, .gap, .applicable, 2))
  }

  private mutating func addCriterion(_ index: Int, _ cells: [[Int?]]) {
    for row in CriterionRow.allCases { addCounts("criterion \(index), \(row)", cells[row.rawValue]) }
    for column in cells[0].indices {
      for row in [CriterionRow.missing, .met] {
        let share = Share(cells[row.rawValue][column], cells[CriterionRow.applicable.rawValue][column])
        add("criterion \(index), \(row), column \(column)", share)
      }
    }
  }

  private mutating func addFeature(_ index: Int, _ cells: [[Int?]]) {
    for row in FeatureRow.allCases { addCounts("feature \(index), \(row)", cells[row.rawValue]) }
    for column in cells[0].indices {
      let share = Share(cells[FeatureRow.recorded.rawValue][column], cells[FeatureRow.judgeable.rawValue][column])
      add("feature \(index), column \(column)", share)
    }
  }

  private mutating func addKind(_ kind: Criterion.Kind, _ known: KnownCounts) {
    let indices = known.part.rubric.criteria.filter { $0.kind == kind }.map(\.index)
    guard !indices.isEmpty else { return }
    for column in known.part.columns.indices {
      let sums = [CriterionRow.met, .applicable, .partlyMet, .notMet, .notEvidenced].map { row -> Int? in
        let counts = indices.compactMap { known.criteria[$0][row.rawValue][column] }
        return counts.count == indices.count ? counts.reduce(0, +) : nil
      }
      addCounts("\(kind), column \(column)", sums)
      add("\(kind), column \(column), met", Share(sums[0], sums[1]), hasInterval: false)
    }
  }

  // MARK: Figures

  private mutating func addCounts(_ name: String, _ counts: [Int?]) {
    for (column, count) in counts.enumerated() {
      if let count { values["\(name), count \(column)"] = (.count, Double(count)) }
    }
  }

  private mutating func add(_ name: String, _ share: Share?, hasInterval: Bool = true) {
    guard let share, share.whole > 0 else { return }
    values["\(name), percentage"] = (.percent, 100 * share.value)
    guard hasInterval else { return }
    values["\(name), lower end"] = (.percent, 100 * share.wilson.lower)
    values["\(name), upper end"] = (.percent, 100 * share.wilson.upper)
  }

  /// Newcombe's interval for a difference is made from the Wilson ends of both shares.
  private mutating func addDifference(_ name: String, _ one: Share?, _ other: Share?) {
    guard let one, let other, one.whole > 0, other.whole > 0 else { return }
    let difference = one.value - other.value
    let down = hypotenuse(one.value - one.wilson.lower, other.wilson.upper - other.value)
    let up = hypotenuse(one.wilson.upper - one.value, other.value - other.wilson.lower)
    values["\(name), difference"] = (.points, 100 * difference)
    values["\(name), lower end"] = (.points, 100 * (difference - down))
    values["\(name), upper end"] = (.points, 100 * (difference + up))
    if let left = Proportion(one.part, of: one.whole), let right = Proportion(other.part, of: other.whole) {
      values["\(name), p"] = (.probability, TwoByTwoTest(left, against: right).midP)
    }
  }

  private func hypotenuse(_ one: Double, _ other: Double) -> Double { (one * one + other * other).squareRoot() }
}

/// Some files of some files.
struct Share {
  let part: Int
  let whole: Int

  init(part: Int, whole: Int) { (self.part, self.whole) = (part, whole) }

  init?(_ part: Int?, _ whole: Int?) {
    guard let part, let whole else { return nil }
    self.init(part: part, whole: whole)
  }

  init?(_ cells: [[Int?]], _ part: ThemeRow, _ whole: ThemeRow, _ column: Int) {
    self.init(cells[part.rawValue][column], cells[whole.rawValue][column])
  }

  var value: Double { Double(part) / Double(whole) }

  /// The 95% interval of Wilson (1927).
  var wilson: (lower: Double, upper: Double) {
    let (z, n, p) = (1.959963984540054, Double(whole), value)
    let (centre, scale) = ((p + z * z / (2 * n)), 1 + z * z / n)
    let half = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    return (max(0, (centre - half) / scale), min(1, (centre + half) / scale))
  }
}
