import Diagnostics
import Documents
import Records
import Reporting
import Testing

/// Files that the writer makes, as the figures of an audit would have it make them.
struct OpenDataExample: Sendable, CustomTestStringConvertible {
  let name: String
  let file: OpenDataFile

  var testDescription: String { name }

  static let all = [
    OpenDataExample(name: "tokens only", file: audit()),
    OpenDataExample(name: "places given", file: audit(places: places("A1", "A2", "A3"))),
    OpenDataExample(name: "one place not given", file: audit(places: places("A1", "A3"))),
    OpenDataExample(name: "one authority", file: audit(areas: [.all, .authority("A1")])),
    OpenDataExample(name: "one authority and no sum", file: audit(areas: [.authority("A1")])),
    OpenDataExample(name: "no sum of the authorities", file: audit(areas: [.authority("A1"), .authority("A2")])),
    OpenDataExample(name: "no sum of the themes", file: audit(withTotals: false)),
    OpenDataExample(
      name: "authority not stated", file: audit(areas: [.all, .authority("A1"), .notStated, .unreadable])),
    OpenDataExample(name: "completed", file: audit(areas: [.all, .authority("A1")], leavingOut: 3).completed()),
    OpenDataExample(name: "two years", file: twoYears),
    OpenDataExample(name: "hostile labels", file: hostile),
  ]

  static func day(_ text: String) -> CalendarDate { CalendarDate(text) ?? .earliest }

  /// Some of the places there are.
  static func places(_ authorities: String...) -> Places {
    let rows = [
      "A1,\"Kingston upon Hull, City of\",810,E06000010,E12000003,Yorkshire and The Humber",
      "A2,Cardiff,681,W06000015,,", "A3,Sheffield,373,E08000039,E12000003,Yorkshire and The Humber",
    ].filter { row in authorities.contains { row.hasPrefix($0) } }
    let header = "authority,la_name,old_la_code,new_la_code,region_code,region_name"
    var diagnostics = Diagnostics()
    let text = ([header] + rows).joined(separator: "\r\n")
    return Places.read(SourceText(path: "places.csv", bytes: Array(text.utf8)), &diagnostics) ?? .none
  }

  private static let indicators: [OpenDataFile.Indicator] = [
    .init(name: "cases_audited_count", label: "Files judged", grouping: "Counts", unit: .number),
    .init(name: "cases_with_gap_count", label: "Files with a gap", grouping: "Counts", unit: .number),
    .init(name: "cases_with_gap_percent", label: "Files with a gap", grouping: "Rates", unit: .percent, decimals: 1),
    .init(name: "difference_pp", label: "Difference", unit: .percentagePoints, decimals: 1),
    .init(name: "comparison_with_overall", label: "Compared with the others", unit: .words),
  ]

  private static let themes = OpenDataFile.Filter(
    name: "audit_criterion", label: "Criterion", hint: "Filter by criterion", grouping: "audit_theme",
    items: [
      .init(id: "seen", label: "A child was seen", group: "Voice of the child"),
      .init(id: "heard", label: "A child was heard", group: "Voice of the child"),
      .init(id: "tool", label: "A risk tool was used, not only text", group: "Risk"),
    ])

  private static let teams = OpenDataFile.Filter(
    name: "team", label: "Team", items: [.init(id: "t1", label: "North"), .init(id: "t2", label: "South")])

  /// Figures of every kind, in turn.
  private static func cells(_ number: Int) -> [OpenDataFile.Cell] {
    switch number % 3 {
    case 0: [.count(28), .count(6), .percent(6, of: 28), .number(-4), .words("no clear difference")]
    case 1: Array(repeating: .symbol(.confidential), count: 5)
    default: [.count(0), .count(0), .percent(0, of: 0), .symbol(.notAvailable), .symbol(.low)]
    }
  }

