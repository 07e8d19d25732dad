import ArgumentParser
import CaseAudit

/// Which case files are read, and by which rubric: what every command that reads them asks for.
struct RecordOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("Case files and folders of case files.", valueName: "input"), completion: .file())
  var inputs: [String]

  @Option(
    help: ArgumentHelp("The rubric: a name, or its folder.", valueName: "name|folder"),
    completion: .custom { _, _, _ in RubricLibrary().names })
  var rubric = "cordis-bright-themes"

  @OptionGroup var policy: IdentifierOptions

  var identifiers: IdentifierPolicy { policy.identifiers }

  func validate() throws {
    if inputs.isEmpty { throw ValidationError("name at least one file or folder, or - for standard input") }
  }
}

/// What is done about direct identifiers of people.
struct IdentifierOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What to do about a record in which a direct identifier of a person is found: refuse leaves it out, warn takes it and "
        + "says so, allow looks for none. Finding none does not mean that the records are anonymous.",
      valueName: "refuse|warn|allow"), completion: .list(IdentifierPolicy.allCases.map(\.rawValue)),
    transform: identifierPolicy)
  var identifiers = IdentifierPolicy.refuse
}

/// Which period is judged.
struct WindowOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "First day of the audit window; by default each record's own, else 12 months before its last.",
      valueName: "yyyy-mm-dd"), transform: day)
  var from: CalendarDate?

  @Option(
    help: ArgumentHelp(
      "Last day of the audit window; by default each record's own audit date.", valueName: "yyyy-mm-dd"),
    transform: day)
  var asOf: CalendarDate?

  var rule: WindowRule { WindowRule(asOf: asOf, from: from) }

  func validate() throws {
    if let from, let asOf, from > asOf {
      throw ValidationError("the audit window would end (\(asOf)) before it starts (\(from))")
    }
  }
}

/// A day from an argument written as yyyy-mm-dd.
@Sendable private func day(_ argument: String) throws -> CalendarDate {
  guard let date = CalendarDate(argument) else {
    throw ValidationError("'\(printable(argument))' is not a day; write it as yyyy-mm-dd")
  }
  return date
}

/// A policy from an argument.
@Sendable private func identifierPolicy(_ argument: String) throws -> IdentifierPolicy {
  guard let policy = IdentifierPolicy(rawValue: argument) else {
    let names = IdentifierPolicy.allCases.map(\.rawValue).joined(separator: ", ")
    throw ValidationError("'\(printable(argument))' is not one of \(names)")
  }
  return policy
}
