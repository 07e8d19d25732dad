/// What Excel allows in a cell or a name.
enum ExcelLimit {
  /// UTF-16 units in a cell.
  static let cellText = 32_767
  /// UTF-16 units in the header of a table's column, and in a property of the document.
  static let header = 255
  /// UTF-16 units in the name of a sheet.
  static let sheetName = 31
  /// Rows of a sheet.
  static let rows = 1_048_576
  /// Columns of a sheet.
  static let columns = 16_384
}

extension String {
  /// As it stands in a cell: safe to show, and no longer than a cell may be.
  var cellText: String {
    shown(self, keepingLines: true).cut(to: ExcelLimit.cellText, ending: " … (the rest does not fit a cell)")
  }

  /// As it stands in a header or a title: on one line.
  var headerText: String {
    // The cell and the table's list of columns must hold one name, and the list's would lose white space.
    shown(oneLine).cut(to: ExcelLimit.header, ending: "…")
  }

  /// With single spaces in place of white space, and none at either end.
  var oneLine: String {
    unicodeScalars.split(whereSeparator: \.properties.isWhitespace).map { String($0) }.joined(separator: " ")
  }

  /// At most so many UTF-16 units, which is what Excel counts; the ending says that some were left out.
  func cut(to most: Int, ending: String) -> String {
    let result = prefix(units: most, ending: ending)
    // The library counts what is written, escapes included; they take at most six of seven characters.
    return result.prefix(units: most - (result.numbersEscaped.utf8.count - result.utf8.count), ending: ending)
  }

  private func prefix(units most: Int, ending: String) -> String {
    guard utf16.count > most else { return self }
    var room = most - ending.utf16.count
    var result = ""
    // A letter with ten thousand accents is one character, so scalars are what is counted.
    for scalar in unicodeScalars {
      room -= UTF16.width(scalar)
      if room < 0 { break }
      result.unicodeScalars.append(scalar)
    }
    return result + ending
  }

  /// With the underscore of what a workbook would read as a character's number (`_x0041_`) written as a number itself.
  ///
  /// Source: ECMA-376, part 1, 22.9.2.19, ST_Xstring.
  var numbersEscaped: String {
    guard utf8.contains(UInt8(ascii: "_")) else { return self }
    return replacing(Self.numbered, with: "_x005F_")
  }
}
