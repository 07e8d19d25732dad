import Documents
import Support
import Testing

/// No text changes what a page or a Markdown document consists of, wherever it stands.
struct HostileTextTests {
  private static let tags = PageTags(TextSlots.document("plain").page())
  private static let lines = shape(of: TextSlots.document("plain"))

  @Test func areMany() {
    #expect(Set(HostileTexts.all.map { Array($0.utf8) }).count >= 300)
  }

  @Test(arguments: HostileTexts.all)
  func leavesTheTagsOfAPage(_ text: String) {
    let page = PageTags(TextSlots.document(text).page())
    #expect(page.tags == Self.tags.tags)
    #expect(withoutStrings(page.sheet) == withoutStrings(Self.tags.sheet))
  }

  /// A style sheet without what is between its quotation marks; a string that does not end takes the rest with it.
  private func withoutStrings(_ sheet: String) -> [UInt8] {
    var (rest, inString, isEscaped): ([UInt8], Bool, Bool) = ([], false, false)
    for byte in sheet.utf8 {
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        inString.toggle()
      }
      if !inString { rest.append(byte) }
    }
    return rest
  }

  @Test(arguments: HostileTexts.all)
  func leavesTheLinesOfMarkdown(_ text: String) {
    #expect(Self.shape(of: TextSlots.document(text)) == Self.lines)
  }

  private static func shape(of document: Document) -> [MarkdownLine] {
    document.markdown().utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(
      MarkdownLine.init)
  }

  @Test(arguments: HostileTexts.all)
  func hidesNothing(_ text: String) {
    let document = TextSlots.document(text)
    for form in [document.page(), document.markdown()] {
      let hidden = form.unicodeScalars.filter { scalar in
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator:
          !"\n\u{200C}\u{200D}".unicodeScalars.contains(scalar)
        default: false
        }
      }
      #expect(hidden.isEmpty)
    }
  }
}
