import ArgumentParser
import CaseAudit

/// `caseaudit functions`.
struct FunctionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "functions",
    abstract: "List the functions, operators and macros of the rule language, or show one.",
    discussion: "Exit codes: 0 done; 64 there is nothing of that name, or the command was not understood.")

  @Argument(
    help: ArgumentHelp("What to show: a function, an operator or a macro.", valueName: "name"),
    completion: .custom { _, _, _ in LanguageEntry.all.map(\.name) })
  var name: String?

  @Flag(help: "List what only standard mode has, too.")
  var all = false

  func run() throws {
    guard let name else { return try Terminal.write(list) }
    let entries = LanguageEntry.named(name)
    guard !entries.isEmpty else {
      let nearest = Suggestion.nearest(to: name, among: LanguageEntry.all.map(\.name)).map { "; did you mean '\($0)'?" }
      throw ValidationError("there is no function '\(printable(name))'\(nearest ?? "")")
    }
    try Terminal.write(entries.map(Self.page).joined(separator: "\n"))
  }

  private var list: String {
    let entries = LanguageEntry.all.filter { all || $0.isForRubrics }
    let width = entries.map(\.name.count).max() ?? 0
    let topics = LanguageEntry.topics.compactMap { topic -> String? in
      let lines = entries.filter { $0.topic == topic }.map { entry in
        "  \(entry.name)\(String(repeating: " ", count: width - entry.name.count))  \(entry.doc)\n"
      }
      return lines.isEmpty ? nil : "\(topic)\n\(lines.joined())"
    }
    return topics.joined(separator: "\n")
  }

  private static func page(_ entry: LanguageEntry) -> String {
    let own = entry.signatures.filter(\.isForRubrics).map { "  \($0.text)\n" }.joined()
    let others = entry.signatures.filter { !$0.isForRubrics }.map { "  \($0.text)\n" }.joined()
    let examples = entry.examples.map { "  \($0)\n" }.joined()
    return [
      "\(entry.name)\n\n\(entry.doc)\n", own.isEmpty ? nil : "In a rubric:\n\(own)",
      others.isEmpty ? nil : "In standard mode\(own.isEmpty ? " only" : " also"):\n\(others)",
      "Examples, each of them true:\n\(examples)",
    ].compactMap { $0 }.joined(separator: "\n")
  }
}
