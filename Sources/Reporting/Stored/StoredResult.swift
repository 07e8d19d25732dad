public import Foundation

/// A result that `caseaudit audit --format json` wrote, as it stands in its file; `docs/result-format.md` describes it.
///
/// Only what reports are made from is read. What a program of another version added is passed over.
public struct StoredResult: Decodable, Sendable {
  let resultVersion: Int
  let engine: Engine
  let schema: Schema
  let window: Window
  let records: Records
  let grouping: [String]
  let alerts: Alerts
  let rubrics: [Part]
  let inputs: Inputs

  /// The rubrics by which it was made, by name.
  public var rubricIDs: [String] { rubrics.map(\.id) }

  /// Whether a file may hold a result: it starts as one does. Case records never do.
  public static func mayBe(_ start: some Collection<UInt8>) -> Bool {
    let text = start.prefix(256).filter { !" \t\r\n".utf8.contains($0) }
    return text.starts(with: "{\"resultVersion\":".utf8)
  }

  /// Reads a result.
  ///
  /// - Throws: what is wrong with it.
  public init(json: Data) throws(StoredResult.Problem) {
    let found: StoredResult
    do { found = try JSONDecoder().decode(StoredResult.self, from: json) } catch { throw .unreadable }
    guard found.resultVersion == JSONReport.resultVersion else { throw .otherVersion(found.resultVersion) }
    self = found
  }

  /// Why a file can't be used as a result.
  public enum Problem: Error, Equatable {
    /// It is damaged, or was not written by this program.
    case unreadable
    /// It is of another version of the form.
    case otherVersion(Int)
    /// It was made by a rubric, or a version of it, that is not the one that was given.
    case otherRubric(String)
    /// It was made with another record schema.
    case otherSchema
    /// Its counts do not add up, or are not those of the rubric.
    case inconsistent(String)
  }

  struct Engine: Decodable, Sendable { let version: String }

  struct Schema: Decodable, Sendable { let sha256: String }

  struct Window: Decodable, Sendable {
    let asOf: String?
    let from: String?
    let firstDays: Days?
    let lastDays: Days?
  }

  struct Days: Decodable, Sendable {
    let earliest: String
    let latest: String
  }

  struct Records: Decodable, Sendable {
    let read: Int
    let counted: Int
    let leftOut: Int
    let leftOutForIdentifiers: Int
    let couldNotBeRead: Int
  }

  struct Alerts: Decodable, Sendable {
    let files: Int
    let filesNotRuledOut: Int
    let alerts: [Alert]
  }

  struct Alert: Decodable, Sendable {
    let title: String
    let toDo: String
    let raised: Int
    let notRuledOut: Int
    let firstRaised: [Entry]
    let firstNotRuledOut: [Entry]
  }

  struct Entry: Decodable, Sendable {
    let `case`: [String]
    let dataDate: String?
    let path: String
    let line: Int
    let silent: [String]
    let silentCount: Int
  }

  struct Part: Decodable, Sendable {
    let id: String
    let sha256: String
    let leftOut: LeftOut
    let overall: Counts
    let groups: [Group]
  }

  struct LeftOut: Decodable, Sendable { let count: Int }

  struct Group: Decodable, Sendable {
    let group: [GroupName]
    let counts: Counts
  }

  /// A part of a group's name: a text, null where the record has none, an object where it could not be read.
  enum GroupName: Decodable, Sendable {
    case stated(String)
    case notStated
    case unreadable

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        self = .notStated
      } else if let text = try? container.decode(String.self) {
        self = .stated(text)
      } else {
        let mark = try container.decode([String: Bool].self)
        guard mark == ["couldNotBeRead": true] else {
          throw DecodingError.dataCorruptedError(in: container, debugDescription: "no name of a group")
        }
        self = .unreadable
      }
    }
  }

  struct Counts: Decodable, Sendable {
    let files: Int
    let inScope: Int
    let themes: [ThemeCounts]
    let criteria: [CriterionCounts]
    let features: [FeatureCounts]?
  }

  struct ThemeCounts: Decodable, Sendable {
    let theme: String
    let gap: Int
    let noGap: Int
    let notApplicable: Int
    let invalid: Int
  }

  struct CriterionCounts: Decodable, Sendable {
    let criterion: String
    let met: Int
    let partlyMet: Int
    let notMet: Int
    let notEvidenced: Int
    let notApplicable: Int
    let invalid: Int
    let notInForce: Int
  }

  struct FeatureCounts: Decodable, Sendable {
    let feature: String
    let recorded: Int
    let notStated: Int
    let notJudged: Int
  }

  struct Inputs: Decodable, Sendable {
    let files: [File]
    let counts: InputCounts
    let couldNotBeRead: [Mistake]
    let leftOutForIdentifiers: [Mistake]
    let leftOut: [Mistake]
  }

  struct File: Decodable, Sendable {
    let path: String
    let sha256: String?
    let records: Int
  }

  struct InputCounts: Decodable, Sendable { let unreadableValues: Int }

  struct Mistake: Decodable, Sendable {
    let path: String?
    let line: Int?
    let message: String
  }
}

extension StoredResult.Problem: CustomStringConvertible {
  /// What is wrong, in a sentence without its subject.
  public var description: String {
    switch self {
    case .unreadable: "is no result of an audit, or is damaged; make it with 'caseaudit audit --format json'"
    case .otherVersion(let version):
      "is of version \(version) of the form of results, which this version of caseaudit can't read; audit again"
    case .otherRubric(let id):
      "was made by another version of the rubric '\(id)'; audit again, or give the folder of that version with --rubric"
    case .otherSchema: "was made with another version of the record schema; audit again"
    case .inconsistent(let what): "does not add up (\(what)); it was changed or damaged: audit again"
    }
  }
}
