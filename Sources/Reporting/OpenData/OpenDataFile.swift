public import Documents

/// A table of figures in the layout that the Department for Education asks of open data: one row for each period, place and
/// combination of filters, one column for each indicator, and a second file that says what the columns are.
///
/// Every row stands at the level of the local authority. An audit of some authorities is neither national nor regional, and
/// the layout has no level for "all that were audited"; so their sum stands at a place that is *not applicable* (code `z`),
/// and the column `audited_authority` says `Total`. An authority whose place is not known stands at *not available* (code
/// `x`), and the same column has the name that the audit gives it.
///
/// Source: Department for Education, "Open data standards" (analysts' guide), and its screener of data files.
public struct OpenDataFile: Sendable {
  /// What the files are called without their endings: lower-case letters, digits, hyphens and underscores.
  public let name: String
  /// The country in which the audit was made.
  public let country: Country
  /// Where its authorities are, as far as that may be said.
  public let places: Places
  /// What is the same in every row.
  public let constants: [Constant]
  /// What the figures are broken down by, besides time and place.
  public let filters: [Filter]
  /// What was counted or worked out.
  public let indicators: [Indicator]
  /// The figures.
  public let rows: [Row]

  /// A table. No two rows may be of the same period, area and filters; every row has an item (or nil) for each filter and
  /// a cell for each indicator.
  public init(
    name: String, country: Country, places: Places, constants: [Constant] = [], filters: [Filter],
    indicators: [Indicator], rows: [Row]
  ) {
    precondition(Self.isFileName(name), "a file's name has lower-case letters, digits, hyphens and underscores")
    let groupings = filters.compactMap(\.grouping)
    let names = constants.map(\.name) + filters.map(\.name) + groupings + indicators.map(\.name)
    precondition(names.allSatisfy(Self.isColumnName), "a column's name is in snake case, of at most 50 letters")
    precondition(Set(names + Self.fixedColumns).count == names.count + Self.fixedColumns.count, "columns differ")
    precondition(rows.allSatisfy { $0.filters.count == filters.count }, "every row has an item for every filter")
    precondition(rows.allSatisfy { $0.isWellFormed(for: indicators) }, "every row has a figure for every indicator")
    precondition(Set(rows.map(\.key)).count == rows.count, "no two rows are about the same")
    self.name = name
    self.country = country
    self.places = places
    self.constants = constants
    self.filters = filters
    self.indicators = indicators
    self.rows = rows
  }

  /// The name of the file of figures.
  public var dataName: String { "\(name).csv" }
  /// The name of the file that says what the columns are; it must stand beside the other.
  public var metadataName: String { "\(name).meta.csv" }

  /// The columns that every file has.
  static let fixedColumns =
    ["time_period", "time_identifier", "geographic_level", "country_code", "country_name"]
    + ["region_code", "region_name", "old_la_code", "la_name", "new_la_code", areaColumn]

  /// Says which authority a row is about, in the words of the audit.
  static let areaColumn = "audited_authority"

  private static func isFileName(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
  }

  private static func isColumnName(_ name: String) -> Bool {
    guard let first = name.utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) else { return false }
    return name.utf8.count <= 50 && name.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "_") }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}

extension OpenDataFile {
  /// A country or several together, with the code of the Office for National Statistics.
  public enum Country: String, Sendable, CaseIterable {
    /// England.
    case england = "E92000001"
    /// Wales.
    case wales = "W92000004"
    /// Scotland.
    case scotland = "S92000003"
    /// Northern Ireland.
    case northernIreland = "N92000002"
    /// England and Wales.
    case englandAndWales = "K04000001"
    /// Great Britain.
    case greatBritain = "K03000001"
    /// The United Kingdom.
    case unitedKingdom = "K02000001"

    /// The country of this name, as the `jurisdiction` of a rubric has it; nil for any other text.
    public init?(named name: String) {
      guard let country = Self.allCases.first(where: { $0.name == name }) else { return nil }
      self = country
    }

    /// Its name.
    public var name: String {
      switch self {
      case .england: "England"
      case .wales: "Wales"
      case .scotland: "Scotland"
      case .northernIreland: "Northern Ireland"
      case .englandAndWales: "England and Wales"
      case .greatBritain: "Great Britain"
      case .unitedKingdom: "United Kingdom"
      }
    }
  }

  /// A column that is the same in every row: by what rules and with what program the figures were made.
  public struct Constant: Sendable, Equatable {
    /// The column's name, in snake case.
    public let name: String
    /// What stands in each row.
    public let value: String

    /// A column.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// What figures are broken down by.
  public struct Filter: Sendable, Equatable {
    /// The column's name, in snake case.
    public let name: String
    /// What people read instead: `Theme`; at most 100 characters.
    public let label: String
    /// What to do with it, in a few words; may be empty.
    public let hint: String
    /// The name of the column that has the items' groups; nil where they have none. A filter with groups must have a row
    /// for all of its items together: the platform asks for a total of each group column too.
    public let grouping: String?
    /// What can be chosen. `Total` is none of them: rows say nil for it.
    public let items: [Item]

