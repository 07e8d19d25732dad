import CaseAudit
import Foundation
import Support
import Testing

/// Taking one field out of a record must never make it look better: silence excuses nothing.
struct SilencingTests {
  /// Fields whose absence is itself an answer, so that a criterion may be judged better without them; each with the rule of
  /// the record, or the sentence of the schema, that says so.
  static let absenceIsAnAnswer = [
    // "`victimBlaming` ...: absence there is an answer"; "if not stated, it was not found".
    "narratives[].victimBlaming": "blame that nobody marked was not found",
    // "also `grounds` where `level` is given"; "if the victim's risk is rated and none is given, nothing makes it high".
    "riskAssessments[].grounds": "where a level is given, no ground for MARAC is listed",
  ]

  static let seed: UInt64 = 20_161_013

  /// A record with the window it is judged in.
  private struct Subject {
    let name: String
    let record: Record
    let window: AuditWindow
  }

  private func subjects(by rubric: Rubric) throws -> [Subject] {
    var files = Inputs(finding: [Project.url("sample-audits/archetypes/records").path]).files
    let archetypeCount = files.count
    files += Inputs(finding: [Project.url("sample-audits/four-authorities-2016/records").path]).files
    // Fields that no condition can touch are not even kept by an audit, so taking them out changes nothing.
    var reader = RecordReader(plan: ReadingPlan(schema: rubric.schema, keeping: rubric.fieldsUsed))
    var archetypes: [Subject] = []
    var sample: [Subject] = []
    for (index, file) in files.enumerated() {
      _ = try reader.read(file) { record, place in
        let window = try WindowRule().window(of: record, by: rubric.schema)
        let subject = Subject(name: "\(place)", record: record, window: window)
        if index < archetypeCount { archetypes.append(subject) } else { sample.append(subject) }
      }
    }
    var generator = SeededGenerator(seed: Self.seed)
    sample.shuffle(using: &generator)
    #expect(archetypes.count == 15 && sample.count == 331)
    return archetypes + sample.prefix(60)
  }

  @Test func noSilenceMakesAnythingBetter() throws {
    let rubric = try SampleTests.rubric.get()
    var judge = CaseJudge(rubric: rubric)
    var better: [String: Set<String>] = [:]
    var removals = 0
    for subject in try subjects(by: rubric) {
      let before = judge.judge(subject.record, in: subject.window)
      removals += removeEachField(of: subject, by: rubric.schema) { path, record, window in
        let after = judge.judge(record, in: window)
        for (theme, (old, new)) in zip(rubric.themes, zip(before.themes, after.themes)) where old.outcome == .gap {
          #expect(new.outcome == .gap, "\(theme.id) of \(subject.name) without \(path)")
        }
        for criterion in rubric.criteria {
          let (old, new) = (before.judgements[criterion.index], after.judgements[criterion.index])
          if Self.rank(new) > Self.rank(old) {
            better[Self.general(path), default: []].insert("\(criterion.id): \(old) becomes \(new)")
          }
        }
      }
    }
    print("Silencing test: seed \(Self.seed), \(removals) fields removed one at a time")
    #expect(removals > 10_000)
    for (path, changes) in better.sorted(by: { $0.key < $1.key }) where Self.absenceIsAnAnswer[path] == nil {
      Issue.record("\(path): \(changes.sorted().joined(separator: "; "))")
    }
    for path in Self.absenceIsAnAnswer.keys.sorted() where better[path] == nil {
      Issue.record("\(path) is listed, and taking it out made nothing better")
    }
  }

  /// Calls `body` with each record that lacks one field of this one; a record without its date is not judged at all.
  private func removeEachField(
    of subject: Subject, by schema: RecordSchema, _ body: (FieldPath, Record, AuditWindow) -> Void
  ) -> Int {
    var record = subject.record
    var removals = 0
    for index in record.slots.indices where record.slots[index].kind != .absent {
      guard let path = record.path(ofSlot: index, by: schema), case .field? = path.steps.last else { continue }
      let (slot, place) = (record.slots[index], record.places[index])
      record.set(index, to: .absent, place: 0)
      if let window = try? WindowRule().window(of: record, by: schema) { body(path, record, window) }
      record.set(index, to: slot, place: place)
      removals += 1
    }
    return removals
  }

  /// How good a judgement is for the score.
  private static func rank(_ judgement: Judgement) -> Int {
    switch judgement {
    case .notMet, .notEvidenced, .invalid: 0
    case .partlyMet: 1
    case .met, .notApplicable: 2
    }
  }

  /// A path with every index left open.
  private static func general(_ path: FieldPath) -> String {
    FieldPath(path.steps.map { step in if case .item = step { .everyItem } else { step } }).description
  }
}
