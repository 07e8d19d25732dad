import Foundation
import Testing

/// A workbook as a reader of its files sees it; read with `unzip`, which both Linux and macOS have.
struct ReadWorkbook {
  /// The sheets in their order.
  let sheets: [ReadSheet]
  /// Every file of the archive, by its name.
  let parts: [String: String]

  private static let unzip = "/usr/bin/unzip"
  static var canRead: Bool { FileManager.default.isExecutableFile(atPath: unzip) }

  /// All that its files say, as one text.
  var everything: String { parts.sorted { $0.key < $1.key }.map(\.value).joined(separator: "\n") }

  init(_ bytes: [UInt8]) throws {
    let parts = try Self.unpacked(bytes)
    let roots = try parts.mapValues { try ReadElement.root(of: $0) }
    let strings = roots["xl/sharedStrings.xml"]?.all("si", "t").map { Self.unescaped($0.text) } ?? []
    let list = try #require(roots["xl/workbook.xml"]).all("sheets", "sheet")
    self.parts = parts
    sheets = try list.enumerated().map { try ReadSheet($1.attribute("name"), number: $0 + 1, of: roots, strings) }
  }

  /// With characters that are written as numbers (`_x0041_`) as what they are.
  fileprivate static func unescaped(_ text: String) -> String {
    text.replacing(/_x([0-9A-Fa-f]{4})_/.matchingSemantics(.unicodeScalar)) { match in
      UInt32(match.1, radix: 16).flatMap(Unicode.Scalar.init).map { String(Character($0)) } ?? ""
    }
  }

  private static func unpacked(_ bytes: [UInt8]) throws -> [String: String] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("file.xlsx")
    try Data(bytes).write(to: file)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: unzip)
    process.arguments = ["-qq", file.path, "-d", folder.appendingPathComponent("parts").path]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "unzip has nothing to complain about")
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.appendingPathComponent("parts").path)
    return try names.filter { $0.hasSuffix(".xml") || $0.hasSuffix(".rels") }.reduce(into: [:]) { parts, name in
      parts[name] = try String(contentsOf: folder.appendingPathComponent("parts/\(name)"), encoding: .utf8)
    }
  }
}

/// A sheet of a workbook.
struct ReadSheet {
  let name: String
  /// Its rows from the top: a text in quotation marks, a number as it is written. Cells stand side by side from column A.
  let rows: [[String]]
  /// Its tables.
  let tables: [ReadTable]
  /// What its links lead to, by place.
  let links: [String: String]

  fileprivate init(_ name: String, number: Int, of roots: [String: ReadElement], _ strings: [String]) throws {
    let root = try #require(roots["xl/worksheets/sheet\(number).xml"])
    self.name = name
    rows = try root.all("sheetData", "row").enumerated().map { index, row in
      #expect(try row.attribute("r") == "\(index + 1)", "no row is empty")
      return try row.all("c").enumerated().map { column, cell in
        #expect(try cell.attribute("r").hasPrefix(["A", "B", "C", "D"][column]), "no cell is empty")
        return try Self.content(of: cell, strings)
      }
    }
    tables = try (roots["xl/worksheets/_rels/sheet\(number).xml.rels"]?.all("Relationship") ?? []).map {
      try ReadTable(#require(roots[$0.attribute("Target").replacing("..", with: "xl")]))
    }
    links = try Dictionary(
      uniqueKeysWithValues: root.all("hyperlinks", "hyperlink").map {
        try ($0.attribute("ref"), $0.attribute("location"))
      })
  }

  /// A value and nothing else, a formula least of all.
  private static func content(of cell: ReadElement, _ strings: [String]) throws -> String {
    #expect(cell.children.map(\.name) == ["v"])
    let value = cell.children.map(\.text).joined()
    let number = try #require(Double(value))
    switch cell.attributes["t"] {
    case "s": return "\"\(strings[Int(number)])\""
    case let kind:
      #expect(kind == nil, "a cell is a text or a number")
      return value
    }
  }

  /// The rows of its table and all below it, the header first.
  var tableRows: [[String]] {
    let first = tables.first.flatMap { Int($0.place.prefix { $0 != ":" }.dropFirst()) }
    return first.map { Array(rows.dropFirst($0 - 1)) } ?? []
  }
}

/// A table of a sheet.
struct ReadTable: Equatable {
  let name: String
  let place: String
  let columns: [String]

  fileprivate init(_ root: ReadElement) throws {
    name = try root.attribute("displayName")
    place = try root.attribute("ref")
    columns = try root.all("tableColumns", "tableColumn").map { try ReadWorkbook.unescaped($0.attribute("name")) }
  }
}
