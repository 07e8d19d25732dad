import CaseAudit
import Foundation
import Support
import Testing

@testable import History

/// What a history says of points in time, case by case.
struct TrendTests {
  /// A visit on a day: whether the child was seen, in which team.
  private func visit(_ id: String, _ day: String, seen: Bool = true, team: String = "NW-T1") -> Visit {
    Visit(id: id, team: team, day: day, seen: seen)
  }

  /// Points as a person would read them: name, files, gaps of the first theme, what is shared.
  private func rows(_ points: [TrendCounts]) -> [String] {
    points.map { point in
      let overall = point.levels[0].parts[0].overall
      return "\(point.name): \(overall.themes[0].gap) of \(overall.files)"
        + (point.sharedCases > 0 ? ", \(point.sharedCases) seen before" : "") + (point.isNewStretch ? ", new" : "")
        + (point.change.map { ", \($0)" } ?? "")
    }
  }

  private func trend(
    _ kept: KeptAudits, _ point: TrendQuestion.Point = .run, by rubric: Rubric? = nil,
    _ set: (inout TrendQuestion) -> Void = { _ in }
  ) throws -> TrendAnswer {
    var question = TrendQuestion(try rubric ?? SmallRubric.rubric.get(), levels: [["team"]])
    question.point = point
    set(&question)
    return try kept.with(.reading) { try $0.trend(question) }
  }

  /// Two runs that overlap: cases a and b in both, b later found not to be seen.
  private func twoRuns() throws -> KeptAudits {
    try KeptAudits([
      ("first", [visit("a", "2016-01-31"), visit("b", "2016-01-31"), visit("c", "2016-01-31", seen: false)]),
      ("second", [visit("a", "2016-02-29"), visit("b", "2016-02-29", seen: false), visit("d", "2016-04-30")]),
    ])
  }

  @Test(
    arguments: [
      (.run, ["first: 1 of 3", "second: 1 of 3, 2 seen before"]),
      (
        .period(.month),
        ["January 2016: 1 of 3", "February 2016: 1 of 2, 2 seen before", "April 2016: 0 of 1"]
      ),
      (.period(.quarter), ["January to March 2016: 2 of 3", "April to June 2016: 0 of 1"]),
      (.period(.year), ["2016: 2 of 4"]),
    ] as [(TrendQuestion.Point, [String])])
  func pointsInTime(_ point: TrendQuestion.Point, _ expected: [String]) throws {
    #expect(rows(try trend(twoRuns(), point).points) == expected)
  }

  @Test(
    arguments: [
      (nil, "2016-01-31", nil, ["January 2016: 1 of 3"]),
      ("2016-02-01", nil, nil, ["February 2016: 1 of 2", "April 2016: 0 of 1"]),
      ("2016-02-01", "2016-02-28", nil, []), (nil, nil, 2, ["February 2016: 1 of 2", "April 2016: 0 of 1"]),
      (nil, nil, 1, ["April 2016: 0 of 1"]), ("2016-05-01", nil, nil, []),
      ("2016-04-30", "2016-04-30", 1, ["April 2016: 0 of 1"]),
    ] as [(String?, String?, Int?, [String])])
  func daysAndLast(_ from: String?, _ to: String?, _ last: Int?, _ expected: [String]) throws {
    let points = try trend(twoRuns(), .period(.month)) { question in
      question.days = (from.flatMap { CalendarDate($0) }, to.flatMap { CalendarDate($0) })
      question.last = last
    }.points
    #expect(rows(points) == expected)
  }

  /// A run may be begun with later cases than the next one; points stand in the order of their days.
  @Test func runsInTheOrderOfTheirDays() throws {
    let kept = try KeptAudits([("late", [visit("a", "2016-09-30")]), ("early", [visit("b", "2016-03-31")])])
    #expect(rows(try trend(kept).points) == ["early: 0 of 1", "late: 0 of 1"])
  }

