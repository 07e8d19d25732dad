import ArgumentParser
import CaseAudit

/// `caseaudit rubric diff`.
struct RubricDiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Say in plain English what differs between two rubrics, and what that does to case files.",
    discussion: """
      INPUT is a file or a folder. Its cases are judged by both rubrics, and those of which the two make something different \
      are listed. Standard input can't be read twice, so it can't be given.

      Exit codes: 0 done, whether anything differs or not; 2 a rubric or schema is wrong; 3 something could not be read (the \
      rest is done); 4 there is no such rubric; 64 the command was not understood.
      """)

  @Argument(help: ArgumentHelp("The old rubric: a name, or its folder.", valueName: "old"))
  var old: String

  @Argument(help: ArgumentHelp("The new rubric: a name, or its folder.", valueName: "new"))
  var new: String

  @Argument(help: ArgumentHelp("Case files and folders of case files.", valueName: "input"), completion: .file())
  var inputs: [String] = []

  @OptionGroup var window: WindowOptions

  @OptionGroup var policy: IdentifierOptions

  @Option(help: ArgumentHelp("How to show the comparison: text or json.", valueName: "text|json"))
  var format = Format.text

  /// A form of the comparison.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  func validate() throws {
    for path in inputs where path == "-" || FileIdentity(of: path)?.isReadableAgain == false {
      throw ValidationError("'\(printable(path))' can't be read twice; give a file or a folder")
    }
  }

  func run() throws {
    let (old, new) = (try Terminal.rubric(named: old), try Terminal.rubric(named: new))
    let trial = inputs.isEmpty ? nil : self.trial(from: old, to: new)
    let comparison = RubricComparison(from: old, to: new, trial: trial)
    try Terminal.write(format == .text ? comparison.text : comparison.json)
    guard let trial, trial.new.isIncomplete || trial.old.isIncomplete else { return }
    var found = Diagnostics()
    for diagnostic in trial.old.notCounted + trial.new.notCounted { found.report(diagnostic) }
    Terminal.explain(found.all, of: found.count)
    throw ExitCode(ExitStatus.unread)
  }

  private func trial(from old: Rubric, to new: Rubric) -> RubricTrial {
    var (before, after) = (Audit(rubric: old, window: window.rule), Audit(rubric: new, window: window.rule))
    before.identifiers = policy.identifiers
    after.identifiers = policy.identifiers
    return after.trial(against: before, on: Inputs(finding: inputs))
  }
}
