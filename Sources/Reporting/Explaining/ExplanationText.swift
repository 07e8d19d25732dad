import Auditing
import Diagnostics
import Expressions
import Records
import Rubrics

/// Writes an explanation as a note for a person.
struct ExplanationText {
  let explanation: CaseExplanation
  private let showsValues: Bool
  private let writer: ReasonWriter
  private let reasons: ReasonLines
  private let rules: RuleText

  init(_ explanation: CaseExplanation, showingValues: Bool) {
    self.explanation = explanation
    showsValues = showingValues
    writer = ReasonWriter(explanation, showingValues: showingValues)
    reasons = ReasonLines(file: Self.shownFile(explanation.place.path))
    rules = RuleText(source: explanation.rubric.source)
  }

  private static func shownFile(_ path: String) -> String {
    printable(path.split(separator: "/").last.map(String.init) ?? path)
  }

  var lines: [String] {
    var note = NoteLines()
    addAlerts(to: &note)
    addHead(to: &note)
    switch explanation.verdict {
    case .judged(_, let result, let findings): add(result, findings, to: &note)
    case .outOfScope(_, let condition):
      note.add("Not judged: the record is not in the rubric's scope, because this does not hold:")
      add(condition, to: &note)
      addGlossary([condition] + alertConditions, to: &note)
    case .noWindow(let problem): note.add("Not judged: \(problem.text).")
    case .elsewhere(let country): note.add("Not judged: \(otherCountryText(country)).")
    case .tooMuchWork(let excess): note.add("Not judged: \(excess.text).")
    case .identifierFound:
      note.add(
        "Not judged: a direct identifier of a person was found in the record, so an audit leaves it out. With "
          + "--identifiers warn it is judged and explained all the same.")
    }
    return note.lines
  }

  /// Why the first criterion that was asked about was judged so, without heads and names.
  var reasonLines: [String] {
    guard case .judged(_, _, let findings) = explanation.verdict, let finding = findings.first,
      let criterion = explanation.rubric.criteria.first(where: { $0.id == finding.criterion })
    else { return [] }
    var note = NoteLines()
    addReasons(criterion, finding, to: &note)
    return note.lines
  }

  /// Why the record is in the rubric's scope or is not; nothing where the rubric is for all records.
  var scopeLines: [String] {
    guard let scope = explanation.scope else { return [] }
    var note = NoteLines()
    addReason(scope, in: nil, to: &note)
    return note.lines
  }

  /// What was asked for the alerts whose reasons are told.
  private var alertConditions: [ExplainedCondition] {
    explanation.alerts.filter { $0.flag.state == .raised }.map(\.condition)
  }

  // MARK: Head

  private func addHead(to note: inout NoteLines) {
    let rubric = explanation.rubric
    let identity = printable(explanation.identity.joined(separator: "/"))
    note.add("Case \(identity), \(printable(explanation.place.path)):\(explanation.place.start.line)")
    note.add("\(rubric.title) (rubric \(rubric.id) \(rubric.version))")
    if let window = explanation.window {
      let from = window.from?.description ?? "a day that could not be read"
      let sources = explanation.windowRule.sources(for: explanation.record, by: rubric.schema)
      note.add(
        "Practice from \(from) (auditFrom, \(sources.from.words("--from"))) to \(window.to) (auditDate, "
          + "\(sources.to.words("--as-of")))")
    }
    for place in explanation.later {
      note.add("A later record has the same identity and is left out: \(printable("\(place)"))")
    }
    let values = showsValues ? "Values from the record are shown." : "Values are left out; --show-values shows them."
    note.add(
      "Places are file:line:column. \(values) Names and signs in rules are explained at the end. "
        + "Points: met earns twice the weight, partly met once; what is not applicable counts for nothing. "
        + (rubric.gap.sentence ?? ""))
    note.space()
  }

  // MARK: Themes and criteria

  private func add(_ result: CaseResult, _ findings: [Finding], to note: inout NoteLines) {
    var conditions = alertConditions
    addGrades(result.grades, to: &note)
    if let scope = findings.first?.conditions.first(where: { $0.role == .scope }) {
      addReason(scope, in: nil, to: &note)
      note.space()
      conditions.append(scope)
    }
    addSummary(findings, to: &note)
    for (theme, amount) in zip(explanation.rubric.themes, result.themes) {
      let shown = theme.criteria.compactMap { criterion in
        findings.first { $0.criterion == criterion.id }.map { (criterion, $0) }
      }
      guard !shown.isEmpty else { continue }
      note.add("\(theme.title): \(explanation.statement(on: theme, amount, result.judgements))", mark: "# ")
      for (criterion, finding) in shown {
        note.space()
        add(criterion, finding, to: &note)
        conditions += finding.conditions.filter { $0.role != .scope }
      }
      note.space()
    }
    addGlossary(conditions, to: &note)
  }

