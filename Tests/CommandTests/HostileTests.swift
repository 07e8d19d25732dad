import Foundation
import Support
import Testing

/// Whatever is among the files, the program ends soon, in little memory, says what could not be read and where, shows
/// nothing of it, and audits the good records beside it.
struct HostileTests {
  static let rows =
    HostileRow.documentTypes + HostileRow.malformedXML + HostileRow.largeXML + HostileRow.malformedJSON
    + HostileRow.largeJSON + HostileRow.lines + HostileRow.encodings + HostileRow.badUTF8 + HostileRow.otherKinds
    + HostileRow.wrongValues + HostileRow.identities + HostileRow.identifiers + HostileRow.cuts

  @Test(arguments: rows)
  func isToldAndTheRestIsDone(_ row: HostileRow) throws {
    let folder = try Self.goodRecords()
    for file in row.files { try Data(file.bytes()).write(to: folder.url.appendingPathComponent(file.name)) }
    let run = try HostileRun(in: folder, ["."])
    try #require(run.status == row.status, "\(run.status): \(run.errors.prefix(2000))")
    let result = try run.result()
    #expect(result.records.counted == 2 + row.counted)
    let expected = row.expected.map { row.files.count == 1 ? $0.replacing(" ", with: " \(row.files[0].name):") : $0 }
    #expect(result.said == expected.sorted())
    for diagnostic in expected.prefix(20) {
      let parts = diagnostic.split(separator: " ")
      #expect(run.errors.contains("[\(parts[0])]") && run.errors.contains("--> \(parts[1])\n"), "\(run.errors)")
    }
    #expect(!run.errors.contains("encoding error"), "libxml2 speaks for itself: \(run.errors)")
    #expect(!run.output.contains(HostileRow.secret) && !run.errors.contains(HostileRow.secret), "\(run.errors)")
  }

  /// A folder with two records, one before and one after every hostile file.
  static func goodRecords() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(Project.text("sample-audits/archetypes/records/A05.json"), to: "a-good.json")
    try folder.write(
      "<caseRecord>\(HostileRow.caseXML.replacing("H1", with: "G2"))</caseRecord>", to: "z-good.xml")
    return folder
  }
}
