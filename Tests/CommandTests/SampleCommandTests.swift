import Foundation
import Support
import Testing

/// `caseaudit sample` as a user runs it.
struct SampleCommandTests {
  /// A line of shell in a folder with `list.csv`, 30 cases of two teams.
  private func run(_ line: String, list: String = Self.list) throws -> (said: ProgramRun, folder: ReportFolder) {
    let folder = try ReportFolder()
    try folder.folder.write(list, to: "list.csv")
    return (try folder.run(line), folder)
  }

  private static let list =
    "Authority,Case ID,Team,Opened\r\n"
    + (1...30).map { "NE,CASE-\($0),\($0 <= 20 ? "North" : "South"),2016-01-\($0 < 10 ? "0" : "")\($0)\r\n" }.joined()
  private static let draw = "caseaudit sample list.csv --size 12 --by team --seed 2016-Q4"

  @Test(
    arguments: [
      (draw, 0), ("caseaudit sample list.csv --margin 10% --seed 1", 0), ("\(draw) --output s.csv", 0),
      ("caseaudit sample --population 331 --margin 5%", 0), ("caseaudit sample --population 331 --size 60", 0),
      ("caseaudit sample --population 331 --margin 5% --expected 20%", 0), ("caseaudit sample", 64),
      ("caseaudit sample list.csv --size 12", 64), ("caseaudit sample list.csv --seed 1", 64),
      ("caseaudit sample list.csv --size 12 --margin 5% --seed 1", 64),
      ("caseaudit sample list.csv --population 30 --size 3 --seed 1", 64),
      ("caseaudit sample list.csv --size 0 --seed 1", 64), ("caseaudit sample list.csv --size 31 --seed 1", 64),
      ("caseaudit sample list.csv --margin 5 --seed 1", 64), ("caseaudit sample list.csv --margin 0% --seed 1", 64),
      ("caseaudit sample list.csv --margin 100% --seed 1", 64), ("caseaudit sample list.csv --size 3 --seed ''", 64),
      ("caseaudit sample list.csv --size 3 --seed $'a\\nb'", 64), ("\(draw) --by taem", 64),
      ("\(draw) --by team,Team", 64), ("\(draw) --by team,opened,authority,case", 64),
      ("\(draw) --allocation fair", 64),
      ("\(draw) --output s.txt", 64), ("\(draw) --output list.csv --force", 4), ("\(draw) --output no/s.csv", 4),
      ("\(draw) --rubric nowhere", 4), ("caseaudit sample nowhere.csv --size 3 --seed 1", 4),
      ("caseaudit sample case.json --size 3 --seed 1", 3), ("caseaudit sample - --size 3 --seed 1", 64),
      ("caseaudit sample --population 0 --margin 5%", 64), ("caseaudit sample --population 331 --size 332", 64),
      ("caseaudit sample --population 331 --margin 5% --seed 1", 64),
      ("touch s.json; \(draw) --output s.csv", 4), ("touch s.json; \(draw) --output s.csv --force", 0),
    ] as [(String, Int32)])
  func exitCodes(_ line: String, _ status: Int32) throws {
    let (said, _) = try run(line)
    #expect(said.status == status && (said.errors.isEmpty == (status == 0)), "\(said.words)")
  }

  @Test func theDrawnRowsAreThoseOfTheList() throws {
    let (said, folder) = try run("\(Self.draw) --output s.csv")
    #expect(said.status == 0 && said.output.hasSuffix("\nwrote s.csv\nwrote s.json\n"))
    let rows = try folder.text("s.csv").components(separatedBy: "\r\n").filter { !$0.isEmpty }
    #expect(rows.first == "Authority,Case ID,Team,Opened,stratum,stratum_cases,stratum_drawn" && rows.count == 13)
    #expect(rows.count { $0.hasSuffix(",North,20,8") } == 8 && rows.count { $0.hasSuffix(",South,10,4") } == 4)
    let places = try rows.dropFirst().map { row in
      let own = row.components(separatedBy: ",").prefix(4).joined(separator: ",")
      return try #require(Self.list.components(separatedBy: "\r\n").firstIndex(of: own))
    }
    #expect(places == places.sorted(), "they stand as in the list")
    let mode = try FileManager.default.attributesOfItem(atPath: "\(folder.folder.path)/s.json")[.posixPermissions]
    #expect(mode as? Int == 0o600)
  }

  /// The same again, from a list in another order and on another machine's settings.
  @Test func theDrawCanBeRepeated() throws {
    let line = "sort -r list.csv | grep CASE >rest; (head -1 list.csv; cat rest) >turned.csv;"
    let again = Self.draw.replacing("list.csv", with: "turned.csv")
    let (said, folder) = try run(
      "\(line) \(Self.draw) --output a.csv && TZ=Asia/Tokyo LANG=de_DE.UTF-8 \(again) --output b.csv")
    #expect(said.status == 0, "\(said.words)")
    let (first, second) = (try folder.text("a.csv"), try folder.text("b.csv"))
    #expect(first != second)
    #expect(first.components(separatedBy: "\r\n").sorted() == second.components(separatedBy: "\r\n").sorted())
  }

  /// A case is never named on the terminal, whatever is wrong with its row.
  @Test(arguments: ["NE,CASE-7,,", "NE,,North,2016-01-01", "NE,CASE-7,North", "NE,\"CASE-7", "NE,CA\"SE-7,,"])
  func noCaseIsNamed(_ row: String) throws {
    let (said, _) = try run("\(Self.draw) --output s.csv", list: "\(Self.list)\(row)\r\n")
    #expect(said.status == 3 && said.errors.contains("list.csv:32:") && said.output.isEmpty, "\(said.words)")
    #expect(!said.words.contains("SE-7") && !said.words.contains("2016-01-01") && !said.words.contains("North"))
    #expect(try !run(Self.draw).said.words.contains("CASE-"))
  }

  @Test func aCellIsNoFormula() throws {
    let list = "authority,case,=1+1\nNE,1,=2+2\nNE,2,@x\n"
    let (said, folder) = try run("caseaudit sample list.csv --size 2 --seed 1 --output s.csv", list: list)
    let text = try folder.text("s.csv")
    #expect(said.status == 0 && text.contains("NE,1,'=2+2,all files,2,2\r\n") && text.contains("case,'=1+1,stratum"))
  }

  @Test func whatIsSaid() throws {
    let equal = try run("\(Self.draw) --allocation equal").said
    #expect(
      equal.words.contains("A random sample: 12 of 30 files by team, as many of each, with the seed '2016-Q4'."))
    #expect(equal.words.contains("read each stratum for itself") && equal.words.contains("2 strata have fewer than 10"))
    #expect(equal.words.contains("All files 30 12 24.3 points North 20 6 too few South 10 6 too few"), "\(equal.words)")
    let census = try run("caseaudit sample list.csv --size 30 --seed 1").said
    #expect(census.words.contains("All files: 30 of 30 files") && census.words.contains("all read"))
    let few = try run("caseaudit sample list.csv --size 1 --by team --seed 1").said
    #expect(
      few.words.contains("some strata have none")
        && few.words.contains("All files 30 1 not known North 20 1 too few South 10 0 not known"), "\(few.words)")
    let plan = try run("caseaudit sample --population 331 --margin 5% --expected 20%").said
    #expect(plan.words.hasPrefix("To know a rate to within 5 points, read 142 of the 331 files."), "\(plan.words)")
  }
}
