import CaseAudit
import Foundation
import Support
import Testing

/// The pages in `docs/diagnostics`: one for each id, each with an example that brings the diagnostic about.
struct DiagnosticPagesTests {
  static let pages = Project.files(in: "docs/diagnostics", ending: [".md"]).map { DiagnosticPage(path: $0) }

  /// The pages whose example is not run, and why.
  static let notRun = [
    "duplicate-alert": "it takes a file that the rubric includes",
    "duplicate-feature-table": "it takes a file that the rubric includes",
    "too-much-work": "it takes a record of tens of thousands of rows",
    "criterion-too-costly": "it takes a record of thousands of rows",
    "no-messages": "a rubric's rules are refused before it comes to that",
    "invalid-calendar": "the file of bank holidays is the project's own, and a test of its loader covers it",
    "invalid-holiday": "the file of bank holidays is the project's own, and a test of its loader covers it",
    "tests-too-large": "it takes examples with two million values",
    "record-too-large": "it takes a record of more than 16 MiB",
    "too-many-records": "it takes a file of more than 100 million records",
    "unreadable-folder": "it takes a folder that may not be listed, and nothing is forbidden to an administrator",
  ]

  @Test func everyIdHasAPageAndEveryPageAnId() throws {
    let pages = Set(Self.pages.map(\.id))
    let ids = try Self.idsInSources()
    #expect(ids.subtracting(pages).sorted() == [], "ids without a page")
    #expect(pages.subtracting(ids).sorted() == [], "pages without an id")
    #expect(Set(Self.notRun.keys).subtracting(ids).sorted() == [], "exceptions without an id")
  }

  /// Of messages, and of warnings that the command writes itself.
  private static func idsInSources() throws -> Set<String> {
    var ids: Set<String> = []
    // Sections and tables of reports have ids too; nothing is diagnosed where they are made.
    let paths = Project.files(in: "Sources", ending: [".swift"])
    for path in paths where !path.hasPrefix("Sources/Reporting/Documents/") {
      let text = try Project.text(path)
      for match in text.matches(of: /(?:Self|tooMuch)\(\s*id: "([a-z0-9-]+)"/) { ids.insert(String(match.1)) }
      for match in text.matches(of: /(?:error|warning)\[([a-z0-9-]+)\]/) { ids.insert(String(match.1)) }
    }
    return ids
  }

  @Test(arguments: pages)
  func hasThePartsOfAPage(_ page: DiagnosticPage) throws {
    let lines = try page.text().split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.first == "# \(page.id)")
    let headings = lines.filter { $0.hasPrefix("## ") && $0 != "## Why" }
    #expect(headings == ["## An example", "## How to mend it"])
  }

  @Test(arguments: pages)
  func theExampleBringsItAbout(_ page: DiagnosticPage) throws {
    let examples = try page.examples().filter { !$0.isMended }
    guard Self.notRun[page.id] == nil else { return #expect(examples.isEmpty, "it can be run after all") }
    try #require(examples.count == 1, "a page has one example")
    let found = try examples[0].diagnostics()
    #expect(found.contains { $0.message.id == page.id }, "\(Self.show(found))")
  }

  @Test(arguments: pages)
  func theMendedExampleIsInOrder(_ page: DiagnosticPage) throws {
    for example in try page.examples() where example.isMended {
      let found = try example.diagnostics()
      #expect(found.isEmpty, "\(Self.show(found))")
    }
  }

  private static func show(_ diagnostics: [Diagnostic]) -> String {
    DiagnosticRenderer(colours: false).render(diagnostics)
  }
}

/// A page about one diagnostic.
struct DiagnosticPage: CustomTestStringConvertible, Sendable {
  let path: String

  var id: String { String(path.dropFirst("docs/diagnostics/".count).dropLast(".md".count)) }
  var testDescription: String { id }

  func text() throws -> String { try Project.text(path) }

