import CaseAudit
import Foundation
import Support
import Testing

/// Taking one field out of a record must never make it look better: silence excuses nothing.
struct SilencingTests {
  /// Fields whose absence is itself an answer, so that a criterion may be judged better without them; each with the rule of
  /// the record, or the sentence of the schema, that says so.
  static let absenceIsAnAnswer = [
    // Rule 6: "Free text is optional. Every criterion can be scored with `narratives` empty".
    "narratives": "where there is no free text, none of it blames the victim",
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

  /// The archetypes, then the sample's files in the order of the seed.
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
    return archetypes + sample
  }

  @Test func noSilenceMakesAnythingBetter() throws {
    let rubric = try SampleTests.rubric.get()
    var judge = CaseJudge(rubric: rubric)
    var better: [String: Set<String>] = [:]
    var removals = 0
    for subject in try subjects(by: rubric).prefix(15 + 60) {
      let judged = judge.judge(subject.record, in: subject.window)
      let before = try #require(judged)
      removals += removeEachField(of: subject, by: rubric.schema) { path, record, window in
        guard let after = judge.judge(record, in: window) else {
          Issue.record("\(subject.name) without \(path) could not be judged")
          return
        }
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
  }

  /// Nothing is listed above without need: somewhere in the sample each listed absence makes a criterion better.
  @Test(arguments: absenceIsAnAnswer.keys.sorted())
  func listedAbsencesAreAnswers(_ listed: String) throws {
    let rubric = try SampleTests.rubric.get()
    var judge = CaseJudge(rubric: rubric)
    var improvements = 0
    for subject in try subjects(by: rubric) {
      let judged = judge.judge(subject.record, in: subject.window)
      let before = try #require(judged).judgements
      _ = removeEachField(of: subject, by: rubric.schema, where: { Self.general($0) == listed }) { _, record, window in
        guard let after = judge.judge(record, in: window)?.judgements else { return }
        improvements += zip(before, after).count { Self.rank($0) < Self.rank($1) }
      }
      if improvements > 0 { return }
    }
    Issue.record("\(listed) is listed, and taking it out made nothing better")
  }

  /// Calls `body` with each record that lacks one field of this one; a record without its date is not judged at all.
  private func removeEachField(
    of subject: Subject, by schema: RecordSchema, where isAsked: (FieldPath) -> Bool = { _ in true },
    _ body: (FieldPath, Record, AuditWindow) -> Void
  ) -> Int {
    var record = subject.record
    let fields = fields(of: record, inObjectAt: 0, schema.root, schema, FieldPath()).filter { isAsked($0.path) }
    for (index, path) in fields {
      let (slot, place) = (record.slots[index], record.places[index])
      record.set(index, to: .absent, place: 0)
      if let window = try? WindowRule().window(of: record, by: schema) { body(path, record, window) }
      record.set(index, to: slot, place: place)
    }
    return fields.count
  }

  /// The slots of all fields that a record has, each with its path.
  private func fields(
    of record: Record, inObjectAt first: Int, _ type: ObjectType, _ schema: RecordSchema, _ prefix: FieldPath
  ) -> [(index: Int, path: FieldPath)] {
    type.fields.flatMap { field -> [(index: Int, path: FieldPath)] in
      let (index, path) = (first + field.slot, prefix.appending(.field(field.name)))
      guard record.slots[index].kind != .absent else { return [] }
      return [(index, path)] + fields(of: record, within: record.slots[index], field.type, schema, path)
    }
  }

  private func fields(
    of record: Record, within slot: Slot, _ type: ValueType, _ schema: RecordSchema, _ path: FieldPath
  ) -> [(index: Int, path: FieldPath)] {
    switch (slot.kind, type) {
    case (.object, .object(let id)):
      fields(of: record, inObjectAt: Int(slot.bits), schema.objects[id], schema, path)
    case (.list, .list(let item, _, _)):
      (0..<Int(slot.count)).flatMap { offset in
        fields(of: record, within: record.slots[Int(slot.bits) + offset], item, schema, path.appending(.item(offset)))
      }
    default: []
    }
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
