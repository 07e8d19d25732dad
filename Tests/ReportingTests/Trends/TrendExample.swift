import Auditing
import Rubrics
import Statistics
import Support

@testable import Reporting

/// A trend that a test makes up: groups with their gaps and files in each period, `3/12`; `-` where a group is not in the audit.
struct TrendExample {
  /// By theme, then by group: what each period has, parted by blanks.
  var themes: [[(group: String, periods: String)]]
  var basis = SampleBasis.census
  var policy = DisclosurePolicy.none
  /// By what files are grouped.
  var grouping = ["authority"]
  /// How many workers the groups have, where they are teams.
  var workers: [String: Int] = [:]
  /// Before which periods the rubric changed.
  var breaks: Set<Int> = []
  var rubric = ExampleRubric()
  /// By group: recorded and files of the first feature, as of the themes; empty for none in any file.
  var feature: [String] = []

  struct Malformed: Error {}

  /// The same theme over all files that a list of groups has.
  init(_ groups: [(group: String, periods: String)]) { themes = [groups] }

  init(themes: [[(group: String, periods: String)]]) { self.themes = themes }

  /// A rubric with as many themes as there are, each with two criteria.
  func loaded() throws -> Rubric {
    var example = rubric
    example.themes = themes.indices.map { "Theme \($0)" }
    example.criteria = (0..<2 * themes.count).map { "Criterion \($0)" }
    example.actions = example.criteria.map { "Do what \($0) asks" }
    return try example.loaded()
  }

  func points() throws -> [TrendPoint] {
    let rubric = try loaded()
    let counts = try themes.map { try $0.map { try Self.counts($0.periods) } }
    let features = try feature.map(Self.counts)
    return try counts[0][0].indices.map { period in
      let groups = themes[0].indices.compactMap { group -> ExampleAudit.Group? in
        let shares = counts.map { $0[group][period] }
        guard let files = shares[0]?.denominator else { return nil }
        let gaps = shares.map { share in [share?.numerator ?? 0, files - (share?.numerator ?? 0), 0, 0] }
        let recorded = group < features.count ? features[group][period]?.numerator ?? 0 : 0
        return ExampleAudit.Group(
          name: [.stated(Array(themes[0][group].group.utf8))], themes: gaps,
          criteria: gaps.flatMap { gap in Array(repeating: [gap[1], 0, gap[0], 0, 0, 0], count: 2) },
          features: Array(repeating: [recorded, 0, files - recorded, 0], count: 2))
      }
      var audit = ExampleAudit(rubric: rubric, groups: groups)
      audit.grouping = grouping
      let published = try PublishedAudit(
        audit.counts, policy: policy, basis: basis, teams: TeamSizes(workers))
      var point = TrendPoint("P\(period + 1)", levels: [published], runs: ["run \(period + 1)"])
      point.isNewStretch = breaks.contains(period)
      return point
    }
  }

  func measures(_ options: TrendOptions = TrendOptions()) throws -> TrendMeasures {
    try TrendDocument(try points(), options).measures
  }

  /// `3/12 - 5/20`: gaps out of files, or no such group.
  private static func counts(_ text: String) throws -> [Proportion?] {
    try text.split(separator: " ").map { part in
      if part == "-" { return nil }
      let numbers = part.split(separator: "/").compactMap { Int($0) }
      guard numbers.count == 2, let share = Proportion(numbers[0], of: numbers[1]) else { throw Malformed() }
      return share
    }
  }
}

extension TrendMeasures {
  /// What came of looking for trends in the groups, in words, by theme and group.
  var verdicts: [String] {
    let words = TrendWords(measures: self, controls: [])
    return ([trends] + levelTrends).flatMap(\.trends).map {
      "\($0.series.theme) \($0.series.name): \(words.verdict($0))"
    }
  }
}
