import Rubrics
import Statistics

/// What the files of each period are about: rates may move because the files do.
struct TrendCaseMix: Sendable {
  /// The table of features that says whom the files are about.
  static let table = "case-mix"
  /// Those that are shown first, and for each group.
  static let first = ["high-risk", "child-under-one", "protection-plan"]

  /// The features: those that are shown for each group, then the others.
  let features: [(feature: Feature, isFirst: Bool)]
  private let measures: TrendMeasures
  /// By point: the number that a feature of the last rubric has there.
  private let numbers: [[String: Int]]

  /// Nil where the rubric counts nothing of the kind.
  init?(_ measures: TrendMeasures) {
    guard let table = measures.rubric.features.first(where: { $0.id == Self.table }) else { return nil }
    let firsts = Self.first.compactMap { id in table.rows.first { $0.id == id } }
    let others = table.rows.filter { !Self.first.contains($0.id) }
    features = firsts.map { ($0, true) } + others.map { ($0, false) }
    self.measures = measures
    numbers = measures.points.map { point in
      Dictionary(point.part.rubric.features.flatMap(\.rows).map { ($0.id, $0.index) }) { first, _ in first }
    }
  }

  /// The share of all files with a feature, by point; nil where the rubric did not count it.
  func overall(_ feature: Feature) -> [Rate?] {
    measures.points.indices.map { place in
      numbers[place][feature.id].map { measures.points[place].part.features[$0].recordedRate(0) }
    }
  }

  /// The same of a group.
  func rates(_ feature: Feature, of group: TrendLevel.Group, _ level: TrendLevel) -> [Rate?] {
    measures.points.indices.map { place in
      guard let column = group.columns[place], let number = numbers[place][feature.id] else { return nil }
      return measures.points[place].levels[level.number].parts[0].features[number].recordedRate(column)
    }
  }
}
