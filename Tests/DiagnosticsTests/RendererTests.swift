import Diagnostics
import Support
import Testing

struct RendererTests {
  @Test func drawsLineCaretAndHelp() {
    let text = "rubric: a\nmet:    case.asessedOn <= 3\n"
    let source = SourceText(path: "rubrics/intake.yaml", bytes: Array(text.utf8))
    let message = Diagnostic.Message(
      id: "unknown-field", "'case' has no field 'asessedOn'", label: "not declared", help: "did you mean 'assessedOn'?")
    let diagnostic = Diagnostic(.error, message, at: source.place(of: SourceRange(23, 32)))
    #expect(
      DiagnosticRenderer(colours: false).render(diagnostic) == """
        error[unknown-field]: 'case' has no field 'asessedOn'
         --> rubrics/intake.yaml:2:14
          |
        2 | met:    case.asessedOn <= 3
          |              ^^^^^^^^^ not declared
          |
          = help: did you mean 'assessedOn'?
          = docs: docs/diagnostics/unknown-field.md

        """)
  }

  @Test(arguments: [("a\nb", 2, 2, 1), ("a\r\nb", 3, 2, 1), ("a\rb", 2, 2, 1), ("é€x", 5, 1, 3), ("abc", 99, 1, 4)])
  func positions(_ text: String, _ offset: Int, _ line: Int, _ column: Int) {
    let source = SourceText(path: "x", bytes: Array(text.utf8))
    #expect(source.position(of: offset) == Position(line: line, column: column))
  }

  @Test func nothingReachesTheTerminalThatCouldCommandIt() {
    let message = Diagnostic.Message(id: "x", "bad \u{1B}[31m name\u{202E}")
    let drawn = DiagnosticRenderer(colours: false).render(Diagnostic(.error, message, at: nil))
    #expect(drawn.contains("bad \\u{1b}[31m name\\u{202e}"))
  }

  @Test(arguments: [
    ("asessedOn", "assessedOn"), ("SEEN_alone", "seenAlone"), ("wholly", nil), ("xyz", nil), ("dats", "date"),
  ])
  func suggestions(_ name: String, _ expected: String?) {
    #expect(Suggestion.nearest(to: name, among: ["assessedOn", "seenAlone", "date"]) == expected)
  }

  @Test func oneMistakeAtOnePlaceIsSaidOnce() {
    let source = SourceText(path: "x", bytes: Array("abc".utf8))
    var diagnostics = Diagnostics()
    for _ in 0..<2 { diagnostics.report(.init(id: "a", "a"), at: SourceRange(1, 2), in: source) }
    for offset in 0..<300 {
      let place = Place(path: "y", start: Position(line: 300 - offset, column: 1))
      diagnostics.report(Diagnostic(.error, .init(id: "b", "b"), at: place))
    }
    #expect(diagnostics.count == 301 && diagnostics.all.count == 100)
  }
}
