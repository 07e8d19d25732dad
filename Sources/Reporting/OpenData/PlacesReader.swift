import Diagnostics

/// Reads a file of places.
struct PlacesReader {
  let source: SourceText

  /// More rows than there are local authorities in the United Kingdom, several times over.
  static let rowLimit = 2000

  enum Column: String, CaseIterable {
    case authority
    case name = "la_name"
    case oldCode = "old_la_code"
    case newCode = "new_la_code"
    case regionCode = "region_code"
    case regionName = "region_name"

    fileprivate var canBeEmpty: Bool { self == .regionCode || self == .regionName }
  }

  private typealias Row = [Column: CSVReader.Cell]

  func read(_ diagnostics: inout Diagnostics) -> Places? {
    let errors = diagnostics.errorCount
    guard let rows = CSVReader.rows(of: source, &diagnostics) else { return nil }
    guard let header = rows.first else {
      diagnostics.report(.emptyTable, at: SourceRange(0, 0), in: source)
      return nil
    }
    guard let columns = columns(header, &diagnostics) else { return nil }
    guard rows.count <= Self.rowLimit else {
      let cell = rows[Self.rowLimit][0]
      diagnostics.report(.tooManyPlaces(limit: Self.rowLimit), at: cell.range, in: source)
      return nil
    }
    var places: [String: Places.Place] = [:]
    var firsts: [Key: SourceRange] = [:]
    for cells in rows.dropFirst() {
      guard let row = row(cells, columns, &diagnostics), let place = place(row, &diagnostics),
        let authority = row[.authority], isNew(row, &firsts, &diagnostics)
      else { continue }
      places[authority.text] = place
    }
    return diagnostics.errorCount == errors ? Places(byAuthority: places) : nil
  }

  // MARK: Columns and rows

  private func columns(_ header: [CSVReader.Cell], _ diagnostics: inout Diagnostics) -> [Column]? {
    guard header.count > 1 || !header[0].text.contains(";") else {
      diagnostics.report(.separatedBySemicolons, at: header[0].range, in: source)
      return nil
    }
    let errors = diagnostics.errorCount
    var found: [Column] = []
    // What was misspelt is not also missing.
    var meant: Set<String> = []
    for cell in header {
      guard let column = Column(rawValue: cell.text) else {
        let nearest = Suggestion.nearest(to: cell.text, among: Column.allCases.map(\.rawValue))
        if let nearest { meant.insert(nearest) }
        diagnostics.report(.unknownPlacesColumn(cell.text, nearest: nearest), at: cell.range, in: source)
        continue
      }
      if found.contains(column) { diagnostics.report(.secondPlacesColumn(cell.text), at: cell.range, in: source) }
      found.append(column)
    }
    let missing = Column.allCases.filter { !found.contains($0) && !meant.contains($0.rawValue) }.map(\.rawValue)
    if !missing.isEmpty { diagnostics.report(.missingPlacesColumns(missing), at: header[0].range, in: source) }
    return diagnostics.errorCount == errors ? found : nil
  }

  private func row(_ cells: [CSVReader.Cell], _ columns: [Column], _ diagnostics: inout Diagnostics) -> Row? {
    guard cells.count == columns.count else {
      diagnostics.report(.placesRow(cells.count, expected: columns.count), at: cells[0].range, in: source)
      return nil
    }
    return Dictionary(uniqueKeysWithValues: zip(columns, cells))
  }

  // MARK: Cells

  private func place(_ row: Row, _ diagnostics: inout Diagnostics) -> Places.Place? {
    let errors = diagnostics.errorCount
    for column in Column.allCases {
      guard let cell = row[column] else { continue }
      if let message = mistake(in: cell.text, column) { diagnostics.report(message, at: cell.range, in: source) }
    }
    guard diagnostics.errorCount == errors, let name = row[.name]?.text, let oldCode = row[.oldCode]?.text,
      let newCode = row[.newCode]?.text, let region = row[.regionCode], let regionName = row[.regionName]
    else { return nil }
    guard region.text.isEmpty == regionName.text.isEmpty else {
      let empty = region.text.isEmpty ? region : regionName
      diagnostics.report(.halfRegion, at: empty.range, in: source)
      return nil
    }
    return Places.Place(
      name: name, oldCode: oldCode, newCode: newCode,
      region: region.text.isEmpty ? nil : Places.Region(code: region.text, name: regionName.text))
  }

