import Auditing
import Diagnostics
import Documents
import Rubrics
import Statistics
import Support
import Testing

@testable import Reporting

/// Whatever stands in a text of a record, a rubric or a setting, no report has another structure for it.
struct HostileReportTests {
  private static let size = 50

  static let batches = stride(from: 0, to: 2000, by: size).map { start in
    HostileStrings.all[start..<start + size].enumerated().map { number, text in
      HostileStrings.blank.contains(text) ? "blank \(number)" : text
    }
  }

  @Test func areMany() {
    #expect(Set(HostileStrings.all.map { Array($0.utf8) }).count >= 2000)
  }

  // MARK: Rubrics

  /// A text in each place of a rubric that takes one, a theme for each text.
  private static func rubric(_ texts: [String]) -> ExampleRubric {
    ExampleRubric(
      title: texts[0], basis: texts[1], escalation: texts[2], themes: texts, criteria: texts + texts,
      actions: (texts + texts).enumerated().map { "\($1) \($0)" }, featureTable: texts[3], features: texts,
      alerts: texts, toDo: texts)
  }

  private static func group(_ name: GroupValue, questions: Int) -> ExampleAudit.Group {
    ExampleAudit.Group(
      name: [name], themes: Array(repeating: [30, 40, 0, 0], count: questions),
      criteria: Array(repeating: [50, 0, 10, 10, 0, 0], count: 2 * questions),
      features: Array(repeating: [30, 40, 0, 0], count: questions))
  }

  private static func audit(ofRubric texts: [String]) throws -> ExampleAudit {
    let names = ["A", "B"].map { GroupValue.stated(Array($0.utf8)) }
    var audit = ExampleAudit(
      rubric: try rubric(texts).loaded(), groups: names.map { group($0, questions: texts.count) })
    audit.alerts = Array(repeating: [3, 4], count: texts.count + 1)
    return audit
  }

  private static let plainRubric = Result { try shapes(of: audit(ofRubric: harmless)) }

  @Test(arguments: batches.indices)
  func textsOfARubric(_ number: Int) throws {
    let batch = Self.batches[number]
    try check(Self.shapes(of: Self.audit(ofRubric: batch)), Self.plainRubric.get(), batch)
  }

  /// A title must say something; which of them does not is said, without what it holds.
  @Test func blankTitlesAreRefused() throws {
    #expect(!HostileStrings.blank.isEmpty)
    for text in HostileStrings.blank {
      let said = try #require(try ExampleRubric(title: text).mistakes())
      #expect(said.contains("error[not-a-text]: 'title' needs a text"))
    }
  }

  // MARK: Records

  /// A text in each place of records and paths, a group for each text.
  private static func audit(ofRecords texts: [String], _ rubric: Rubric) -> ExampleAudit {
    var audit = ExampleAudit(
      rubric: rubric, groups: texts.map { group(.stated(Array($0.utf8)), questions: 2) })
    audit.alerts = Array(repeating: [texts.count, texts.count], count: 3)
    audit.names = ExampleAudit.Names(cases: texts, paths: texts, origin: texts[0], problem: texts[1])
    audit.toDo = [texts[2], texts[3]]
    return audit
  }

  private static let example = Result { try ExampleRubric().loaded() }
  private static let plainRecords = Result { try shapes(of: audit(ofRecords: harmless, example.get())) }

  @Test(arguments: batches.indices)
  func textsOfRecords(_ number: Int) throws {
    let batch = Self.batches[number]
    try check(Self.shapes(of: Self.audit(ofRecords: batch, Self.example.get())), Self.plainRecords.get(), batch)
  }

  private static let harmless = (0..<size).map { "Text \($0)" }

  // MARK: Settings

  /// What stands on every page, each text by itself.
  @Test func textsOfSettings() throws {
    let rubric = try ExampleRubric().loaded()
    let plain = try ReportShape(Self.cover("plain", rubric), hasWorkbook: false)
    for text in HostileStrings.all {
      let shape = try ReportShape(Self.cover(text, rubric), hasWorkbook: false)
      let differences = shape.differences(from: plain)
      #expect(differences.isEmpty, "\(text.debugDescription): \(differences)")
    }
  }

  private static func cover(_ text: String, _ rubric: Rubric) throws -> Document {
    var audit = ExampleAudit(rubric: rubric, groups: [group(.notStated, questions: 2)])
    audit.grouping = [text]
    let policy = DisclosurePolicy(name: text, title: text, source: text, suppressed: 1...5, roundedTo: nil)
    var options = ReportOptions()
    options.marking = text
    let published = try PublishedAudit(audit.counts, policy: policy, basis: .census)
    return AuditDocument(published, options).document(named: "cover", title: text, sections: [])
  }

  // MARK: Comparing shapes

  private struct Shapes: Sendable {
    let documents: [ReportShape]
    let pictures: Set<String>
    let openData: [[Int]]
  }

  private static func shapes(of audit: ExampleAudit) throws -> Shapes {
    // Tests take their time, and say nothing that has a text in it which is not elsewhere.
    let published = try PublishedAudit(audit.counts, policy: .none, basis: .notStated)
    var options = ReportOptions()
    var documents = [ComparisonDocument(published, options).groups()]
    for audience in [ReportOptions.Audience.all, .board, .team] {
      options.audience = audience
      documents.append(AuditDocument(published, options).document())
    }
    let points = ["first", "last"].map { TrendPoint($0, levels: [published], runs: [$0]) }
    let trend = try TrendDocument(points)
    documents += [trend.document(), trend.brief()]
    // The full report has every kind of block; the others are made of some of them.
    checkText(documents[1].text())
    checkText(documents[5].text())
    return Shapes(
      documents: try documents.enumerated().map { try ReportShape($1, hasWorkbook: $0 == 1, isBrief: $0 != 1) },
      pictures: Set(try documents[1].pictures.flatMap { try XMLSkeleton.elements(of: $0.svg) }),
      openData: try OpenData(published).files.flatMap { try [$0.data, $0.metadata].map(columns) })
  }

  /// A terminal must be told nothing but words and line ends.
  private static func checkText(_ text: String) {
    let hidden = text.unicodeScalars.first { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: scalar != "\n"
      default: false
      }
    }
    #expect(hidden == nil, "\(hidden?.value ?? 0) is in the text")
  }

  /// How many cells the rows of a file have; none of them starts a formula.
  private static func columns(_ csv: String) throws -> [Int] {
    var diagnostics = Diagnostics()
    let source = SourceText(path: "open-data.csv", bytes: Array(csv.utf8))
    let rows = try #require(CSVReader.rows(of: source, &diagnostics))
    for cell in rows.joined() {
      let digits = cell.text.utf8.drop { $0 == UInt8(ascii: "-") }
      let isNumber = !digits.isEmpty && digits.count + 1 >= cell.text.utf8.count && digits.allSatisfy(isPartOfNumber)
      let first = cell.text.unicodeScalars.first.map(String.init) ?? ""
      #expect(isNumber || !["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"].contains(first), "\(cell.text)")
    }
    return rows.map(\.count)
  }

  private static func isPartOfNumber(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private func check(_ shapes: Shapes, _ plain: Shapes, _ texts: [String]) throws {
    for (shape, plain) in zip(shapes.documents, plain.documents) {
      let differences = shape.differences(from: plain)
      #expect(differences.isEmpty, "\(differences), one of \(texts.map(\.debugDescription).joined(separator: " "))")
    }
    #expect(shapes.pictures.isSubset(of: plain.pictures), "\(shapes.pictures.subtracting(plain.pictures))")
    #expect(shapes.openData == plain.openData)
  }
}
