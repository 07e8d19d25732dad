import Foundation
internal import GRDB

/// Why a history can't be used, or something can't be done with it. No text of a case is in it.
public enum HistoryProblem: Error, Equatable {
  /// There is no file.
  case notFound
  /// The folder in which it is to be made is not there.
  case noFolder
  /// It is something else: no SQLite file, or that of another program.
  case notAHistory
  /// A newer version of this program wrote it.
  case newer(version: Int)
  /// It is damaged or cut off.
  case damaged
  /// Another process has it, and did not let go of it in time.
  case locked
  /// It can't be read.
  case notReadable
  /// It or its folder can't be written to.
  case notWritable
  /// The disk is full, or as much is in it as is allowed.
  case full
  /// The disk did not do what it was asked.
  case inputOutput
  /// Something else went wrong in SQLite, by its name for that.
  case other(String)
  /// There is no run of this label.
  case noRun(String, nearest: String?)
  /// There is a run of this label already; it is unfinished where `isUnfinished` says so.
  case labelTaken(String, isUnfinished: Bool)
  /// A run of this label is finished, so there is nothing to go on with.
  case finished(String)
  /// A run was broken off, and is not whole yet.
  case unfinished(String)
  /// A run was begun with other settings.
  case otherSettings(String)
  /// A record that was saved before has changed since, or another stands at its place; by how many cases were the same.
  case otherRecords(after: Int)
  /// Another process took a run over.
  case takenOver
  /// Cases of a run that was broken off were purged, so it can't be gone on with.
  case brokenOffAndPurged(String)
  /// The judgements on single cases were purged, so what was asked for can't be found out.
  case purged(String)
  /// A rubric that was kept can't be loaded any more.
  case rubric(String)
  /// A run was not made by a rubric of this name.
  case noRubric(String, run: String)
  /// A run was made by a version of this rubric that asks records something else.
  case otherVersion(String, run: String)
  /// A run has no label of this name.
  case noGroup(String, run: String, known: [String])
  /// A file that something shall be written to is there.
  case exists(String)
  /// A copy can't be written to this path.
  case notCopied(String)
  /// Cases can't be labelled with this, since it identifies them.
  case identifyingLabel(String)
  /// A case that is to be purged is named by nothing.
  case noCaseName
  /// What was removed could not be overwritten, since another program reads the file.
  case notScrubbed

  init(_ error: any Error) {
    switch error {
    case let problem as HistoryProblem: self = problem
    case is RowDecodingError: self = .damaged
    case let error as DatabaseError: self.init(error.resultCode, error.extendedResultCode)
    default: self = .inputOutput
    }
  }

  private init(_ code: ResultCode, _ extended: ResultCode) {
    switch code {
    case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL: self = .locked
    case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: self = .notWritable
    case .SQLITE_FULL: self = .full
    case .SQLITE_CORRUPT: self = .damaged
    case .SQLITE_NOTADB: self = .notAHistory
    case .SQLITE_IOERR: self = .inputOutput
    default: self = .other("\(extended)")
    }
  }
}

extension HistoryProblem: CustomStringConvertible {
  /// What is wrong, in a sentence whose subject is the history: `the history 'caseaudit.sqlite' …`.
  public var description: String {
    switch self {
    case .notFound: "is not there"
    case .noFolder: "can't be made: there is no such folder"
    case .notAHistory: "is no history of audits: something else is in the file"
    case .newer(let version):
      "was written by a newer version of caseaudit (form \(version)); use that version"
    case .damaged:
      "is damaged or cut off; nothing was changed. Put a backup in its place with 'caseaudit history restore'"
    case .locked: "is in use by another program, which did not let go of it; try again later"
    case .notReadable: "can't be read; look at the permissions of the file"
    case .notWritable:
      "can't be written to: look at the permissions of the file and of its folder, which must be writable also where the history is "
        + "only read, so that several programs can use it at once"
    case .full: "could not be written: the disk is full. What was saved before is safe"
    case .inputOutput:
      "could not be read or written: the disk did not do what it was asked. What was saved before is safe"
    case .other(let name): "could not be used (\(name))"
    case .noRun(let label, let nearest):
      "has no audit '\(label)'\(nearest.map { "; did you mean '\($0)'?" } ?? "")"
    case .labelTaken(let label, false):
      "has an audit '\(label)' already; take another label, or remove that audit first"
    case .labelTaken(let label, true):
      "has an audit '\(label)' that was broken off: go on with it by giving --resume, or remove it first"
    case .finished(let label): "has the audit '\(label)' whole already; there is nothing to go on with"
    case .unfinished(let label):
      "has the audit '\(label)' only in part: it was broken off; go on with it by giving --resume, or remove it"
    case .otherSettings(let what):
      "has this audit begun with another \(what), so it can't be gone on with; remove it first"
    case .otherRecords(let count):
      "has this audit begun with other records (\(count) were the same), so it can't be gone on with; remove it first"
    case .takenOver:
      "has this audit in this process's hands no more: another process went on with it, purged or removed it"
    case .brokenOffAndPurged(let label):
      "has the audit '\(label)' broken off, and cases of it were purged, so it can't be gone on with; remove it"
    case .purged(let label): "has the judgements on single cases of the audit '\(label)' no more: they were purged"
    case .rubric(let name):
      "has a copy of the rubric '\(name)' that can't be loaded: it is damaged, or of another version of caseaudit"
    case .noRubric(let name, let run): "has the audit '\(run)', which was not made by the rubric '\(name)'"
    case .otherVersion(let name, let run):
      "has the audit '\(run)' by another version of the rubric '\(name)', which asks records something else; 'caseaudit rescore' judges it anew"
    case .noGroup(let name, let run, let known):
      "has the audit '\(run)', whose cases are not labelled with '\(name)', but with \(known.joined(separator: ", "))"
    case .notCopied(let path):
      "could not be copied to '\(path)': name another file, in a folder that is there and can be written to"
    case .exists(let path): "would be written over '\(path)', which is there; add --force to replace it"
    case .identifyingLabel(let label):
      "keeps no audit by '\(label)', which says which case it is and would stay when cases are purged; leave it out of --by"
    case .noCaseName:
      "can't be searched for a case without a name; name it by all that identifies it, such as LON/LON-0042"
    case .notScrubbed:
      "is without what was removed, but traces may still be in the file, since another program reads it: close that, and give the same "
        + "command again"
    }
  }
}
