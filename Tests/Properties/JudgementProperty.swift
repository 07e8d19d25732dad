import Auditing
import Diagnostics
import Foundation
import Reading
import Records
import Rubrics
import Support
import Testing

/// A field that no rule reads changes no judgement, whatever it holds or how wrong that is.
@Suite struct JudgementProperty {
  @Test func unreadFieldsChangeNothing() throws {
    var diagnostics = Diagnostics()
    let folder = Project.url("rubrics/cordis-bright-themes").path
    let rubric = try #require(RubricLoader.load(folder: folder, &diagnostics))
    let schema = rubric.schema
    let needed = ReadingPlan(schema: schema, keeping: rubric.fieldsUsed)
    var trial = UnreadFields(
      rubric: rubric, keeps: Set(schema.objects.flatMap(\.fields).filter { needed.keeps($0) }.map(\.id)))
    let archetypes = Project.files(in: "sample-audits/archetypes/records", ending: [".json"])
    #expect(archetypes.count == 15)
    for path in archetypes {
      let draft = try trial.draft(of: Project.text(path))
      for round in 0..<20 {
        let isSame = trial.changesNothing(draft)
        #expect(isSame, "\(path), round \(round)")
      }
    }
    #expect(trial.changed.count > 50)
    print("\(archetypes.count * 20) records with other values in \(trial.changed.count) fields that no rule reads")
  }
}

/// Puts other values into the fields that no rule reads.
private struct UnreadFields {
  let rubric: Rubric
  /// The fields that a rule reads or that every reading needs.
  let keeps: Set<Int>
  var records: RandomRecords
  var scribe = JSONScribe(seed: EqualMeaningProperty.seed)
  /// The fields that got another value.
  var changed: Set<Int> = []

  init(rubric: Rubric, keeps: Set<Int>) {
    self.rubric = rubric
    self.keeps = keeps
    records = RandomRecords(rubric.schema, seed: EqualMeaningProperty.seed)
  }

  /// A record as a draft.
  func draft(of json: String) throws -> Draft {
    var reader = RecordReader(plan: ReadingPlan(schema: rubric.schema))
    var draft: Draft?
    _ = reader.read(bytes: Array(json.utf8), as: "case.json") { record, _ in
      draft = Draft(record, by: rubric.schema)
    }
    return try #require(draft)
  }

  mutating func changesNothing(_ draft: Draft) -> Bool {
    let result = judge(draft)
    return result != nil && judge(varied(draft, rubric.schema.root)) == result
  }

  /// Every field is read, so that what no rule needs is there and could be taken into account.
  private mutating func judge(_ draft: Draft) -> CaseResult? {
    var auditor = CaseAuditor(rubrics: RubricSet(rubric), window: WindowRule(), groups: [])
    var reader = RecordReader(plan: ReadingPlan(schema: rubric.schema))
    var result: CaseResult?
    let text = scribe.document(draft, by: rubric.schema)
    _ = reader.read(bytes: Array(text.utf8), as: "case.json") { record, place in
      if case .judged(_, let found) = auditor.outcome(of: record, at: place).verdicts[0] { result = found }
    }
    return result
  }

  private mutating func varied(_ draft: Draft, _ type: ObjectType) -> Draft {
    guard case .object(let members) = draft else { return draft }
    return .object(
      members.map { member in
        guard let id = member.field, let field = type.fields.first(where: { $0.id == id }) else { return member }
        guard keeps.contains(id) else {
          changed.insert(id)
          return records.member(field, density: 80)
        }
        return .init(name: member.name, field: id, values: member.values.map { varied($0, of: field.type) })
      })
  }

  private mutating func varied(_ draft: Draft, of type: ValueType) -> Draft {
    switch (draft, type) {
    case (.object, .object(let id)): varied(draft, rubric.schema.objects[id])
    case (.list(let items, let name), .list(let item, _, _)): .list(items.map { varied($0, of: item) }, itemName: name)
    default: draft
    }
  }
}

extension Draft {
  /// What a record says.
  init(_ record: Record, by schema: RecordSchema) {
    self = Self.object(record, at: 0, schema.root, schema)
  }

  private static func object(_ record: Record, at first: Int, _ type: ObjectType, _ schema: RecordSchema) -> Draft {
    .object(
      type.fields.map { field in
        let value = Draft.value(record, record.slots[first + field.slot], field.type, schema)
        return Member(name: field.name, field: field.id, values: [value])
      })
  }

  private static func value(_ record: Record, _ slot: Slot, _ type: ValueType, _ schema: RecordSchema) -> Draft {
    switch slot.kind {
    case .absent, .unreadable: return .silent(isScalar: type.isScalar)
    case .boolean: return .boolean(slot.bits == 1)
    case .integer: return .number(DraftNumber(Int(Int64(bitPattern: slot.bits))))
    case .number: return .number(DraftNumber("\(Double(bitPattern: slot.bits))"))
    case .text, .symbol: return .text(record.text(of: slot, symbols: schema.symbols) ?? "")
    case .date: return .text(CalendarDate(dayNumber: Int(Int64(bitPattern: slot.bits)))?.description ?? "")
    case .object:
      guard case .object(let id) = type else { return .silent(isScalar: false) }
      return object(record, at: Int(slot.bits), schema.objects[id], schema)
    case .list:
      guard case .list(let item, _, let name) = type else { return .silent(isScalar: false) }
      let slots = record.slots[Int(slot.bits)..<Int(slot.bits) + Int(slot.count)]
      return .list(slots.map { value(record, $0, item, schema) }, itemName: name)
    }
  }
}
