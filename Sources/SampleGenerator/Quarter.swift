/// One of the four quarters of the second sample, in which one thing changes.
enum Quarter: Int, CaseIterable, Sendable {
  case first = 1
  case second, third, fourth

  /// Its name, which is its file's too: `2016-Q2`.
  var name: String { "2016-Q\(rawValue)" }

  /// The twelve months that its files are audited for; the quarter is the last three of them.
  var practice: PracticePeriod { PracticePeriod(toEndOfMonth: 3 * rawValue, in: 2016) }

  /// How many of the files of NW have a voice gap: the one change (chosen, `README.md` of the sample).
  var voiceGapsInNW: Int {
    switch self {
    case .first: 36
    case .second: 30
    case .third: 23
    case .fourth: 16
    }
  }

  /// The case token of a file of the design in this quarter: `NW-014` becomes `NW-Q2-014`.
  func caseID(of row: SampleDesign.Row) -> String {
    let code = row.authority.rawValue
    return "\(code)-Q\(rawValue)\(row.caseID.dropFirst(code.count))"
  }
}
