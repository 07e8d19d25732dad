import ArgumentParser
import CaseAudit

/// `caseaudit records new`.
struct RecordsNewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Show a blank record or authority profile to fill in, or a page that explains its fields.",
    discussion: """
      Every field of the schema is there. In XML a comment says what each means and what may stand there; JSON has no \
      comments, so take the guide beside it.

      Exit codes: 0 done; 2 the rubric or schema is wrong; 4 the rubric was not found; 64 the command was not understood.
      """)

  @Option(
    help: ArgumentHelp("The rubric by whose schema: a name, or its folder.", valueName: "name|folder"),
    completion: .custom { _, _, _ in RubricLibrary().names })
  var rubric = RubricOption.standard

  @Flag(help: "Show a blank authority profile in place of a case record.")
  var profile = false

  @Option(help: ArgumentHelp("What to show: xml, json, or guide for the page.", valueName: "xml|json|guide"))
  var format = Format.xml

  /// What is shown.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case xml, json, guide

    var form: BlankRecord.Form {
      switch self {
      case .xml: .xml
      case .json: .json
      case .guide: .guide
      }
    }
  }

  func run() throws {
    var rubric = try Terminal.rubric(named: rubric)
    if profile { rubric = try Terminal.authority(of: rubric).rubric }
    try Terminal.write(BlankRecord(schema: rubric.schema).text(as: format.form))
  }
}