  /// The fenced blocks that say of two words what they are.
  func examples() throws -> [PageExample] {
    try text().matches(of: /(?m)^```(\w+ \w+)( mended)?\n([\s\S]*?)^```$/).map {
      PageExample(kind: String($0.1), isMended: $0.2 != nil, body: String($0.3))
    }
  }
}

/// An example of a page. What it is stands behind its fence:
/// - `yaml rubric` is a whole rubric, `yaml top` entries at its top, `yaml define` entries of its `define:`,
///   `yaml criterion` entries of its one criterion; a template gives the rest; `yaml tests` is a whole tests.yaml beside it;
/// - `yaml authority` is entries at the top of an authority.yaml, `yaml statement` entries of its one criterion;
/// - `json schema` is a whole schema, `json fields` some fields of a small one;
/// - `xml record`, `json record` and `ndjson record` are whole files, audited by a rubric of the project;
/// - `csv places`, `csv teams`, `csv map`, `csv policies` and `csv cases` are whole files of places, of team sizes, of which team
///   is which, of disclosure policies, and lists of cases;
/// - `text bytes` says what can't be shown (see `WrittenBytes`).
struct PageExample {
  let kind: String
  let isMended: Bool
  let body: String

  struct UnknownKind: Error { let kind: String }

  func diagnostics() throws -> [Diagnostic] {
    let words = kind.split(separator: " ")
    guard kind != "text bytes" else { return try WrittenBytes(body).diagnostics() }
    if words[0] == "csv" { return Self.table(Array(body.utf8), of: words[1]) }
    if words[1] == "record" { return try Self.auditing(Array(body.utf8), as: "records.\(words[0])") }
    return try Self.loading(Array(body.utf8), as: kind)
  }

  /// Reads a table: `places`, `teams`, `map`, `policies` or `cases`.
  static func table(_ bytes: [UInt8], of kind: Substring) -> [Diagnostic] {
    var diagnostics = Diagnostics()
    let source = SourceText(path: "\(kind).csv", bytes: bytes)
    switch kind {
    case "teams": _ = TeamSizes.read(source, &diagnostics)
    case "map": _ = TeamMap.read(source, &diagnostics)
    case "cases": _ = rubric.map { CaseList.read(source, by: $0.schema, &diagnostics) }
    case "policies": _ = DisclosurePolicy.read(source, &diagnostics)
    default: _ = Places.read(source, &diagnostics)
    }
    return diagnostics.all
  }

  /// A table that is not there.
  static func missingTable() throws -> [Diagnostic] {
    var diagnostics = Diagnostics()
    _ = DataTables.teamSizes("\(try TemporaryFolder().path)/teams.csv", &diagnostics)
    return diagnostics.all
  }

  // MARK: Rubrics and schemas

  private static let schema = try? Array(Project.text("rubrics/case-record.schema.json").utf8)

  /// Loads a rubric of which a part is given, and its schema.
  static func loading(_ part: [UInt8], as kind: String) throws -> [Diagnostic] {
    let schema = try #require(Self.schema)
    switch kind {
    case "yaml rubric": return try loading(rubric: part, schema: schema)
    case "yaml top": return try loading(rubric: filled(part, template), schema: schema)
    case "yaml define":
      return try loading(rubric: filled(Array("define:\n".utf8) + indented(part, by: 2), template), schema: schema)
    case "yaml criterion":
      let theme = "themes:\n  voice:\n    title: Voice of the child\n    criteria:\n      children-seen:\n"
      let criterion = Array(theme.utf8) + indented(filled(part, criterionTemplate), by: 8)
      return try loading(rubric: filled(criterion, template), schema: schema)
    case "yaml tests": return try testing(part)
    case "yaml authority": return try loading(authority: filled(part, authorityTemplate))
    case "yaml statement":
      let theme = "themes:\n  standards:\n    title: Standards\n    criteria:\n      policies-in-place:\n"
      let criterion = Array(theme.utf8) + indented(filled(part, statementTemplate), by: 8)
      return try loading(authority: filled(criterion, authorityTemplate))
    case "json schema": return try loading(rubric: filled(Array(schemaTemplate.utf8), template), schema: part)
    case "json fields":
      let fields = Array(schemaStart.utf8) + part + Array("}, \"additionalProperties\": false}\n".utf8)
      return try loading(rubric: filled(Array(schemaTemplate.utf8), template), schema: fields)
    default: throw UnknownKind(kind: kind)
    }
  }

