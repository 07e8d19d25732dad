import ArgumentParser
import CaseAudit

/// `caseaudit history`.
struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Look at audits that are kept, and look after them.",
    discussion: """
      'caseaudit audit --save LABEL' keeps an audit: which rubric, which window, which files by their hashes, how they were chosen, the \
      counts, and the judgements on each case under its pseudonym. No case record is kept.
      """,
    subcommands: [
      HistoryListCommand.self, HistoryShowCommand.self, HistoryRemoveCommand.self, HistoryPurgeCommand.self,
      HistoryRetentionCommand.self, HistoryBackupCommand.self, HistoryRestoreCommand.self,
    ])
}

/// `caseaudit history list`.
struct HistoryListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the audits that are kept, and those whose single cases have been kept for too long.",
    discussion: "Exit codes: 0 done; 4 there is no history, or it can't be read; 64 the command was not understood.")

  @OptionGroup var history: HistoryOptions

  @OptionGroup var day: DayOption

  @OptionGroup var output: DocumentOptions

  func run() throws {
    let store = try history.open(.reading)
    let document = try history.attempt { () throws(HistoryProblem) in
      HistoryDocument(
        path: history.history, runs: try store.runs(), retention: try store.retentionMonths(), today: day.date
      ).list()
    }
    try output.show(document)
  }
}

/// The day from which retention is counted.
struct DayOption: ParsableArguments {
  @Option(
    help: ArgumentHelp("The day it is; by default today's, in UTC.", valueName: "yyyy-mm-dd"), transform: calendarDay)
  var today: CalendarDate?

  var date: CalendarDate { today ?? Today.date }
}

/// `caseaudit history show`.
struct HistoryShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show what is known of one audit: what its figures rest on.",
    discussion:
      "Exit codes: 0 done; 4 there is no such audit, or the history can't be read; 64 the command was not understood.")

  @Argument(help: ArgumentHelp("The label under which the audit is kept.", valueName: "label"))
  var label: String

  @OptionGroup var history: HistoryOptions

  @OptionGroup var output: DocumentOptions

  func run() throws {
    let store = try history.open(.reading)
    let folders = RubricLibrary().dataFolders
    let document = try history.attempt { () throws(HistoryProblem) in
      let run = try store.run(labelled: label)
      let counts =
        run.isFinished ? try store.counts(of: run, rubrics: try store.rubrics(of: run, dataFolders: folders)) : nil
      return HistoryDocument.show(run, counts, path: history.history)
    }
    try output.show(document)
  }
}

/// `caseaudit history remove`.
struct HistoryRemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Remove audits, with all that is known of them.",
    discussion: """
      Backups are left as they are. To take away single cases only, and keep the counts: 'caseaudit history purge'.

      Exit codes: 0 done; 4 there is no such audit, or the history can't be changed; 64 the command was not understood.
      """)

  @Argument(help: ArgumentHelp("The labels of the audits.", valueName: "label"))
  var labels: [String]

  @OptionGroup var history: HistoryOptions

  @OptionGroup var sure: SureOption

  func validate() throws {
    if labels.isEmpty { throw ValidationError("name at least one audit") }
  }

  func run() throws {
    try sure.check("removes \(labels.count == 1 ? "an audit" : "\(labels.count) audits") for good")
    let store = try history.open(.changing)
    if try history.attempt({ () throws(HistoryProblem) in try store.overwriteTraces() }) {
      Terminal.complain("caseaudit: \(PurgeWords.earlier)")
    }
    try history.attempt { () throws(HistoryProblem) in
      var runs: [StoredRun] = []
      for label in labels { runs.append(try store.run(labelled: label)) }
      try store.remove(runs)
    }
    Terminal.complain("caseaudit: removed: \(labels.map { "'\(printable($0))'" }.joined(separator: ", "))")
  }
}

/// Holds that someone means what can't be undone.
struct SureOption: ParsableArguments {
  @Flag(help: "Do it: it can't be undone.")
  var yes = false

  func check(_ what: String) throws {
    guard yes else { throw ValidationError("this \(what); add --yes to do it") }
  }
}

