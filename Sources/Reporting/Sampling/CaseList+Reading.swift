public import Diagnostics
public import Records

extension CaseList {
  /// The columns that a sample adds to the rows that are drawn.
  static let addedColumns = ["stratum", "stratum_cases", "stratum_drawn"]

  /// The cases of a table of comma-separated values, whose first row names its columns; nil where it has mistakes, which are
  /// then reported by line and column alone.
  public static func read(
    _ source: SourceText, by schema: RecordSchema, _ diagnostics: inout Diagnostics
  ) -> CaseList? {
    // A line of the list is about a case.
    let hidden = SourceText(path: source.path, bytes: source.bytes, showsLines: false)
    let (names, errors) = (ColumnNames(of: schema), diagnostics.errorCount)
    let list = CaseListReader(source: hidden, names: names).read(&diagnostics)
    guard let list, diagnostics.errorCount == errors else { return nil }
    return CaseList(
      columns: list.columns, rows: list.rows, identityFields: schema.identity.map { "\($0.path)" }, source: hidden,
      names: names)
  }
}

/// Reads a list of cases.
private struct CaseListReader {
  let source: SourceText
  let names: ColumnNames

  typealias Cell = CSVReader.Cell

  func read(_ diagnostics: inout Diagnostics) -> (columns: [String], rows: [CaseList.Row])? {
    guard let rows = CSVReader.rows(of: source, &diagnostics) else { return nil }
    guard let head = rows.first else {
      diagnostics.report(.emptyCaseList, at: SourceRange(0, 0), in: source)
      return nil
    }
    guard let identity = identityColumns(head, &diagnostics) else { return nil }
    guard rows.count > 1 else {
      diagnostics.report(.noCases, at: head[0].range, in: source)
      return nil
    }
    var firsts: [[String]: SourceRange] = [:]
    let cases = rows.dropFirst().compactMap { cells -> CaseList.Row? in
      guard cells.count == head.count else {
        diagnostics.report(.tableRow(cells.count, of: head.count), at: cells[0].range, in: source)
        return nil
      }
      return row(cells, identity, &firsts, &diagnostics)
    }
    return (head.map(\.text), cases)
  }

  // MARK: Columns

  private func identityColumns(_ head: [Cell], _ diagnostics: inout Diagnostics) -> [Int]? {
    guard head.count > 1 || !head[0].text.contains(where: { ";\t".contains($0) }) else {
      diagnostics.report(.otherSeparator, at: head[0].range, in: source)
      return nil
    }
    let errors = diagnostics.errorCount
    let keys = head.map { ColumnNames.key($0.text) }
    let columns = names.identity.compactMap { field -> Int? in
      let found = keys.indices.filter { field.keys.contains(keys[$0]) }
      if found.count > 1 { diagnostics.report(.secondColumn(field.name), at: head[found[1]].range, in: source) }
      if found.isEmpty { diagnostics.report(.missingColumn(field.name), at: head[0].range, in: source) }
      return found.first
    }
    for (place, cell) in head.enumerated() {
      let isSecond =
        keys[place] != "" && keys[..<place].contains(keys[place]) && !columns.contains { keys[$0] == keys[place] }
      if isSecond { diagnostics.report(.sameColumn, at: cell.range, in: source) }
      if CaseList.addedColumns.contains(cell.text) { diagnostics.report(.addedColumn, at: cell.range, in: source) }
    }
    return diagnostics.errorCount == errors ? columns : nil
  }

  // MARK: Rows

  private func row(
    _ cells: [Cell], _ columns: [Int], _ firsts: inout [[String]: SourceRange], _ diagnostics: inout Diagnostics
  ) -> CaseList.Row? {
    let errors = diagnostics.errorCount
    let identity = columns.map { trimmed(cells[$0].text) }
    for (place, text) in identity.enumerated() {
      let (name, range) = (names.identity[place].name, cells[columns[place]].range)
      if text.isEmpty { diagnostics.report(.emptyIdentity(name), at: cells[0].range.joined(range), in: source) }
      if printable(text) != text { diagnostics.report(.hiddenCharacter(name), at: range, in: source) }
    }
    guard diagnostics.errorCount == errors else { return nil }
    let range = cells[columns[columns.count - 1]].range
    if let first = firsts[identity] {
      diagnostics.report(.duplicateCase(line: source.mention(of: first, from: range)), at: range, in: source)
      return nil
    }
    firsts[identity] = range
    return CaseList.Row(identity: identity, cells: cells.map(\.text))
  }
}

extension Diagnostic.Message {
  fileprivate static var emptyCaseList: Self { Self(id: "empty-file", "the file is empty") }

  fileprivate static var noCases: Self {
    Self(id: "no-cases", "the list has no case: there is no row below the names of its columns")
  }

  fileprivate static var otherSeparator: Self {
    Self(
      id: "case-list-columns", "the columns are not separated by commas", label: "expected commas",
      help: "save the file with commas between the cells")
  }

  fileprivate static func missingColumn(_ name: String) -> Self {
    Self(
      id: "case-list-columns", "no column is '\(name)', which is a part of what identifies a case",
      label: "expected in this row", help: "name the column that has it '\(name)', in the first row")
  }

  fileprivate static func secondColumn(_ name: String) -> Self {
    Self(
      id: "case-list-columns", "two columns could be '\(name)'", label: "the second one",
      help: "give one of them another name")
  }

  fileprivate static var sameColumn: Self {
    Self(
      id: "case-list-columns", "two columns have the same name", label: "second time",
      help: "give one of them another name")
  }

  fileprivate static var addedColumn: Self {
    Self(
      id: "case-list-columns", "the list has a column that a sample adds, so it may be a sample itself",
      label: "added by a sample", help: "draw from the list of all cases, or give the column another name")
  }

  fileprivate static func emptyIdentity(_ name: String) -> Self {
    Self(
      id: "case-without-identity", "this row has no '\(name)'", label: "row of the case",
      help: "fill it in as the case's record has it, or delete the row")
  }

  fileprivate static func hiddenCharacter(_ name: String) -> Self {
    Self(
      id: "case-without-identity", "'\(name)' has a character that can't be seen, such as a line break",
      label: "in this cell", help: "write it as the case's record has it")
  }

  fileprivate static func duplicateCase(line: String) -> Self {
    Self(
      id: "duplicate-case", "this case is on the list already, at \(line)", label: "second time",
      help: "leave one row for each case, or it has two chances to be drawn")
  }
}
