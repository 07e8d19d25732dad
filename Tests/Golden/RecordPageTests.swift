import CaseAudit
import Foundation
import Support
import Testing

/// The page about the fields of a case record is what the schema says. `make golden` writes it anew.
struct RecordPageTests {
  @Test func thePageIsCurrent() throws {
    let rubric = try RubricLibrary(folders: [Project.url("rubrics").path]).rubric(named: "cordis-bright-themes")
    let (page, path) = (BlankRecord(schema: rubric.schema).text(as: .guide), "docs/case-record.md")
    guard !Project.writesGolden else { return try Data(page.utf8).write(to: Project.url(path)) }
    #expect(page == (try Project.text(path)), "\(path) differs; see what changed with 'make golden' and 'git diff'")
  }
}