  private static func audit(
    areas: [OpenDataFile.Area] = [.all, .authority("A1"), .authority("A2"), .authority("A3")],
    places: Places = .none, withTotals: Bool = true, leavingOut: Int = 0
  ) -> OpenDataFile {
    let time = TimePeriod(of: day("2025-04-01")...day("2026-03-31"))
    let criteria = themes.items.map { Optional($0.id) } + (withTotals ? [nil] : [])
    var rows: [OpenDataFile.Row] = []
    for area in areas {
      for criterion in criteria {
        for team in [nil, "t1", "t2"] {
          rows.append(.init(time: time, area: area, filters: [criterion, team], cells: cells(rows.count)))
        }
      }
    }
    // Without a sum over the themes they can't be grouped either: a group without a total is no group.
    let criterion = withTotals ? themes : .init(name: "audit_criterion", label: "Criterion", items: themes.items)
    return OpenDataFile(
      name: "case-audit-themes", country: .englandAndWales, places: places,
      constants: [.init("audit_window", "1 April 2025 to 31 March 2026"), .init("disclosure_policy", "dfe")],
      filters: [criterion, teams], indicators: indicators, rows: rows.dropLast(leavingOut))
  }

  private static var twoYears: OpenDataFile {
    let windows = [day("2024-04-01")...day("2025-03-31"), day("2025-04-01")...day("2026-03-31")]
    let rows = TimePeriod.together(windows).flatMap { time in
      [nil, "t1", "t2"].map { OpenDataFile.Row(time: time, area: .all, filters: [$0], cells: cells(0)) }
    }
    return OpenDataFile(
      name: "case-audit-teams", country: .wales, places: .none, filters: [teams], indicators: indicators, rows: rows)
  }

  /// What someone might call a team, a theme or an authority, by chance or to break the file.
  static let hostileLabels =
    ["", " ", "\u{A0}North\u{A0}", "NA", "null", "N/A", "-", "..", "~", ":", "Total", "TOTAL", "all", "c", "x"]
    + [
      "=1+1", "+1", "-4.0", "@SUM(A1)", "\u{FF1D}1+1", "'=1+1", "\t=1+1", "\r\n=1+1", "a\nb", "a\r\nb", "a,b", "\"",
      "\"\"",
    ]
    + ["\",=1+1,\"", "a\u{301}\"\u{301}", "\u{202E}evil", "\u{FEFF}x", "\u{0}", "<script>", "North", "north", "NORTH "]
    + ["North (2)", "A-B", "AB", "…", String(repeating: "long ", count: 60), String(repeating: "long ", count: 61)]
    + [
      "a" + String(repeating: "\u{301}", count: 300), String(repeating: "👩‍👩‍👧‍👦", count: 100), "…and more", "1", "01", "1 ",
    ]

  private static var hostile: OpenDataFile {
    let ids = hostileLabels.indices.map(String.init)
    let items = zip(ids, hostileLabels).map { OpenDataFile.Item(id: $0, label: $1, group: $1) }
    let time = TimePeriod(of: day("2025-10-01")...day("2026-03-31"))
    let filters: [OpenDataFile.Filter] = [
      .init(name: "audit_criterion", label: "=Criterion", grouping: "audit_theme", items: items)
    ]
    let areas = [OpenDataFile.Area.all] + hostileLabels.map { .authority($0) }
    let firsts = areas.map { OpenDataFile.Row(time: time, area: $0, filters: [nil], cells: cells(0)) }
    let rest = ids.map { OpenDataFile.Row(time: time, area: .all, filters: [$0], cells: cells(1)) }
    let labelled = indicators.enumerated().map { index, indicator in
      OpenDataFile.Indicator(name: indicator.name, label: hostileLabels[index], unit: indicator.unit)
    }
    return OpenDataFile(
      name: "hostile", country: .england, places: .none, constants: [.init("policy", "=NA")], filters: filters,
      indicators: labelled, rows: firsts + rest
    ).completed(with: .notAvailable)
  }
}
