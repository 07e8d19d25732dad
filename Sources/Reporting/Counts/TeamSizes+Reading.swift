public import Diagnostics

extension TeamSizes {
  /// The sizes that a table with the columns `team,workers` holds; nil where it has mistakes, which are then reported.
  public static func read(_ source: SourceText, _ diagnostics: inout Diagnostics) -> TeamSizes? {
    let errors = diagnostics.errorCount
    guard let rows = CSVReader.rows(of: source, columns: ["team", "workers"], &diagnostics) else { return nil }
    var workers: [String: Int] = [:]
    for row in rows {
      guard let count = Int(row[1].text), count >= 0, !row[0].text.isEmpty else {
        diagnostics.report(.invalidTeamSize, at: row[1].range, in: source)
        continue
      }
      if workers.updateValue(count, forKey: row[0].text) != nil {
        diagnostics.report(.duplicateTeam, at: row[0].range, in: source)
      }
    }
    return diagnostics.errorCount == errors ? TeamSizes(workers) : nil
  }
}

extension Diagnostic.Message {
  fileprivate static var invalidTeamSize: Self {
    Self(
      id: "invalid-team-size", "a row has a team's code and how many workers it has", label: "expected a whole number",
      help: "write the code as the records have it, and a number such as 5")
  }

  fileprivate static var duplicateTeam: Self {
    Self(id: "duplicate-team", "this team has a row already", label: "second time", help: "leave one of them")
  }
}
