import ArgumentParser
import CaseAudit

/// Which case files are read: what every command that reads them asks for.
struct RecordOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("Case files and folders of case files.", valueName: "input"), completion: .file())
  var inputs: [String]

  @OptionGroup var policy: IdentifierOptions

  var identifiers: IdentifierPolicy { policy.identifiers }

  func validate() throws {
    if inputs.isEmpty { throw ValidationError("name at least one file or folder, or - for standard input") }
  }
}

/// By which rubric files are judged.
struct RubricOption: ParsableArguments {
  static let standard = "cordis-bright-themes"

  @Option(
    help: ArgumentHelp("The rubric: a name, or its folder.", valueName: "name|folder"),
    completion: .custom { _, _, _ in RubricLibrary().names })
  var rubric = Self.standard
}

/// By which rubrics files are judged.
struct RubricOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A rubric: a name, or its folder. May be given again: then each file is read once and judged by all of them. "
        + "By default \(RubricOption.standard).", valueName: "name|folder"),
    completion: .custom { _, _, _ in RubricLibrary().names })
  var rubric: [String] = []

  @Flag(help: "Judge by every rubric there is.")
  var all = false

  func validate() throws {
    if all, !rubric.isEmpty { throw ValidationError("give --rubric or --all, not both") }
  }

  /// The rubrics that were asked for.
  var rubrics: RubricSet {
    get throws {
      let names = all ? RubricLibrary().names : rubric.isEmpty ? [RubricOption.standard] : rubric
      let rubrics = try Terminal.rubrics(named: names)
      do throws(RubricSet.Problem) {
        return try RubricSet(rubrics)
      } catch {
        throw ValidationError(Self.text(of: error))
      }
    }
  }

  static func text(of problem: RubricSet.Problem) -> String {
    switch problem {
    case .noRubric: "there is no rubric"
    case .sameName(let name): "'\(printable(name))' is given twice"
    case .differentRecords(let one, let other):
      "'\(printable(one))' and '\(printable(other))' judge records of different schemas; audit by one of them at a time"
    case .differentCalendars(let one, let other):
      "'\(printable(one))' and '\(printable(other))' have different bank holidays; audit by one of them at a time"
    }
  }
}

/// What is done about direct identifiers of people.
struct IdentifierOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What to do about a record in which a direct identifier of a person is found: refuse leaves it out, warn takes it and "
        + "says so, allow looks for none. Finding none does not mean that the records are anonymous.",
      valueName: "refuse|warn|allow"), completion: .list(IdentifierPolicy.allCases.map(\.rawValue)),
    transform: choice)
  var identifiers = IdentifierPolicy.refuse
}

/// Which period is judged.
struct WindowOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "First day of the audit window; by default each record's own, else 12 months before its last.",
      valueName: "yyyy-mm-dd"), transform: calendarDay)
  var from: CalendarDate?

  @Option(
    help: ArgumentHelp(
      "Last day of the audit window; by default each record's own audit date.", valueName: "yyyy-mm-dd"),
    transform: calendarDay)
  var asOf: CalendarDate?

  var rule: WindowRule { WindowRule(asOf: asOf, from: from) }

  func validate() throws {
    if let from, let asOf, from > asOf {
      throw ValidationError("the audit window would end (\(asOf)) before it starts (\(from))")
    }
  }
}

/// A day from an argument written as yyyy-mm-dd.
@Sendable func calendarDay(_ argument: String) throws -> CalendarDate {
  guard let date = CalendarDate(argument) else {
    throw ValidationError("'\(printable(argument))' is not a day; write it as yyyy-mm-dd")
  }
  return date
}

/// One of a few words, from an argument.
@Sendable func choice<Value: RawRepresentable<String> & CaseIterable>(_ argument: String) throws -> Value {
  guard let value = Value(rawValue: argument) else {
    let names = Value.allCases.map(\.rawValue).joined(separator: ", ")
    throw ValidationError("'\(printable(argument))' is not one of \(names)")
  }
  return value
}
