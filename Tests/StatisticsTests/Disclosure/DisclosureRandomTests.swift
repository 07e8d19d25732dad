import Statistics
import Support
import Testing

struct DisclosureRandomTests {
  /// What happened to the tables of a run, printed so that a run in which nothing was at stake is seen.
  private struct Account: CustomStringConvertible {
    var tables = 0
    var hiddenFirst = 0
    var hiddenForOthers = 0
    var withHiddenColumns = 0
    var wholly = 0
    var tried = 0
    var fillings = 0

    var description: String {
      "\(tables) tables, \(withHiddenColumns) with hidden groups, \(wholly) wholly hidden; \(hiddenFirst) figures too small, "
        + "\(hiddenForOthers) more hidden; \(tried) tables tried out, \(fillings) fillings"
    }
  }

  @Test(arguments: DisclosurePolicy.all)
  func nothingHiddenCanBeWorkedOut(under policy: DisclosurePolicy) throws {
    let seed: UInt64 = 20_260_401
    var random = SeededGenerator(seed: seed)
    var account = Account()
    for number in 0..<1_000 {
      let sample = RandomTable(&random, isSmall: number % 4 != 0)
      let files = policy.protect(files: sample.table.counts[0])
      let published = try policy.protect(sample.table, given: files)
      #expect(AttackerAudit(of: files, under: policy)?.determined == [], "seed \(seed), table \(number)")
      check(published, of: sample.table, under: policy, "seed \(seed), table \(number)")
      note(published, of: sample.table, under: policy, &account)
      if number % 4 != 0 { tryOut(published, of: sample, under: policy, &account) }
    }
    print("disclosure, policy \(policy.name), seed \(seed): \(account)")
    #expect(policy.suppressed == nil || account.tried > 200)
  }

  /// The audit finds nothing, and what is shown is what the policy lets be shown.
  private func check(
    _ published: PublishedTable, of table: CountTable, under policy: DisclosurePolicy, _ place: String
  ) {
    let disclosed = AttackerAudit.disclosed(in: published, under: policy, files: table.counts[0])
    #expect(disclosed == [], "\(place)")
    for row in table.rows.indices {
      for column in table.counts[row].indices {
        let (count, figure) = (table.counts[row][column], published.counts[row][column])
        guard case .shown(let shown) = figure else { continue }
        #expect(!policy.suppresses(count), "\(place)")
        #expect(policy.counts(behind: shown).contains(count), "\(place)")
        #expect(row == 0 || !published.hiddenColumns.contains(column), "\(place)")
      }
    }
  }

  private func note(
    _ published: PublishedTable, of table: CountTable, under policy: DisclosurePolicy, _ account: inout Account
  ) {
    let small = table.counts.joined().count(where: policy.suppresses)
    account.tables += 1
    account.hiddenFirst += small
    account.hiddenForOthers += published.counts.joined().count { $0 == .suppressed } - small
    account.withHiddenColumns += published.hiddenColumns.isEmpty ? 0 : 1
    account.wholly += published.isWhollyHidden ? 1 : 0
  }

  /// All fillings of a small table agree with the audit, and leave each hidden figure open unless zeros determine it.
  private func tryOut(
    _ published: PublishedTable, of sample: RandomTable, under policy: DisclosurePolicy, _ account: inout Account
  ) {
    let files = sample.table.counts[0]
    let known = { (cell: CountTable.Cell) in possible(cell, published, policy, files) }
    guard let tried = BruteForce(of: published, sample.shape, limit: 3_000, possible: known),
      let audit = AttackerAudit(of: published, under: policy, files: files)
    else { return }
    account.tried += 1
    account.fillings += tried.fillings
    for row in published.rows.indices.dropFirst() {
      for column in files.indices where published.counts[row][column] == .suppressed {
        let cell = CountTable.Cell(row: row, column: column)
        let range = tried.ranges[row][column]
        let isDetermined = range.map { $0.lowerBound == $0.upperBound } ?? true
        #expect(audit.range(of: cell) == range, "\(published.text), \(cell)")
        #expect(audit.determined.contains(cell) == isDetermined, "\(published.text), \(cell)")
        #expect(!isDetermined || sample.shape.zerosDetermine(cell, in: published), "\(published.text), \(cell)")
      }
    }
  }
}

extension TableShape {
  /// Whether shown zeros alone say that a figure is 0, or all files of its group: in each group either no answer that
  /// belongs to it, or no other one, can have a file.
  fileprivate func zerosDetermine(_ cell: CountTable.Cell, in table: PublishedTable) -> Bool {
    let groups = cell.column == 0 ? Array(1..<table.counts[0].count) : [cell.column]
    return groups.allSatisfy { group in
      let open = leaves.filter { leaf in
        !line(of: leaf).contains { row in [0, group].contains { table.counts[row][$0] == .shown(0) } }
      }
      let own = open.filter { line(of: $0).contains(cell.row) }
      return own.isEmpty || own == open
    }
  }

  /// A row and all it is a part of.
  private func line(of row: Int) -> [Int] { [row] + (parents[row].map(line) ?? []) }
}

/// What a reader thinks possible of one figure, written down a second time from what the policies say.
private func possible(
  _ cell: CountTable.Cell, _ table: PublishedTable, _ policy: DisclosurePolicy, _ files: [Int]
) -> ClosedRange<Int> {
  let most = files[0]
  switch table[cell] {
  // The numbers of files are taken to be known, though they are printed rounded.
  case _ where cell.row == 0: return files[cell.column]...files[cell.column]
  case .suppressed: return (table.isWhollyHidden || table.hiddenColumns.contains(cell.column) ? 0 : 1)...(most + 50)
  case .shown(let figure):
    // Every count up to well beyond it that would have been printed as this figure.
    let counts = (0...(figure + 50)).filter { policy.publish($0) == .shown(figure) }
    return (counts.first ?? figure)...(counts.last ?? figure)
  }
}
