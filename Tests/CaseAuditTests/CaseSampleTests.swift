import CaseAudit
import Foundation
import Support
import Testing

/// Samples that are drawn, written and read again.
struct CaseSampleTests {
  private static let schema = try? RubricLibrary(folders: [Project.url("rubrics").path])
    .rubric(named: "cordis-bright-themes").schema

  private func list(_ rows: [String]) throws -> CaseList {
    let schema = try #require(Self.schema)
    var diagnostics = Diagnostics()
    let text = (["authority,case,team"] + rows).joined(separator: "\n")
    let source = SourceText(path: "lists/cases.csv", bytes: Array(text.utf8))
    return try #require(CaseList.read(source, by: schema, &diagnostics), "\(diagnostics.all)")
  }

  private func sample(
    _ list: CaseList, _ size: SampleMethod.Size, _ allocation: StratifiedSample.Allocation = .proportionate,
    seed: String = "2016-Q4"
  ) throws -> CaseSample {
    let half = try #require(Percentage("50%"))
    let wish = try #require(SampleMethod.Wish(size, expected: half, allocation))
    let team = try #require(list.column(named: "team"))
    return CaseSample(try #require(SamplePlan(wish, seed: seed, by: [("team", team)])), from: list)
  }

  /// Sixty cases of three teams.
  private static let rows = (1...60).map { "NE,C\($0),T\($0 % 10 < 5 ? 1 : $0 % 10 < 8 ? 2 : 3)" }

  /// Ranks that were computed apart: `printf '2016-Q4\nNE\nC1' | sha256sum` and so on, sorted.
  @Test func theLowestRanksAreDrawn() throws {
    let list = try list((1...8).map { "NE,C\($0),T1" })
    #expect(try sample(list, .files(3)).drawn == [["NE", "C4"], ["NE", "C7"], ["NE", "C8"]])
    #expect(try sample(list, .files(3), seed: "2017-Q1").drawn == [["NE", "C2"], ["NE", "C3"], ["NE", "C4"]])
  }

  @Test func theOrderOfTheListChangesNothing() throws {
    let drawn = try sample(list(Self.rows), .files(20)).drawn
    let seed: UInt64 = 60
    var random = SeededGenerator(seed: seed)
    for _ in 0..<20 {
      #expect(try sample(list(Self.rows.shuffled(using: &random)), .files(20)).drawn == drawn, "seed \(seed)")
    }
    #expect(drawn.count == 20 && Set(drawn).count == 20)
    #expect(try sample(list(Self.rows), .files(20), seed: "2016-Q3").drawn != drawn)
  }

  /// A case that comes into one stratum, and one more that is drawn there, leave the others as they were.
  @Test func otherStrataAreUntouched() throws {
    func drawn(_ sample: CaseSample, of team: String) -> [[String]] {
      sample.drawn.filter { identity in Self.rows.contains { $0.hasPrefix("NE,\(identity[1]),\(team)") } }
    }
    let before = try sample(list(Self.rows), .files(30), .equal)
    let after = try sample(list(Self.rows + ["NE,C61,T1", "NE,C62,T1"]), .files(30), .equal)
    #expect(drawn(before, of: "T2") == drawn(after, of: "T2") && drawn(before, of: "T3") == drawn(after, of: "T3"))
    // A larger sample has the cases of a smaller one.
    let larger = try sample(list(Self.rows), .files(45), .equal)
    #expect(Set(before.drawn).isSubset(of: larger.drawn))
  }

  /// Every case is drawn about as often as every other: 6 of 18 in each of 600 seeds.
  @Test func everyCaseHasTheSameChance() throws {
    let list = try list(Array(Self.rows.filter { $0.hasSuffix("T2") }))
    var counts: [[String]: Int] = [:]
    for seed in 0..<600 {
      for identity in try sample(list, .files(6), seed: "seed \(seed)").drawn { counts[identity, default: 0] += 1 }
    }
    // 200 expected each, a standard error of 11.5; five of them make a false alarm once in 100,000 such lists.
    #expect(counts.count == 18 && counts.values.allSatisfy { abs($0 - 200) < 58 }, "\(counts.values.sorted())")
  }

  @Test func theMethodSaysWhatWasDone() throws {
    let method = try sample(list(Self.rows), .files(20)).method
    #expect(method.strata.map(\.name) == [["T1"], ["T2"], ["T3"]])
    #expect(method.strata.map(\.cases) == [30, 18, 12] && method.strata.map(\.drawn) == [10, 6, 4])
    #expect(method.basis == .random && !method.needsWeights && method.source.name == "cases.csv")
    #expect(try sample(list(Self.rows), .files(20), .equal).method.needsWeights)
    #expect(try sample(list(Self.rows), .files(60)).method.basis == .census)
    let margin = try #require(Percentage("5%"))
    #expect(try sample(list(Self.rows), .margin(margin)).method.drawn == 53)
  }

  // MARK: Files

  @Test(arguments: StratifiedSample.Allocation.allCases)
  func whatIsWrittenIsReadAgain(_ allocation: StratifiedSample.Allocation) throws {
    let folder = try TemporaryFolder()
    let rows = Self.rows + ["NE,\"C,\"\"1\"\"\",", "NÉ,ç,T9"]
    for size in [SampleMethod.Size.files(25), .margin(try #require(Percentage("7.5%")))] {
      let sample = try sample(list(rows), size, allocation)
      let path = try folder.write(sample.json(engine: engineVersion), to: "sample.json")
      #expect(try CaseSample(readingAt: path) == sample)
    }
  }

  /// One change each in a file that is in order.
  @Test(
    arguments: [
      ("\"sampleVersion\": 1", "\"sampleVersion\": 2", "is of version 2"),
      ("\"drawn\": 10", "\"drawn\": 9", "how many"),
      ("\"cases\": 30", "\"cases\": 31", "how many"), ("\"cases\": 30", "\"cases\": -30", "strata"),
      ("\"cases\": 30", "\"cases\": 3000000000000000000", "strata"), ("\"T1\"", "\"T2\"", "strata"),
      ("\"T1\"", "7", "is no sample"), ("\"proportionate\"", "\"equal\"", "how many"),
      ("\"proportionate\"", "\"fair\"", "what was asked for"), ("\"files\": 20", "\"files\": 0", "what was asked for"),
      ("\"marginPoints\": null", "\"marginPoints\": 5", "what was asked for"),
      ("\"expectedPercent\": 50", "\"expectedPercent\": 500", "what was asked for"),
      ("\"random\"", "\"census\"", "basis"), ("\"2016-Q4\"", "\"\"", "seed"), ("\"2016-Q4\"", "\"a\\nb\"", "seed"),
      ("[\"NE\", \"C1", "[\"NE\", \"C60\"], [\"NE\", \"C1", "the cases drawn"),
      ("\"NE\", \"C1", "\"C1", "the cases drawn"),
      ("\"sha256\": \"", "\"sha256\": \"x", "the case list"), ("{", "", "is no sample"),
    ] as [(String, String, String)])
  func aFileThatWasChangedIsRefused(_ old: String, _ new: String, _ expected: String) throws {
    let folder = try TemporaryFolder()
    let text = try sample(list(Self.rows), .files(20)).json(engine: engineVersion)
    let range = try #require(text.firstRange(of: old))
    let path = try folder.write(text.replacingCharacters(in: range, with: new), to: "sample.json")
    do {
      _ = try CaseSample(readingAt: path)
      Issue.record("it was read")
    } catch let problem {
      #expect("\(problem)".contains(expected), "\(problem)")
    }
  }

  @Test func aFileThatIsNotThereIsSaid() throws {
    #expect(throws: CaseSample.FileProblem.self) { try CaseSample(readingAt: "nowhere/sample.json") }
  }
}
