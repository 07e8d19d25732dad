import Testing

/// A pair that keeps every rule, changed so that it breaks one.
struct OpenDataBreak: Sendable, CustomTestStringConvertible {
  let rule: String
  let breaks: @Sendable (inout OpenDataPair) -> Void

  init(_ rule: String, breaks: @escaping @Sendable (inout OpenDataPair) -> Void) {
    self.rule = rule
    self.breaks = breaks
  }

  var testDescription: String { rule }

  static let all = files + columns + descriptions + cells + timeAndPlace

  private static let files = [
    OpenDataBreak("file-name-without-spaces") { $0.rename("case audit themes") },
    OpenDataBreak("file-name-of-plain-characters") { $0.rename("case+audit") },
    OpenDataBreak("file-name-in-lower-case") { $0.rename("Case-Audit") },
    OpenDataBreak("file-name-not-too-long") { $0.rename(String(repeating: "a", count: 220)) },
    OpenDataBreak("file-names-match") { $0.metadataName = "case-audit.meta.csv" },
    OpenDataBreak("utf-8") { $0.data += [0xE9, 0x0A] },
    OpenDataBreak("separated-by-commas") {
      $0.metadata = $0.metadata.map { $0 == UInt8(ascii: ",") ? UInt8(ascii: ";") : $0 }
    },
    OpenDataBreak("rows-as-wide-as-the-header") { pair in pair.changeData { $0.rows[2].append("1") } },
    OpenDataBreak("no-empty-rows") { pair in pair.changeData { $0.rows.append($0.header.map { _ in "" }) } },
    OpenDataBreak("no-empty-columns") { pair in pair.changeData { $0.add("spare") { _ in "" } } },
  ]

  private static let columns = [
    OpenDataBreak("columns-of-data") { pair in pair.changeData { $0.drop("country_name") } },
    OpenDataBreak("columns-of-metadata") { pair in pair.changeMetadata { $0.drop("filter_hint") } },
    OpenDataBreak("no-other-columns-of-metadata") { pair in pair.changeMetadata { $0.add("comment") { _ in "fine" } } },
    OpenDataBreak("column-names-differ") { pair in pair.changeData { $0.add("team") { _ in "North" } } },
    OpenDataBreak("column-names-without-spaces") { pair in pair.changeData { $0.rename("team", to: "the team") } },
    OpenDataBreak("column-names-in-snake-case") { pair in pair.changeData { $0.rename("team", to: "theTeam") } },
    OpenDataBreak("column-names-start-with-a-letter") { pair in pair.changeData { $0.rename("team", to: "1st_team") } },
    OpenDataBreak("column-names-not-too-long") { pair in
      pair.changeData { $0.rename("team", to: String(repeating: "team_", count: 11)) }
    },
    OpenDataBreak("no-more-descriptions-than-columns") { pair in
      pair.changeMetadata { table in table.rows += (1...20).map { ["more_\($0)"] + table.rows[0].dropFirst() } }
    },
    OpenDataBreak("what-is-described-is-there") { pair in pair.changeData { $0.drop("difference_pp") } },
    OpenDataBreak("what-is-there-is-described") { pair in pair.changeMetadata { $0.rows.remove(at: 2) } },
    OpenDataBreak("no-item-in-the-name-of-an-indicator") { $0.renameColumn("difference_pp", to: "difference_male_pp") },
    OpenDataBreak("no-column-characteristic") { $0.renameColumn("team", to: "characteristic") },
  ]

