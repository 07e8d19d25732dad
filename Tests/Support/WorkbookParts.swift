import Foundation

/// The files within a workbook, read with `unzip`, which both Linux and macOS have.
public enum WorkbookParts {
  private static let unzip = "/usr/bin/unzip"

  /// Whether there is an `unzip`.
  public static var canRead: Bool { FileManager.default.isExecutableFile(atPath: unzip) }

  /// Why a workbook can't be read.
  public struct Damaged: Error {}

  /// The files of XML, by name.
  public static func of(_ bytes: [UInt8]) throws -> [(name: String, text: String)] {
    let folder = try TemporaryFolder()
    let file = folder.url.appendingPathComponent("file.xlsx")
    try Data(bytes).write(to: file)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: unzip)
    process.arguments = ["-qq", file.path, "-d", folder.url.appendingPathComponent("parts").path]
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Damaged() }
    let parts = folder.url.appendingPathComponent("parts")
    let names = try FileManager.default.subpathsOfDirectory(atPath: parts.path).sorted()
    return try names.filter { $0.hasSuffix(".xml") || $0.hasSuffix(".rels") }.map {
      ($0, try String(contentsOf: parts.appendingPathComponent($0), encoding: .utf8))
    }
  }
}
