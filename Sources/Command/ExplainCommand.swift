import ArgumentParser
import CaseAudit

/// `caseaudit explain`.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show for one case what decided each judgement, and where it stands in the file.",
    discussion: """
      INPUT is a file, a folder (its *.xml, *.json, *.ndjson and *.jsonl files, at any depth), or - for standard input. \
      What the record says is left out unless --show-values is given.

      Exit codes: 0 done; 2 the rubric or schema is wrong; 3 something could not be read (the case was found all the same); \
      4 there is no such case or rubric; 64 the command was not understood, or several cases have this identity.
      """)

  @OptionGroup var records: RecordOptions

  @Option(
    name: .customLong("case"),
    help: ArgumentHelp(
      "The case: the last of the fields that identify it, or all of them with / between, such as LON/LON-0042.",
      valueName: "id"))
  var caseName: String

  @Option(
    help: ArgumentHelp(
      "A criterion to explain, by its id or its ref; may be given again. By default all.", valueName: "id"))
  var criterion: [String] = []

  @Flag(help: "Show what the record says in the fields that decided.")
  var showValues = false

  @Option(help: ArgumentHelp("How to show the explanation: text or json.", valueName: "text|json"))
  var format = Format.text

  @OptionGroup var rubric: RubricOption

  @OptionGroup var window: WindowOptions

  @OptionGroup var alerts: AlertOptions

  /// A form of the explanation.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  func run() throws {
    var audit = Audit(rubric: try Terminal.rubric(named: rubric.rubric), window: window.rule)
    audit.identifiers = records.identifiers
    audit.escalation = try alerts.text
    let criteria = criterion.isEmpty ? nil : try Terminal.criteria(named: criterion, in: audit.rubric)
    let search = audit.explain(caseName, criteria: criteria, in: Inputs(finding: records.inputs))
    Terminal.explain(search.inputs.errors, of: search.inputs.errorCount)
    switch search.outcome {
    case .found(let explanation):
      try Terminal.write(
        format == .text ? explanation.text(showingValues: showValues) : explanation.json(showingValues: showValues))
      if search.inputs.errorCount > 0 { throw ExitCode(ExitStatus.unread) }
    case .notFound:
      Terminal.complain("caseaudit: \(search.notFoundText)")
      throw ExitCode(ExitStatus.surroundings)
    case .several(let places):
      let list = places.prefix(Self.listed).map { "\n  \(printable("\($0)"))" }.joined()
      let more = places.count > Self.listed ? "\n  and \(places.count - Self.listed) more" : ""
      throw ValidationError("several cases have this identity; give all of it, with / between:\(list)\(more)")
    }
  }

  /// How many places are listed.
  private static let listed = 10
}

extension CaseSearch {
  /// That the case is not there, and what was looked through.
  fileprivate var notFoundText: String {
    let read = inputs.recordCount == 1 ? "the 1 record" : "the \(inputs.recordCount) records"
    let unread = inputs.errorCount > 0 ? "; \(inputs.errorCount) could not be read, and it may be among them" : ""
    return "there is no case of this identity among \(read) that were read\(unread)"
  }
}
