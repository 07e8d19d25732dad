import CaseAudit
import Foundation
import Support
import Testing

/// Blank records: they are read without a mistake, say nothing, and every field is explained.
struct BlankRecordTests {
  private func rubric() throws -> Rubric {
    try RubricLibrary(folders: [Project.url("rubrics").path]).rubric(named: "cordis-bright-themes")
  }

  /// The blank record with what identifies it and its day written in.
  private func filled(_ form: BlankRecord.Form, _ rubric: Rubric) -> String {
    let values = [("caseId", "1"), ("authorityCode", "X"), ("auditDate", "2016-09-30")]
    return values.reduce(BlankRecord(schema: rubric.schema).text(as: form)) { text, entry in
      form == .xml
        ? text.replacing("<\(entry.0)/>", with: "<\(entry.0)>\(entry.1)</\(entry.0)>")
        : text.replacing("\"\(entry.0)\": null", with: "\"\(entry.0)\": \"\(entry.1)\"")
    }
  }

  @Test(arguments: [BlankRecord.Form.xml, .json])
  func aBlankRecordLacksNothingButItsIdentity(_ form: BlankRecord.Form) throws {
    let (rubric, folder) = (try rubric(), try TemporaryFolder())
    let check = RecordCheck(rubric: rubric)
    let blank = try folder.write(BlankRecord(schema: rubric.schema).text(as: form), to: "blank.\(form.rawValue)")
    #expect(check.run(Inputs(finding: [blank])).diagnostics.map(\.message.id) == ["no-identity"])
    let filled = try folder.write(filled(form, rubric), to: "filled.\(form.rawValue)")
    let report = check.run(Inputs(finding: [filled]))
    #expect(report.inputs.recordCount == 1 && report.diagnostics.isEmpty && !report.isIncomplete)
  }

  /// Both forms mean the same: every criterion has the same judgement, and what nobody wrote decides none.
  @Test func theFormsMeanTheSame() throws {
    let (rubric, folder) = (try rubric(), try TemporaryFolder())
    let results = try [BlankRecord.Form.xml, .json].map { form in
      let file = try folder.write(filled(form, rubric), to: "filled.\(form.rawValue)")
      var judgements: [Judgement] = []
      _ = Audit(rubric: rubric).run(Inputs(finding: [file]), onCase: { judgements = $0.result.judgements })
      return judgements
    }
    #expect(results[0] == results[1] && results[0].count == rubric.criteria.count)
    #expect(Set(results[0]).isSubset(of: [.notEvidenced, .notApplicable]))
    #expect(results[0].contains(.notEvidenced))
  }

  /// A row that is taken out of its comment is read, and counts as one.
  @Test func aRowCanBeTakenOutOfItsComment() throws {
    let (rubric, folder) = (try rubric(), try TemporaryFolder())
    let text = filled(.xml, rubric).replacing(/<!--\s*(<visits>[\s\S]*?<\/visits>)\s*-->/) { String($0.1) }
    #expect(text.contains("\n    <visit>\n      <childId/>"))
    let file = try folder.write(text, to: "filled.xml")
    let report = RecordCheck(rubric: rubric).run(Inputs(finding: [file]))
    #expect(report.inputs.recordCount == 1 && report.diagnostics.isEmpty)
  }

  @Test(arguments: [BlankRecord.Form.xml, .guide])
  func everyFieldAndValueIsExplained(_ form: BlankRecord.Form) throws {
    let schema = try rubric().schema
    // How lines are broken does not matter.
    let text = BlankRecord(schema: schema).text(as: form).split { $0.isWhitespace }.joined(separator: " ")
      .replacing("- -", with: "--")
    for type in schema.objects {
      for field in type.fields { #expect(text.contains(field.text), "\(type.name).\(field.name)") }
    }
    for value in schema.enumerations.flatMap(\.values) { #expect(text.contains(value.text), "\(value.name)") }
  }
}
