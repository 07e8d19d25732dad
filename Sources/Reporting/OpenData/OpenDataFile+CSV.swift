extension OpenDataFile {
  /// The file of figures: UTF-8 without a byte order mark, lines that end in CRLF (RFC 4180).
  public var data: String {
    let labels = filters.map { FilterLabels(of: $0) }
    let areas = AreaLabels(of: self)
    var text = CSVText.line(columns)
    for row in rows {
      let time = [row.time.period, row.time.identifier.rawValue]
      let filters = zip(labels, row.filters).flatMap { $0.cells(for: $1) }
      let cells = time + areas.cells(for: row.area) + constants.map { Self.text(of: $0) } + filters
      let figures = row.cells.map(\.csv).joined(separator: ",")
      text += cells.map(CSVText.cell).joined(separator: ",") + "," + figures + "\r\n"
    }
    return text
  }

  /// What the columns are, as the platform for open data wants it: a line for each filter that has more than one value,
  /// and for each indicator. Time, place, groups and constants have none.
  ///
  /// A filter without a row for all of its items together says which one is shown first.
  public var metadata: String {
    let described = describedFilters
    let hasDefaults = described.contains { $0.defaultItem != nil }
    let columns =
      ["col_name", "col_type", "label", "indicator_grouping", "indicator_unit", "indicator_dp"]
      + ["filter_hint", "filter_grouping_column"]
    var text = CSVText.line(columns + (hasDefaults ? ["filter_default"] : []))
    let limit = OpenDataLabel.columnLimit
    let clean = (described.map(\.label) + indicators.map(\.label)).map {
      OpenDataLabel.cleaned($0, of: "Column", limit: limit)
    }
    let labels = OpenDataLabel.distinct(clean, limit: limit)
    for (filter, label) in zip(described, labels) {
      let cells = [filter.name, "Filter", label, "", "", "", filter.hint, filter.grouping ?? ""]
      text += CSVText.line(cells + (hasDefaults ? [filter.defaultItem ?? ""] : []))
    }
    for (indicator, label) in zip(indicators, labels.dropFirst(described.count)) {
      let cells = [indicator.name, "Indicator", label, indicator.grouping, indicator.unit.rawValue]
      text += CSVText.line(cells + [String(indicator.decimals), "", ""] + (hasDefaults ? [""] : []))
    }
    return text
  }

  private var columns: [String] {
    Self.fixedColumns + constants.map(\.name) + filters.flatMap { [$0.grouping, $0.name].compactMap(\.self) }
      + indicators.map(\.name)
  }

  private static func text(of constant: Constant) -> String {
    OpenDataLabel.cleaned(constant.value, of: constant.name, limit: OpenDataLabel.itemLimit)
  }

  /// A line of the metadata about a filter.
  private struct DescribedFilter {
    let name: String
    let label: String
    let hint: String
    let grouping: String?
    let defaultItem: String?
  }

  private var describedFilters: [DescribedFilter] {
    var described: [DescribedFilter] = []
    if Set(rows.map(\.area)).count > 1 {
      let first = rows.contains { $0.area == .all } ? nil : rows.first.map { AreaLabels(of: self).label(of: $0.area) }
      described.append(
        DescribedFilter(
          name: Self.areaColumn, label: "Authority as named in the audit", hint: "Filter by authority", grouping: nil,
          defaultItem: first))
    }
    for (index, filter) in filters.enumerated() {
      let values = rows.map { $0.filters[index] }
      guard Set(values).count > 1 else { continue }
      let first = values.contains(nil) ? nil : FilterLabels(of: filter).cells(for: values[0]).last
      described.append(
        DescribedFilter(
          name: filter.name, label: filter.label, hint: filter.hint, grouping: filter.grouping, defaultItem: first))
    }
    return described
  }
}

/// What stands in the columns of a filter.
private struct FilterLabels {
  private let labels: [String: [String]]
  private let total: [String]

  init(of filter: OpenDataFile.Filter) {
    let limit = OpenDataLabel.itemLimit
    let clean = { OpenDataLabel.cleaned($0, of: filter.label, limit: limit) }
    let items = OpenDataLabel.distinct(filter.items.map { clean($0.label) }, limit: limit)
    total = (filter.grouping == nil ? [] : [OpenDataLabel.total]) + [OpenDataLabel.total]
    guard filter.grouping != nil else {
      labels = Dictionary(uniqueKeysWithValues: zip(filter.items.map(\.id), items.map { [$0] }))
      return
    }
    var seen: Set<String> = []
    let groups = filter.items.map(\.group).filter { seen.insert($0).inserted }
    let groupLabels = OpenDataLabel.distinct(groups.map(clean), limit: limit, lettersOnly: true)
    let groupLabel = Dictionary(uniqueKeysWithValues: zip(groups, groupLabels))
    labels = Dictionary(
      uniqueKeysWithValues: zip(filter.items, items).map { item, label in
        (item.id, [groupLabel[item.group] ?? OpenDataLabel.total, label])
      })
  }

  func cells(for item: String?) -> [String] {
    guard let item else { return total }
    guard let cells = labels[item] else { preconditionFailure("a row names an item of its filter") }
    return cells
  }
}

/// What stands in the columns of place, and in the one that has the audit's own name for it.
private struct AreaLabels {
  private static let level = "Local authority"
  private let country: [String]
  private let places: Places
  private let labels: [OpenDataFile.Area: String]

  init(of file: OpenDataFile) {
    country = [file.country.rawValue, file.country.name]
    places = file.places
    var seen: Set<OpenDataFile.Area> = [.all]
    let areas = file.rows.map(\.area).filter { seen.insert($0).inserted }
    let names = areas.map { area in
      switch area {
      case .all: OpenDataLabel.total
      // Where the place is said, the audit's own name is not: together they would be a key to every other output.
      case .authority(let name): file.places[name]?.name ?? name
      case .notStated: "Not stated"
      case .unreadable: "Could not be read"
      }
    }
    let limit = OpenDataLabel.itemLimit
    let clean = names.map { OpenDataLabel.cleaned($0, of: "Authority", limit: limit) }
    let distinct = OpenDataLabel.distinct(clean, limit: limit)
    labels = Dictionary(uniqueKeysWithValues: zip(areas, distinct)).merging([.all: OpenDataLabel.total]) { $1 }
  }

  func label(of area: OpenDataFile.Area) -> String { labels[area] ?? OpenDataLabel.total }

  func cells(for area: OpenDataFile.Area) -> [String] {
    [Self.level] + country + location(of: area) + [label(of: area)]
  }

  /// Region code and name; old code, name and new code of the local authority.
  private func location(of area: OpenDataFile.Area) -> [String] {
    guard area != .all else { return ["z", "Not applicable", "z", "Not applicable", "z"] }
    guard case .authority(let name) = area, let place = places[name] else {
      return ["x", "Not available", "x", "Not available", "x"]
    }
    // Only England has regions.
    let none = place.newCode.hasPrefix("E") ? ["x", "Not available"] : ["z", "Not applicable"]
    return (place.region.map { [$0.code, $0.name] } ?? none) + [place.oldCode, place.name, place.newCode]
  }
}