/// `caseaudit history purge`.
struct HistoryPurgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "purge", abstract: "Take single cases away and leave no trace of them; the counts stay.",
    discussion: """
      Takes away the judgements, safeguarding concerns, pseudonyms and file names of all cases of audits, or of one case in all audits: in \
      the history, its journal, and its backups where they were made. Percentages and trends stay as they are. What can't be done any \
      more: counting by changed bands, telling the same case in two audits, and looking at single cases.

      Exit codes: 0 done; 4 there is no such audit, or not everything could be purged (it is said what); 64 the command was not understood.
      """)

  @Argument(help: ArgumentHelp("The labels of the audits.", valueName: "label"))
  var labels: [String] = []

  @Option(
    name: .customLong("case"),
    help: ArgumentHelp(
      "One case, by all of the fields that identify it with / between, such as LON/LON-0042.", valueName: "authority/id"
    ))
  var caseName: String?

  @Flag(help: "All audits that have been kept for longer than 'caseaudit history retention' says.")
  var expired = false

  @OptionGroup var history: HistoryOptions

  @OptionGroup var day: DayOption

  @OptionGroup var sure: SureOption

  func validate() throws {
    let ways = [!labels.isEmpty, caseName != nil, expired].count { $0 }
    if ways != 1 { throw ValidationError("name audits, or --case, or --expired") }
  }

  func run() throws {
    try sure.check("takes single cases away for good")
    let store = try history.open(.changing)
    let report = try history.attempt { () throws(HistoryProblem) -> PurgeReport in
      if let caseName { return try store.purge(.case(caseName)) }
      return try store.purge(expired ? .expired(day.date) : .runs(labels))
    }
    let words = PurgeWords(report: report, history: history.history)
    let isFound = caseName == nil || report.audits + report.texts > 0 || report.hasFinishedEarlier
    for line in isFound ? words.lines : words.notFound { Terminal.complain("caseaudit: \(line)") }
    if !isFound || !report.isWhole { throw ExitCode(ExitStatus.surroundings) }
  }
}

/// `caseaudit history retention`.
struct HistoryRetentionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retention", abstract: "Say for how long single cases are to be kept; without an option, show it.",
    discussion: """
      Nothing is deleted by itself: 'caseaudit history list' warns when the time has passed, and 'caseaudit history purge --expired' takes \
      the cases away.

      Exit codes: 0 done; 4 there is no history, or it can't be changed; 64 the command was not understood.
      """)

  @Option(help: ArgumentHelp("For how many months after an audit was kept, from 1 to 1200.", valueName: "n"))
  var months: Int?

  @Flag(help: "Set no limit.")
  var none = false

  @OptionGroup var history: HistoryOptions

  func validate() throws {
    if let months, !(1...1200).contains(months) { throw ValidationError("--months takes a number from 1 to 1200") }
    if months != nil, none { throw ValidationError("give --months or --none, not both") }
  }

  func run() throws {
    let isChange = months != nil || none
    let store = try history.open(isChange ? .changing : .reading)
    let kept = try history.attempt { () throws(HistoryProblem) -> Int? in
      if isChange { try store.setRetention(months: months) }
      return try store.retentionMonths()
    }
    try Terminal.write(
      kept.map { "single cases are kept for \($0 == 1 ? "1 month" : "\($0) months")\n" } ?? "no limit is set\n")
  }
}

/// `caseaudit history backup`.
struct HistoryBackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Copy the history to a file, whole and of one moment, also while it is used.",
    discussion: """
      The history remembers where the copy was made: 'caseaudit history purge' is carried out there too.

      Exit codes: 0 done; 4 there is no history, or the copy can't be written; 64 the command was not understood.
      """)

  @Argument(help: ArgumentHelp("The file to write.", valueName: "file"), completion: .file())
  var file: String

  @Flag(help: "Replace the file if it exists.")
  var force = false

  @OptionGroup var history: HistoryOptions

  func run() throws {
    let store = try history.open(.changing)
    try history.attempt { () throws(HistoryProblem) in try store.backup(to: file, on: Today.date, replacing: force) }
    Terminal.complain("caseaudit: copied to \(printable(file))")
  }
}

/// `caseaudit history restore`.
struct HistoryRestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Put a backup in the place of the history.",
    discussion: """
      The backup is checked first. What was there is kept beside it, under its name and '.before-restore'. Only a history, or what is \
      left of one that is damaged, is replaced: a file of something else is left alone.

      Exit codes: 0 done; 4 the backup is damaged or no history, or it can't be put there; 64 the command was not understood.
      """)

  @Argument(help: ArgumentHelp("The backup.", valueName: "file"), completion: .file())
  var file: String

  @OptionGroup var history: HistoryOptions

  func run() throws {
    let backup = try checkedBackup()
    let kept = try history.attempt { () throws(HistoryProblem) in try History.restore(history.history, from: backup) }
    backup.close()
    let before = kept.map { "; what was there is kept as \(printable($0))" } ?? ""
    Terminal.complain("caseaudit: \(printable(history.history)) is as it was in \(printable(file))\(before)")
  }

  private func checkedBackup() throws -> History {
    do { return try History.checkedBackup(file) } catch {
      let problem = error == .damaged ? "is damaged or cut off" : error.description
      Terminal.complain(
        "caseaudit: the backup '\(printable(file))' was not put in place: it \(printable(problem))")
      throw ExitCode(ExitStatus.surroundings)
    }
  }
}
