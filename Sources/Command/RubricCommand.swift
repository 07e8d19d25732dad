import ArgumentParser
import CaseAudit

/// `caseaudit rubric`.
struct RubricCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rubric", abstract: "Work on rubrics.",
    subcommands: [
      RubricCheckCommand.self, RubricListCommand.self, RubricShowCommand.self, RubricDiffCommand.self,
      RubricNewCommand.self, RubricTestCommand.self,
    ])
}

/// `caseaudit rubric check`.
struct RubricCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Find the mistakes in rubrics, all in one run, each at its place.",
    discussion: """
      Exit codes: 0 no mistakes; 2 mistakes; 4 a folder holds no rubric that can be read; 64 the command was not \
      understood.
      """)

  @Argument(help: ArgumentHelp("Folders of rubrics.", valueName: "folder"))
  var folders: [String]

  @Option(
    help: ArgumentHelp(
      "How to show the mistakes: text, json, or sarif for editors and code hosts.", valueName: "text|json|sarif"))
  var format = DiagnosticsFormat.text

  func validate() throws {
    if folders.isEmpty { throw ValidationError("name at least one folder of a rubric") }
  }

  func run() throws {
    var codes: Set<Int32> = []
    var all = Diagnostics()
    for folder in folders {
      var diagnostics = Diagnostics()
      if let rubric = RubricLibrary().load(folder: folder, &diagnostics) {
        if format == .text {
          try Terminal.write("\(rubric.id) \(printable(rubric.version)): no mistakes (\(size(of: rubric)))\n")
        }
      } else {
        codes.insert(Terminal.status(of: diagnostics))
      }
      if format == .text { Terminal.explain(diagnostics) }
      all.report(contentsOf: diagnostics)
    }
    try format.write(all.all, of: all.count)
    if let code = ExitStatus.first(of: codes) { throw ExitCode(code) }
  }

  private func size(of rubric: Rubric) -> String {
    let (themes, criteria) = (rubric.themes.count, rubric.criteria.count)
    let own = "\(themes) \(themes == 1 ? "theme" : "themes"), \(criteria) \(criteria == 1 ? "criterion" : "criteria")"
    guard let authority = rubric.authority else { return own }
    let (statements, claims) = (authority.statements.count, authority.claims.count)
    return "\(own); of an authority: \(statements) \(statements == 1 ? "statement" : "statements"), "
      + "\(claims) set against files"
  }
}
