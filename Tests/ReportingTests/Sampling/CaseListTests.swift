import Diagnostics
import Foundation
import Records
import Reporting
import Rubrics
import Support
import Testing

struct CaseListTests {
  private static let schema = RubricLoader.load(folder: Project.url("rubrics/cordis-bright-themes").path)?.schema

  private func read(_ text: String) throws -> (list: CaseList?, diagnostics: Diagnostics) {
    var diagnostics = Diagnostics()
    let source = SourceText(path: "list.csv", bytes: Array(text.utf8))
    let list = CaseList.read(source, by: try #require(Self.schema), &diagnostics)
    return (list, diagnostics)
  }

  /// What a system or a person calls the two columns.
  @Test(arguments: [
    "authorityCode,caseId", "authority,case", "Authority,Case ID", "AUTHORITY CODE,CASE_ID", "authority,caseId",
    "case.authorityCode,case.caseId", "\u{FEFF}Authority,Case", "\"authority\",\"case\"",
  ])
  func knowsTheColumnsByTheirNames(_ head: String) throws {
    let (list, diagnostics) = try read("\(head)\r\nNE,0412\r\n NE , 0413 \r\n,\r\n")
    #expect(diagnostics.isEmpty, "\(diagnostics.all)")
    #expect(list?.rows.map(\.identity) == [["NE", "0412"], ["NE", "0413"]])
    #expect(list?.rows.last?.cells == [" NE ", " 0413 "])
    #expect(list?.identityFields == ["case.authorityCode", "case.caseId"])
  }

  @Test func theOrderOfColumnsIsFree() throws {
    let (list, _) = try read("Team,Case,Note,Authority\nT1,0412,\"a, b\",NE\n")
    #expect(list?.rows.map(\.identity) == [["NE", "0412"]] && list?.rows[0].cells[2] == "a, b")
    #expect(list?.column(named: "team") == 0 && list?.column(named: "authority") == 3)
    #expect(list?.column(named: "NOTE") == 2 && list?.column(named: "worker") == nil && list?.column(named: "") == nil)
  }

  @Test func aGroupIsFoundByItsFieldToo() throws {
    let (list, _) = try read("authorityCode,caseId,teamCode\nNE,0412,T1\n")
    #expect(list?.column(named: "team") == 2 && list?.column(named: "authority") == 0)
  }

  /// The place of a mistake, and what it is; the list's own words are in none.
  @Test(
    arguments: [
      ("", "1:1 empty-file"), ("authority,case\n", "1:1 no-cases"),
      ("NE,secret\nNE,secret2\n", "1:1 case-list-columns"),
      ("authority;case\nNE;secret\n", "1:1 case-list-columns"),
      ("authority\tcase\nNE\tsecret\n", "1:1 case-list-columns"),
      ("authority,secret\nNE,secret\n", "1:1 case-list-columns"),
      ("authority,case,caseId\nNE,secret,secret\n", "1:16 case-list-columns"),
      ("authority,case,secret,Secret\nNE,1,2,3\n", "1:23 case-list-columns"),
      ("authority,case,stratum\nNE,secret,NE\n", "1:16 case-list-columns"),
      ("authority,case\nNE,secret,secret\n", "2:1 table-row"), ("authority,case\nNE,\n", "2:1 case-without-identity"),
      ("authority,case\n  ,secret\n", "2:1 case-without-identity"),
      ("authority,case\nNE,\"se\ncret\"\n", "2:4 case-without-identity"),
      ("authority,case\nNE,secret\nNE,other\nNE,secret \n", "4:4 duplicate-case"),
      ("authority,case\nNE,\"secret\n", "2:4 malformed-csv"), ("authority,case\nNE,se\"cret\n", "2:6 malformed-csv"),
    ] as [(String, String)])
  func saysWhereAMistakeIsAndNothingElse(_ text: String, _ expected: String) throws {
    let (list, diagnostics) = try read(text)
    let found = diagnostics.all.map { "\($0.place?.start.line ?? 0):\($0.place?.start.column ?? 0) \($0.message.id)" }
    #expect(list == nil && found.contains(expected), "\(found)")
    let shown = DiagnosticRenderer(colours: false).render(diagnostics.all)
    #expect(!shown.lowercased().contains("secret") && !shown.contains("NE,"), "\(shown)")
  }

  @Test func everyMistakeIsCounted() throws {
    let rows = (0..<150).map { _ in "NE,\n" }.joined()
    #expect(try read("authority,case\n\(rows)").diagnostics.count == 150)
  }

  @Test func strataAreSortedAndWhatIsNotStatedIsLast() throws {
    let (list, _) = try read("authority,case,team\nB,1,T2\nB,2,\nA,3,T1 \nB,4,T1\nA,5,T1\n")
    let strata = try #require(list).strata(by: [0, 2])
    #expect(strata.map(\.name) == [["A", "T1"], ["B", "T1"], ["B", "T2"], ["B", ""]])
    #expect(strata.map(\.rows) == [[2, 4], [3], [0], [1]])
    #expect(try #require(list).strata(by: []).map(\.rows) == [[0, 1, 2, 3, 4]])
  }

  @Test(
    arguments: [
      ("5%", 500), ("2.5%", 250), ("0.25 %", 25), ("100%", 10_000), ("0%", 0), ("5", nil), ("0.05", nil),
      ("5.125%", nil),
      ("101%", nil), ("-5%", nil), ("5%%", nil), ("%", nil), ("five%", nil), (" 5%", nil), ("5,5%", nil),
    ] as [(String, Int?)])
  func readsAPercentage(_ text: String, _ hundredths: Int?) { #expect(Percentage(text)?.hundredths == hundredths) }

  @Test(arguments: [("5%", "5"), ("2.5%", "2.5"), ("2.50%", "2.5"), ("0.05%", "0.05"), ("12.34%", "12.34")])
  func writesAPercentage(_ text: String, _ number: String) { #expect(Percentage(text)?.number == number) }
}

extension RubricLoader {
  fileprivate static func load(folder: String) -> Rubric? {
    var diagnostics = Diagnostics()
    return load(folder: folder, &diagnostics)
  }
}
