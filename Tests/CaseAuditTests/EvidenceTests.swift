import CaseAudit
import Foundation
import Support
import Testing

/// What is shown as evidence must be enough: nothing else in the record can change the judgement.
struct EvidenceTests {
  static let seed: UInt64 = 20_161_031

  /// A record and the window it is judged in.
  private struct Subject {
    let name: String
    var record: Record
    let window: AuditWindow
  }

  /// The archetypes, some files of the sample, and damaged copies of all: fields silenced, values made unreadable.
  private func subjects(by rubric: Rubric, _ generator: inout SeededGenerator) throws -> [Subject] {
    var reader = RecordReader(plan: ReadingPlan(schema: rubric.schema, keeping: rubric.fieldsUsed))
    var subjects: [Subject] = []
    let archetypes = Inputs(finding: [Project.url("sample-audits/archetypes/records").path]).files
    let sample = Inputs(finding: [Project.url("sample-audits/four-authorities-2016/records").path]).files
    for file in archetypes + sample.shuffled(using: &generator).prefix(5) {
      _ = try reader.read(file) { record, place in
        let window = try WindowRule().window(of: record, by: rubric.schema)
        subjects.append(Subject(name: "\(place)", record: record, window: window))
      }
    }
    let damaged = subjects.map { subject in
      var subject = subject
      for leaf in RecordLeaf.all(in: subject.record, by: rubric.schema) {
        switch UInt8.random(in: 0..<100, using: &generator) {
        case 0..<15 where leaf.isField: subject.record.set(leaf.slot, to: .absent, place: 0)
        case 15..<17: subject.record.set(leaf.slot, to: .unreadable, place: 0)
        default: break
        }
      }
      return Subject(name: "\(subject.name), damaged", record: subject.record, window: subject.window)
    }
    return subjects + damaged
  }

  @Test func theEvidenceIsEnough() throws {
    let rubric = try SampleTests.rubric.get()
    var generator = SeededGenerator(seed: Self.seed)
    var judge = CaseJudge(rubric: rubric)
    var counts = Counts()
    for subject in try subjects(by: rubric, &generator) {
      let leaves = RecordLeaf.all(in: subject.record, by: rubric.schema)
      for criterion in rubric.criteria {
        let finding = judge.finding(for: criterion, subject.record, in: subject.window)
        let judgement = judge.judgement(on: criterion, subject.record, in: subject.window)
        #expect(finding.judgement == judgement && finding.conditions.allSatisfy(\.explanation.isComplete))
        var trial = Trial(name: "seed \(Self.seed): \(criterion.id) of \(subject.name)", record: subject.record) {
          judge.judgement(on: criterion, $0, in: subject.window)
        }
        let shown = Set(finding.evidence.map(\.place.slot))
        let outside = leaves.filter { !shown.contains($0.slot) }
        for leaf in outside where UInt8.random(in: 0..<10, using: &generator) == 0 {
          for changed in leaf.otherValues(in: subject.record, by: rubric.schema, &generator) {
            trial.expectSame(judgement, with: [(leaf.slot, changed)], "\(leaf.path) changed")
            counts.changes += 1
          }
        }
        let silence = outside.filter(\.isField).map { ($0.slot, Slot.absent) }
        trial.expectSame(judgement, with: silence, "all else silent")
        for evidence in finding.evidence where evidence.isDeciding {
          trial.expectOther(than: judgement, with: [(evidence.place.slot, .absent)], "\(evidence.path) silent")
          counts.deciding += 1
        }
        counts.shown += shown.count
        counts.fields += leaves.count
      }
    }
    print("Evidence test: seed \(Self.seed), \(counts)")
    #expect(counts.changes > 100_000 && counts.deciding > 1_000 && counts.shown * 10 < counts.fields)
  }
}

/// What was tried.
private struct Counts: CustomStringConvertible {
  var (changes, deciding, shown, fields) = (0, 0, 0, 0)

  var description: String {
    "\(changes) changes outside the evidence, \(deciding) deciding fields, \(shown) of \(fields) fields shown"
  }
}

/// One criterion and one record, which is judged with a few values changed.
private struct Trial {
  let name: String
  var record: Record
  let judge: (Record) -> Judgement

  mutating func judgement(with changes: [(slot: Int, value: Slot)]) -> Judgement {
    let before = changes.map { (record.slots[$0.slot], record.places[$0.slot]) }
    for change in changes { record.set(change.slot, to: change.value, place: 0) }
    defer { for (change, old) in zip(changes, before) { record.set(change.slot, to: old.0, place: old.1) } }
    return judge(record)
  }

  mutating func expectSame(_ judgement: Judgement, with changes: [(slot: Int, value: Slot)], _ what: String) {
    let after = self.judgement(with: changes)
    if after != judgement { Issue.record("\(name) goes from \(judgement) to \(after): \(what)") }
  }

  mutating func expectOther(than judgement: Judgement, with changes: [(slot: Int, value: Slot)], _ what: String) {
    if self.judgement(with: changes) == judgement { Issue.record("\(name) stays \(judgement): \(what)") }
  }
}
