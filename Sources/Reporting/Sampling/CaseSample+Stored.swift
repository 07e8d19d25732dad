public import Foundation
import Statistics

extension CaseSample {
  /// Why a file can't be used as a sample.
  public enum Problem: Error, Equatable {
    /// It is damaged, or was not written by this program.
    case unreadable
    /// It is of another version of the form.
    case otherVersion(Int)
    /// What it says does not go together.
    case inconsistent(String)
  }

  /// Reads a sample that `json` wrote. Everything that can be checked is: how many were drawn of each stratum must be what its
  /// method gives.
  public init(json: Data) throws(Problem) {
    let stored: StoredSample
    do { stored = try JSONDecoder().decode(StoredSample.self, from: json) } catch { throw .unreadable }
    guard stored.sampleVersion == Self.version else { throw .otherVersion(stored.sampleVersion) }
    self.init(method: try stored.method(), drawn: stored.drawn)
    guard drawn.allSatisfy({ $0.count == method.source.identity.count && $0.allSatisfy { !$0.isEmpty } }),
      Set(drawn).count == drawn.count, drawn.count == method.drawn
    else { throw .inconsistent("the cases drawn") }
    guard stored.basis == method.basis.rawValue else { throw .inconsistent("basis") }
  }
}

/// A sample as it stands in its file.
private struct StoredSample: Decodable {
  let sampleVersion: Int
  let basis: String
  let seed: String
  let askedFor: Wish
  let caseList: Source
  let cases: Int
  let drawnCases: Int
  let by: [String]
  let strata: [Stratum]
  let drawn: [[String]]

  struct Wish: Decodable {
    let files: Int?
    let marginPoints: Double?
    let expectedPercent: Double
    let allocation: String
  }

  struct Source: Decodable {
    let name: String
    let sha256: String
    let identity: [String]
  }

  struct Stratum: Decodable {
    let stratum: [String?]
    let cases: Int
    let drawn: Int
  }

  /// More than anybody will ever list, and so few that sums of them are numbers still.
  private static let most = 1_000_000_000

  func method() throws(CaseSample.Problem) -> SampleMethod {
    guard SamplePlan.canBeSeed(seed) else { throw .inconsistent("seed") }
    guard caseList.sha256.wholeMatch(of: /[0-9a-f]{64}/) != nil, !caseList.identity.isEmpty else {
      throw .inconsistent("the case list")
    }
    guard let wish = askedFor.wish else { throw .inconsistent("what was asked for") }
    let parts = strata.map { part in
      SampleMethod.Stratum(name: part.stratum.map { $0 ?? "" }, cases: part.cases, drawn: part.drawn)
    }
    guard strata.count <= Self.most / 1_000, strata.allSatisfy({ (1...(Self.most / 1_000)).contains($0.cases) }),
      !parts.isEmpty, parts.allSatisfy({ $0.name.count == by.count }), Set(parts.map(\.name)).count == parts.count
    else { throw .inconsistent("strata") }
    let method = SampleMethod(
      seed: seed, wish: wish, by: by, strata: parts,
      source: .init(name: caseList.name, sha256: caseList.sha256, identity: caseList.identity))
    guard method.shares.strata.map(\.drawn) == parts.map(\.drawn), cases == method.cases, drawnCases == method.drawn
    else { throw .inconsistent("how many were drawn") }
    return method
  }
}

extension StoredSample.Wish {
  var wish: SampleMethod.Wish? {
    guard let allocation = StratifiedSample.Allocation(rawValue: allocation),
      let expected = Percentage(number: expectedPercent), (files == nil) != (marginPoints == nil)
    else { return nil }
    if let files { return SampleMethod.Wish(.files(files), expected: expected, allocation) }
    return marginPoints.flatMap { Percentage(number: $0) }.flatMap {
      SampleMethod.Wish(.margin($0), expected: expected, allocation)
    }
  }
}

extension CaseSample.Problem: CustomStringConvertible {
  /// What is wrong, in a sentence without its subject.
  public var description: String {
    switch self {
    case .unreadable: "is no sample, or is damaged; 'caseaudit sample' writes one beside its table"
    case .otherVersion(let version):
      "is of version \(version) of the form of samples, which this version of caseaudit can't read; draw again with the same seed"
    case .inconsistent(let what):
      "does not go together (\(what)); it was changed or damaged: draw again with the same list and seed"
    }
  }
}
