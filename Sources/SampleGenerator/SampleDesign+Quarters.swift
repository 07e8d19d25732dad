extension SampleDesign {
  /// The design repeated for a quarter: the same gaps under other case tokens, so that other files are invented. Only NW
  /// has fewer voice gaps, and a gap that has gone does not come back.
  func repeated(in quarter: Quarter) -> SampleDesign {
    let kept = voiceGaps(kept: quarter.voiceGapsInNW, of: .nw)
    let rows = rows.map { row in
      let stays = row.authority != .nw || kept.contains(row.caseID)
      return Row(
        caseID: quarter.caseID(of: row), authority: row.authority, gaps: row.gaps.filter { $0 != .voice || stays },
        voiceExclusion: row.voiceExclusion)
    }
    return SampleDesign(rows: rows, practice: quarter.practice)
  }

  /// Files of an authority whose voice gap stays. Each team keeps its share as nearly as whole files allow, so that the
  /// change is the authority's and no team's; which files they are goes together with no other gap.
  private func voiceGaps(kept count: Int, of authority: Authority) -> Set<String> {
    let withGap = zip(rows, teams).filter { $0.0.authority == authority && $0.0.gaps.contains(.voice) }
    let byTeam = Dictionary(grouping: withGap, by: \.1).mapValues { $0.map(\.0) }
    let places = byTeam.flatMap { team, rows in
      rows.ranked(for: "voice gap that stays").enumerated().map { place, id in
        ((Double(place) + 0.5) / Double(rows.count), team, id)
      }
    }
    return Set(places.sorted { $0 < $1 }.prefix(count).map(\.2))
  }
}
