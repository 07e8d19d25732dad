import CaseAudit
import Foundation
import Support
import Testing

/// The list of all criteria: the project's own list of what is to be audited has none that no rubric has.
struct CriterionListTests {
  private func list() throws -> CriterionList {
    let library = RubricLibrary(folders: [Project.url("rubrics").path])
    return CriterionList(try library.names.map { try library.rubric(named: $0) })
  }

  @Test func isCurrent() throws {
    let text = try list().csv
    guard !Project.writesGolden else {
      return try Data(text.utf8).write(to: Project.url("docs/criteria.csv"))
    }
    #expect(text == (try Project.text("docs/criteria.csv")), "docs/criteria.csv is not current; see 'make golden'")
  }

  /// `refs.txt` has the numbers of all criteria that the project wants, in its order.
  @Test func holdsEveryRefOnce() throws {
    let wanted = try Project.text("Tests/Golden/refs.txt").split(separator: "\n").map(String.init)
    let found = try list().rows.compactMap(\.criterion.ref)
    #expect(Set(wanted).subtracting(found).sorted() == [], "refs without a criterion")
    #expect(Set(found).subtracting(wanted).sorted() == [], "criteria with an unknown ref")
    #expect(found.count == Set(found).count)
  }
}
