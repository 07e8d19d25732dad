internal import CXLSXWriter
internal import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What a workbook says about itself, at most 255 UTF-16 units each.
struct WorkbookProperties {
  var title = ""
  var subject = ""
  var marking = ""
}

/// A workbook that is being written by libxlsxwriter.
struct WorkbookFile {
  private let workbook: UnsafeMutablePointer<lxw_workbook>
  private let library: xlsx_library
  private let texts: LentTexts
  private var formats: [WorkbookStyle: UnsafeMutablePointer<lxw_format>] = [:]

  /// The bytes of a workbook. The library writes to a file only, so there is one for a moment in a folder of its own.
  static func bytes(
    of sheets: [Sheet], _ properties: WorkbookProperties = WorkbookProperties()
  ) throws(WorkbookProblem) -> [UInt8] {
    let folder = try newFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/workbook.xlsx"
    try write(sheets, properties, to: path, in: folder)
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw .notWritten(reason: "it could not be read back")
    }
    return [UInt8](bytes)
  }

  /// A new folder that only this user may open.
  private static func newFolder() throws(WorkbookProblem) -> String {
    let parent = FileManager.default.temporaryDirectory.path
    // The system puts other letters in place of the six.
    var template = Array("\(parent)/caseaudit-\(String(repeating: "X", count: 6))".utf8CString)
    guard mkdtemp(&template) != nil else {
      let reason = String(cString: strerror(errno))
      throw .notWritten(reason: "no folder for temporary files could be made in \(parent): \(reason)")
    }
    return String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Writes sheets to a new file; the library keeps its own temporary files in the folder.
  private static func write(
    _ sheets: [Sheet], _ properties: WorkbookProperties, to path: String, in folder: String
  ) throws(WorkbookProblem) {
    let library = try XLSXLibrary.functions()
    let texts = LentTexts()
    defer { withExtendedLifetime(texts) {} }
    var options = lxw_workbook_options()
    options.tmpdir = texts.lend(folder)
    guard let workbook = library.workbook_new_opt(path, &options) else {
      throw .notWritten(reason: "there is too little memory")
    }
    var file = WorkbookFile(workbook: workbook, library: library, texts: texts)
    do {
      try file.describe(properties)
      for sheet in sheets { try file.add(sheet) }
    } catch {
      library.lxw_workbook_free(workbook)
      throw error
    }
    try file.check(library.workbook_close(workbook))
  }

  private init(workbook: UnsafeMutablePointer<lxw_workbook>, library: xlsx_library, texts: LentTexts) {
    self.workbook = workbook
    self.library = library
    self.texts = texts
  }

  private func describe(_ properties: WorkbookProperties) throws(WorkbookProblem) {
    var values = lxw_doc_properties()
    values.title = texts.lend(properties.title)
    values.subject = texts.lend(properties.subject)
    values.status = texts.lend(properties.marking)
    // Not the clock's time: equal documents are equal files. It is the first that a zip archive can hold, 1980.
    values.created = 315_532_800
    try check(library.workbook_set_properties(workbook, &values))
    try check(library.workbook_set_custom_property_string(workbook, "Language", "en-GB"))
  }

  private mutating func add(_ sheet: Sheet) throws(WorkbookProblem) {
    guard let worksheet = library.workbook_add_worksheet(workbook, sheet.name) else {
      throw .notWritten(reason: "the sheet '\(sheet.name)' could not be added")
    }
    let layout = SheetLayout(sheet)
    for (column, width) in layout.columns.enumerated() {
      try check(library.worksheet_set_column(worksheet, UInt16(column), UInt16(column), width, nil))
    }
    var row: UInt32 = 0
    for line in [Sheet.Line(text: sheet.title, isTitle: true)] + sheet.lines {
      try write(line, at: row, layout, in: worksheet)
      row += 1
    }
    let markingRow = row
    if !sheet.marking.isEmpty {
      try write(sheet.marking, at: row, .marking, in: worksheet)
      try check(library.worksheet_set_row(worksheet, row, TextRoom.height(lines: 1, size: 14), nil))
      row += 1
    }
    if let table = sheet.table { try add(table, at: row, layout, in: worksheet) }
    setPaper(worksheet, isWide: layout.isWide)
    // The marking stands on every page, and so do the columns' names; a screen reader misses what is in a page's header.
    let lastRepeated = sheet.table == nil ? row - 1 : row
    if markingRow <= lastRepeated { try check(library.worksheet_repeat_rows(worksheet, markingRow, lastRepeated)) }
  }

  /// A4, as wide as the sheet and as many pages as it needs.
  private func setPaper(_ worksheet: UnsafeMutablePointer<lxw_worksheet>, isWide: Bool) {
    library.worksheet_set_paper(worksheet, 9)
    library.worksheet_fit_to_pages(worksheet, 1, 0)
    if isWide { library.worksheet_set_landscape(worksheet) }
  }

  private mutating func add(
    _ table: SheetTable, at row: UInt32, _ layout: SheetLayout, in worksheet: UnsafeMutablePointer<lxw_worksheet>
  ) throws(WorkbookProblem) {
    var columns: [lxw_table_column] = []
    for (index, column) in table.columns.enumerated() {
      var header = lxw_table_column()
      header.header = texts.lend(column.title.numbersEscaped)
      header.header_format = try format(.header(column.kind != .text ? .right : index == 0 ? .left : .leftWithRoom))
      columns.append(header)
    }
    try addFrame(named: table.name, columns: &columns, rows: row...row + UInt32(table.rows.count), in: worksheet)
    try check(library.worksheet_set_row(worksheet, row, layout.height(of: table.columns.map(\.title), bold: true), nil))
    for (index, cells) in table.rows.enumerated() {
      let height = layout.height(of: cells.map(\.looks))
      try check(library.worksheet_set_row(worksheet, row + 1 + UInt32(index), height, nil))
      for (column, content) in cells.enumerated() {
        try write(content, at: row + 1 + UInt32(index), UInt16(column), in: worksheet)
      }
    }
  }

  /// Makes a table of Excel's own of some rows, the first of which holds its header.
  private func addFrame(
    named name: String, columns: inout [lxw_table_column], rows: ClosedRange<UInt32>,
    in worksheet: UnsafeMutablePointer<lxw_worksheet>
  ) throws(WorkbookProblem) {
    let lastColumn = UInt16(columns.count - 1)
    var options = lxw_table_options()
    options.name = texts.lend(name)
    options.no_autofilter = 1
    options.no_banded_rows = 1
    // Its first style is none at all.
    options.style_type = UInt8(LXW_TABLE_STYLE_TYPE_LIGHT.rawValue)
    options.style_type_number = 0
    let error = columns.withUnsafeMutableBufferPointer { columns in
      // The library wants a list of pointers that ends with none.
      var pointers = columns.indices.map { index in columns.baseAddress.map { $0 + index } } + [nil]
      return pointers.withUnsafeMutableBufferPointer { pointers in
        options.columns = pointers.baseAddress
        return library.worksheet_add_table(worksheet, rows.lowerBound, 0, rows.upperBound, lastColumn, &options)
      }
    }
    try check(error)
    var range = [CChar](repeating: 0, count: 64)
    library.lxw_rowcol_to_range(&range, rows.lowerBound + 1, 0, rows.upperBound, lastColumn)
    // Else Excel puts a warning in the corner of a year or a code that is a text.
    try check(library.worksheet_ignore_errors(worksheet, UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue), range))
  }

  private mutating func write(
    _ content: SheetTable.Content, at row: UInt32, _ column: UInt16, in worksheet: UnsafeMutablePointer<lxw_worksheet>
  ) throws(WorkbookProblem) {
    let side = column == 0 ? WorkbookStyle.Side.left : .leftWithRoom
    switch content {
    case .text(let text):
      try check(
        library.worksheet_write_string(worksheet, row, column, text.numbersEscaped, format(.text(side, leads: false))))
    case .mark(let text):
      try check(library.worksheet_write_string(worksheet, row, column, text.numbersEscaped, format(.mark)))
    case .link(let sheet):
      let format = try format(.text(side, leads: true))
      try check(
        library.worksheet_write_url_opt(worksheet, row, column, Self.link(to: sheet), format, sheet.numbersEscaped, nil)
      )
    case .count(let count):
      try check(library.worksheet_write_number(worksheet, row, column, Double(count), format(.number(decimals: 0))))
    case .number(let value, let decimals):
      try check(library.worksheet_write_number(worksheet, row, column, value, format(.number(decimals: decimals))))
    }
  }

  /// Writes the title or a line above the table.
  private mutating func write(
    _ line: Sheet.Line, at row: UInt32, _ layout: SheetLayout, in worksheet: UnsafeMutablePointer<lxw_worksheet>
  ) throws(WorkbookProblem) {
    let wraps = layout.wraps(line)
    let style = line.isTitle ? WorkbookStyle.title(wraps: wraps) : .line(wraps: wraps, leads: line.target != nil)
    try check(library.worksheet_set_row(worksheet, row, layout.height(of: line), nil))
    if let target = line.target {
      let format = try format(style)
      try check(
        library.worksheet_write_url_opt(worksheet, row, 0, Self.link(to: target), format, line.text.numbersEscaped, nil)
      )
    } else {
      try write(line.text, at: row, style, in: worksheet)
    }
  }

  private mutating func write(
    _ text: String, at row: UInt32, _ style: WorkbookStyle, in worksheet: UnsafeMutablePointer<lxw_worksheet>
  ) throws(WorkbookProblem) {
    try check(library.worksheet_write_string(worksheet, row, 0, text.numbersEscaped, format(style)))
  }

  private static func link(to sheet: String) -> String { "internal:'\(sheet)'!A1" }

  private mutating func format(_ style: WorkbookStyle) throws(WorkbookProblem) -> UnsafeMutablePointer<lxw_format> {
    if let format = formats[style] { return format }
    guard let format = library.workbook_add_format(workbook) else {
      throw .notWritten(reason: "there is too little memory")
    }
    style.apply(to: format, by: library)
    formats[style] = format
    return format
  }

  private func check(_ error: lxw_error) throws(WorkbookProblem) {
    if error == LXW_NO_ERROR { return }
    throw .notWritten(reason: library.lxw_strerror(error).map { String(cString: $0) } ?? "error \(error.rawValue)")
  }
}