  @Test func unfinishedRuns() throws {
    let kept = try twoRuns()
    let audit = KeptAudit(
      audit: Audit(rubric: try SmallRubric.rubric.get()), inputs: try kept.inputs([visit("z", "2016-12-31")]))
    #expect(throws: KeptAudit.Stop.self) {
      try kept.with { _ = try audit.save(in: $0, as: "third", stopAfter: 1) }
    }
    #expect(try trend(kept).points.map(\.name) == ["first", "second"])
  }

  /// One record with a wrong year makes one point more, not thousands.
  @Test func aWrongYear() throws {
    let kept = try KeptAudits([("run", [visit("a", "0016-03-31"), visit("b", "2016-03-31")])])
    #expect(rows(try trend(kept, .period(.month)).points) == ["March 16: 0 of 1", "March 2016: 0 of 1"])
  }

  // MARK: Rubrics

  @Test func changedRubrics() throws {
    let kept = try KeptAudits()
    let day = ["2016-03-31", "2016-06-30", "2016-09-30"]
    let asksOther = try SmallRubric.loaded([("met: seen", "met: seen && young"), ("\"1.0\"", "\"2.0\"")])
    let otherBands = try SmallRubric.loaded([("weight: 3", "weight: 2"), ("\"1.0\"", "\"1.1\"")])
    try kept.save([visit("a", day[0])], as: "Q1", by: asksOther)
    try kept.save([visit("b", day[1])], as: "Q2", by: otherBands)
    try kept.save([visit("c", day[2])], as: "Q3")
    #expect(
      rows(try trend(kept).points) == [
        "Q1: 1 of 1", "Q2: 0 of 1, new, version 2.0 to 1.0", "Q3: 0 of 1",
      ])
    // Where the cases of one are purged, its own bands stand, and that is a break too.
    try kept.with { _ = try $0.purge(.runs(["Q2"])) }
    #expect(
      rows(try trend(kept).points) == [
        "Q1: 1 of 1", "Q2: 0 of 1, new, version 2.0 to 1.1", "Q3: 0 of 1, new, version 1.1 to 1.0",
      ])
    // A rubric of another name has no points here.
    let other = try SmallRubric.loaded([("rubric: visits", "rubric: others")])
    #expect(try trend(kept, by: other).points.isEmpty)
  }

  /// In one quarter runs by two rubrics are two points.
  @Test func twoRubricsInOnePeriod() throws {
    let kept = try twoRuns()
    let other = try SmallRubric.loaded([("met: seen", "met: seen && young"), ("\"1.0\"", "\"2.0\"")])
    try kept.save([visit("a", "2016-03-31"), visit("y", "2016-03-31")], as: "third", by: other)
    #expect(
      rows(try trend(kept, .period(.quarter)).points) == [
        "January to March 2016: 2 of 3", "January to March 2016: 2 of 2, 1 seen before, new, version 1.0 to 2.0",
        "April to June 2016: 0 of 1, new, version 2.0 to 1.0",
      ])
  }

  @Test func judgedAnew() throws {
    let kept = try KeptAudits()
    let other = try SmallRubric.loaded([("met: seen", "met: seen && young"), ("\"1.0\"", "\"2.0\"")])
    try kept.save([visit("a", "2016-03-31")], as: "Q1", by: other)
    try kept.save([visit("b", "2016-06-30")], as: "Q2")
    try kept.save([visit("a", "2016-03-31")], as: "Q1 anew") { $0.rescoredFrom = "Q1" }
    let found = try trend(kept)
    let (points, remarks) = (found.points, found.remarks)
    #expect(rows(points) == ["Q1 anew: 0 of 1", "Q2: 0 of 1"])
    #expect(remarks.first == "The audit 'Q1' is shown as it was judged anew, in the audit 'Q1 anew'.")
    // By the other rubric the old one stands.
    #expect(rows(try trend(kept, by: other).points).first == "Q1: 1 of 1")
    // Whoever removes the old one and takes its label again means another run.
    try kept.with { try $0.remove([try $0.run(labelled: "Q1")]) }
    try kept.save([visit("e", "2016-09-30")], as: "Q1")
    #expect(rows(try trend(kept).points) == ["Q1 anew: 0 of 1", "Q2: 0 of 1", "Q1: 0 of 1"])
  }

  /// A rubric that counts working days is loaded with the bank holidays it is given.
  @Test func workingDays() throws {
    let library = RubricLibrary(folders: [Project.url("rubrics").path])
    let rubric = try library.rubric(named: "west-midlands-procedure")
    let kept = try KeptAudits()
    let audit = KeptAudit(
      audit: Audit(rubric: rubric),
      inputs: Inputs(finding: [Project.url("sample-audits/four-authorities-2016/records/NE").path]))
    try kept.with { _ = try audit.save(in: $0, as: "run") }
    var files = RubricFiles(of: rubric)
    let text = String(decoding: files.rubric.bytes, as: UTF8.self) + "\n# Another text.\n"
    files = RubricFiles(
      rubric: .init(name: files.rubric.name, bytes: Array(text.utf8)), includes: files.includes, schema: files.schema)
    var diagnostics = Diagnostics()
    let data = [Project.url("data").path]
    let other = try #require(RubricLoader.load(files, shownAs: "r", dataFolders: data, &diagnostics))
    try kept.with { _ = try $0.purge(.runs(["run"])) }
    let points = try trend(kept, by: other) { $0.dataFolders = data }.points
    #expect(points.map(\.levels[0].parts[0].overall.files) == [28])
  }

  // MARK: Teams

  private func teams(_ kept: KeptAudits, _ map: String, _ point: TrendQuestion.Point = .run) throws -> (
    rows: [String], remarks: [String]
  ) {
    var diagnostics = Diagnostics()
    let read = TeamMap.read(SourceText(path: "t.csv", bytes: Array("code,from,to,team\n\(map)\n".utf8)), &diagnostics)
    let found = try trend(kept, point) { $0.teams = read }
    let rows = found.points.map { point in
      let groups = point.levels[0].parts[0].groups.map {
        "\($0.name.first?.text ?? "-") \($0.themes[0].gap)/\($0.files)"
      }
      return "\(point.name): \(groups.joined(separator: ", "))"
    }
    return (rows, found.remarks)
  }

  private func teamRuns() throws -> KeptAudits {
    try KeptAudits([
      (
        "first",
        [
          visit("a", "2016-01-10", team: "T1"), visit("b", "2016-01-20", seen: false, team: "T1"),
          visit("c", "2016-01-20", team: "T2"),
        ]
      ),
      ("second", [visit("d", "2016-02-29", team: "T3"), visit("e", "2016-02-29", seen: false, team: "T2")]),
    ])
  }

  @Test(arguments: [
    ("no map", "", ["first: T1 1/2, T2 0/1", "second: T2 1/1, T3 0/1"]),
    ("renamed", "T1,,,North\nT3,,,North", ["first: North 1/2, T2 0/1", "second: North 0/1, T2 1/1"]),
    ("merged", "T1,,,North\nT2,,,North\nT3,,,North", ["first: North 1/3", "second: North 1/2"]),
    (
      "split", "T2,,2016-01-31,Old\nT2,2016-02-01,,New", ["first: Old 0/1, T1 1/2", "second: New 1/1, T3 0/1"]
    ),
    (
      "within a month", "T1,,2016-01-15,Before\nT1,2016-01-16,,After",
      ["first: After 1/1, Before 0/1, T2 0/1", "second: T2 1/1, T3 0/1"]
    ),
  ])
  func teamMap(_ name: String, _ map: String, _ expected: [String]) throws {
    #expect(try teams(teamRuns(), map).rows == expected)
  }

  /// Where a team changes within a month and the cases are purged, the last day of the month tells, and a remark says so.
  @Test func teamsOfPurgedRuns() throws {
    let kept = try teamRuns()
    try kept.with { _ = try $0.purge(.runs(["first"])) }
    #expect(try teams(kept, "T1,,,North").rows[0] == "first: North 1/2, T2 0/1")
    let map = "T1,,2016-01-15,Before\nT1,2016-01-16,,After"
    #expect(try teams(kept, map).rows[0] == "first: After 1/2, T2 0/1")
    var diagnostics = Diagnostics()
    let read = TeamMap.read(SourceText(path: "t.csv", bytes: Array("code,from,to,team\n\(map)\n".utf8)), &diagnostics)
    let points = try trend(kept) { $0.teams = read }.points
    #expect(points.map(\.remarks.count) == [1, 0] && points[0].remarks[0].contains("'first' were purged"))
  }

  /// How many records the map leaves out is told once for each, whatever is asked beside.
  @Test(arguments: [nil, "young"])
  func outsideTheMap(_ stratum: String?) throws {
    var diagnostics = Diagnostics()
    let map = "code,from,to,team\nT1,2016-01-15,,North\n"
    let read = TeamMap.read(SourceText(path: "t.csv", bytes: Array(map.utf8)), &diagnostics)
    var question = TrendQuestion(
      try SmallRubric.rubric.get(), levels: [["authority"], ["authority", "team"], ["team"]])
    (question.teams, question.stratum) = (read, stratum)
    let remarks = try teamRuns().with(.reading) { try $0.trend(question).mapProblems }
    #expect(
      remarks.contains("Records of T1 dated outside its rows in the team map: 1. They are counted as T1."), "\(remarks)"
    )
  }

  // MARK: Purged cases

  /// Which cases two runs have in common can't be told any more: the later one is counted, and a remark says why.
  @Test func purgedRunsThatOverlap() throws {
    let kept = try twoRuns()
    try kept.with { _ = try $0.purge(.runs(["first"])) }
    let points = try trend(kept, .period(.quarter)).points
    #expect(rows(points).first?.hasPrefix("January to March 2016: 1 of 2") == true)
    #expect(points.map(\.remarks.count) == [1, 0])
    #expect(points[0].remarks[0].contains("'first'") && points[0].remarks[0].contains("only 'second' is counted"))
    // By run nothing is lost.
    #expect(rows(try trend(kept).points) == ["first: 1 of 3", "second: 1 of 3, 2 seen before"])
  }

  /// A run that was purged before the next one was saved: nobody can know what they have in common, and a remark says so.
  @Test func purgedBeforeTheNext() throws {
    let kept = try KeptAudits([("first", [visit("a", "2016-01-31"), visit("b", "2016-01-31")])])
    try kept.with { _ = try $0.purge(.runs(["first"])) }
    try kept.save([visit("a", "2016-02-29")], as: "second")
    let points = try trend(kept, .period(.quarter)).points
    #expect(rows(points) == ["January to March 2016: 0 of 1"])
    #expect(points[0].remarks.count == 1 && points[0].remarks[0].contains("only 'second' is counted"))
  }

  /// Cases that don't stand in the points that are asked for may be gone.
  @Test func strataOfTheLastPoints() throws {
    let kept = try twoRuns()
    try kept.with { _ = try $0.purge(.runs(["first"])) }
    #expect(throws: HistoryProblem.purged("first")) { try trend(kept) { $0.stratum = "young" } }
    let points = try trend(kept) { ($0.stratum, $0.last) = ("young", 1) }.points
    #expect(
      points.map(\.name) == ["second"] && points[0].strata.map(\.name).first == "The child is under one: on record")
    let from = CalendarDate("2016-02-01")
    #expect(try trend(kept) { ($0.stratum, $0.days) = ("young", (from, nil)) }.points.map(\.name) == ["second"])
  }

  // MARK: The sample

  /// The planted change: voice gaps in NW fall, and nothing else does.
  @Test func fourQuarters() throws {
    let library = RubricLibrary(folders: [Project.url("rubrics").path])
    let rubric = try library.rubric(named: "cordis-bright-themes")
    let kept = try KeptAudits()
    for quarter in 1...4 {
      // The files of NW stand last; to save time only theirs are read.
      let text = try Project.text("sample-audits/four-quarters/records/2016-Q\(quarter).ndjson")
      let lines = text.split(separator: "\n").filter { $0.contains("\"authorityCode\":\"NW\"") }
      let path = try kept.folder.write(lines.joined(separator: "\n"), to: "Q\(quarter).ndjson")
      let audit = KeptAudit(audit: Audit(rubric: rubric), inputs: Inputs(finding: [path]))
      try kept.with { _ = try audit.save(in: $0, as: "2016-Q\(quarter)") }
    }
    for point in [TrendQuestion.Point.run, .period(.quarter), .period(.month)] {
      let points = try trend(kept, point, by: rubric).points
      let gaps = points.map { $0.levels[0].parts[0].overall.themes.map(\.gap) }
      #expect(gaps.map { $0[4] } == [36, 30, 23, 16])
      #expect(gaps.map { Array($0.prefix(4)) } == [[Int]](repeating: [22, 14, 10, 18], count: 4))
      #expect(points.map(\.sharedCases) == [0, 0, 0, 0])
    }
  }
}
