import Auditing
import Diagnostics
import Expressions
import Records
import Support
import Testing

@testable import Rubrics

/// The evidence of a finding is enough: on criteria made of random conditions nothing outside of it changes the judgement, and
/// what is marked as deciding does.
@Suite struct FindingProperty {
  @Test func evidenceOfFindingsIsEnough() {
    var expressions = RandomExpressions(seed: ReferenceProperty.seed)
    var boxes = RandomBoxes(seed: ReferenceProperty.seed)
    var total = JudgedCriteria()
    while total.findings < 2_000 {
      expressions.redefine(4)
      let texts = (0..<60).map { _ in
        let text = expressions.next(.boolean, parts: expressions.dice.pick([3, 6, 10]))
        guard expressions.dice.oneIn(3) else { return text }
        return
          "(\(text) || \(expressions.next(.date, parts: 4)) < \(expressions.dice.pick(["auditFrom", "auditDate"])))"
      }
      let rubric = Rubric(asking: Questions(texts, defining: expressions.definitions), &expressions.dice)
      for _ in 0..<4 { total.judge(boxes.next(), by: rubric, seed: boxes.dice.seed()) }
    }
    let kinds = total.judgements.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
    print(
      "\(total.findings) findings (\(kinds)), \(total.windows) of them by the audit window, \(total.deciding) deciding fields and \(total.changes) changes outside the "
        + "evidence; seed \(ReferenceProperty.seed)")
    for surprise in total.surprises.prefix(10) { Issue.record("\(surprise)") }
    #expect(total.surprises.count == 0)
    #expect(Set(total.judgements.keys) == Set(Judgement.allCases.map(\.rawValue)))
    #expect(total.deciding > 500 && total.windows > 50)
  }
}

/// What a run found.
private struct JudgedCriteria {
  var (findings, changes, deciding, windows) = (0, 0, 0, 0)
  var judgements: [String: Int] = [:]
  var surprises: [String] = []

  mutating func judge(_ box: RecordLiteral, by rubric: Rubric, seed: UInt64) {
    let record = box.record(by: rubric.schema)
    guard let window = try? WindowRule().window(of: record, by: rubric.schema) else { return }
    var judge = CaseJudge(rubric: rubric)
    let found = rubric.criteria.map { judge.finding(for: $0, record, in: window) }
    for (finding, criterion) in zip(found, rubric.criteria) {
      judgements[finding.judgement.rawValue, default: 0] += 1
      let plain = judge.judgement(on: criterion, record, in: window)
      if finding.judgement != plain { note(criterion, finding, "is judged as \(plain)", box) }
      if finding.conditions.contains(where: { !$0.explanation.windowReads.isEmpty }) { windows += 1 }
      silenceDeciding(of: finding, criterion, record) { judge.judgement(on: criterion, $0, in: window) }
    }
    var trial = EvidenceTrial(
      record, by: rubric.schema, found.map { ($0.judgement, $0.evidence.map(\.place)) }, seed: seed
    ) { changed, criteria in
      guard let window = try? WindowRule().window(of: changed, by: rubric.schema) else { return nil }
      return criteria.map { judge.judgement(on: rubric.criteria[$0], changed, in: window) }
    }
    trial.run()
    findings += found.count
    changes += trial.changes
    for (index, change, answer) in trial.surprises {
      note(rubric.criteria[index], found[index], "is \(answer) after \(change)", box)
    }
  }

  /// Silencing any one field that is marked as deciding gives another judgement.
  private mutating func silenceDeciding(
    of finding: Finding, _ criterion: Criterion, _ record: Record, _ judgement: (Record) -> Judgement
  ) {
    for evidence in finding.evidence where evidence.isDeciding {
      var silenced = record
      silenced.set(evidence.place.slot, to: .absent, place: 0)
      deciding += 1
      if judgement(silenced) == finding.judgement {
        surprises.append("\(criterion.title) stays \(finding.judgement) without \(evidence.path)")
      }
    }
  }

  private mutating func note(_ criterion: Criterion, _ finding: Finding, _ what: String, _ box: RecordLiteral) {
    let evidence = finding.evidence.map(\.path.description).joined(separator: ", ")
    surprises.append(
      "\(criterion.title)\n  \(finding.judgement) since \(evidence)\n  \(what)\n  \(box.written)")
  }
}

extension Rubric {
  /// A rubric whose first condition is its own `applies`, if it has one, and whose criteria are made of the others.
  fileprivate init(asking questions: Questions, _ dice: inout Dice) {
    var rest = questions.all[...]
    let scope = dice.oneIn(2) ? Condition(rest.removeFirst()) : nil
    var criteria: [Criterion] = []
    while rest.count >= 3 {
      let (applies, partly) = (dice.oneIn(2) ? rest.removeFirst() : nil, dice.oneIn(2) ? rest.removeFirst() : nil)
      let met = rest.removeFirst()
      criteria.append(
        Criterion(
          index: criteria.count, id: "c\(criteria.count)", ref: nil,
          title: "applies: \(applies?.text ?? "always")\n  met: \(met.text)\n  partly: \(partly?.text ?? "never")",
          kind: .quality, isEssential: false, weight: 1, applies: applies.map { Condition($0) }, met: Condition(met),
          partly: partly.map { Condition($0) }, action: nil, why: "", source: nil, reading: nil,
          force: .always))
    }
    let source = SourceText(path: "test", bytes: [])
    self.init(
      id: "test", version: "1", title: "A test", basis: nil, jurisdiction: nil, schema: TestSchema.datedBox,
      applies: scope, gap: GapRule(essential: false, below: nil),
      themes: [Theme(id: "only", title: "Only", finding: nil, criteria: criteria)], grading: nil, caps: [], alerts: [],
      features: [], escalation: nil, vocabulary: Vocabulary(definitions: [], sets: [], words: [:]),
      program: questions.program,
      source: source, includes: [], schemaSource: source, record: "test")
  }
}

extension Condition {
  fileprivate init(_ question: Questions.One) { self.init(expression: question.checked, entry: question.entry) }
}
