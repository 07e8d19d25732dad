import Foundation
public import Reporting
public import Rubrics

/// Results that were written to files, and the rubrics they were made by.
public struct StoredResults: Sendable {
  /// Where rubrics are looked up.
  private let library: RubricLibrary
  /// Rubrics that take the place of those of the library with the same names.
  private let given: [Rubric]
  /// How large a file may be: a result of ten thousand groups takes about a tenth of it.
  static let limit = 1 << 30

  /// Results by rubrics of this library, or by those that are given.
  public init(library: RubricLibrary = RubricLibrary(), given: [Rubric] = []) {
    self.library = library
    self.given = given
  }

  /// Whether a path names a file that starts as a result does. Case records never do.
  public static func isResult(_ path: String) -> Bool {
    guard let file = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? file.close() }
    return StoredResult.mayBe((try? file.read(upToCount: 256)) ?? Data())
  }

  /// Why a result can't be used.
  public enum Problem: Error {
    /// The file can't be read.
    case unreadable
    /// What it holds can't be used.
    case result(StoredResult.Problem)
    /// A rubric it was made by can't be used.
    case rubric(RubricLibrary.Problem)
  }

  /// The counts of a result.
  public func counts(at path: String) throws(Problem) -> AuditCounts {
    let size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
    guard size <= Self.limit, let data = FileManager.default.contents(atPath: path) else { throw .unreadable }
    let stored: StoredResult
    do { stored = try StoredResult(json: data) } catch { throw .result(error) }
    let rubrics = try rubrics(of: stored)
    do {
      return try AuditCounts(
        stored, at: path, rubrics: rubrics, rubricHashes: rubrics.rubrics.map { Audit.hash($0.source) },
        schemaHash: Audit.hash(rubrics.rubrics[0].schemaSource))
    } catch { throw .result(error) }
  }

  private func rubrics(of stored: StoredResult) throws(Problem) -> RubricSet {
    var rubrics: [Rubric] = []
    for id in stored.rubricIDs {
      if let rubric = given.first(where: { $0.id == id }) {
        rubrics.append(rubric)
        continue
      }
      do throws(RubricLibrary.Problem) {
        rubrics.append(try library.rubric(named: id))
      } catch { throw .rubric(error) }
    }
    do throws(RubricSet.Problem) {
      return try RubricSet(rubrics)
    } catch { throw .result(.inconsistent("its rubrics")) }
  }
}

extension StoredResults.Problem: CustomStringConvertible {
  /// What is wrong, in a sentence without its subject.
  public var description: String {
    switch self {
    case .unreadable: "can't be read"
    case .result(let problem): "\(problem)"
    case .rubric(let problem): "was made by a rubric that can't be used: \(problem)"
    }
  }
}
