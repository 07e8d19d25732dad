import Statistics
import Support
import Testing

/// Tables of which a reader knows something from other tables.
struct DisclosureLinkedTests {
  private let policy = DisclosurePolicy.dfe

  private func publish(
    _ groups: [[Int]], bounds: CountTable.Bounds = [:], alsoHiding: Set<CountTable.Cell> = []
  ) throws -> [String] {
    let table = TableShape.short.table(groups)
    let files = policy.protect(files: table.counts[0])
    return try policy.protect(table, given: files, bounds: bounds, alsoHiding: alsoHiding).text
  }

  /// Without more knowledge the figures of two of three groups are hidden.
  private static let groups = [[3, 37], [12, 48], [20, 30]]
  private static let alone = ["150 40 60 50", "35 c 12 c", "115 c 48 c"]

  @Test(arguments: [
    // It is known to be 2 or more: still open.
    (CountTable.Cell(row: 1, column: 1), 2...Int.max, alone),
    // The dearer partner is public: no matter.
    (CountTable.Cell(row: 1, column: 2), 12...12, alone),
    // The cheaper partner is public: the other one is taken.
    (CountTable.Cell(row: 1, column: 3), 20...20, ["150 40 60 50", "35 c c 20", "115 c c 30"]),
    // The sum of gaps is public anyway.
    (CountTable.Cell(row: 1, column: 0), 35...35, alone),
    // Its complement is public: nothing can hide it.
    (CountTable.Cell(row: 2, column: 1), 37...37, nil),
  ])
  func bounds(of cell: CountTable.Cell, _ bound: ClosedRange<Int>, _ expected: [String]?) throws {
    let found = Result { try publish(Self.groups, bounds: [cell: bound]) }
    guard let expected else {
      let refusal = #expect(throws: DisclosureRefusal.self) { try found.get() }
      let reason =
        "even with all its figures hidden, one of them could be worked out from the other tables of this report"
      #expect(refusal?.description == "the table 'a table' can't be published under the policy 'DfE': \(reason)")
      return
    }
    #expect(try found.get() == expected)
  }

  /// No files can have been counted like that.
  @Test func boundsThatAreNotTrueAreRefused() throws {
    let bounds = [CountTable.Cell(row: 1, column: 1): 100...Int.max]
    let refusal = #expect(throws: DisclosureRefusal.self) { try publish(Self.groups, bounds: bounds) }
    let reason = "its counts contradict those of another table, so they can't be of the same files"
    #expect(refusal?.description == "the table 'a table' can't be published under the policy 'DfE': \(reason)")
  }

  @Test func whatIsHiddenElsewhereIsHiddenHere() throws {
    let gap = CountTable.Cell(row: 1, column: 2)
    #expect(
      try publish([[10, 30], [12, 48], [20, 30]], alsoHiding: [gap]) == ["150 40 60 50", "42 c c 20", "108 c c 30"])
    // A true 0 is shown all the same.
    #expect(
      try publish([[10, 30], [0, 48], [20, 30]], alsoHiding: [gap]) == ["138 40 48 50", "30 10 0 20", "108 30 48 30"])
  }

  /// Hidden figures bound those of other tables too, so bounds are to be taken from the audit's ranges: here a theme leaves
  /// open whether one group has 1 gap or 2, but a hidden count of an essential criterion, of which each file is a gap, must
  /// be at least 2, the sum of two hidden figures.
  @Test func hiddenFiguresBoundThoseOfOtherTables() throws {
    let theme = TableShape.short.table([[2, 20], [1, 20], [12, 40]])
    let parents: [Int?] = [nil, 0, 0, 2, 2]
    let shape = TableShape(names: ["files", "met", "missing", "not met", "not evidenced"], parents: parents)
    let criterion = shape.table([[20, 1, 1], [20, 0, 1], [40, 6, 6]])
    let files = policy.protect(files: theme.counts[0])
    let themeAlone = try policy.protect(theme, given: files)
    let criterionAlone = try policy.protect(criterion, given: files)
    #expect(themeAlone.text == ["95 22 21 52", "15 c c 12", "80 c c 40"])

    let gap = CountTable.Cell(row: 1, column: 1)
    let missing = CountTable.Cell(row: 2, column: 1)
    let open = try #require(AttackerAudit(of: themeAlone, under: policy, files: theme.counts[0]))
    let known = try #require(AttackerAudit(of: criterionAlone, under: policy, files: theme.counts[0]))
    #expect(open.range(of: gap) == 1...2)
    #expect(known.range(of: missing).lowerBound == 2)

    let bounds = [gap: known.range(of: missing).lowerBound...Int.max]
    let disclosed = AttackerAudit.disclosed(in: themeAlone, under: policy, files: theme.counts[0], bounds: bounds)
    #expect(disclosed?.count == 4)
    #expect(try policy.protect(theme, given: files, bounds: bounds).text == ["95 22 21 52", "15 c c c", "80 c c c"])
  }

  /// Random tables with random true bounds: the result is safe with them, or refused because hiding everything is not.
  @Test(arguments: [DisclosurePolicy.dfe, .opensafely])
  func holdsAgainstAnyTrueBounds(under policy: DisclosurePolicy) throws {
    var random = SeededGenerator(seed: 77)
    var (refused, changed) = (0, 0)
    for number in 0..<400 {
      let table = Self.table(&random)
      let bounds = Self.bounds(of: table, &random)
      let files = policy.protect(files: table.counts[0])
      do throws(DisclosureRefusal) {
        let published = try policy.protect(table, given: files, bounds: bounds)
        let disclosed = AttackerAudit.disclosed(in: published, under: policy, files: table.counts[0], bounds: bounds)
        #expect(disclosed == [], "table \(number)")
        changed += try policy.protect(table, given: files).text == published.text ? 0 : 1
      } catch {
        let all = Self.hidingAll(table, files)
        #expect(AttackerAudit.disclosed(in: all, under: policy, files: table.counts[0], bounds: bounds) != [])
        refused += 1
      }
    }
    print("disclosure with bounds, policy \(policy.name): \(changed) of 400 patterns changed, \(refused) refused")
    #expect(changed > 0 && refused > 0 && refused < 200)
  }

  /// A table in which most counts are large enough.
  private static func table(_ random: inout SeededGenerator) -> CountTable {
    let shape: TableShape = Bool.random(using: &random) ? .theme : .short
    let groups = Int.random(in: 2...8, using: &random)
    return shape.table(
      (0..<groups).map { _ in shape.leaves.map { _ in [0, 3, 8, 12, 20, 31][Int.random(in: 0..<6, using: &random)] } })
  }

  /// True bounds of some figures, each as sharp as it can be on one side.
  private static func bounds(of table: CountTable, _ random: inout SeededGenerator) -> CountTable.Bounds {
    var bounds = CountTable.Bounds()
    let share = Int.random(in: 1...8, using: &random)
    for row in table.rows.indices.dropFirst() {
      for (column, count) in table.counts[row].enumerated() where Int.random(in: 0..<20, using: &random) < share {
        bounds[CountTable.Cell(row: row, column: column)] =
          Bool.random(using: &random) ? count...Int.max : 0...count
      }
    }
    return bounds
  }

  /// Nothing but the files.
  private static func hidingAll(_ table: CountTable, _ files: PublishedFiles) -> PublishedTable {
    let hidden = table.counts[0].map { _ in PublishedCount.suppressed }
    return PublishedTable(
      table.name, rows: table.rows, counts: [files.counts] + table.rows.dropFirst().map { _ in hidden },
      hiddenColumns: Set(table.counts[0].indices))
  }
}
