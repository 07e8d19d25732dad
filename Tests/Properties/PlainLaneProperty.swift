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
    let before = trial.plainCount
    for _ in 0..<Self.damaged { trial.compare(JSONDamage.applied(to: dice.pick(records), &dice)) }
    let plain = trial.plainCount - before
    trial.expectNoDifference(plain: before + Self.damaged * 3 / 10)
    print("plain lane: \(Self.damaged) damaged records from seed \(EqualMeaningProperty.seed), \(plain) plain")
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

  /// Names of enumerations that are not written in JSON as they are.
  @Test(arguments: [
    "N\\A", "N\\\\A", "a\\nb", "a\\\\nb", " x", "x", "tab\there", "tab\\there", "\\\"", "\"", "plain", " plain ",
    "pl\\u0061in",
    "4505577104", "@",
  ])
  func ofOddNames(_ written: String) throws {
    var trial = LaneTrial(Schemas.corners)
    trial.compare(Array("{\"id\": \"x\", \"odd\": \"\(written)\"}".utf8))
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

  /// A text this short holds no identifier, so that the plain lane need not look at it.
  @Test func shortTextsHoldNoIdentifier() {
    let characters = Array("012789 NSWAxz@.-+/(é".utf8)
    var texts: [[UInt8]] = [[]]
    for _ in 0..<PlainScanner.harmlessLength {
      texts = texts.flatMap { text in characters.map { text + [$0] } }
      let found = texts.first { !$0.withUnsafeBufferPointer { IdentifierText.kinds(in: $0) }.isEmpty }
      #expect(found == nil)
    }
  }
}
