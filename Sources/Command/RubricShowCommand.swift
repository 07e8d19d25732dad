import ArgumentParser
import CaseAudit

/// `caseaudit rubric show`.
struct RubricShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Read a rubric back in plain English.",
    discussion: """
      Says what each criterion asks, what the words in it mean, and what is read in the record for it. Words between \
      stars are explained further down.

      Exit codes: 0 done; 2 the rubric has mistakes; 4 there is no such rubric; 64 the command was not understood.
      """)

  /// How a page can be written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text
    case markdown
  }

  @Argument(
    help: ArgumentHelp("The rubric: a name, or a folder.", valueName: "rubric"),
    completion: .custom { _, _, _ in RubricLibrary().names })
  var rubric = RubricOption.standard

  @Option(
    help: ArgumentHelp(
      "A criterion to show, by its id or its ref; may be given again. By default all.", valueName: "id"))
  var criterion: [String] = []

  @Option(help: "How to write it.")
  var format = Format.text

  func run() throws {
    let rubric = try Terminal.rubric(named: rubric)
    let own = criterion.filter { rubric.authority?.rubric.criterion(named: $0) == nil }
    let criteria = try Terminal.criteria(named: own, in: rubric).map(\.id)
    let page = RubricPage(rubric, criteria: criterion.isEmpty ? nil : criteria + criterion)
    try Terminal.write(format == .text ? page.text : page.markdown)
  }
}
