import Auditing
import Diagnostics
import Expressions
import Records
import Rubrics

/// Writes an explanation as JSON; `docs/result-format.md` describes it.
struct ExplanationJSON {
  /// Raised by one whenever a reader of the format could be misled by a change.
  static let version = 1

  private let explanation: CaseExplanation
  private let showsValues: Bool
  private let writer: ReasonWriter
  private let finder: FieldFinder

  init(_ explanation: CaseExplanation, showingValues: Bool) {
    self.explanation = explanation
    showsValues = showingValues
    writer = ReasonWriter(explanation, showingValues: showingValues)
    finder = FieldFinder(explanation, showingValues: showingValues)
  }

  var value: JSONValue {
    let (rubric, window) = (explanation.rubric, explanation.window)
    return .object([
      "explanationVersion": .integer(Self.version), "alerts": alerts, "caution": .string(AlertWords.caution),
      "engine": .object(["name": .string("caseaudit"), "version": .string(explanation.engineVersion)]),
      "rubric": .object([
        "id": .string(rubric.id), "version": .string(rubric.version), "title": .string(rubric.title),
      ]),
      "identity": .array(
        zip(rubric.schema.identity, explanation.identity).map { field, value in
          .object(["path": .string(field.path.description), "value": .string(value)])
        }),
      "source": source(explanation.place), "later": .array(explanation.later.map(source)),
      "window": window.map { window in
        let sources = explanation.windowRule.sources(for: explanation.record, by: rubric.schema)
        return .object([
          "from": JSONValue(window.from?.description), "fromSource": .string(sources.from.rawValue),
          "to": .string(window.to.description), "toSource": .string(sources.to.rawValue),
        ])
      } ?? .null,
      "showsValues": .boolean(showsValues), "state": .string(state), "reason": JSONValue(reason),
      "scope": explanation.scope.map { condition($0) } ?? .null, "themes": .array(themes), "grades": grades,
      "names": names,
    ])
  }

  /// The first criterion that was asked about and what was found on it; null where there is none.
  var firstFinding: JSONValue {
    guard let finding = findings.first,
      let criterion = explanation.rubric.criteria.first(where: { $0.id == finding.criterion })
    else { return .null }
    return self.criterion(criterion, finding)
  }

  private func source(_ place: Place) -> JSONValue {
    .object([
      "path": .string(place.path), "line": .integer(place.start.line), "column": .integer(place.start.column),
    ])
  }

  private var state: String {
    switch explanation.verdict {
    case .judged: "judged"
    case .outOfScope: "outOfScope"
    case .noWindow: "noWindow"
    case .elsewhere: "otherJurisdiction"
    case .tooMuchWork: "tooMuchWork"
    case .identifierFound: "identifierFound"
    }
  }

  private var reason: String? {
    switch explanation.verdict {
    case .judged, .outOfScope, .identifierFound: nil
    case .noWindow(let problem): problem.text
    case .elsewhere(let country): otherCountryText(country)
    case .tooMuchWork(let excess): excess.text
    }
  }

  private var findings: [Finding] {
    if case .judged(_, _, let findings) = explanation.verdict { findings } else { [] }
  }

  // MARK: Alerts and grades

  private var alerts: JSONValue {
    .array(
      explanation.alerts.map { alert in
        .object([
          "alert": .string(alert.alert.id), "title": .string(alert.alert.title),
          "state": .string(alert.flag.state.rawValue), "dataDate": JSONValue(explanation.dataDate?.description),
          "toDo": .string(AlertWords.action(alert.alert, explanation.escalation)),
          "silent": .array(alert.flag.silent.map { .string($0.description) }),
          "silentCount": .integer(alert.flag.silentCount),
          "because": reason(writer.reason(for: alert.condition.explanation)),
          "evidence": .array(fields(behind: alert.condition.explanation)),
        ])
      })
  }

  /// What a reason rests on; which fields decide is not tried for alerts.
  private func fields(behind explanation: Explanation) -> [JSONValue] {
    (explanation.allReads + explanation.windowReads).compactMap {
      finder.field(at: $0).map { field($0, isDeciding: nil) }
    }
  }

  private var grades: JSONValue {
    guard case .judged(_, let result, _) = explanation.verdict, let grades = result.grades else { return .null }
    return JSONValue(grades, of: explanation.rubric)
  }

  // MARK: Themes and criteria

