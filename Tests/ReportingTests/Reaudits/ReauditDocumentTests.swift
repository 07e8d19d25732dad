import Documents
import Foundation
import Statistics
import Support
import Testing

@testable import Reporting

/// What a re-audit says, as a whole and sentence by sentence.
struct ReauditDocumentTests {
  /// Voice of the child got better in eight files; one gap in risk closed and one opened; planning applies to few files.
  static let files = [
    ("NE/01", "NN MM AA", "MM MM AA"), ("NE/02", "NN MM AA", "MM MM AA"), ("NE/03", "SS MM AA", "MM PM AA"),
    ("NE/04", "SM NM AA", "MM MM AA"), ("NE/05", "NM NM AA", "PM NM AA"), ("NE/06", "NP MM AA", "MM NM AA"),
    ("NE/07", "SN MM MM", "MM MM MM"), ("NE/08", "NS SS MM", "MM NN MM"), ("NE/09", "NN NN NM", "NS SN NM"),
    ("NE/10", "MM MM NM", "MM MM MM"), ("NE/11", "MM MM NN", "MM MM AA"), ("NE/12", "MM AA MM", "MM NM MM"),
    ("NE/13", "MM AA MI", "MP AA MM"), ("NE/14", "MM MM MM", "MM MM MM"), ("NE/15", "-", "MM MM MM"),
  ]

  static var example: ReauditExample {
    var example = ReauditExample(files)
    example.after.append(("NE/16", "MM MM MM"))
    return example
  }

  private static func sentences(_ document: Document, _ section: String = "outcome") throws -> [String] {
    let section = try #require(document.sections.first { $0.id == section })
    return section.blocks.flatMap { block -> [String] in
      switch block {
      case .list(let items): items
      case .caution(let title, let texts): [title] + texts
      case .heading, .paragraph, .steps, .table, .picture, .answer: []
      }
    }
  }

  private static func rows(_ document: Document, _ table: String) throws -> [[Cell]] {
    try #require(document.tables.first { $0.id == table }).rows
  }

  /// The whole, as a terminal and as Markdown show it.
  @Test(arguments: ["txt", "md"])
  func golden(_ form: String) throws {
    let document = try Self.example.document().document()
    let text = form == "md" ? document.markdown() : document.text()
    let path = "Tests/ReportingTests/Reaudits/Expected/re-audit.\(form)"
    if Project.writesGolden {
      try Data(text.utf8).write(to: Project.url(path))
    } else {
      #expect(text == (try Project.text(path)), "\(path) differs; see what changed with 'make golden' and 'git diff'")
    }
  }

