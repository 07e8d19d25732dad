import ArgumentParser
import CaseAudit

/// `caseaudit rubric new`.
struct RubricNewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Make a small rubric to start from, with examples.",
    discussion: """
      Makes a folder with rubric.yaml, tests.yaml and README.md. The record schema is copied beside it where there is none yet. \
      Nothing that is there is changed.

      Exit codes: 0 done; 2 the schema beside it is not that of a case record; 4 it is there already, or could not be \
      written; 64 the command was not understood.
      """)

  @Argument(
    help: ArgumentHelp("The rubric's name: small letters and digits, words joined by hyphens.", valueName: "name"))
  var name: String

  @Option(
    name: .customLong("in"), help: ArgumentHelp("The folder to make it in.", valueName: "folder"),
    completion: .directory)
  var folder = "rubrics"

  func run() throws {
    guard let template = RubricTemplate(named: name) else {
      throw ValidationError(
        "'\(printable(name))' is no name of a rubric: use small letters, digits and single hyphens, such as child-seen")
    }
    do throws(NewRubric.Problem) {
      let written = try NewRubric(template).make(in: folder)
      try? Terminal.write(written.map { "wrote \(printable($0))\n" }.joined() + next)
    } catch {
      throw failure(error)
    }
  }

  private var next: String {
    """

    Next: change \(printable(folder))/\(name)/rubric.yaml and tests.yaml, and run
      caseaudit rubric test \(printable(folder))/\(name)

    """
  }

  /// Says what is wrong; the result ends the command.
  private func failure(_ problem: NewRubric.Problem) -> ExitCode {
    switch problem {
    case .exists(let path): Terminal.complain("caseaudit: '\(printable(path))' is there already; nothing was changed")
    case .noSchema(let name):
      Terminal.complain("caseaudit: '\(name)' was found in no folder of rubrics; name one with CASEAUDIT_RUBRICS")
    case .unwritable(let path): Terminal.complain("caseaudit: '\(printable(path))' can't be written")
    case .mistakes(let diagnostics):
      Terminal.explain(diagnostics)
      Terminal.complain("caseaudit: the schema beside the new rubric is not that of a case record; nothing was made")
      return ExitCode(ExitStatus.rubric)
    }
    return ExitCode(ExitStatus.surroundings)
  }
}
