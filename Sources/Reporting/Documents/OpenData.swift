import Auditing
import Documents
import Records
import Rubrics
import Statistics

/// The rates of an audit as open data, a file for each rubric.
public struct OpenData: Sendable {
  private let audit: PublishedAudit
  private let places: Places

  /// Open data of these counts; authorities whose places are not known stand under the names that the audit gives them.
  public init(_ audit: PublishedAudit, places: Places = .none) {
    self.audit = audit
    self.places = places
  }

  /// The files.
  public var files: [OpenDataFile] {
    audit.parts.map { part in
      OpenDataFile(
        name: audit.parts.count == 1 ? "open-data" : "open-data-\(part.rubric.id)", country: country(of: part.rubric),
        places: places, constants: constants(part), filters: filters(part), indicators: Self.indicators,
        rows: part.columns.indices.flatMap { rows(part, $0) })
    }
  }

  private func country(of rubric: Rubric) -> OpenDataFile.Country {
    rubric.jurisdiction.flatMap(OpenDataFile.Country.init(named:)) ?? .england
  }

  private func constants(_ part: PublishedPart) -> [OpenDataFile.Constant] {
    [
      OpenDataFile.Constant("rubric", part.rubric.id), OpenDataFile.Constant("rubric_version", part.rubric.version),
      OpenDataFile.Constant("rubric_sha256", part.rubricHash),
      OpenDataFile.Constant("engine_version", audit.source.engineVersion),
      OpenDataFile.Constant("sample_basis", audit.basis.rawValue),
      OpenDataFile.Constant("disclosure_policy", audit.policy.name),
    ]
  }

  // MARK: Filters

  /// The grouping fields that are no places: their numbers, and the names of their columns.
  private var otherFields: [(index: Int, name: String)] {
    var names: Set<String> = []
    return audit.source.grouping.indices.filter { $0 != authority }.map { index in
      var name = Self.columnName(audit.source.grouping[index])
      // `a.b` and `a_b` would be one column.
      while !names.insert(name).inserted { name = "\(name.prefix(40))_\(index)" }
      return (index, name)
    }
  }

  /// Which of the grouping fields is the authority; nil for none.
  private var authority: Int? {
    let field = audit.source.rubrics.schema.groups.first { $0.name == "authority" }?.field.path.description
    return audit.source.grouping.firstIndex { $0 == "authority" || $0 == field }
  }

