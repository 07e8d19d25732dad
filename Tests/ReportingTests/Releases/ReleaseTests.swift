import Auditing
import Rubrics
import Statistics
import Testing

@testable import Reporting

/// Reports of files some of which were reported before.
struct ReleaseTests {
  private let rubric: Rubric

  init() throws { rubric = try ExampleRubric().loaded() }

  /// Files of North and of East: with a gap in each theme, and without.
  private typealias Files = (north: [Int], east: [Int])

  private func audit(_ files: Files) -> ExampleAudit {
    let groups = [("North", files.north), ("East", files.east)].map { name, files in
      ExampleAudit.Group(
        name: [.stated(Array(name.utf8))], themes: Array(repeating: [files[0], files[1], 0, 0], count: 2),
        criteria: Array(repeating: [files[1], 0, files[0], 0, 0, 0], count: 4),
        features: Array(repeating: [files[0], 0, files[1], 0], count: 2))
    }
    return ExampleAudit(rubric: rubric, groups: groups)
  }

  private func turnover(north: [Int], east: [Int]) -> ReleaseTurnover {
    let files = [north, east].map { FileTurnover(shared: $0[0], added: $0[1], removed: $0[2]) }
    let all = FileTurnover(
      shared: north[0] + east[0], added: north[1] + east[1], removed: north[2] + east[2])
    let parts = [[]: all, [GroupValue.stated(Array("North".utf8))]: files[0], [.stated(Array("East".utf8))]: files[1]]
    return ReleaseTurnover(cases: all, parts: ["example": parts])
  }

  private func publish(_ files: Files, _ earlier: [EarlierRelease] = []) throws -> PublishedAudit {
    try PublishedAudit(audit(files).counts, policy: .examples[0], basis: .census, earlier: earlier)
  }

  /// The gaps of all files, of North and of East, of a theme, an essential criterion and a feature.
  private func shown(_ audit: PublishedAudit) -> Set<String> {
    let part = audit.parts[0]
    let rows = [part.themes[0].cells[3], part.criteria[0].cells[4], part.features[0].cells[2]]
    return Set(rows.map { row in row.map { $0.number.map(String.init) ?? "c" }.joined(separator: " ") })
  }

  @Test(arguments: [
    // The same again.
    ([8, 20], [12, 28], [28, 0, 0], [40, 0, 0], "20 8 12"),
    // Two files more in North: their answers would be the difference, of North and of all.
    ([9, 21], [12, 28], [28, 2, 0], [40, 0, 0], "c c 12"),
    // One file fewer.
    ([8, 19], [12, 28], [27, 0, 1], [40, 0, 0], "c c 12"),
    // The same files, of which two are mended.
    ([6, 22], [12, 28], [28, 0, 0], [40, 0, 0], "c c 12"),
    // Ten files more, three of them with a gap: a small number again.
    ([11, 27], [12, 28], [28, 10, 0], [40, 0, 0], "c c 12"),
    // Twenty more, six of them with a gap.
    ([14, 34], [12, 28], [28, 20, 0], [40, 0, 0], "26 14 12"),
    // As many came as went: nobody can tell them apart.
    ([9, 21], [12, 28], [14, 16, 14], [40, 0, 0], "21 9 12"),
    // Other files altogether.
    ([9, 21], [13, 28], [0, 30, 28], [0, 41, 40], "22 9 13"),
  ])
  func hidesWhatTheDifferenceTells(
    north: [Int], east: [Int], ofNorth: [Int], ofEast: [Int], expected: String
  ) throws {
    let march = EarlierRelease(
      name: "March", audit: try publish(([8, 20], [12, 28])), turnover: turnover(north: ofNorth, east: ofEast))
    #expect(shown(march.audit) == ["20 8 12"])
    #expect(shown(try publish((north, east), [march])) == [expected])
  }

  /// What was hidden stays hidden when the same files are counted again.
  @Test func whatIsHiddenStaysHidden() throws {
    let first = SeriesAudit(name: "March", counts: audit(([8, 20], [12, 28])).counts, basis: .census, turnover: [])
    let second = SeriesAudit(
      name: "June", counts: audit(([9, 21], [12, 28])).counts, basis: .census,
      turnover: [turnover(north: [28, 2, 0], east: [40, 0, 0])])
    let third = SeriesAudit(
      name: "September", counts: audit(([9, 21], [12, 28])).counts, basis: .census,
      turnover: [turnover(north: [28, 2, 0], east: [40, 0, 0]), turnover(north: [30, 0, 0], east: [40, 0, 0])])
    let series = try PublishedAudit.protectSeries([first, second, third], policy: .examples[0])
    #expect(series.map(shown) == [["20 8 12"], ["c c 12"], ["c c 12"]])
  }