  /// Reads the examples of the template's rubric, or does so where there are none.
  static func testing(_ tests: [UInt8]?) throws -> [Diagnostic] {
    let folder = try TemporaryFolder()
    try folder.write(try #require(Self.schema), to: "rubrics/case-record.schema.json")
    try folder.write(filled([], template), to: "rubrics/example/rubric.yaml")
    if let tests { try folder.write(tests, to: "rubrics/example/tests.yaml") }
    return RubricTestRun(folder: "\(folder.path)/rubrics/example").diagnostics.all
  }

  /// Loads the template's rubric with an authority.yaml beside it.
  private static func loading(authority: [UInt8]) throws -> [Diagnostic] {
    let folder = try TemporaryFolder()
    for name in ["case-record", "authority-profile"] {
      try folder.write(Project.text("rubrics/\(name).schema.json"), to: "rubrics/\(name).schema.json")
    }
    try folder.write(filled([], template), to: "rubrics/example/rubric.yaml")
    try folder.write(authority, to: "rubrics/example/authority.yaml")
    var diagnostics = Diagnostics()
    _ = RubricLoader.load(folder: "\(folder.path)/rubrics/example", &diagnostics)
    return diagnostics.all
  }

  /// Loads a rubric, or a folder without one. It stands two folders down, so that `data` beside that is in the temporary folder too.
  static func loading(rubric: [UInt8]?, schema: [UInt8] = []) throws -> [Diagnostic] {
    let folder = try TemporaryFolder()
    try folder.write(schema, to: "rubrics/case-record.schema.json")
    if let rubric { try folder.write(rubric, to: "rubrics/example/rubric.yaml") }
    var diagnostics = Diagnostics()
    _ = RubricLoader.load(folder: "\(folder.path)/rubrics/example", &diagnostics)
    return diagnostics.all
  }

  /// Entries of YAML, followed by those of a template that are not among them.
  private static func filled(_ entries: [UInt8], _ template: [String]) -> [UInt8] {
    let lines = entries.split(separator: UInt8(ascii: "\n"))
    let missing = template.filter { entry in
      let key = entry.prefix { $0 != ":" } + ":"
      return !lines.contains { $0.starts(with: key.utf8) }
    }
    let separator = entries.isEmpty || entries.last == UInt8(ascii: "\n") ? "" : "\n"
    return entries + Array((separator + missing.joined()).utf8)
  }

  private static func indented(_ text: [UInt8], by count: Int) -> [UInt8] {
    let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true)
    return lines.flatMap { Array(repeating: UInt8(ascii: " "), count: count) + $0 + [UInt8(ascii: "\n")] }
  }

  private static let template = [
    "rubric: example\n", "version: \"1.0\"\n", "title: An example\n", "record: ../case-record.schema.json\n",
    "gap: {essential: true, below: 60}\n",
    """
    themes:
      voice:
        title: Voice of the child
        criteria:
          children-seen:
            ref: EX-1
            title: A child was seen
            kind: quality
            why: What is not seen can't be judged.
            met: |
              visits.exists(v, v.seen)

    """,
  ]

  private static let criterionTemplate = [
    "title: A child was seen\n", "kind: quality\n", "why: What is not seen can't be judged.\n",
    "met: |\n  visits.exists(v, v.seen)\n",
  ]

  private static let authorityTemplate = [
    "rubric: example\n", "version: \"1.0\"\n", "title: An example\n", "record: ../authority-profile.schema.json\n",
    """
    themes:
      standards:
        title: Standards
        criteria:
          policies-in-place:
            title: Policies cover domestic abuse
            kind: compliance
            why: What is not in a policy is left to chance.
            statement: standards.policies
            met: |
              standards.policies.answer == "inPlace"

    """,
  ]

  private static let statementTemplate = [
    "title: Policies cover domestic abuse\n", "kind: compliance\n", "why: What is not in a policy is left to chance.\n",
    "statement: standards.policies\n", "met: |\n  standards.policies.answer == \"inPlace\"\n",
  ]

  /// For a schema of which nothing is known.
  private static let schemaTemplate =
    "themes: {all: {title: All, criteria: {one: {title: One, kind: quality, why: It must be so., met: 'true'}}}}\n"

  private static let schemaStart = """
    {
      "description": "A case file.",
      "x-caseaudit": {
        "record": "caseRecord", "collection": "caseRecords", "identity": ["caseId"],
        "groups": [{"name": "team", "path": "team"}]
      },
      "type": "object",
      "properties": {
        "caseId": {"description": "A token for the case.", "type": ["string", "null"]},
        "team": {"description": "A token for the team.", "type": ["string", "null"]},

    """

  // MARK: Records

