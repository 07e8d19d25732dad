import Diagnostics
import Reading
import Records
import Support
import Testing

/// The smallest inputs of what fuzzing found.
struct FoundByFuzzingTests {
  /// What is wrong, and a file of it: text, a byte that is no UTF-8, more text.
  static let files: [(name: String, start: String, byte: UInt8?, end: String)] = [
    ("two mistakes in one tag and the next", "<bc", 0xB2, "><&#0oa"),
    ("an end tag that does not match, and a tag that is cut", "<box><a></b><c", nil, ""),
    ("a reference to nothing, and a tag that is cut", "<box>&#0;<c", nil, ""),
    ("a control character in an instruction", "<?a \u{3}?><box>", nil, ""),
    ("a document type that is malformed", "<!DOCTYPEa", 0xD2, "e><y>"),
    ("text after the root", "<box></box>>", nil, ""),
  ]

  /// The same is told whether a file comes at once or byte by byte.
  @Test(arguments: files)
  func isReadTheSameInAnyPieces(_ name: String, _ start: String, _ byte: UInt8?, _ end: String) {
    let bytes = Array(start.utf8) + (byte.map { [$0] } ?? []) + Array(end.utf8)
    #expect(told(bytes, inPiecesOf: 1) == told(bytes, inPiecesOf: 64 << 10), "\(name)")
  }

  private func told(_ bytes: [UInt8], inPiecesOf size: Int) -> String {
    var reader = RecordReader(plan: ReadingPlan(schema: TestSchema.box))
    var records = ""
    let report = reader.read(bytes: bytes, as: "boxes", chunkSize: size) { record, place in
      records += "\(place) \(record.description(by: TestSchema.box))\n"
    }
    let said = [report.unread, report.unreadableValues, report.remarks].flatMap(\.all)
    return records + DiagnosticRenderer(colours: false).render(said)
  }
}