  @Test func everyFormNamesTheCasesAndIsMarked() throws {
    let document = try Self.example.document().document()
    var forms = [document.text(), document.markdown(), document.page(), document.json()]
    if WorkbookParts.canRead { forms.append(try WorkbookParts.of(document.workbook()).map(\.text).joined()) }
    for form in forms {
      #expect(
        form.contains("NE/09") && form.contains("OFFICIAL-SENSITIVE") && form.contains("The child was seen alone"))
    }
  }

  @Test func theConcernsOfTheLaterAuditStandFirst() throws {
    let document = try Self.example.document().document()
    #expect(document.sections.map(\.id).prefix(2) == ["safeguarding", "outcome"])
    let said = try Self.sentences(document, "safeguarding")
    #expect(said.contains { $0.contains("A concern was raised in 1 file.") })
    #expect(said.contains { $0.contains("NE/03") })
  }

  // MARK: Tests

  /// Rows: how the earlier audit's files were chosen, a file to leave out of the later one, and what is said of tests.
  @Test(arguments: [
    (
      SampleBasis.census, "",
      "Tested: the change of 2 themes, as one family. 'No clear change' is not 'the same'."
    ),
    (.random, "", "Tested: the change of 2 themes, as one family. 'No clear change' is not 'the same'."),
    (
      .purposive, "",
      "No change was tested, because the files were chosen for a reason. This is about the files of the earlier audit."
    ),
    (
      .notStated, "",
      "No change was tested, because nobody has said how the files were chosen (--basis). This is about the files of the earlier audit."
    ),
    (
      .census, "NE/14",
      "No change was tested, because 1 of the 15 files of the earlier audit was not read again: those that were may have been picked for what was found in them."
    ),
  ])
  func changesAreTestedWhereThatIsRight(_ basis: SampleBasis, _ left: String, _ expected: String) throws {
    var example = Self.example
    example.basis = basis
    example.after.removeAll { $0.name == left }
    let document = try example.document().document()
    let said = try Self.sentences(document)
    #expect(said.contains(expected), "\(said)")
    let isTested = expected.hasPrefix("Tested")
    #expect(said.contains { $0.contains("look better the second time whatever was done in between") } != isTested)
    #expect(said.contains { $0.contains("fewer gaps, beyond chance") } == isTested)
    // No interval and no p stand in the table either.
    let voice = try Self.rows(document, "themes-table")[0]
    #expect((voice[10] == .symbol(.notAvailable) && voice[13] == .symbol(.notAvailable)) == !isTested)
  }

  /// Eight gaps of fourteen closed, none opened: 0.5 to the power of 8; and one each way. With two tests the smaller p doubles.
  @Test func theFiguresAreThoseOfPairs() throws {
    let reaudit = try Self.example.reaudit()
    let changes = ThemeChanges(reaudit, basis: .census)
    #expect(changes.size == 2)
    let voice = try #require(changes.changes[0].test)
    #expect(voice.change.onlyBefore == 8 && voice.change.onlyAfter == 0 && voice.change.cases == 14)
    #expect(abs(voice.change.midP - 0.003_906_25) < 1e-12 && abs(voice.adjusted - 0.007_812_5) < 1e-12)
    #expect(changes.changes[0].isDifferent && !changes.changes[1].isDifferent)
    #expect(changes.changes[2].outcome == .tooFew && changes.changes[2].paired?.cases == 6)
  }

  /// Rows: how many files had a gap that closed, how many opened, and the words.
  @Test(arguments: [
    (0, 0, "no clear change"), (5, 0, "fewer gaps, beyond chance"), (4, 0, "no clear change"),
    (0, 5, "more gaps, beyond chance"), (5, 5, "no clear change"), (1, 8, "more gaps, beyond chance"),
  ])
  func words(_ closed: Int, _ opened: Int, _ expected: String) throws {
    let moves =
      Array(repeating: ("NM", "MM"), count: closed) + Array(repeating: ("MM", "NM"), count: opened)
      + Array(repeating: ("MM", "MM"), count: 12 - closed - opened)
    var example = ReauditExample(moves.enumerated().map { ("NE/\($0)", $1.0, $1.1) })
    example.rubric.themes = ["Voice of the child"]
    #expect(ThemeChanges(try example.reaudit(), basis: .random).changes.map(\.words) == [expected])
  }

  /// Rows: how many files, and whether that is enough.
  @Test(arguments: [(9, "too few files to tell"), (10, "fewer gaps, beyond chance")])
  func underTenFilesNothingIsTested(_ count: Int, _ expected: String) throws {
    var example = ReauditExample((0..<count).map { ("NE/\($0)", "NM", "MM") })
    example.rubric.themes = ["Voice of the child"]
    #expect(ThemeChanges(try example.reaudit(), basis: .census).changes.map(\.words) == [expected])
  }

  // MARK: Counts

  @Test func everyFileIsCountedOnce() throws {
    let reaudit = try Self.example.reaudit()
    #expect(reaudit.cases.count == 14)
    for moves in reaudit.criteria { #expect(moves.count { _ in true } == 14) }
    for moves in reaudit.themes { #expect(moves.count { _ in true } == 14) }
    // The sum of what the table shows, without what is a part of something else.
    for row in try Self.rows(try Self.example.document().document(), "criteria-table") {
      let counts = [2, 4, 8, 9, 10, 11, 12].map { column -> Int in
        if case .count(let count) = row[column] { count } else { -1 }
      }
      #expect(counts.reduce(0, +) == 14)
    }
  }

  /// Rows: what a file is the first and the second time, and why it is not compared.
  @Test(arguments: [
    (["MM"], [String](), "not read again"), ([], ["MM"], "not in the earlier audit"),
    (["MM"], ["-"], "no longer in the rubric's scope"), (["-"], ["MM"], "in the rubric's scope only now"),
    (["-"], ["-"], "in the rubric's scope neither time"),
    (["MM", "NN"], ["MM"], "several files have this name, so it is not clear which belong together"),
    (["MM"], ["MM", "NN"], "several files have this name, so it is not clear which belong together"),
  ])
  func notCompared(_ before: [String], _ after: [String], _ why: String) throws {
    var example = ReauditExample([])
    example.rubric.themes = ["Voice of the child"]
    example.before = before.map { ("NE/01", $0) }
    example.after = after.map { ("NE/01", $0) }
    let reaudit = try example.reaudit()
    #expect(reaudit.cases.isEmpty && reaudit.uncompared.map(\.reason.text) == [why])
  }

  @Test func nothingInCommonIsSaid() throws {
    var example = ReauditExample([])
    example.before = [("NE/01", "MM MM MM")]
    example.after = [("NE/02", "MM MM MM")]
    let document = try example.document().document()
    #expect(
      try Self.sentences(document) == [
        "No file could be compared.", "Not compared: 1 file. It was not read again.",
        "Not compared: 1 file. It is not in the earlier audit.",
      ])
    #expect(try Self.rows(document, "not-compared-table").count == 2)
  }

  /// Rows: the days of the later audit's practice (it is of one day), and whether the earlier one's reaches into it.
  @Test(arguments: [("2016-03-31", true), ("2016-04-01", false)])
  func practiceThatIsJudgedTwiceIsSaid(_ later: String, _ expected: Bool) throws {
    var example = Self.example
    example.days.after = later
    let said = try Self.sentences(try example.document().document())
    let sentence =
      "The practice that was judged overlaps: the earlier audit's ends on 31 March 2016, the later one's begins on 31 March 2016. What was done in between counts both times, so the later audit shows less change than there may be."
    #expect(said.contains(sentence) == expected)
    #expect(said.contains { $0.contains("overlaps") } == expected)
  }

  // MARK: What can't be compared

  /// A rubric of another version, a file that was read both times, days in the wrong order, a policy.
  @Test func twoAuditsMustBeAnEarlierAndALaterOne() throws {
    let example = Self.example
    #expect(throws: ReauditDocument.Problem.sameFile("records.json")) {
      try example.document({ $0.names.sha256 = "abc" }, { $0.names.sha256 = "abc" })
    }
    var reversed = example
    reversed.days = ("2016-09-30", "2016-03-31")
    #expect(throws: ReauditDocument.Problem.wrongOrder) { try reversed.document() }
    #expect(throws: ReauditDocument.Problem.differentVersions(rubric: "example")) {
      try example.document({ $0.rubricHash = "abc" })
    }
    let reaudit = try example.reaudit()
    let audit = try ReauditExample.audit(example.before, reaudit.rubric, basis: .census) { _ in }
    #expect(throws: ReauditDocument.Problem.differentRubrics) {
      try ReauditDocument([], before: audit, after: audit)
    }
    let protected = try PublishedAudit(audit.source, policy: DisclosurePolicy.examples[0], basis: .census)
    #expect(throws: ReauditDocument.Problem.namesCases) {
      try ReauditDocument([reaudit], before: audit, after: protected)
    }
  }
}
