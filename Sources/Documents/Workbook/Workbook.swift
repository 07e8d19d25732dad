#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif
internal import Foundation

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
    let properties = WorkbookProperties(
      title: title.headerText, subject: dataDate.headerText, marking: marking.headerText)
    let folder = try Self.newFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/workbook.xlsx"
    try WorkbookFile.write(sheets, properties, to: path, in: folder)
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw .notWritten(reason: "it could not be read back")
    }
    return [UInt8](bytes)
  }

  /// A new folder that only this user may open.
  private static func newFolder() throws(WorkbookProblem) -> String {
    let parent = FileManager.default.temporaryDirectory.path
    var template = Array("\(parent)/caseaudit-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw .notWritten(
        reason: "no folder for temporary files could be made in \(parent): \(String(cString: strerror(errno)))")
    }
    return String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}

/// Why a workbook was not made.
public enum WorkbookProblem: Error, Equatable, CustomStringConvertible {
  /// A table has more rows or columns than a sheet of Excel can hold.
  case tooLarge(sheet: String)
  /// The surroundings failed: a full disk, no folder for temporary files.
  case notWritten(reason: String)

  /// The problem, in a sentence.
  public var description: String {
    switch self {
    case .tooLarge(let sheet): "the table '\(sheet)' has more rows or columns than an Excel sheet can hold"
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
