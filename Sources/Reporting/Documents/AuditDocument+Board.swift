import Documents
import Rubrics
import Statistics

extension AuditDocument {
  /// Two pages for a board: what must be acted on, what was found, how sure it is, and what to ask.
  var board: Document {
    document(
      named: "board-summary", title: "Summary for the board: \(title)",
      sections: [alerts.summary] + since + parts.flatMap(\.boardSections) + [reading])
  }

  private var reading: Section {
    Section(
      id: "reading-this", title: "How to read this",
      blocks: [
        .paragraph(
          "Rates are of small numbers of files and would come out differently for other files. The interval beside each says between which rates the practice behind the files probably lies. Groups are never ranked."
        ),
        .paragraph(
          "This is one view of recorded practice: a file can be good and the practice poor, and the other way round. The full report has every criterion, the comparisons and the method."
        ),
      ])
  }
}

extension AlertSection {
  /// The concerns without the single cases.
  var summary: Section {
    let blocks = blocks.filter { block in
      switch block {
      case .caution, .table: true
      case .heading, .paragraph, .list, .steps, .picture, .answer: false
      }
    }
    return Section(id: "safeguarding", title: "Safeguarding concerns", blocks: blocks)
  }
}

extension PartDocument {
  /// How many criteria are named as missing most often.
  private static let listed = 5

  fileprivate var boardSections: [Section] {
    [
      Section(id: "\(prefix)findings", title: title("Headline findings"), blocks: summary.blocks),
      Section(id: "\(prefix)rates", title: title("Files with a gap, by theme"), blocks: [ThemeSection(self).picture]),
      Section(
        id: "\(prefix)asks", title: title("What needs to improve, and what to ask"),
        blocks: improvements + [.steps(questions)]),
    ]
  }

  private var improvements: [Block] {
    let worst = part.rubric.themes.compactMap { part.drivers(of: $0, 0).first }
      .sorted { ($1.share.numerator, $0.criterion.index) < ($0.share.numerator, $1.criterion.index) }
      .prefix(Self.listed)
    guard !worst.isEmpty else { return [.paragraph("No criterion is missing in a number of files that is shown.")] }
    let hidden =
      part.hidesCriteria(0) ? [Block.paragraph("Criteria whose numbers are not shown are not in this list.")] : []
    return [.list(worst.map { "\($0.criterion.title): missing in \($0.rate.words)" })] + hidden
  }

  private var questions: [String] {
    [
      "For each safeguarding concern: who has checked the live record, and what was done?",
      "Where the record does not say: was the work not done, or not written down, and how do we know?",
      "Who owns each action, by when, and when will the same files be read again?",
      "What do children and families say about the same work?",
    ]
  }
}
