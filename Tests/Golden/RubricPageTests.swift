import CaseAudit
import Foundation
import Support
import Testing

/// The `README.md` of each rubric's folder is the rubric read back in plain English; `make golden` writes them anew.
struct RubricPageTests {
  static let library = RubricLibrary(folders: [Project.url("rubrics").path])

  @Test(arguments: library.names)
  func isCurrent(_ name: String) throws {
    let page = RubricPage(try Self.library.rubric(named: name)).markdown
    let path = "rubrics/\(name)/README.md"
    if Project.writesGolden {
      try Data(page.utf8).write(to: Project.url(path))
    } else {
      let current = try Project.text(path)
      #expect(page == current, "\(path) differs; write it anew with 'make golden'")
    }
  }

  /// Whoever reads the page needs no other: every word that has a meaning of its own leads to it.
  @Test(arguments: library.names)
  func explainsEveryWord(_ name: String) throws {
    let rubric = try Self.library.rubric(named: name)
    let page = RubricPage(rubric).markdown
    let headings = Set(page.matches(of: /(?m)^#+ (.*)$/).map { Self.slug(String($0.1)) })
    let links = page.matches(of: /\]\(#([^)]*)\)/).map { String($0.1) }
    #expect(!links.isEmpty)
    for link in links { #expect(headings.contains(link), "\(link)") }
    for criterion in rubric.criteria { #expect(page.contains("`\(criterion.id)`")) }
  }

  /// The rules of the rubrics that are shipped can all be said in words: none is shown as code.
  @Test(arguments: library.names)
  func showsNoRuleAsItIsWritten(_ name: String) throws {
    let rubric = try Self.library.rubric(named: name)
    let page = RubricPage(rubric, criteria: rubric.criteria.map(\.id)).markdown
    let rules = try #require(page.split(separator: "\n## What is read in the record\n").first)
    let ids = rubric.criteria.map { "`\($0.id)`: " }
    let code = rules.split(separator: "\n").filter { line in
      line.replacing(#"\`"#, with: "").contains("`") && !ids.contains { line.hasPrefix($0) }
    }
    #expect(code == [])
  }

  /// GitHub's name for the place of a heading: its letters, digits and hyphens, blanks as hyphens.
  private static func slug(_ heading: String) -> String {
    String(
      heading.lowercased().compactMap { character in
        character == " " ? "-" : character.isLetter || character.isNumber || "-_".contains(character) ? character : nil
      })
  }

  @Test func aPageOfOneCriterionHoldsWhatItNeeds() throws {
    let rubric = try Self.library.rubric(named: "cordis-bright-themes")
    let page = RubricPage(rubric, criteria: ["CB-V4"]).text
    #expect(page.contains("### CB-V4 "))
    #expect(!page.contains("### CB-V5 "))
    #expect(page.contains("### This is a contact that was properly closed"))
    #expect(!page.contains("### Fathers or second parents"))
  }
}
