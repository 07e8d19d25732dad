import Reporting

/// A file of figures and the one that says what its columns are, as a platform for open data is given them.
struct OpenDataPair: Sendable {
  var dataName: String
  var metadataName: String
  var data: [UInt8]
  var metadata: [UInt8]

  init(of file: OpenDataFile) {
    dataName = file.dataName
    metadataName = file.metadataName
    data = Array(file.data.utf8)
    metadata = Array(file.metadata.utf8)
  }
}

/// A table of texts with a row of names. It is read and written without any code of the product.
struct PlainTable: Sendable {
  var header: [String]
  var rows: [[String]]

  init(_ bytes: [UInt8]) {
    var table: [[String]] = []
    var row: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    var wasQuote = false
    func endCell() {
      row.append(String(decoding: cell, as: UTF8.self))
      (cell, wasQuote) = ([], false)
    }
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\""):
        if !isQuoted, wasQuote { cell.append(byte) }
        wasQuote = isQuoted
        isQuoted.toggle()
      case UInt8(ascii: ",") where !isQuoted: endCell()
      case UInt8(ascii: "\r") where !isQuoted: continue
      case UInt8(ascii: "\n") where !isQuoted:
        endCell()
        table.append(row)
        row = []
      default: cell.append(byte)
      }
    }
    if !cell.isEmpty || !row.isEmpty {
      endCell()
      table.append(row)
    }
    header = table.first ?? []
    rows = Array(table.dropFirst())
  }

  var bytes: [UInt8] {
    let lines = ([header] + rows).map { row in
      row.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",") + "\n"
    }
    return Array(lines.joined().utf8)
  }

  /// What stands in a column, row by row; nothing where there is no such column.
  subscript(column: String) -> [String] {
    guard let index = header.firstIndex(of: column) else { return [] }
    return rows.map { index < $0.count ? $0[index] : "" }
  }

  /// What stands in several columns, row by row; a column that is not there counts as empty.
  subscript(columns: [String]) -> [[String]] {
    let indexes = columns.map { header.firstIndex(of: $0) }
    return rows.map { row in indexes.map { index in index.flatMap { $0 < row.count ? row[$0] : nil } ?? "" } }
  }
}

/// A pair as the rules look at it.
struct ScreenedPair: Sendable {
  let pair: OpenDataPair
  let data: PlainTable
  let metadata: PlainTable

  init(_ pair: OpenDataPair) {
    self.pair = pair
    data = PlainTable(pair.data)
    metadata = PlainTable(pair.metadata)
  }

  /// The rows of the metadata of one type, by column.
  func described(_ type: String) -> [[String: String]] {
    metadata.rows.map { Dictionary(zip(metadata.header, $0)) { first, _ in first } }.filter { $0["col_type"] == type }
  }

  var filters: [String] { described("Filter").compactMap { $0["col_name"] } }
  var indicators: [String] { described("Indicator").compactMap { $0["col_name"] } }
  var groups: [String] { metadata["filter_grouping_column"].filter { !$0.isEmpty } }

  /// The columns of time and place that are in the data.
  var observed: [String] {
    let times = ["time_period", "time_identifier", "geographic_level"]
    return data.header.filter { (times + GeographicLevel.all.flatMap(\.columns)).contains($0) }
  }
}

/// A level of places, and its columns. The guide, "Allowable geographic levels".
struct GeographicLevel: Sendable {
  let name: String
  let columns: [String]
  /// The levels whose rows lie within a place of this one, and say so.
  let within: [String]

  static let all = [
    GeographicLevel(
      name: "National", columns: ["country_code", "country_name"], within: ["Regional", "Local authority"]),
    GeographicLevel(name: "Regional", columns: ["region_code", "region_name"], within: ["Local authority"]),
    GeographicLevel(name: "Local authority", columns: ["old_la_code", "la_name", "new_la_code"], within: []),
    GeographicLevel(name: "Police force area", columns: ["pfa_code", "pfa_name"], within: []),
  ]
}
