import Statistics
import Testing

struct DisclosureTests {
  @Test(arguments: [
    // No small group.
    ([331, 131, 100, 100], "dfe", "331 131 100 100"),
    // The smallest other group goes with a small one.
    ([334, 3, 131, 100, 100], "dfe", "334 c 131 c 100"),
    // Two small groups hide each other,
    ([236, 3, 2, 131, 100], "dfe", "236 c c 131 100"),
    // unless both must be 1.
    ([233, 1, 1, 131, 100], "dfe", "233 c c 131 c"),
    // A group without files has a true 0.
    ([105, 0, 5, 100], "dfe", "105 0 c c"),
    // With one group, all files are the group's.
    ([40, 40], "dfe", "40 40"),
    ([4, 4], "dfe", "c c"),
    // Nothing could be hidden beside the sum.
    ([6, 1, 1, 1, 1, 1, 1], "dfe", "c c c c c c c"),
    // Rounding hides a single small group well enough.
    ([233, 6, 127, 100], "opensafely", "235 c 125 100"),
    ([219, 9, 110, 100], "ons", "220 c 110 100"),
    ([334, 3, 131, 200], "none", "334 3 131 200"),
  ])
  func hidesSmallGroups(_ files: [Int], under policy: String, shows expected: String) throws {
    let policy = try #require(DisclosurePolicy.all.first { $0.name == policy })
    let published = policy.protect(files: files)
    let text = PublishedTable("files", rows: [CountTable.Row("files", parent: nil)], counts: [published.counts]).text
    #expect(text == [expected])
  }

  /// The files of each group that have a gap and have none.
  @Test(arguments: [
    // Nothing is small.
    ([[10, 30], [12, 48]], "dfe", ["100 40 60", "22 10 12", "78 30 48"]),
    // A small gap: its complement, and the smallest other group's figures, are hidden with it; the sums stay.
    ([[3, 37], [12, 48], [20, 30]], "dfe", ["150 40 60 50", "35 c 12 c", "115 c 48 c"]),
    // A small complement: the same.
    ([[37, 3], [48, 12], [30, 20]], "dfe", ["150 40 60 50", "115 c 48 c", "35 c 12 c"]),
    // A true 0 is shown.
    ([[0, 40], [12, 48]], "dfe", ["100 40 60", "12 0 12", "88 40 48"]),
    // The only gaps of all: even the sum is small.
    ([[3, 37], [0, 60]], "dfe", ["100 40 60", "c c 0", "c c 60"]),
    // A hidden group is hidden whole, zeros too, and so is the group that goes with it.
    ([[0, 3], [12, 48], [20, 130]], "dfe", ["213 c c 150", "32 c c 20", "181 c c 130"]),
    // No gap at all: that every file has none follows from the 0, whatever is hidden.
    ([[0, 3], [0, 60], [0, 150]], "dfe", ["213 c c 150", "0 c c 0", "213 c c 150"]),
    ([[3, 37], [12, 48]], "opensafely", ["100 40 60", "15 c 10", "85 35 50"]),
    ([[9, 37], [12, 48]], "ons", ["105 45 60", "20 c 10", "85 35 50"]),
    ([[3, 37], [12, 48]], "none", ["100 40 60", "15 3 12", "85 37 48"]),
  ])
  func hidesSmallCounts(_ groups: [[Int]], under policy: String, shows expected: [String]) throws {
    let policy = try #require(DisclosurePolicy.all.first { $0.name == policy })
    let table = TableShape.short.table(groups)
    let published = try policy.protect(table, given: policy.protect(files: table.counts[0]))
    #expect(published.text == expected)
  }