  private static let rubric = {
    var diagnostics = Diagnostics()
    return RubricLoader.load(folder: Project.url("rubrics/cordis-bright-themes").path, &diagnostics)
  }()

  /// Reads and audits a file, or a path where there is none; it may be deleted after it was found. Every field is read, so
  /// that an example holds for every rubric.
  static func auditing(_ bytes: [UInt8]?, as name: String, deleting: Bool = false) throws -> [Diagnostic] {
    let folder = try TemporaryFolder()
    if let bytes { try folder.write(bytes, to: name) }
    let inputs = Inputs(finding: ["\(folder.path)/\(name)"])
    if deleting { try FileManager.default.removeItem(atPath: "\(folder.path)/\(name)") }
    let rubric = try #require(rubric)
    var reader = RecordReader(plan: ReadingPlan(schema: rubric.schema))
    let found = inputs.files.map { reader.read($0) { _, _ in } }.flatMap {
      $0.unread.all + $0.unreadableValues.all + $0.remarks.all + unknownFields(of: $0)
    }
    return inputs.problems + found + Audit(rubric: rubric).run(inputs).leftOut.all
  }

  /// Unknown fields as the command shows them.
  private static func unknownFields(of report: FileReport) -> [Diagnostic] {
    report.unknownFields.map { Diagnostic(.warning, .init(id: "unknown-record-field", $0.path), at: $0.first) }
  }
}

/// What can't be shown, in a small notation.
///
/// `no FILE` is a path without a file, `deleted FILE` a file that is gone when it is to be read, `empty FILE` one without a
/// byte. `FILE: …` is a file that holds, one after another, texts between `«` and `»`, times repeated as in `3 × «ab»` (in
/// which `{n}` counts from 1, and `{m}` from 2), and bytes in hexadecimal as in `0A`. FILE is `rubric.yaml`, `criterion` for
/// entries of a criterion, `tests.yaml`, `schema.json`, or a file of records.
struct WrittenBytes {
  private let file: String
  private let state: String
  private let bytes: [UInt8]

  struct NotUnderstood: Error { let text: String }

  init(_ text: String) throws {
    if let match = text.wholeMatch(of: /(no|deleted|empty) (\S+)\s*/) {
      (state, file, bytes) = (String(match.1), String(match.2), [])
    } else if let match = text.wholeMatch(of: /(\S+):\s(.+)/.dotMatchesNewlines()) {
      (state, file, bytes) = ("written", String(match.1), try Self.bytes(of: match.2))
    } else {
      throw NotUnderstood(text: text)
    }
  }

  private static func bytes(of items: Substring) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = items.drop(while: \.isWhitespace)
    while !rest.isEmpty {
      guard let match = rest.prefixMatch(of: /(?:(\d+) × )?«([^»]*)»|([0-9A-F]{2})\b/) else {
        throw NotUnderstood(text: String(rest))
      }
      if let byte = match.3.flatMap({ UInt8($0, radix: 16) }) { bytes.append(byte) }
      let count = match.1.flatMap { Int($0) } ?? 1
      if let text = match.2 { for number in 0..<count { bytes += counted(text, number) } }
      rest = rest[match.range.upperBound...].drop(while: \.isWhitespace)
    }
    return bytes
  }

  private static func counted(_ text: Substring, _ number: Int) -> [UInt8] {
    guard text.utf8.contains(UInt8(ascii: "{")) else { return Array(text.utf8) }
    let counted = text.replacing("{n}", with: "\(number + 1)").replacing("{m}", with: "\(number + 2)")
    return Array(counted.utf8)
  }

  func diagnostics() throws -> [Diagnostic] {
    let content = state == "no" ? nil : bytes
    switch file {
    case "rubric.yaml": return try PageExample.loading(rubric: content)
    case "tests.yaml": return try PageExample.testing(content)
    case "places.csv": return PageExample.table(bytes, of: "places")
    case "teams.csv": return try PageExample.missingTable()
    case "criterion": return try PageExample.loading(bytes, as: "yaml criterion")
    case "schema.json": return try PageExample.loading(bytes, as: "json schema")
    default: return try PageExample.auditing(content, as: file, deleting: state == "deleted")
    }
  }
}

extension TemporaryFolder {
  /// Writes bytes to a file in it.
  fileprivate func write(_ bytes: [UInt8], to name: String) throws {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }
}
