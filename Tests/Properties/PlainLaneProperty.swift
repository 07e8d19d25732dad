import Diagnostics
import Foundation
@testable import Reading
import Records
import Support
import Testing

/// The plain lane of JSON makes of every text what the other lane makes of it: records, places, messages, counts.
@Suite(.serialized) struct PlainLaneProperty {
  /// How many texts are damaged; `CASEAUDIT_DAMAGED=200000 swift test --filter PlainLane` damages more.
  static let damaged = ProcessInfo.processInfo.environment["CASEAUDIT_DAMAGED"].flatMap { Int($0) } ?? 1_000

  @Test func ofInventedRecords() throws {
    for schema in [try Schemas.caseRecord.get(), Schemas.corners] {
      var (trial, dice) = (LaneTrial(schema), Dice(seed: EqualMeaningProperty.seed))
      var (records, scribe) = (RandomRecords(schema, seed: dice.seed()), JSONScribe(seed: dice.seed()))
      for _ in 0..<1_000 { trial.compare(Array(scribe.document(records.next(), by: schema).utf8)) }
      trial.expectNoDifference(plain: 50)
    }
  }

  /// The sample's own records, as they are and with a few bytes changed.
  @Test func ofDamagedRecords() throws {
    var (trial, dice) = (LaneTrial(try Schemas.caseRecord.get()), Dice(seed: EqualMeaningProperty.seed))
    let lines = try Project.text("sample-audits/four-authorities-2016/records/NW.ndjson").split(separator: "\n")
    let records = lines.map { Array($0.utf8) }
    for record in records { trial.compare(record) }
    trial.expectNoDifference(plain: records.count / 2)
    for _ in 0..<Self.damaged { trial.compare(Damage(&dice).applied(to: dice.pick(records), &dice)) }
    trial.expectNoDifference(plain: records.count / 2 + Self.damaged / 200)
    print(
      "plain lane: \(Self.damaged) damaged records from seed \(EqualMeaningProperty.seed), \(trial.plainCount) plain")
  }

  /// The limits hold on both lanes, at the same value.
  @Test func ofLimits() throws {
    let schema = try Schemas.caseRecord.get()
    let record = Array(try Project.text("sample-audits/archetypes/records/A01.json").utf8)
    for (path, values) in [
      (\Limits.values, [100, 500, 800, 900, 1_000, 2_000]), (\Limits.depth, [1, 2, 3, 4, 5, 6]),
      (\Limits.textBytes, [1, 5, 10, 20, 50, 200, 10_000]),
    ] as [(WritableKeyPath<Limits, Int>, [Int])] {
      for value in values {
        var limits = Limits()
        limits[keyPath: path] = value
        var trial = LaneTrial(schema, limits)
        trial.compare(record)
        trial.expectNoDifference(plain: value == values.last ? 1 : 0)
      }
    }
    var limits = Limits()
    limits.textBytes = 4
    var trial = LaneTrial(schema, limits)
    trial.compare(Array("{\"case\": {\"auditDate\": null}}".utf8))
    trial.expectNoDifference(plain: 0)
  }

  /// Numbers that stand for an identifier without showing it at once.
  @Test(arguments: [
    "4505577104", "4505577104.0", "4505577104.000", "4505577104.00000", "45055771040e-1", "-4505577104.00", "123456.75",
    "12.50",
    "1234567.125", "0.5", "75", "30.0",
  ])
  func ofNumbers(_ number: String) throws {
    var trial = LaneTrial(try Schemas.caseRecord.get())
    trial.compare(
      Array("{\"interventions\": [{\"hours\": \(number)}], \"children\": [{\"ageYears\": \(number)}]}".utf8))
    trial.compare(Array("{\"interventions\": [{\"hours\": \(number)}]}".utf8))
    trial.expectNoDifference(plain: 0)
  }

  /// A number this short holds no identifier, so that the plain lane need not look at it.
  @Test func shortNumbersHoldNoIdentifier() {
    for number in -999...9_999 {
      let kinds = Array(String(number).utf8).withUnsafeBufferPointer { IdentifierText.kinds(in: $0) }
      #expect(kinds.isEmpty || String(number).utf8.count > PlainScanner.harmlessLength, "\(number)")
    }
  }
}

