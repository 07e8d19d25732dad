import Auditing
import Testing

/// Counts that a program makes itself, as from a stored result.
struct TallyTests {
  @Test func countsFromNumbers() {
    let theme = ThemeTally(gap: 3, noGap: 5, notApplicable: 2, invalid: 1)
    #expect(theme.judged == 8 && theme.all == 10 && theme.invalid == 1)
    let flag = FlagTally(raised: 4, notRuledOut: 1)
    #expect(flag.raised == 4 && flag.notRuledOut == 1)
  }

  /// Each judgement has a number of its own here, so that two that were mixed up would show.
  @Test func countsByJudgement() {
    let counts: [Judgement: Int] = [
      .met: 1, .partlyMet: 2, .notMet: 4, .notEvidenced: 8, .notApplicable: 16, .invalid: 32,
    ]
    let tally = CriterionTally(counts, notInForce: 3)
    #expect(Judgement.allCases.map { tally[$0] } == [1, 2, 4, 8, 16, 32])
    #expect(tally.judged == 15 && tally.notInForce == 3)
    #expect(CriterionTally([.met: 7], notInForce: 0)[.notMet] == 0)
  }
}
