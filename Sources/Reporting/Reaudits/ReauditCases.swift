import Auditing
import Documents
import Rubrics

/// Each file that was read twice: its gaps, and what is better and worse.
struct ReauditCases {
  /// How many files are listed: more than one team reads twice.
  static let listed = 5_000

  let report: PartDocument
  let reaudit: Reaudit

  var blocks: [Block] {
    let more = reaudit.cases.count - Self.listed
    return [.table(table)] + (more > 0 ? [.paragraph("and \(FileWords.files(more)) more, which are not listed")] : [])
  }

  private var table: Table {
    Table(
      id: "\(report.prefix)files-table", title: report.title("What became of each file"),
      shortTitle: report.tab("Files"), about: ["This table names cases."],
      notes: [ReauditNotes.moves, .change].map(\.number),
      columns: [
        Column("File", .text), Column("Gaps before", .number(decimals: 0)), Column("Gaps now", .number(decimals: 0)),
        Column("Gaps closed", .text), Column("Gaps still open", .text), Column("New gaps", .text),
        Column("Gaps that can't be compared", .text), Column("Criteria mended", .text),
        Column("Criteria worse", .text), Column("Newly applies and is not met in full", .text),
      ],
      rows: reaudit.cases.prefix(Self.listed).map(row))
  }

  private func row(_ pair: CasePair) -> [Cell] {
    [.text(pair.name), .count(Self.gaps(pair.before)), .count(Self.gaps(pair.after))]
      + [ThemeMove.closed, .stillOpen, .new].map { themes(pair, $0) }
      + [otherGaps(pair), mended(pair), worse(pair), newlyShort(pair)]
  }

  private static func gaps(_ reading: CaseJudgements) -> Int { reading.themes.count { $0 == .gap } }

  private static func list(_ items: [String]) -> Cell { items.isEmpty ? .none : .text(items.joined(separator: "; ")) }

  // MARK: Themes

  private func themes(_ pair: CasePair, _ move: ThemeMove) -> Cell {
    Self.list(zip(reaudit.rubric.themes, pair.themes).filter { $0.1 == move }.map(\.0.title))
  }

  /// Gaps of one time where the theme did not apply, or could not be judged, the other time.
  private func otherGaps(_ pair: CasePair) -> Cell {
    Self.list(
      reaudit.rubric.themes.enumerated().compactMap { index, theme in
        let (before, after) = (pair.before.themes[index], pair.after.themes[index])
        if before == .gap, let now = after.whyNoGap { return "\(theme.title) (a gap before; now \(now))" }
        if after == .gap, let then = before.whyNoGap { return "\(theme.title) (a gap now; before \(then))" }
        return nil
      })
  }

  // MARK: Criteria

  private func mended(_ pair: CasePair) -> Cell { criteria(pair, \.isMended) }

  private func worse(_ pair: CasePair) -> Cell { criteria(pair) { $0 == .worse } }

  private func criteria(_ pair: CasePair, _ condition: (CriterionMove) -> Bool) -> Cell {
    Self.list(
      reaudit.rubric.criteria.filter { condition(pair.criteria[$0.index]) }.map { criterion in
        let (before, after) = (pair.before.judgements[criterion.index], pair.after.judgements[criterion.index])
        return "\(criterion.title) (from '\(before.text)' to '\(after.text)')"
      })
  }

  private func newlyShort(_ pair: CasePair) -> Cell {
    Self.list(
      reaudit.rubric.criteria.compactMap { criterion in
        let now = pair.after.judgements[criterion.index]
        guard pair.criteria[criterion.index] == .newlyApplicable, now.isShort else { return nil }
        return "\(criterion.title) (\(now.text))"
      })
  }
}

extension ThemeResult.Outcome {
  /// Why it is neither a gap nor none, in words; nil where it is one of these.
  fileprivate var whyNoGap: String? {
    switch self {
    case .gap, .noGap: nil
    case .notApplicable: "not applicable"
    case .invalid: "could not be judged"
    }
  }
}