  @Test func concernsAreProtectedToo() throws {
    var before = audit(([8, 20], [12, 28]))
    before.alerts = [[10, 20], [10, 20], [15, 25]]
    var now = audit(([9, 21], [12, 28]))
    now.alerts = [[11, 20], [10, 22], [15, 26]]
    let march = EarlierRelease(
      name: "March", audit: try PublishedAudit(before.counts, policy: .examples[0], basis: .census),
      turnover: turnover(north: [28, 2, 0], east: [40, 0, 0]))
    let alone = try PublishedAudit(now.counts, policy: .examples[0], basis: .census)
    let after = try PublishedAudit(now.counts, policy: .examples[0], basis: .census, earlier: [march])
    #expect(alone.alerts[0][.raised, 0] == .shown(11))
    #expect(after.alerts.map { $0[.raised, 0] } == [.suppressed, .suppressed])
  }

  @Test func withoutPolicyNothingIsHidden() throws {
    let before = try PublishedAudit(audit(([8, 20], [12, 28])).counts, policy: .none, basis: .census)
    let march = EarlierRelease(
      name: "March", audit: before, turnover: turnover(north: [28, 2, 0], east: [40, 0, 0]))
    let after = try PublishedAudit(
      audit(([9, 21], [12, 28])).counts, policy: .none, basis: .census, earlier: [march])
    #expect(shown(after) == ["21 9 12"])
  }

  @Test func refusesInWords() throws {
    var other = audit(([8, 20], [12, 28]))
    other.grouping = ["team"]
    let teams = TeamSizes(["North": 5, "East": 5])
    let source = try PublishedAudit(other.counts, policy: .examples[0], basis: .census, teams: teams)
    let same = turnover(north: [28, 2, 0], east: [40, 0, 0])
    let expectations = [
      (
        EarlierRelease(name: "March", audit: source, turnover: same),
        "the table 'all groups' can't be published under the policy '\(DisclosurePolicy.examples[0].title)': 'March', in "
          + "which some of the same files stand, groups its files otherwise; publish the same groups, or other files"
      ),
      (
        EarlierRelease(
          name: "March", audit: try publish(([8, 20], [12, 28])),
          turnover: turnover(north: [29, 1, 0], east: [40, 0, 0])),
        "the table 'Example rubric' can't be published under the policy '\(DisclosurePolicy.examples[0].title)': more files "
          + "are said to be in 'March' too than there are"
      ),
    ]
    for (march, words) in expectations {
      let refusal = #expect(throws: DisclosureRefusal.self) { try publish(([9, 21], [12, 28]), [march]) }
      #expect(refusal?.description == words)
    }
  }

  /// Teams of one worker that were shown together stay so, whoever else is small now; one that was shown apart can't join them.
  @Test func smallTeamsStayTogether() throws {
    let files = ["A": [20, 30], "B": [20, 30], "C": [20, 30], "D": [20, 40], "E": [30, 50]]
    #expect(try teamAudit(files, ["A": 1, "B": 1, "C": 4, "D": 4, "E": 4]).parts[0].columns.count == 4)
    #expect(try teamAudit(files, ["A": 5, "B": 5, "C": 4, "D": 4, "E": 4]).parts[0].columns.count == 6)
    let source = try teamAudit(files, ["A": 1, "B": 1, "C": 4, "D": 4, "E": 4])
    let groups = files.map { ([GroupValue.stated(Array($0.key.utf8))], $0.value[0] + $0.value[1]) }
    let same = Dictionary(uniqueKeysWithValues: groups.map { ($0, FileTurnover(shared: $1, added: 0, removed: 0)) })
    let all = FileTurnover(shared: groups.reduce(0) { $0 + $1.1 }, added: 0, removed: 0)
    let march = EarlierRelease(
      name: "March", audit: source,
      turnover: ReleaseTurnover(cases: all, parts: ["example": same.merging([[]: all]) { $1 }]))
    // All are large enough now.
    #expect(try teamAudit(files, ["A": 5, "B": 5, "C": 4, "D": 4, "E": 4], [march]).parts[0].columns.count == 4)
    let refusal = #expect(throws: DisclosureRefusal.self) {
      try teamAudit(files, ["A": 5, "B": 5, "C": 4, "D": 4, "E": 1], [march])
    }
    #expect(refusal?.description.hasSuffix("shows 'E' apart, which must be shown together with others now") == true)
  }

  private func teamAudit(
    _ files: [String: [Int]], _ workers: [String: Int], _ earlier: [EarlierRelease] = []
  ) throws -> PublishedAudit {
    var audit = self.audit(([1, 1], [1, 1]))
    audit.grouping = ["team"]
    audit.groups = files.sorted { $0.key < $1.key }.map { name, files in
      var group = self.audit((files, files)).groups[0]
      group.name = [.stated(Array(name.utf8))]
      return group
    }
    return try PublishedAudit(
      audit.counts, policy: .examples[0], basis: .census, teams: TeamSizes(workers), earlier: earlier)
  }
}