  private static let descriptions = [
    OpenDataBreak("filter-or-indicator") { $0.describe("team", "col_type", "Filters") },
    OpenDataBreak("time-and-place-not-described") { $0.describe("team", "col_name", "la_name") },
    OpenDataBreak("no-filter-that-sounds-like-a-place") { $0.renameColumn("team", to: "local_team_name") },
    OpenDataBreak("described-once") { pair in pair.changeMetadata { $0.rows.append($0.rows[2]) } },
    OpenDataBreak("descriptions-name-a-column") { $0.describe("team", "col_name", "") },
    OpenDataBreak("labels-filled") { $0.describe("team", "label", "") },
    OpenDataBreak("labels-differ") { $0.describe("team", "label", "Criterion") },
    OpenDataBreak("labels-not-too-long") { $0.describe("team", "label", String(repeating: "Team ", count: 21)) },
    OpenDataBreak("no-hint-for-indicators") { $0.describe("difference_pp", "filter_hint", "Filter by it") },
    OpenDataBreak("no-group-for-indicators") { $0.describe("difference_pp", "filter_grouping_column", "team") },
    OpenDataBreak("no-indicator-group-for-filters") { $0.describe("team", "indicator_grouping", "Counts") },
    OpenDataBreak("no-unit-for-filters") { $0.describe("team", "indicator_unit", "%") },
    OpenDataBreak("units-allowed") { $0.describe("difference_pp", "indicator_unit", "percent") },
    OpenDataBreak("no-decimals-for-filters") { $0.describe("team", "indicator_dp", "1") },
    OpenDataBreak("decimals-are-whole-numbers") { $0.describe("difference_pp", "indicator_dp", "1.5") },
    OpenDataBreak("decimals-given-for-indicators") { $0.describe("difference_pp", "indicator_dp", "") },
    OpenDataBreak("groups-are-in-the-data") { $0.describe("audit_criterion", "filter_grouping_column", "theme") },
    OpenDataBreak("groups-group-one-filter") { $0.describe("team", "filter_grouping_column", "audit_theme") },
    OpenDataBreak("groups-are-no-filters") { $0.describe("audit_criterion", "filter_grouping_column", "team") },
    OpenDataBreak("no-more-groups-than-items") { pair in
      pair.changeData { table in
        table.rename("audit_theme", to: "once")
        table.rename("audit_criterion", to: "audit_theme")
        table.rename("once", to: "audit_criterion")
      }
    },
    OpenDataBreak("groups-differ-in-letters") { pair in
      pair.changeData { table in table.put("Total!", in: "audit_theme", row: 0) }
    },
  ]

  private static let cells = [
    OpenDataBreak("no-words-for-nothing") { $0.put("NA", in: "difference_pp") },
    OpenDataBreak("no-signs-for-nothing") { $0.put("..", in: "difference_pp") },
    OpenDataBreak("no-empty-figures") { $0.put("", in: "difference_pp") },
    OpenDataBreak("no-obsolete-symbols") { $0.put(":", in: "difference_pp") },
    OpenDataBreak("figures-are-numbers-or-symbols") { $0.put("1,200", in: "cases_audited_count") },
    OpenDataBreak("no-two-rows-about-the-same") { pair in pair.changeData { $0.rows.append($0.rows[4]) } },
    OpenDataBreak("filters-have-several-items") { pair in pair.changeData { $0.putEverywhere("Total", in: "team") } },
    OpenDataBreak("filters-have-a-total-or-a-default") { pair in
      pair.changeData { $0.replace("Total", by: "Both", in: "team") }
    },
    OpenDataBreak("groups-have-a-total") { pair in
      pair.changeData { $0.replace("Total", by: "Both", in: "audit_theme") }
    },
    OpenDataBreak("no-empty-items") { $0.put("", in: "team") },
    OpenDataBreak("items-without-white-space-at-their-ends") { $0.put("North ", in: "team") },
    OpenDataBreak("not-too-many-items") { pair in
      pair.changeData { table in
        let row = table.rows[0]
        let team = table.header.firstIndex(of: "team") ?? 0
        for number in 0...25_000 {
          table.rows.append(row)
          table.rows[table.rows.count - 1][team] = "Team \(number)"
        }
      }
    },
    OpenDataBreak("items-and-places-not-too-long") { $0.put(String(repeating: "North", count: 25), in: "team") },
    OpenDataBreak("every-combination-of-items") { pair in pair.changeData { $0.rows.removeLast() } },
  ]