    /// A filter; its items have different ids.
    public init(name: String, label: String, hint: String = "", grouping: String? = nil, items: [Item]) {
      precondition(Set(items.map(\.id)).count == items.count, "items have different ids")
      self.name = name
      self.label = label
      self.hint = hint
      self.grouping = grouping
      self.items = items
    }
  }

  /// What can be chosen of a filter.
  public struct Item: Sendable, Equatable {
    /// Names it in the rows; it is not written.
    public let id: String
    /// What people read. Texts that would break the file are changed so that they do not.
    public let label: String
    /// The label of its group, where the filter groups its items.
    public let group: String

    /// An item.
    public init(id: String, label: String, group: String = "") {
      self.id = id
      self.label = label
      self.group = group
    }
  }

  /// What was counted or worked out.
  public struct Indicator: Sendable, Equatable {
    /// The column's name, in snake case, as `cases_with_gap_percent`.
    public let name: String
    /// What people read instead; at most 100 characters, unlike those of all other columns.
    public let label: String
    /// The heading it stands under; may be empty.
    public let grouping: String
    /// What its numbers are.
    public let unit: Unit
    /// How many decimals are shown; the file may have more.
    public let decimals: Int

    /// An indicator.
    public init(name: String, label: String, grouping: String = "", unit: Unit, decimals: Int = 0) {
      self.name = name
      self.label = label
      self.grouping = grouping
      self.unit = unit
      self.decimals = decimals
    }
  }

  /// What the numbers of an indicator are.
  public enum Unit: String, Sendable {
    /// Plain numbers.
    case number = ""
    /// Of a hundred: 79 for 79 %.
    case percent = "%"
    /// Differences between percentages.
    case percentagePoints = "pp"
    /// No numbers but words.
    case words = "numberstring"
  }

  /// The figures of one period, area and combination of filters.
  public struct Row: Sendable, Equatable {
    /// The period.
    public let time: TimePeriod
    /// The authority, or all.
    public let area: Area
    /// For each filter the id of an item; nil for all of its items together.
    public let filters: [String?]
    /// For each indicator its figure.
    public let cells: [Cell]

    /// A row.
    public init(time: TimePeriod, area: Area, filters: [String?], cells: [Cell]) {
      self.time = time
      self.area = area
      self.filters = filters
      self.cells = cells
    }
  }

  /// Whose files a row is about.
  public enum Area: Hashable, Sendable {
    /// Those of all authorities of the audit together.
    case all
    /// Those of one authority, by the name that its records give it.
    case authority(String)
    /// Those whose records do not say of which authority they are.
    case notStated
    /// Those whose authority could not be read.
    case unreadable
  }
}

extension OpenDataFile.Area {
  /// By bytes, as groups are told apart: two spellings of one letter are two authorities, though they are equal as texts.
  private var key: [UInt8] {
    switch self {
    case .all: [0]
    case .authority(let name): [1] + name.utf8
    case .notStated: [2]
    case .unreadable: [3]
    }
  }

  /// Whether both are the same authority, or the same that is none.
  public static func == (left: Self, right: Self) -> Bool { left.key == right.key }

  /// Hashes what is compared.
  public func hash(into hasher: inout Hasher) { hasher.combine(key) }
}

extension OpenDataFile.Row {
  /// What no other row has.
  struct Key: Hashable {
    let time: TimePeriod
    let area: OpenDataFile.Area
    let filters: [String?]
  }

  var key: Key { Key(time: time, area: area, filters: filters) }

  fileprivate func isWellFormed(for indicators: [OpenDataFile.Indicator]) -> Bool {
    cells.count == indicators.count && zip(cells, indicators).allSatisfy { $0.fits($1.unit) }
  }
}

extension OpenDataFile {
  /// The same with a row for each combination of filters: those that were missing have this symbol for every figure.
  /// Whoever asks for such a combination is then told why there is no figure.
  public func completed(with symbol: Symbol = .notApplicable) -> OpenDataFile {
    struct Where: Hashable {
      let time: TimePeriod
      let area: Area
    }
    var seen: Set<Where> = []
    let wheres = rows.map { Where(time: $0.time, area: $0.area) }.filter { seen.insert($0).inserted }
    let known = Set(rows.map(\.key))
    let cells = indicators.map { _ in Cell.symbol(symbol) }
    let missing = wheres.flatMap { place in
      combinations.map { Row(time: place.time, area: place.area, filters: $0, cells: cells) }
    }.filter { !known.contains($0.key) }
    return OpenDataFile(
      name: name, country: country, places: places, constants: constants, filters: filters, indicators: indicators,
      rows: rows + missing)
  }

  /// Every combination of what the rows have of each filter.
  private var combinations: [[String?]] {
    filters.indices.reduce([[]]) { combinations, index in
      var seen: Set<String?> = []
      let values = rows.map { $0.filters[index] }.filter { seen.insert($0).inserted }
      return combinations.flatMap { combination in values.map { combination + [$0] } }
    }
  }
}