  /// `case.status` as `case_status`, `teamCode` as `team_code`.
  private static func columnName(_ path: String) -> String {
    var name = "group_"
    for scalar in path.unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9": name.unicodeScalars.append(scalar)
      case "A"..."Z": name += "_\(String(scalar).lowercased())"
      default: name += "_"
      }
    }
    return String(name.prefix(50))
  }

  private func filters(_ part: PublishedPart) -> [OpenDataFile.Filter] {
    let themes = OpenDataFile.Filter(
      name: "audit_theme", label: "Theme of the audit",
      items: part.rubric.themes.map { OpenDataFile.Item(id: $0.id, label: $0.title) })
    let others = otherFields.map { field in
      var seen: Set<String> = []
      let items = part.groups.compactMap { item(of: field.index, part.names[$0]) }.filter {
        seen.insert($0.id).inserted
      }
      return OpenDataFile.Filter(name: field.name, label: audit.source.grouping[field.index], items: items)
    }
    return [themes] + others
  }

  /// The item of one field of a group's name; groups that are shown together have none of their own.
  private func item(of field: Int, _ name: [GroupValue]) -> OpenDataFile.Item? {
    guard !name.isEmpty else { return OpenDataFile.Item(id: "together", label: TeamSizes.togetherName) }
    switch name[field] {
    // By bytes: two spellings of one letter are two groups, and equal as texts.
    case .stated(let bytes): return OpenDataFile.Item(id: "stated \(bytes)", label: name[field].text ?? "")
    case .notStated: return OpenDataFile.Item(id: "not stated", label: "Not stated")
    case .unreadable: return OpenDataFile.Item(id: "unreadable", label: "Could not be read")
    }
  }

  private func area(_ name: [GroupValue]) -> OpenDataFile.Area {
    guard let authority, !name.isEmpty else { return .all }
    switch name[authority] {
    case .stated: return .authority(name[authority].text ?? "")
    case .notStated: return .notStated
    case .unreadable: return .unreadable
    }
  }

  // MARK: Rows

  private func rows(_ part: PublishedPart, _ column: Int) -> [OpenDataFile.Row] {
    // A single group is the whole once more.
    guard part.hasGroups || column == 0 else { return [] }
    let name = part.names[column]
    let others = otherFields.map { column == 0 ? nil : item(of: $0.index, name)?.id }
    let whole = [Self.cell(part.files[column])] + Array(repeating: OpenDataFile.Cell.symbol(.notApplicable), count: 8)
    let time = TimePeriod.covering(windows) ?? TimePeriod(of: CalendarDate.earliest...CalendarDate.earliest)
    let area = column == 0 ? OpenDataFile.Area.all : area(name)
    return [OpenDataFile.Row(time: time, area: area, filters: [nil] + others, cells: whole)]
      + zip(part.rubric.themes, part.themes).map { theme, counts in
        OpenDataFile.Row(
          time: time, area: area, filters: [theme.id] + others,
          cells: cells(counts, column, files: part.files[column]))
      }
  }

  private var windows: [ClosedRange<CalendarDate>] {
    guard let to = audit.source.windows.to else { return [] }
    guard let from = audit.source.windows.from, from.lowerBound == from.upperBound, to.lowerBound == to.upperBound
    else { return [to.lowerBound...to.lowerBound, to.upperBound...to.upperBound] }
    return [from.lowerBound...to.upperBound]
  }

  private static let indicators = [
    OpenDataFile.Indicator(name: "cases_audited_count", label: "Files audited", unit: .number),
    OpenDataFile.Indicator(name: "cases_applicable_count", label: "Files the theme applies to", unit: .number),
    OpenDataFile.Indicator(name: "cases_with_gap_count", label: "Files with a gap", unit: .number),
    OpenDataFile.Indicator(
      name: "cases_with_gap_percent", label: "Files with a gap, of those the theme applies to", unit: .percent,
      decimals: 1),
    OpenDataFile.Indicator(
      name: "cases_with_gap_percent_lower", label: "Lower end of the 95% interval (Wilson)", unit: .percent,
      decimals: 1),
    OpenDataFile.Indicator(
      name: "cases_with_gap_percent_upper", label: "Upper end of the 95% interval (Wilson)", unit: .percent,
      decimals: 1),
    OpenDataFile.Indicator(
      name: "cases_with_gap_percent_of_all", label: "Files with a gap, of all files", unit: .percent, decimals: 1),
    OpenDataFile.Indicator(
      name: "cases_not_applicable_count", label: "Files the theme does not apply to", unit: .number),
    OpenDataFile.Indicator(name: "cases_not_judged_count", label: "Files that could not be judged", unit: .number),
  ]

  private func cells(
    _ counts: Question<ThemeRow>, _ column: Int, files: PublishedCount
  ) -> [OpenDataFile.Cell] {
    let rate = counts.rateOfApplicable(column)
    let shares = [Self.percent(rate)] + Self.interval(rate) + [Self.percent(counts.rateOfAll(column))]
    return [Self.cell(files), Self.cell(counts[.applicable, column]), Self.cell(counts[.gap, column])] + shares
      + [Self.cell(counts[.notApplicable, column]), Self.cell(counts[.notJudged, column])]
  }

  private static func cell(_ count: PublishedCount) -> OpenDataFile.Cell {
    count.number.map(OpenDataFile.Cell.count) ?? .symbol(.confidential)
  }

  private static func percent(_ rate: Rate) -> OpenDataFile.Cell {
    rate.share.map { .percent($0.numerator, of: $0.denominator) } ?? .symbol(rate.symbol ?? .notAvailable)
  }

  private static func interval(_ rate: Rate) -> [OpenDataFile.Cell] {
    guard let share = rate.share else { return Array(repeating: percent(rate), count: 2) }
    let interval = share.wilsonInterval()
    return [.number(interval.lower * 100), .number(interval.upper * 100)]
  }
}
