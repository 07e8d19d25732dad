import Auditing
import Rubrics
import Statistics
import Support
import Testing

@testable import Reporting

/// Small counts stay hidden from a reader who takes a theme and its criteria together, and no report is refused for their sake.
struct ThemeLinksTests {
  /// What happened in a run, printed so that a run in which nothing was at stake is seen.
  private struct Account: CustomStringConvertible {
    var (themes, hidden, besideCriteria, untried) = (0, 0, 0, 0)

    var description: String {
      "\(themes) themes, \(hidden) with hidden counts, \(besideCriteria) of several criteria that show some; \(untried) not tried out"
    }
  }

  @Test(arguments: ["essential: true", "below: 60", "essential: true, below: 60"])
  func nothingHiddenCanBeWorkedOut(gap: String) throws {
    let seed: UInt64 = 20_260_402
    var random = SeededGenerator(seed: seed)
    var account = Account()
    let rubric = try RandomThemes(60, gap: gap, &random).rubric
    for theme in rubric.themes {
      let files = Int.random(in: 3...14, using: &random)
      let audit = ThemeAudit(
        rubric: rubric, theme: theme, judgements: RandomThemes.judgements(theme, files: files, &random))
      try tryOut(audit, "seed \(seed), \(theme.title)", &account, &random)
    }
    print("theme links, \(gap), seed \(seed): \(account)")
    #expect(account.hidden > 50 && account.besideCriteria > 15 && account.untried < 5)
  }

  private func tryOut(
    _ audit: ThemeAudit, _ place: String, _ account: inout Account, _ random: inout SeededGenerator
  ) throws {
    let published = try audit.published()
    let reader = JointReader(audit, published: published)
    account.themes += 1
    account.hidden += reader.hidden.isEmpty ? 0 : 1
    let isShown = published.dropFirst().joined().contains { $0 != .suppressed }
    account.besideCriteria += audit.theme.criteria.count > 1 && isShown ? 1 : 0
    guard let found = reader.determined(limit: 100_000, &random) else {
      account.untried += 1
      return
    }
    // The only criterion of a theme is not shown beside it, but may well say what the theme shows.
    let isOnly = audit.theme.criteria.count == 1
    let leaks = found.filter { !isOnly || $0.table == 0 || audit.isSmall($0) }
    #expect(leaks == [], "\(place): \(leaks.map(audit.count)) of \(published)")
  }

  /// Where one criterion makes or spares the gap whatever the other is, its counts are those of the theme.
  @Test(arguments: [
    (
      "below: 60", ["weight: 2", "weight: 3\n        essential: true"],
      [("met missing", 7), ("met partly", 1), ("met nowhere", 2)]
    ),
    (
      "below: 60", ["weight: 1\n        essential: true", "weight: 2"],
      [("missing met", 6), ("partly met", 3), ("missing partly", 2), ("missing missing", 1)]
    ),
  ])
  func oneCriterionTellsTheGaps(gap: String, criteria: [String], files: [(way: String, count: Int)]) throws {
    var random = SeededGenerator(seed: 1)
    let rubric = try RandomThemes(criteria: criteria, gap: gap).rubric
    let words: [Substring: Judgement] = [
      "met": .met, "missing": .notMet, "partly": .partlyMet, "nowhere": .notApplicable,
    ]
    let judgements = try files.flatMap { way, count in
      let way = try way.split(separator: " ").map { try #require(words[$0]) }
      return [[Judgement]](repeating: way, count: count)
    }
    let audit = ThemeAudit(rubric: rubric, theme: rubric.themes[0], judgements: judgements)
    let reader = JointReader(audit, published: try audit.published())
    #expect(reader.determined(limit: 100_000, &random) == [])
  }
}