  /// All judgements at a glance, where there are several.
  private func addSummary(_ findings: [Finding], to note: inout NoteLines) {
    guard findings.count > 1 else { return }
    note.add("In short", mark: "# ")
    let kinds: [Judgement] = [.invalid, .notEvidenced, .notMet, .partlyMet, .met, .notApplicable]
    for judgement in kinds {
      let alike = explanation.rubric.criteria.filter { criterion in
        findings.contains { $0.criterion == criterion.id && $0.judgement == judgement }
      }
      guard !alike.isEmpty else { continue }
      note.add("\(judgement.heading): \(alike.map { $0.ref ?? $0.id }.joined(separator: ", "))", mark: "- ")
    }
    note.space()
  }

  private func add(_ criterion: Criterion, _ finding: Finding, to note: inout NoteLines) {
    let weight = "\(criterion.isEssential ? "essential, " : "")weight \(criterion.weight)"
    note.add("\(criterion.ref ?? criterion.id) \(criterion.title) (\(weight))", mark: "## ")
    if finding.lapse != nil || ![.met, .notApplicable].contains(finding.judgement) { note.add(finding.sentence) }
    addReasons(criterion, finding, to: &note)
  }

  private func addReasons(_ criterion: Criterion, _ finding: Finding, to note: inout NoteLines) {
    // What decided first, then what was asked before it.
    let conditions = finding.conditions.filter { $0.role != .scope }
    let isOut = finding.judgement == .notApplicable
    let (last, first) = (
      conditions.filter { $0.role == .applies && !isOut }, conditions.filter { $0.role != .applies || isOut }
    )
    for condition in finding.judgement == .partlyMet ? first.reversed() + last : first + last {
      addReason(condition, in: criterion, to: &note)
    }
  }

  private func addReason(_ condition: ExplainedCondition, in criterion: Criterion?, to note: inout NoteLines) {
    note.add(heading(of: condition, in: criterion))
    add(condition, to: &note)
  }

  private func heading(of condition: ExplainedCondition, in criterion: Criterion?) -> String {
    let outcome = condition.explanation.outcome
    let full = condition.role == .met && criterion?.partly != nil ? " in full" : ""
    if case .failed(let error) = outcome { return "\(condition.role.question) could not be computed: \(error.text)" }
    if outcome == .unknown {
      let asked = condition.role == .applies ? "; silence excuses nothing, so it is judged" : ""
      return "\(condition.role.question)\(full), the record does not say\(asked):"
    }
    let isTrue = outcome == .holds
    switch condition.role {
    case .scope: return isTrue ? "In the rubric's scope, because:" : "Not in the rubric's scope, because:"
    case .applies: return isTrue ? "It applies, because:" : "Not applicable, because this does not hold:"
    case .met:
      return isTrue ? "Met, because:" : "It is not met\(full), because this does not hold:"
    case .partly: return isTrue ? "It is met in part, because:" : "It is not met in part, because this does not hold:"
    case .alert:
      return isTrue ? "The alert is raised, because:" : "The alert is not raised, because this does not hold:"
    }
  }

  func add(_ condition: ExplainedCondition, to note: inout NoteLines) {
    let reason = writer.reason(for: condition.explanation)
    let points = reasons.points(for: reason)
    if points.count != 1 || !points[0].text.hasPrefix(reason.condition) { note.add(reason.condition, indent: 4) }
    for point in points { add(point, indent: 2, to: &note) }
  }

  private func add(_ point: ReasonLines.Point, indent: Int, to note: inout NoteLines) {
    note.add(point.line, indent: indent, mark: "- ")
    for part in point.points { add(part, indent: indent + 2, to: &note) }
  }

  // MARK: Names

  private func addGlossary(_ conditions: [ExplainedCondition], to note: inout NoteLines) {
    var glossary = RuleGlossary(explanation.rubric)
    for condition in conditions { if let rule = condition.explanation.expression { glossary.add(rule) } }
    if !glossary.entries.isEmpty {
      note.add("What the names in these rules stand for", mark: "# ")
      for (name, text) in glossary.entries.sorted(by: { $0.key < $1.key }) {
        note.add("\(name): \(text)", mark: "- ")
      }
    }
    guard !glossary.words.isEmpty else { return }
    if !glossary.entries.isEmpty { note.space() }
    note.add("What the signs and words of the rule language mean", mark: "# ")
    for entry in glossary.words {
      note.add("\(entry.name): \(entry.summary)", mark: "- ")
    }
  }
}
