/// The design of all quarters as a table: a row for each file.
struct QuarterTable {
  /// The quarters, the earliest first.
  let quarters: [(quarter: Quarter, design: SampleDesign)]

  /// The table as CSV without quotes; no cell needs them.
  var csv: String {
    let head = ["quarter", "caseId", "authority", "team"] + Theme.allCases.map { "gap_\($0.rawValue)" }
    let rows = quarters.flatMap { quarter, design in
      zip(design.rows, design.teams).map { row, team in Self.cells(of: row, team: team, in: quarter) }
    }
    return ([head + ["voice_not_applicable"]] + rows).map { $0.joined(separator: ",") + "\n" }.joined()
  }

  private static func cells(of row: SampleDesign.Row, team: String, in quarter: Quarter) -> [String] {
    [quarter.name, row.caseID, row.authority.rawValue, team]
      + Theme.allCases.map { row.gaps.contains($0) ? "1" : "0" } + [row.voiceExclusion?.rawValue ?? ""]
  }
}