  private static let timeAndPlace = [
    OpenDataBreak("periods-of-digits") { $0.put("2025/26", in: "time_period") },
    OpenDataBreak("identifiers-allowed") { $0.put("Fiscal year", in: "time_identifier") },
    OpenDataBreak("identifiers-not-mixed") { $0.put("Academic year", in: "time_identifier") },
    OpenDataBreak("periods-as-long-as-the-identifier-asks") { $0.put("2025", in: "time_period") },
    OpenDataBreak("six-digits-are-two-years") { $0.put("202527", in: "time_period") },
    OpenDataBreak("levels-allowed") { $0.put("All audited areas", in: "geographic_level") },
    OpenDataBreak("columns-of-the-levels-there") { pair in pair.changeData { $0.drop("old_la_code") } },
    OpenDataBreak("columns-of-the-level-filled") { $0.put("", in: "la_name") },
    OpenDataBreak("columns-of-lower-levels-empty") { $0.put("National", in: "geographic_level") },
    OpenDataBreak("country-with-its-code") { $0.put("Wales", in: "country_name") },
    OpenDataBreak("region-with-its-code") { $0.put("Yorkshire", in: "region_name") },
    OpenDataBreak("new-codes-of-nine-characters") { $0.put("E0800003", in: "new_la_code") },
    OpenDataBreak("old-codes-of-three-digits") { $0.put("3730", in: "old_la_code") },
    OpenDataBreak("both-columns-of-the-region") { pair in pair.changeData { $0.drop("region_name") } },
    OpenDataBreak("region-of-every-local-authority") { $0.put("", in: "region_code") },
    OpenDataBreak("codes-not-too-long") { $0.put(String(repeating: "E", count: 31), in: "new_la_code") },
    OpenDataBreak("unknown-places-are-not-available") { $0.put("x", in: "new_la_code") },
    OpenDataBreak("one-place-for-each-code") { $0.put("E06000010", in: "new_la_code") },
    OpenDataBreak("no-total-in-time-and-place") { $0.put("All", in: "la_name") },
  ]
}

extension OpenDataPair {
  mutating func rename(_ name: String) { (dataName, metadataName) = ("\(name).csv", "\(name).meta.csv") }

  mutating func changeData(_ change: (inout PlainTable) -> Void) {
    var table = PlainTable(data)
    change(&table)
    data = table.bytes
  }

  mutating func changeMetadata(_ change: (inout PlainTable) -> Void) {
    var table = PlainTable(metadata)
    change(&table)
    metadata = table.bytes
  }

  /// Writes a cell of the last row, which is of an authority whose place is known.
  mutating func put(_ text: String, in column: String) {
    changeData { $0.put(text, in: column, row: $0.rows.count - 1) }
  }

  /// Writes what the metadata says about a column.
  mutating func describe(_ name: String, _ column: String, _ text: String) {
    changeMetadata { table in
      if let row = table["col_name"].firstIndex(of: name) { table.put(text, in: column, row: row) }
    }
  }

  mutating func renameColumn(_ name: String, to other: String) {
    changeData { $0.rename(name, to: other) }
    describe(name, "col_name", other)
  }
}

extension PlainTable {
  mutating func put(_ text: String, in column: String, row: Int) {
    if let index = header.firstIndex(of: column) { rows[row][index] = text }
  }

  mutating func putEverywhere(_ text: String, in column: String) {
    for row in rows.indices { put(text, in: column, row: row) }
  }

  mutating func replace(_ text: String, by other: String, in column: String) {
    for (row, value) in self[column].enumerated() where value == text { put(other, in: column, row: row) }
  }

  mutating func rename(_ column: String, to other: String) {
    if let index = header.firstIndex(of: column) { header[index] = other }
  }

  mutating func drop(_ column: String) {
    guard let index = header.firstIndex(of: column) else { return }
    header.remove(at: index)
    for row in rows.indices { rows[row].remove(at: index) }
  }

  mutating func add(_ column: String, _ text: (Int) -> String) {
    header.append(column)
    for row in rows.indices { rows[row].append(text(row)) }
  }
}
