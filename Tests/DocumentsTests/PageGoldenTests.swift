import Documents
import Foundation
import Support
import Testing

/// The made-up report as it is written; `make golden` writes the expected files anew, `make page` looks at the page.
struct PageGoldenTests {
  private static let forms: [String: @Sendable () -> String] = [
    "every-block.html": { SampleDocument.document.page() }, "every-block.md": { SampleDocument.document.markdown() },
  ]

  @Test(arguments: forms.keys.sorted())
  func isWrittenAsExpected(_ name: String) throws {
    let path = "Tests/DocumentsTests/Pages/\(name)"
    let write = try #require(Self.forms[name])
    let text = write()
    if Project.writesGolden { try Data(text.utf8).write(to: Project.url(path)) }
    let expected = try Project.text(path)
    #expect(text == expected, "\(path)")
  }
}
