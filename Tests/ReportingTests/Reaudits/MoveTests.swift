import Auditing
import Testing

@testable import Reporting

/// What became of a judgement, and of a theme, for every pair of what can be found the first and the second time.
struct MoveTests {
  /// Down: the first time; across: the second.
  private static let judgements = """
    .              met                 partlyMet           notMet              notEvidenced        notApplicable       invalid
    met            stillMet            worse               worse               worse               noLongerApplicable  notJudged
    partlyMet      nowMet              stillShort          worse               worse               noLongerApplicable  notJudged
    notMet         nowMet              nowPartlyMet        stillShort          nowSilent           noLongerApplicable  notJudged
    notEvidenced   nowMet              nowPartlyMet        nowShownNotMet      stillShort          noLongerApplicable  notJudged
    notApplicable  newlyApplicable     newlyApplicable     newlyApplicable     newlyApplicable     neverApplicable     notJudged
    invalid        notJudged           notJudged           notJudged           notJudged           notJudged           notJudged
    """

  /// Down: the first time; across: the second.
  private static let themes = """
    .              gap                 noGap               notApplicable       invalid
    gap            stillOpen           closed              noLongerApplicable  notJudged
    noGap          new                 noGap               noLongerApplicable  notJudged
    notApplicable  newlyApplicable     newlyApplicable     neverApplicable     notJudged
    invalid        notJudged           notJudged           notJudged           notJudged
    """

  /// A cell of a table: what was found first, then, and what became of it.
  struct Row: CustomTestStringConvertible {
    let before: String
    let after: String
    let move: String
    var testDescription: String { "\(before) to \(after): \(move)" }
  }

  private static func rows(_ table: String) -> [Row] {
    let lines = table.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    return lines.dropFirst().flatMap { line in
      zip(lines[0], line).dropFirst().map { Row(before: line[0], after: $0, move: $1) }
    }
  }

  @Test(arguments: rows(judgements))
  func judgement(_ row: Row) throws {
    let before = try #require(Judgement(rawValue: row.before))
    let after = try #require(Judgement(rawValue: row.after))
    #expect("\(CriterionMove(from: before, to: after))" == row.move)
  }

  @Test(arguments: rows(themes))
  func theme(_ row: Row) throws {
    let before = try #require(ThemeResult.Outcome(rawValue: row.before))
    let after = try #require(ThemeResult.Outcome(rawValue: row.after))
    #expect("\(ThemeMove(from: before, to: after))" == row.move)
  }

  @Test func theTablesAreWhole() {
    #expect(Self.rows(Self.judgements).count == 36 && Self.rows(Self.themes).count == 16)
    #expect(Set(Self.rows(Self.judgements).map(\.move)) == Set(CriterionMove.allCases.map { "\($0)" }))
    #expect(Set(Self.rows(Self.themes).map(\.move)) == Set(ThemeMove.allCases.map { "\($0)" }))
  }

  /// Rows: a move, and in which of the columns of the table it is counted.
  @Test(arguments: [
    ("nowMet", "mended"), ("nowPartlyMet", "mended"), ("stillMet", "unchanged"), ("stillShort", "unchanged"),
    ("nowShownNotMet", "unchanged"), ("nowSilent", "unchanged"), ("worse", ""), ("newlyApplicable", ""),
    ("noLongerApplicable", ""), ("neverApplicable", ""), ("notJudged", ""),
  ])
  func column(_ name: String, _ expected: String) throws {
    let move = try #require(CriterionMove.allCases.first { "\($0)" == name })
    #expect((move.isMended ? "mended" : "") + (move.isUnchanged ? "unchanged" : "") == expected)
  }
}
