import ArgumentParser
import CaseAudit

/// `caseaudit rubric list`.
struct RubricListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the criteria of rubrics, a line each.",
    discussion: """
      Exit codes: 0 done; 2 a rubric has mistakes; 4 there is no such rubric; 64 the command was not understood.
      """)

  /// A form of the list.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, csv
  }

  @Argument(
    help: ArgumentHelp("Rubrics: names, or folders. By default all there are.", valueName: "rubric"),
    completion: .custom { _, _, _ in RubricLibrary().names })
  var rubrics: [String] = []

  @Option(help: ArgumentHelp("How to show it: text, or csv for a spreadsheet.", valueName: "text|csv"))
  var format = Format.text

  func run() throws {
    let names = rubrics.isEmpty ? RubricLibrary().names : rubrics
    let list = CriterionList(try names.map { try Terminal.rubric(named: $0) })
    try Terminal.write(format == .text ? list.text : list.csv)
  }
}
