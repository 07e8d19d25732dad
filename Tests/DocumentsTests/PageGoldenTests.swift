import Documents
import Foundation
import Support
import Testing

/// The made-up report as it is written; `make golden` writes the expected files anew, `make page` looks at the page.
struct PageGoldenTests {
  @Test(arguments: [
    ("every-block.html", SampleDocument.document.page()), ("every-block.md", SampleDocument.document.markdown()),
  ])
  func isWrittenAsExpected(_ name: String, _ text: String) throws {
    let path = "Tests/DocumentsTests/Expected/\(name)"
    if Project.writesGolden { try Data(text.utf8).write(to: Project.url(path)) }
    let expected = try Project.text(path)
    #expect(text == expected)
  }
}