  private var themes: [JSONValue] {
    guard case .judged(_, let result, let findings) = explanation.verdict else { return [] }
    return zip(explanation.rubric.themes, result.themes).compactMap { theme, amount in
      let shown = theme.criteria.compactMap { criterion in
        findings.first { $0.criterion == criterion.id }.map { self.criterion(criterion, $0) }
      }
      guard !shown.isEmpty else { return nil }
      let missing = explanation.missingEssentials(of: theme, result.judgements)
      let isUnder = explanation.rubric.gap.below.map { amount.score.isUnder(percent: $0) } ?? false
      return .object([
        "id": .string(theme.id), "title": .string(theme.title), "state": .string(amount.outcome.rawValue),
        "earned": .integer(amount.score.points), "possible": .integer(amount.score.outOf),
        "percent": amount.score.percent.map(JSONValue.decimal) ?? .null,
        "missingEssential": .array(missing.map { .string($0.id) }), "scoreUnderLimit": .boolean(isUnder),
        "criteria": .array(shown),
      ])
    }
  }

  private func criterion(_ criterion: Criterion, _ finding: Finding) -> JSONValue {
    .object([
      "id": .string(criterion.id), "ref": JSONValue(criterion.ref), "title": .string(criterion.title),
      "essential": .boolean(criterion.isEssential), "weight": .integer(criterion.weight),
      "judgement": .string(finding.judgement.rawValue), "notInForce": JSONValue(finding.lapse?.text),
      "reading": JSONValue(criterion.reading?.rawValue),
      "conditions": .array(finding.conditions.filter { $0.role != .scope }.map { condition($0) }),
      "evidence": .array(
        finding.evidence.compactMap { evidence in
          finder.field(at: evidence.place).map { field($0, isDeciding: evidence.isDeciding) }
        }),
    ])
  }

  private func condition(_ condition: ExplainedCondition) -> JSONValue {
    .object([
      "role": .string(condition.role.rawValue), "because": reason(writer.reason(for: condition.explanation)),
    ])
  }

  // MARK: Reasons

  private func reason(_ reason: Reason) -> JSONValue {
    let parts = JSONValue.array(reason.parts.map { self.reason($0) })
    guard case .item = reason.basis else {
      return .object([
        "condition": .string(reason.condition), "outcome": .string(reason.outcome.name),
        "basis": .string(reason.basis.name), "alike": reason.basis.alike, "also": JSONValue(reason.also),
        "reads": .array(reason.fields.map { .string($0.path) }), "parts": parts,
      ])
    }
    return .object([
      "item": JSONValue(reason.row?.path), "line": JSONValue(reason.row?.position?.line),
      "column": JSONValue(reason.row?.position?.column), "belongs": .boolean(reason.belongs),
      "outcome": .string(reason.outcome.name), "parts": parts,
    ])
  }

  private func field(_ field: ShownField, isDeciding: Bool?) -> JSONValue {
    let position = field.position ?? field.around?.position
    return .object([
      "path": .string(field.path), "silent": .boolean(field.around != nil),
      "unreadable": .boolean(field.isUnreadable), "deciding": isDeciding.map(JSONValue.boolean) ?? .null,
      "in": JSONValue(field.around?.path),
      "line": JSONValue(position?.line), "column": JSONValue(position?.column), "value": JSONValue(field.value),
    ])
  }

  private var names: JSONValue {
    var glossary = RuleGlossary(explanation.rubric)
    let conditions =
      explanation.alerts.map(\.condition) + [explanation.scope].compactMap { $0 } + findings.flatMap(\.conditions)
    for condition in conditions { if let rule = condition.explanation.expression { glossary.add(rule) } }
    return .array(
      glossary.entries.sorted { $0.key < $1.key }.map { name, text in
        .object(["name": .string(name), "standsFor": .string(text)])
      })
  }
}

extension Explanation.Outcome {
  fileprivate var name: String {
    switch self {
    case .holds: "holds"
    case .doesNotHold: "doesNotHold"
    case .unknown: "unknown"
    case .failed: "failed"
    case .value: "value"
    }
  }
}

extension Explanation.Basis {
  fileprivate var name: String {
    switch self {
    case .reading: "reading"
    case .negation: "negation"
    case .together: "together"
    case .oneSide: "oneSide"
    case .choice: "choice"
    case .definition: "definition"
    case .witness: "witness"
    case .counterExample: "counterExample"
    case .everyItem: "everyItem"
    case .counted: "counted"
    case .item: "item"
    case .tooMuch: "tooMuch"
    }
  }

  /// Of how many items how many show the same, or are counted.
  fileprivate var alike: JSONValue {
    switch self {
    case .witness(let others, let count), .counterExample(let others, let count):
      .object(["count": .integer(others + 1), "of": .integer(count)])
    case .counted(let certain, let possible, let count):
      .object(["count": .integer(certain), "atMost": .integer(possible), "of": .integer(count)])
    case .reading, .negation, .together, .oneSide, .choice, .definition, .everyItem, .item, .tooMuch: .null
    }
  }
}
