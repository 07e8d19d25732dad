import Foundation
internal import GRDB
public import Records

/// What a purge takes away, and what it could not reach.
public struct PurgeReport: Sendable, Equatable {
  /// How many audits of cases were purged from the history; from a backup, where that had more.
  public internal(set) var audits = 0
  /// How many names of files and messages that named a case were purged from it besides, likewise.
  public internal(set) var texts = 0
  /// The backups that were purged as well.
  public internal(set) var backups: [String] = []
  /// Backups that are not where they were made: whoever moved them must purge or delete them there.
  public internal(set) var missing: [String] = []
  /// Files that could not be purged, or not wholly.
  public internal(set) var failed: [Failure] = []
  /// What kept the history's own file from being written anew without what was deleted; nil where that was done.
  public internal(set) var problem: HistoryProblem?
  /// Whether it finished an earlier purge or removal which had not been able to do that.
  public internal(set) var hasFinishedEarlier = false

  /// A file that could not be purged.
  public struct Failure: Sendable, Equatable {
    /// Where it is.
    public let path: String
    /// What stood in the way. What is damaged can't be purged ever.
    public let problem: HistoryProblem
  }

  /// Whether all was reached.
  public var isWhole: Bool { missing.isEmpty && failed.isEmpty && problem == nil }
}

/// Which single cases are purged: their judgements, alerts and pseudonyms. The counts of their runs stay.
public enum PurgeWish: Sendable, Equatable {
  /// All cases of the runs with these labels.
  case runs([String])
  /// All cases of the runs that are kept for too long by a day, those that were broken off too.
  case expired(CalendarDate)
  /// A case in every run, by all that identifies it with `/` between.
  case `case`(String)
}

extension History {
  /// Purges single cases from the history, its journal, and all of its backups that are where they were made.
  ///
  /// The pages that held them are overwritten and the file is written anew without them (SQLite's `secure_delete` and `VACUUM`). What
  /// a disk itself keeps of overwritten blocks, and copies made by other programs, no program can reach.
  ///
  /// - Throws: what stands in the way, such as another program that reads the file; then nothing was purged.
  public func purge(_ wish: PurgeWish) throws(HistoryProblem) -> PurgeReport {
    let aim = try aim(of: wish)
    var report = try purgeHere(aim)
    report.failed += try orphanedJournals().map { PurgeReport.Failure(path: $0, problem: .damaged) }
    for path in try copies() {
      guard FileManager.default.fileExists(atPath: path) else {
        report.missing.append(path)
        continue
      }
      do throws(HistoryProblem) { report.add(try purge(copy: path, aim), of: path) } catch {
        report.failed.append(PurgeReport.Failure(path: path, problem: error))
      }
    }
    report.failed.sort { $0.path < $1.path }
    return report
  }

  private func purge(copy path: String, _ aim: PurgeAim) throws(HistoryProblem) -> PurgeReport {
    let copy = try History(at: path, for: .changing, patience: History.patience, schema: schema.withoutCopy)
    defer { copy.close() }
    return try copy.purgeHere(aim)
  }

  private func aim(of wish: PurgeWish) throws(HistoryProblem) -> PurgeAim {
    switch wish {
    case .case(let name): return .case(try CaseName(name))
    // Nobody has been at one of these for months.
    case .expired(let day): return .runs(try expiredRuns(on: day).map(\.label))
    case .runs(let labels):
      // A run that is still being written would go on to be filled.
      for label in labels where try !run(labelled: label).isFinished { throw .unfinished(label) }
      return .runs(labels)
    }
  }

  private func purgeHere(_ aim: PurgeAim) throws(HistoryProblem) -> PurgeReport {
    var report = PurgeReport()
    report.hasFinishedEarlier = try isUnscrubbed()
    let purged = try deleteForGood { db in
      let counts = try aim.purge(db)
      try Purge.deleteOrphans(db)
      return counts
    }
    (report.audits, report.texts) = purged.value
    report.problem = purged.problem
    return report
  }

  // MARK: Where copies are

  /// The backups that were made, and the copies beside them and the file, those that were broken off too.
  private func copies() throws(HistoryProblem) -> [String] {
    let made = try madeBackups()
    let beside = ([path] + made).flatMap { place in
      Self.names(beside: place).filter { name in
        name != "" && !Self.journalEndings.contains { name.hasSuffix($0) }
      }.map { Self.place(place) + $0 }
    }
    return Set(made + beside).sorted()
  }

  /// Journals of copies that are there no more, in which cases may stand.
  private func orphanedJournals() throws(HistoryProblem) -> [String] {
    let found = ([path] + (try madeBackups())).flatMap { place in
      Self.names(beside: place).compactMap { name -> String? in
        let journal = Self.place(place) + name
        guard let ending = ["-wal", "-journal"].first(where: { name.hasSuffix($0) }),
          !FileManager.default.fileExists(atPath: String(journal.dropLast(ending.count)))
        else { return nil }
        return journal
      }
    }
    return Set(found).sorted()
  }

  private func madeBackups() throws(HistoryProblem) -> [String] {
    let own = Self.place(path)
    return try read { db in try String.fetchAll(db, sql: "SELECT path FROM backup WHERE path <> ?", arguments: [own]) }
  }

  /// What files are called that lie beside one and were made for it, each without its name.
  private static func names(beside path: String) -> [String] {
    let place = URL(fileURLWithPath: path).standardizedFileURL
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place.deletingLastPathComponent().path)) ?? []
    return names.filter { $0.hasPrefix(place.lastPathComponent) }.map { name in
      String(name.dropFirst(place.lastPathComponent.count))
    }.filter { rest in
      let ending = journalEndings.first { rest.hasSuffix($0) } ?? ""
      let copy = rest.dropLast(ending.count)
      return copy.isEmpty || copy.hasPrefix(".before-") || (copy.hasPrefix(".") && copy.hasSuffix(".part"))
    }
  }
}

/// What is purged from each file.
private enum PurgeAim {
  case runs([String])
  case `case`(CaseName)

  func purge(_ db: Database) throws -> (audits: Int, texts: Int) {
    switch self {
    case .runs(let labels): return (try labels.reduce(0) { try $0 + Purge.purge(runLabelled: $1, db) }, 0)
    case .case(let name):
      let audits = try Purge.purge(name, db)
      return (audits, try name.purgeTexts(isFound: audits > 0, db))
    }
  }
}

extension PurgeReport {
  /// Adds what was purged from a copy.
  fileprivate mutating func add(_ copy: PurgeReport, of path: String) {
    (audits, texts) = (max(audits, copy.audits), max(texts, copy.texts))
    hasFinishedEarlier = hasFinishedEarlier || copy.hasFinishedEarlier
    if let problem = copy.problem {
      failed.append(Failure(path: path, problem: problem))
    } else {
      backups.append(path)
    }
  }
}