  /// Six files, six answers, one each: every hidden figure would be known to be 1, so the group is hidden with its zeros.
  @Test func hidesAGroupWhoseFiguresAllMustBeOne() throws {
    let table = TableShape.criterion.table([[1, 1, 1, 1, 1, 1], [20, 30, 10, 40, 50, 60], [20, 30, 10, 40, 50, 60]])
    let policy = DisclosurePolicy.dfe
    let published = try policy.protect(table, given: policy.protect(files: table.counts[0]))
    #expect(published.text[0] == "426 6 210 210")
    #expect(published.hiddenColumns == [1])
    #expect(AttackerAudit.disclosed(in: published, under: policy, files: table.counts[0]) == [])
  }

  /// One group, whose hidden figures must all be 1, is the whole table.
  @Test func hidesAWholeTable() throws {
    let table = TableShape.criterion.table([[1, 1, 1, 1, 1, 1]])
    let policy = DisclosurePolicy.dfe
    let published = try policy.protect(table, given: policy.protect(files: table.counts[0]))
    #expect(published.isWhollyHidden)
    #expect(published.text == ["6 6"] + Array(repeating: "c c", count: 8))
  }

  @Test func hidesTheDearerRowLast() throws {
    // Either of two answers could be hidden with the small one.
    let rows = { (cost: [Int]) in
      [CountTable.Row("files", parent: nil)] + cost.enumerated().map { CountTable.Row("\($0)", parent: 0, cost: $1) }
    }
    let counts = [[200, 100, 100], [24, 4, 20], [88, 48, 40], [88, 48, 40]]
    let expectations = [
      ([1, 1, 9], ["24 c c", "88 c c", "88 48 40"]), ([1, 9, 1], ["24 c c", "88 48 40", "88 c c"]),
    ]
    for (cost, expected) in expectations {
      let table = CountTable(name: "three answers", rows: rows(cost), counts: counts)
      let policy = DisclosurePolicy.dfe
      let published = try policy.protect(table, given: policy.protect(files: counts[0]))
      #expect(Array(published.text.dropFirst()) == expected)
    }
  }

  /// Patterns that someone might think safe.
  @Test(arguments: [
    // The complement is shown.
    (["100 40 60", "c c 12", "85 37 48"], [[1, 0], [1, 1]]),
    // Only one group is hidden.
    (["100 40 60", "15 c 12", "85 c 48"], [[1, 1], [2, 1]]),
    // Both can change.
    (["100 40 60", "15 c c", "85 c c"], []),
    // Two hidden figures of at least 1 that make 2.
    (["62 31 31", "2 c c", "60 c c"], [[1, 1], [1, 2], [2, 1], [2, 2]]),
  ])
  func auditFindsBadPatterns(_ text: [String], _ expected: [[Int]]) throws {
    let counts = text.map { row in
      row.split(separator: " ").map { Int($0).map(PublishedCount.shown) ?? .suppressed }
    }
    let rows = [CountTable.Row("files", parent: nil)] + ["gap", "no gap"].map { CountTable.Row($0, parent: 0) }
    let files = try #require(text.first).split(separator: " ").compactMap { Int($0) }
    let table = PublishedTable("a bad table", rows: rows, counts: counts)
    let disclosed = AttackerAudit.disclosed(in: table, under: .dfe, files: files)
    #expect(disclosed == expected.map { CountTable.Cell(row: $0[0], column: $0[1]) })
  }

  @Test func figuresThatDoNotAddUpFitNothing() {
    let rows = [nil, 0, 0].map { CountTable.Row("row", parent: $0) }
    let counts: [[PublishedCount]] = [[.shown(9), .shown(9)], [.suppressed, .suppressed], [.shown(10), .shown(10)]]
    let table = PublishedTable("a wrong table", rows: rows, counts: counts)
    #expect(AttackerAudit.disclosed(in: table, under: .dfe, files: [9, 9]) == nil)
  }

  @Test func filesOfAnotherReportFitNothing() {
    let rows = [nil, 0].map { CountTable.Row("row", parent: $0) }
    let table = PublishedTable("a table", rows: rows, counts: [[.shown(9), .shown(9)], [.suppressed, .suppressed]])
    #expect(AttackerAudit.disclosed(in: table, under: .dfe, files: [0, 0]) == nil)
  }
}