/// Reads texts on both lanes.
private struct LaneTrial {
  private let schema: RecordSchema
  private var readers: (plain: RecordReader, other: RecordReader)
  private var differences: [String] = []

  init(_ schema: RecordSchema, _ limits: Limits = Limits()) {
    self.schema = schema
    let plan = ReadingPlan(schema: schema)
    readers.plain = RecordReader(plan: plan, limits: limits, usesPlainLane: true)
    readers.other = RecordReader(plan: plan, limits: limits, usesPlainLane: false)
  }

  var plainCount: Int { readers.plain.plainRecordCount }

  mutating func compare(_ text: [UInt8]) {
    let (one, two) = (Self.account(of: text, &readers.plain, schema), Self.account(of: text, &readers.other, schema))
    if one != two { differences.append("\(String(decoding: text, as: UTF8.self))\n\(one)\n\(two)") }
  }

  func expectNoDifference(plain least: Int) {
    for difference in differences.prefix(2) { Issue.record("seed \(EqualMeaningProperty.seed): \(difference)") }
    #expect(differences.isEmpty && plainCount >= least, "\(plainCount) took the plain lane")
  }

  /// What a slot holds and where it stands; where an object or a list lies in memory is nobody's business, and the other lane leaves
  /// gaps where an object is null.
  private static func line(_ slot: Slot, _ place: UInt32) -> String? {
    switch slot.kind {
    case .absent: nil
    case .object, .list: "\(slot.kind) \(slot.count) at \(place)"
    case .boolean, .integer, .number, .date, .text, .symbol, .unreadable:
      "\(slot.kind) \(slot.count) \(slot.bits) at \(place)"
    }
  }

  private static func account(of text: [UInt8], _ reader: inout RecordReader, _ schema: RecordSchema) -> [String] {
    var account: [String] = []
    let report = reader.read(bytes: text, as: "cases.ndjson") { record, place in
      account.append("\(place) \(record.origin) \(record.description(by: schema))")
      account += zip(record.slots, record.places).compactMap(Self.line) + ["\(record.text)"]
    }
    let found = [report.unread, report.unreadableValues, report.remarks]
    account += found.flatMap(\.all).map { "\($0.severity) \($0.message) \(String(describing: $0.place))" }
    account += report.unknownFields.map { "\($0.path) \($0.count) \($0.first) \(String(describing: $0.suggestion))" }
    return account + ["\(report.recordCount) \(report.identifiers)"]
  }
}

/// A few changes of a text.
private struct Damage {
  private let count: Int

  init(_ dice: inout Dice) { count = 1 + dice.below(3) }

  private static let pieces = [
    "\"", "\\", "\\n", "\\u0041", "\\u00", "{", "}", "[", "]", ",", ":", "null", "true", "false", "0", "-", "1.50",
    "2.0", "1e3",
    "-0", "007", "4505577104", "123456789012345678", "@", "a@b.org", "SW1A 1AA", "born 3/4/2015", "é", "\u{FFFE}", "\t",
    "\n", " ",
    "  ", "2016-02-30", "2016-02-29", "c1", "nhs", "\"name\":\"x\",", "\"visits\":[],", "\u{1}", "ß", "’",
  ].map { Array($0.utf8) }

  func applied(to record: [UInt8], _ dice: inout Dice) -> [UInt8] {
    var text = record
    for _ in 0..<count where !text.isEmpty {
      let at = dice.below(text.count)
      switch dice.below(6) {
      case 0: text.insert(contentsOf: dice.pick(Self.pieces), at: at)
      case 1: text.replaceSubrange(at..<min(text.count, at + 1 + dice.below(6)), with: dice.pick(Self.pieces))
      case 2: text.remove(at: at)
      case 3: text[at] = UInt8(dice.below(256))
      case 4: text.removeSubrange(at..<min(text.count, at + dice.below(40)))
      default: swap(token: at, &text, &dice)
      }
    }
    return text
  }

  /// Puts a piece of the text somewhere else too: so a name comes twice, or stands for another.
  private func swap(token at: Int, _ text: inout [UInt8], _ dice: inout Dice) {
    let piece = Array(text[at..<min(text.count, at + 1 + dice.below(40))])
    let other = dice.below(text.count)
    text.replaceSubrange(other..<min(text.count, other + (dice.oneIn(2) ? 0 : piece.count)), with: piece)
  }
}
