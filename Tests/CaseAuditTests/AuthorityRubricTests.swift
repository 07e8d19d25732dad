import CaseAudit
import Foundation
import Support
import Testing

/// What the rubrics that are shipped ask of authorities, and the form that an authority fills in.
struct AuthorityRubricTests {
  private static let library = RubricLibrary(folders: [Project.url("rubrics").path])

  private func authorities() throws -> [(rubric: Rubric, authority: AuthorityRubric)] {
    try Self.library.names.map { try Self.library.rubric(named: $0) }.compactMap { rubric in
      rubric.authority.map { (rubric, $0) }
    }
  }

  @Test func everyStatementOfAProfileIsAskedOnce() throws {
    let asked = try authorities().flatMap { $0.authority.statements.map(\.object.path.description) }
    let schema = try #require(try authorities().first?.authority.rubric.schema)
    let statements = schema.root.fields.flatMap { group -> [String] in
      guard case .object(let id) = group.type else { return [] }
      return schema.objects[id].fields.compactMap { field in
        if case .object = field.type { "\(group.name).\(field.name)" } else { nil }
      }
    }
    #expect(asked.sorted() == statements.sorted())
    #expect(asked.count == 44)
  }

  @Test func everyStatementSaysWhereItComesFrom() throws {
    var refs: Set<String> = []
    for (rubric, authority) in try authorities() {
      for criterion in rubric.criteria + authority.rubric.criteria {
        #expect(refs.insert(criterion.ref ?? "").inserted, "\(criterion.id)")
      }
      for criterion in authority.rubric.criteria {
        #expect(criterion.action != nil && criterion.source != nil && criterion.reading == .project, "\(criterion.id)")
      }
      for claim in authority.claims { #expect(claim.why != nil, "\(claim.id)") }
    }
  }

  /// The blank form is read without a mistake, says nothing, and explains every field once.
  @Test(arguments: [BlankRecord.Form.xml, .json])
  func theFormLacksNothingButItsAuthority(_ form: BlankRecord.Form) throws {
    let (folder, authority) = (try TemporaryFolder(), try authorities()[0].authority)
    let blank = BlankRecord(schema: authority.rubric.schema).text(as: form)
    let check = RecordCheck(rubric: authority.rubric)
    let path = try folder.write(blank, to: "blank.\(form.rawValue)")
    #expect(check.run(Inputs(finding: [path])).diagnostics.map(\.message.id) == ["no-identity"])
    let named =
      form == .xml
      ? blank.replacing("<code/>", with: "<code>A</code>").replacing(
        "    <date/>\n    <!-- The country", with: "    <date>2016-08-01</date>\n    <!-- The country")
      : blank.replacing(#""code": null, "date": null"#, with: #""code": "A", "date": "2016-08-01""#)
    let filled = try folder.write(named, to: "filled.\(form.rawValue)")
    var judgements: Set<Judgement> = []
    let report = Audit(rubric: authority.rubric).run(
      Inputs(finding: [filled]), onCase: { judgements = Set($0.result.judgements) })
    #expect(!report.isIncomplete && judgements == [.notEvidenced])
  }

  @Test func whatAnAnswerMeansIsSaidOnce() throws {
    let schema = try authorities()[0].authority.rubric.schema
    let text = BlankRecord(schema: schema).text(as: .xml)
    #expect(text.components(separatedBy: "Nobody who filled this in knows.").count == 2)
    #expect(text.components(separatedBy: "<!-- inPlace, partly, notInPlace, notKnown -->").count == 44)
  }
}
