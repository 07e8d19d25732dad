import Diagnostics
import Testing

/// Several files as one text: offsets run on, places are those of each file.
struct JoinedTextTests {
  private let whole = SourceText(joining: [
    SourceText(path: "a", bytes: Array("one\ntwo".utf8)), SourceText(path: "b", bytes: []),
    SourceText(path: "c", bytes: Array("\nthree\n".utf8)),
  ])

  @Test(arguments: [
    (0, "a:1:1"), (4, "a:2:1"), (7, "a:2:4"), (8, "b:1:1"), (9, "c:1:1"), (10, "c:2:1"), (16, "c:3:1"), (99, "c:3:1"),
  ])
  func places(_ offset: Int, _ expected: String) {
    #expect(whole.place(of: SourceRange(offset, offset)).description == expected)
  }

  @Test func mentions() {
    #expect(whole.mention(of: SourceRange(4, 7), from: SourceRange(0, 1)) == "line 2")
    #expect(whole.mention(of: SourceRange(4, 7), from: SourceRange(10, 12)) == "a:2")
    #expect(whole.place(of: SourceRange(10, 15)).excerpt == "three")
    #expect(whole.files.map(\.path) == ["a", "b", "c"] && whole.fileStarts == [0, 8, 9])
  }
}
