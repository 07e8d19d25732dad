import Auditing
import Diagnostics
import Rubrics

/// Writes what judging a rubric's examples came to as a note for a person.
struct RubricTestText {
  private let report: RubricTestReport

  init(_ report: RubricTestReport) {
    self.report = report
  }

  var lines: [String] {
    var note = NoteLines()
    note.add(summary)
    addMisses(to: &note)
    addMissing(to: &note)
    return note.lines
  }

  private var summary: String {
    let (rubric, count) = (report.rubric, report.tests.examples.count)
    let missed =
      report.missedCount == 0
      ? count == 1 ? "judged as expected" : "all judged as expected" : "\(report.missedCount) not judged as expected"
    let missing = report.missing.isEmpty ? "none is missing" : "\(report.missing.count) missing"
    let part = report.isAuthority ? ", authority profiles" : ""
    return "\(rubric.id) \(rubric.version)\(part): \(count == 1 ? "1 example" : "\(count) examples"), "
      + (count == 0 ? "" : "\(missed), ") + missing
  }

  // MARK: Not as expected

  private func addMisses(to note: inout NoteLines) {
    var last: RubricExample?
    for miss in report.misses {
      note.space()
      if miss.example.range != last?.range {
        // Unbroken, so that the place can be followed.
        let place = report.tests.source.place(of: miss.example.range)
        note.add(contentsOf: [printable("# \(place): \(miss.example.name)")])
      }
      note.add(subject(of: miss.expectation))
      note.add("Expected: \(miss.expected). Found: \(miss.found).")
      addReasons(for: miss, to: &note)
      last = miss.example
    }
  }

  private func subject(of expectation: RubricExpectation) -> String {
    switch expectation.subject {
    case .outOfScope: "What the rubric applies to"
    case .criterion(let index, _, _): report.rubric.criteria[index].fullName
    case .theme(let index, _, _): report.rubric.themes[index].title
    case .alert(let index, _): report.rubric.alerts[index].title
    }
  }

  private func addReasons(for miss: RubricTestReport.Miss, to note: inout NoteLines) {
    let text = ExplanationText(miss.explanation, showingValues: true)
    switch (miss.explanation.verdict, miss.expectation.subject) {
    case (.judged, .criterion): note.add(contentsOf: text.reasonLines)
    case (.judged(_, let result, _), .theme(let index, _, _)):
      for criterion in report.rubric.themes[index].criteria {
        note.add("\(criterion.fullName): \(result.judgements[criterion.index].text)", indent: 2, mark: "- ")
      }
    case (.judged, .outOfScope), (.outOfScope, _): note.add(contentsOf: text.scopeLines)
    case (.judged, .alert), (.noWindow, _), (.elsewhere, _), (.tooMuchWork, _), (.identifierFound, _): break
    }
  }

  // MARK: Missing

  private func addMissing(to note: inout NoteLines) {
    guard !report.missing.isEmpty else { return }
    note.space()
    note.add("Examples that are missing", mark: "# ")
    for criterion in report.rubric.criteria {
      let words = report.missing.filter { $0.criterion == criterion.index }.map(\.judgement.judgement.text)
      guard !words.isEmpty else { continue }
      let list =
        words.count == 1 ? words[0] : "\(words.dropLast().joined(separator: ", ")) or \(words[words.count - 1])"
      note.add("\(criterion.fullName) has no example of \(list)", mark: "- ")
    }
  }
}
