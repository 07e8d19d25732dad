/// One of the four authorities of the sample. The codes are no place names.
enum Authority: String, CaseIterable, Sendable {
  case ne = "NE"
  case mid = "MID"
  case lon = "LON"
  case nw = "NW"

  /// How many teams its files are dealt to; each team then has 14 to 18 files.
  var teamCount: Int {
    switch self {
    case .ne: 2
    case .mid: 4
    case .lon: 8
    case .nw: 6
    }
  }

  /// The pseudonym of the team that gets the authority's file of this index, counted from 0.
  func team(ofFile index: Int) -> String { "\(rawValue)-T\(index % teamCount + 1)" }
}
