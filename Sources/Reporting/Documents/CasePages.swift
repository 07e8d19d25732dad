public import Auditing
public import Documents
import Records
public import Rubrics
import Statistics

/// A page for each case, for the people who hold it: what went well, what worries, what might come next, and room for their
/// answer and for what the child and the family say.
public struct CasePages: Sendable {
  /// For how many cases pages are written at most: each is made whole before any is written.
  public static let limit = 2000

  private let rubrics: RubricSet
  private let options: ReportOptions
  private let escalation: String?
  private var sections: [Section] = []
  private var days = WindowRange()

  /// No pages yet.
  public init(rubrics: RubricSet, _ options: ReportOptions, escalation: String? = nil) {
    self.rubrics = rubrics
    self.options = options
    self.escalation = escalation
  }

  /// How many cases have a page.
  public private(set) var count = 0

  /// Adds a page for a case; nothing where there are too many already.
  public mutating func add(_ counted: CountedCase) {
    count += 1
    guard count <= Self.limit else { return }
    days.add(counted.window)
    sections.append(
      Section(
        id: "case-\(count)", title: "Case \(counted.identity.joined(separator: "/"))", startsPage: true,
        blocks: [.paragraph(lead(of: counted))] + alerts(of: counted) + results(of: counted) + answers))
  }

  /// The pages as a document.
  public var document: Document {
    let date = days.to.map { "data of \(FileWords.days($0))" } ?? "the day of the data is not stated"
    return Document(
      name: "case-pages", title: "Case pages: \(title)", marking: options.marking ?? "OFFICIAL-SENSITIVE",
      dataDate: date, facts: facts, sections: sections, notes: [Self.caution])
  }

  private static let caution =
    "Judged by a program from what the record says, the same way for every case. It is a start for talking about the work, not a verdict on it: where the record does not say, the work may have been done."

  private var title: String {
    rubrics.rubrics.count == 1 ? rubrics.rubrics[0].title : "\(rubrics.rubrics.count) rubrics"
  }

  private var facts: [Document.Fact] {
    rubrics.rubrics.map { Document.Fact("Rubric", "\($0.title) (\($0.id), version \($0.version))") } + [
      Document.Fact("Cases", String(sections.count))
    ]
  }

  private func lead(of counted: CountedCase) -> String {
    let from = counted.window.from.map { "from \(FileWords.day($0)) " } ?? ""
    let date = counted.dataDate.map { "; data of \(FileWords.day($0))" } ?? ""
    return "Practice \(from)to \(FileWords.day(counted.window.to))\(date)."
  }

  private func alerts(of counted: CountedCase) -> [Block] {
    guard !rubrics.alerts.isEmpty else { return [.paragraph("\(AlertWords.notLookedFor). \(AlertWords.caution)")] }
    guard !counted.alerts.isEmpty else { return [.paragraph("\(AlertWords.noneHeading). \(AlertWords.caution)")] }
    return counted.alerts.map { flag in
      let shared = rubrics.alerts[flag.index]
      let isRaised = flag.state == .raised
      let words = isRaised ? [] : ["It could not be ruled out: \(AlertWords.silence(flag))."]
      return .caution(
        title: AlertWords.heading,
        ["\(shared.alert.title)."] + words + [AlertWords.action(shared, escalation), AlertWords.caution])
    }
  }

  private func results(of counted: CountedCase) -> [Block] {
    zip(rubrics.rubrics, counted.results).flatMap { rubric, result -> [Block] in
      guard let result else { return [.paragraph("\(rubric.title): this rubric left the case out.")] }
      guard result.isInScope else { return [.paragraph("\(rubric.title): the case is not in its scope.")] }
      return CasePart(rubric: rubric, result: result).blocks
    }
  }

  private var answers: [Block] {
    [
      .answer("The practitioner's response: what is right, what is missing here, what will be done", lines: 3),
      .answer("What the child says, or shows", lines: 2), .answer("What the family says", lines: 2),
    ]
  }
}

/// What one rubric found about one case, so short that it stays one page: essential criteria come first.
private struct CasePart {
  /// How many criteria that are met are named.
  static let mostMet = 5
  /// How many criteria that are not are named.
  static let mostMissing = 7
  /// How many next steps are suggested.
  static let mostSteps = 4

  let rubric: Rubric
  let result: CaseResult

  var blocks: [Block] { well + worries + steps }

  private func criteria(_ judgements: Set<Judgement>) -> [Criterion] {
    let found = rubric.criteria.filter { judgements.contains(result.judgements[$0.index]) }
    return found.filter(\.isEssential) + found.filter { !$0.isEssential }
  }

  /// The first of these, and how many more there are.
  private func list(_ items: [String], _ most: Int) -> Block {
    let rest = items.count - most
    return .list(
      items.prefix(most) + (rest > 0 ? ["and \(rest) more: 'caseaudit explain' shows each with its reasons"] : []))
  }

  private var well: [Block] {
    let met = criteria([.met])
    return [.heading("What went well")]
      + [
        met.isEmpty
          ? .paragraph("The record shows no criterion that is met in full.") : list(met.map(\.title), Self.mostMet)
      ]
  }

  private var worries: [Block] {
    let gaps = zip(rubric.themes, result.themes).filter { $0.1.outcome == .gap }.map(\.0.title)
    let lead = gaps.isEmpty ? "No theme is a gap." : "Themes that are a gap: \(gaps.joined(separator: "; "))."
    let missing = criteria([.notMet, .notEvidenced, .partlyMet, .invalid]).map { criterion in
      "\(criterion.title)\(criterion.isEssential ? " (essential)" : ""): \(result.judgements[criterion.index].text)"
    }
    return [.heading("What worries"), .paragraph(lead)] + (missing.isEmpty ? [] : [list(missing, Self.mostMissing)])
  }

  private var steps: [Block] {
    var seen: Set<String> = []
    let actions = criteria([.notMet, .notEvidenced, .partlyMet]).compactMap(\.action).filter {
      seen.insert($0).inserted
    }
    guard !actions.isEmpty else { return [] }
    return [.heading("Suggested next steps, to be accepted, changed or dropped"), list(actions, Self.mostSteps)]
  }
}
