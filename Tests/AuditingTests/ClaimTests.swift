import Testing

@testable import Auditing
@testable import Rubrics

/// What files make of a claim, at both sides of each limit.
struct ClaimTests {
  @Test(arguments: [
    (met: 4, of: 9, ClaimOutcome.tooFewFiles), (4, 10, .notBorneOut),
    // Exactly half is not below.
    (5, 10, .borneOut), (6, 10, .borneOut), (13, 27, .notBorneOut), (14, 27, .borneOut), (14, 28, .borneOut),
    (7, 28, .notBorneOut), (0, 9, .tooFewFiles), (0, 0, .tooFewFiles), (9, 9, .tooFewFiles), (10, 10, .borneOut),
    (0, 10, .notBorneOut),
  ])
  func underHalfOfTenFiles(_ met: Int, _ judged: Int, _ expected: ClaimOutcome) {
    let claim = Claim(id: "claimed", statement: 0, files: 0, below: 50, atLeast: 10, why: nil)
    #expect(claim.outcome(met: met, of: judged) == expected)
  }

  @Test(arguments: [
    (below: 60, met: 39, of: 65, ClaimOutcome.borneOut), (60, 38, 65, .notBorneOut), (1, 0, 10, .notBorneOut),
    (1, 1, 100, .borneOut), (100, 99, 100, .notBorneOut), (100, 100, 100, .borneOut),
  ])
  func underOtherShares(_ below: Int, _ met: Int, _ judged: Int, _ expected: ClaimOutcome) {
    let claim = Claim(id: "claimed", statement: 0, files: 0, below: below, atLeast: 1, why: nil)
    #expect(claim.outcome(met: met, of: judged) == expected)
  }
}
