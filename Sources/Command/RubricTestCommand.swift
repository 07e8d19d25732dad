import ArgumentParser
import CaseAudit

/// `caseaudit rubric test`.
struct RubricTestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Judge the examples in a rubric's tests.yaml, and list those that are missing.",
    discussion: """
      Every criterion needs an example of met, one of not met, and one of partly met where it has 'partly'. An example that is \
      not judged as expected is shown with what decided it. Where the folder has an authority.yaml, so do its criteria, in \
      authority-tests.yaml.

      Exit codes: 0 all as expected and none missing; 1 an example was not judged as expected, or one is missing; 2 the \
      rubric or its tests.yaml is wrong; 4 a folder holds no rubric or no tests.yaml that can be read; 64 the command was \
      not understood.
      """)

  @Argument(help: ArgumentHelp("Folders of rubrics.", valueName: "folder"))
  var folders: [String]

  @Option(help: ArgumentHelp("How to show the result: text or json.", valueName: "text|json"))
  var format = ExplainCommand.Format.text

  func validate() throws {
    if folders.isEmpty { throw ValidationError("name at least one folder of a rubric") }
  }

  func run() throws {
    let runs = folders.map { RubricTestRun(folder: $0) }
    var codes: Set<Int32> = []
    for run in runs {
      Terminal.explain(run.diagnostics)
      if run.report == nil || run.diagnostics.hasErrors {
        codes.insert(Terminal.status(of: run.diagnostics))
      } else if !run.isPassing {
        codes.insert(ExitStatus.missed)
      }
    }
    let texts = runs.flatMap(\.texts)
    try Terminal.write(format == .text ? texts.joined(separator: "\n") : RubricTestRun.json(runs))
    if let code = ExitStatus.first(of: codes) { throw ExitCode(code) }
  }
}