  private func mistake(in text: String, _ column: Column) -> Diagnostic.Message? {
    let name = column.rawValue
    guard !text.isEmpty else {
      return column.canBeEmpty ? nil : .invalidPlace("'\(name)' is empty", help: "fill in the cell")
    }
    switch column {
    case .authority: return nil
    case .name, .regionName:
      let help = "write the name as the list of the Office for National Statistics has it"
      return isName(text) ? nil : .invalidPlace("'\(name)' is not the name of a place", help: help)
    case .oldCode:
      let help = "write the authority's number at the Department for Education"
      let isCode = text.wholeMatch(of: /[0-9]{3}/) != nil
      return isCode ? nil : .invalidPlace("'\(name)' is not a number of three digits, as 373", help: help)
    case .newCode, .regionCode:
      let example = column == .newCode ? "E08000039" : "E12000003"
      let help = "write the code that the Office for National Statistics gives it"
      let isCode = text.wholeMatch(of: /[EKNSW][0-9]{8}/) != nil
      return isCode ? nil : .invalidPlace("'\(name)' is not a letter and eight digits, as \(example)", help: help)
    }
  }

  /// Letters with what stands between them in names of places. Nothing that a spreadsheet would take for a formula, and
  /// nothing that in a file of open data means all places or none.
  private func isName(_ text: String) -> Bool {
    let words = ["total", "all", "na", "null", "not available", "not applicable"]
    return text.unicodeScalars.count <= OpenDataLabel.itemLimit && !words.contains(text.lowercased())
      && text.wholeMatch(of: /\p{L}[\p{L}\p{M} .,'’&()\/-]*[\p{L}\p{M}.)]/) != nil
  }

  // MARK: Rows that are about the same

  private struct Key: Hashable {
    let column: Column
    let text: String
  }

  /// Each authority has one place, and each place one authority: otherwise its figures would stand there twice.
  private func isNew(
    _ row: Row, _ firsts: inout [Key: SourceRange], _ diagnostics: inout Diagnostics
  ) -> Bool {
    let cells = [Column.authority, .name, .oldCode, .newCode].compactMap { column in
      row[column].map { (key: Key(column: column, text: $0.text), range: $0.range) }
    }
    if let second = cells.first(where: { firsts[$0.key] != nil }), let first = firsts[second.key] {
      let line = source.mention(of: first, from: second.range)
      diagnostics.report(.duplicatePlace(second.key.column.rawValue, line: line), at: second.range, in: source)
      return false
    }
    for cell in cells { firsts[cell.key] = cell.range }
    return true
  }
}

extension Diagnostic.Message {
  fileprivate static var emptyTable: Self { Self(id: "empty-file", "the file is empty") }

  fileprivate static func tooManyPlaces(limit: Int) -> Self {
    Self(id: "too-many-places", "the file has more than \(limit) rows", help: "leave only the authorities of the audit")
  }

  fileprivate static var separatedBySemicolons: Self {
    Self(
      id: "places-columns", "the columns are separated by semicolons", label: "expected commas",
      help: "save the file with commas between the cells")
  }

  fileprivate static func unknownPlacesColumn(_ name: String, nearest: String?) -> Self {
    let names = PlacesReader.Column.allCases.map(\.rawValue).joined(separator: ", ")
    return Self(
      id: "places-columns", "a file of places has no column '\(name)'", label: "unknown column",
      help: nearest.map { "did you mean '\($0)'?" } ?? "the columns are \(names)")
  }

  fileprivate static func secondPlacesColumn(_ name: String) -> Self {
    Self(id: "places-columns", "the column '\(name)' is there twice", label: "second time", help: "leave one of them")
  }

  fileprivate static func missingPlacesColumns(_ names: [String]) -> Self {
    let quoted = names.map { "'\($0)'" }.joined(separator: ", ")
    return Self(
      id: "places-columns", names.count == 1 ? "the column \(quoted) is missing" : "columns are missing: \(quoted)",
      label: "expected in this row", help: "add \(names.count == 1 ? "it" : "them"), and a cell in each row")
  }

  fileprivate static func placesRow(_ count: Int, expected: Int) -> Self {
    let (many, few) = (
      "put a name that holds a comma between quotation marks", "write a comma for each cell, also an empty one"
    )
    return Self(
      id: "places-row", "this row has \(count) \(count == 1 ? "cell" : "cells"), and there are \(expected) columns",
      label: "row starts here", help: count > expected ? many : few)
  }

  fileprivate static func invalidPlace(_ text: String, help: String) -> Self {
    Self(id: "invalid-place", text, help: help)
  }

  fileprivate static var halfRegion: Self {
    Self(
      id: "invalid-place", "only one of 'region_code' and 'region_name' is given", label: "empty",
      help: "give both, or neither")
  }

  fileprivate static func duplicatePlace(_ column: String, line: String) -> Self {
    Self(
      id: "duplicate-place", "this '\(column)' is already at \(line)", label: "second time",
      help: "leave one row for each authority, each with a place of its own")
  }
}
