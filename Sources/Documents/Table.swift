/// Figures in rows and columns, each row with a name.
///
/// One header row with unique names, no merged and no empty cells: what has no figure has a symbol.
public struct Table: Sendable {
  /// Names it within the document: letters, digits and hyphens.
  public let id: String
  /// What it shows, with the measure and the period.
  public let title: String
  /// What it is called on the tab of a workbook; at most 31 characters, unique in the document.
  public let shortTitle: String
  /// What stands between the title and the figures: measure, source, coverage, period; a sentence each.
  public let about: [String]
  /// The numbers, from 1, of the document's notes that belong to it.
  public let notes: [Int]
  /// Its columns; the first names the row.
  public let columns: [Column]
  /// Its rows, each with a cell for each column.
  public let rows: [[Cell]]

  /// A table.
  public init(
    id: String, title: String, shortTitle: String, about: [String] = [], notes: [Int] = [], columns: [Column],
    rows: [[Cell]]
  ) {
    precondition(rows.allSatisfy { $0.count == columns.count }, "every row has a cell for every column")
    precondition(Set(columns.map(\.title)).count == columns.count, "columns have different names")
    precondition(shortTitle.unicodeScalars.count <= 31, "a tab's name has at most 31 characters")
    self.id = id
    self.title = title
    self.shortTitle = shortTitle
    self.about = about
    self.notes = notes
    self.columns = columns
    self.rows = rows
  }

  /// The symbols in its cells.
  var symbols: [Symbol] {
    rows.joined().compactMap { cell in
      if case .symbol(let symbol) = cell { symbol } else { nil }
    }
  }
}

/// A column of a table.
public struct Column: Sendable, Equatable {
  /// Its name.
  public let title: String
  /// What stands in its cells.
  public let kind: Kind

  /// A column.
  public init(_ title: String, _ kind: Kind) {
    self.title = title
    self.kind = kind
  }

  /// What stands in the cells of a column.
  public enum Kind: Sendable, Equatable {
    /// Short words; to the left.
    case text
    /// Numbers with so many decimals; to the right. The title says the unit.
    case number(decimals: Int)
  }
}

/// One cell of a table.
public enum Cell: Sendable, Equatable {
  /// Words.
  case text(String)
  /// A whole number.
  case count(Int)
  /// A number as it is shown, with the column's decimals: `19.3`, `-4.0`.
  case number(String)
  /// No figure, and why.
  case symbol(Symbol)
}

/// Stands where there is no figure. The symbols are those of the Government Statistical Service.
public enum Symbol: String, Sendable, CaseIterable {
  /// Not shown, to protect people: confidential.
  case confidential = "c"
  /// It can't be: the question does not apply.
  case notApplicable = "z"
  /// It is not known.
  case notAvailable = "x"
  /// It rounds to zero and is not zero.
  case low

  /// As it stands in pages and workbooks: `[c]`. Files of comma-separated values have it bare.
  public var bracketed: String { "[\(rawValue)]" }

  /// What it means, in a sentence.
  public var meaning: String {
    switch self {
    case .confidential: "not shown, so that nobody can be found out from a small number"
    case .notApplicable: "not applicable: there is no such figure; of a rate, it applies to no file"
    case .notAvailable: "not known: it could not be judged, or was not tested"
    case .low: "more than zero, but rounds to zero"
    }
  }
}
