import Diagnostics
import Reading
import Records
import Support
import Testing

/// The smallest inputs of what fuzzing found.
struct FoundByFuzzingTests {
  /// The same is told whether a file comes at once or byte by byte.
  @Test(arguments: [
    ("two mistakes in one tag and the next", Array("<bc".utf8) + [0xB2] + Array("><&#0oa".utf8)),
    ("an end tag that does not match, and a tag that is cut", Array("<box><a></b><c".utf8)),
    ("a reference to nothing, and a tag that is cut", Array("<box>&#0;<c".utf8)),
    ("a control character in an instruction", Array("<?a \u{3}?><box>".utf8)),
    ("a document type that is malformed", Array("<!DOCTYPEa".utf8) + [0xD2] + Array("e><y>".utf8)),
    ("text after the root", Array("<box></box>>".utf8)),
  ])
  func isReadTheSameInAnyPieces(_ name: String, _ bytes: [UInt8]) {
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
