extension Document {
  /// An Excel workbook: cover, contents, notes, and every table on a sheet of its own; pictures are left to pages.
  ///
  /// Equal documents give equal bytes. The layout follows the UK Government Analysis Function's guidance on spreadsheets.
  /// Where a text is longer than a cell may be, its end is left out and the cell says so.
  ///
  /// The library writes to a file only. So there is one for a moment, in a folder of the temporary files that nobody else may read.
  public func workbook() throws(WorkbookProblem) -> [UInt8] {
    let sheets = sheets()
    if let sheet = sheets.first(where: \.isTooLarge) { throw .tooLarge(sheet: sheet.name) }
    return try WorkbookFile.bytes(
      of: sheets,
      WorkbookProperties(
        title: title.headerText, subject: dataDate.headerText, marking: marking.headerText))
  }
}

/// Why a workbook was not made.
public enum WorkbookProblem: Error, Equatable, CustomStringConvertible {
  /// A table has more rows or columns than a sheet of Excel can hold.
  case tooLarge(sheet: String)
  /// libxlsxwriter, which writes it, is not installed, or is another version than the one this was built with.
  case noLibrary
  /// The surroundings failed: a full disk, no folder for temporary files.
  case notWritten(reason: String)

  /// The problem, in a sentence.
  public var description: String {
    switch self {
    case .tooLarge(let sheet): "the table '\(sheet)' has more rows or columns than an Excel sheet can hold"
    case .noLibrary:
      "workbooks need libxlsxwriter, and \(XLSXLibrary.name) was not found (Debian: apt-get install libxlsxwriter-dev)"
    case .notWritten(let reason): "the workbook could not be written: \(reason)"
    }
  }
}

extension Sheet {
  fileprivate var isTooLarge: Bool {
    guard let table else { return false }
    // The title, the lines, the marking and the header stand above the rows.
    return table.rows.count + lines.count + 3 > ExcelLimit.rows || table.columns.count > ExcelLimit.columns
  }
}
