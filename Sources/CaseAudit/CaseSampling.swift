import Crypto
public import Diagnostics
import Foundation
public import Records
public import Reporting

extension CaseSample {
  /// Draws a sample from a list: of each stratum the cases with the lowest rank.
  ///
  /// A case's rank is the SHA-256 of the seed and its identity, each on a line of its own, as UTF-8. So the same cases and the
  /// same seed give the same sample, whatever the order of the list; and a case that comes or goes in one stratum changes
  /// nothing in the others but how many they are to give.
  public init(_ plan: SamplePlan, from list: CaseList) {
    self.init(plan, from: list, sha256: Audit.hash(list.source)) { identity in
      Array(SHA256.hash(data: Data(([plan.seed] + identity).joined(separator: "\n").utf8)))
    }
  }

  /// Why a sample can't be taken from a file.
  public enum FileProblem: Error {
    /// The file can't be read.
    case unreadable
    /// What it holds is no sample.
    case sample(Problem)
  }

  /// How large a file of a sample may be: one of a million cases is about a tenth of it.
  private static let limit = 1 << 28

  /// The sample that `caseaudit sample` wrote to a file.
  public init(readingAt path: String) throws(FileProblem) {
    let size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
    guard size <= Self.limit, let data = FileManager.default.contents(atPath: path) else { throw .unreadable }
    do { self = try CaseSample(json: data) } catch { throw .sample(error) }
  }
}

extension CaseSample.FileProblem: CustomStringConvertible {
  /// What is wrong, in a sentence without its subject.
  public var description: String {
    switch self {
    case .unreadable: "can't be read"
    case .sample(let problem): "\(problem)"
    }
  }
}

extension DataTables {
  /// How large a list of cases may be, in bytes: a million cases are less.
  private static let caseListLimit = 1 << 26

  /// The list of cases in a file; nil where it has mistakes or can't be read, which is then reported.
  public static func caseList(
    _ path: String, by schema: RecordSchema, _ diagnostics: inout Diagnostics
  ) -> CaseList? {
    text(path, limit: caseListLimit, &diagnostics).flatMap { CaseList.read($0, by: schema, &diagnostics) }
  }
}
