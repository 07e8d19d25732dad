import Testing

@testable import Reading

/// What files may be written in, each byte of which must mean something.
@Suite struct EncodingTests {
  /// An encoding as a test writes it: how a text becomes bytes, and what names it in an XML declaration.
  struct Writing: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var mark: [UInt8] = []
    var declared = ""
    let encode: @Sendable (Unicode.Scalar) -> [UInt8]

    func bytes(_ text: String) -> [UInt8] { mark + text.unicodeScalars.flatMap(encode) }

    func xml(_ content: String) -> [UInt8] {
      bytes((declared.isEmpty ? "" : "<?xml version='1.0' encoding='\(declared)'?>\n") + content)
    }
  }

  static let wide = [
    Writing(testDescription: "UTF-16 LE", mark: [0xFF, 0xFE], encode: { $0.pairs(isBig: false) }),
    Writing(testDescription: "UTF-16 BE", mark: [0xFE, 0xFF], declared: "UTF-16", encode: { $0.pairs(isBig: true) }),
    Writing(testDescription: "UTF-16 declared UTF-8", mark: [0xFE, 0xFF], declared: "utf-8") { $0.pairs(isBig: true) },
  ]
  static let utf8 = [
    Writing(testDescription: "UTF-8", encode: { Array(String($0).utf8) }),
    Writing(testDescription: "UTF-8 with its mark", mark: [0xEF, 0xBB, 0xBF], encode: { Array(String($0).utf8) }),
    Writing(testDescription: "UTF-8 with its mark, declared UTF-16", mark: [0xEF, 0xBB, 0xBF], declared: "utf-16") {
      Array(String($0).utf8)
    },
    Writing(testDescription: "UTF-8 declared", declared: "Utf-8", encode: { Array(String($0).utf8) }),
  ]
  static let narrow = ["ISO-8859-1", "latin1", "Windows-1252", "cp1252"].map { name in
    Writing(testDescription: name, declared: name) { [UInt8(truncatingIfNeeded: $0.value)] }
  }
  static let pieces = [1, 2, 3, 7, 64 << 10]

  @Test(arguments: utf8 + wide, pieces)
  func readsEveryCharacter(_ writing: Writing, chunkSize: Int) {
    let text = "é\u{FEFF}\u{20AC}\u{FFFD}😀\u{10FFFF}z"
    for bytes in [
      writing.xml("<caseRecord>\n<!-- é😀 --><risk>x</risk><words><w>\(text)</w></words></caseRecord>"),
      writing.bytes("{\"é😀\": 1,\n \"é😀é😀\": 3, \"risk\": \"x\", \"words\": [\"\(text)\"]}"),
    ] {
      let outcome = Outcome(bytes: bytes, chunkSize: chunkSize)
      #expect(outcome.records == [#"{risk: unreadable, words: ["\#(text)"]}"#])
      let line =
        bytes.starts(with: writing.mark + writing.encode("{")) ? "2:21" : writing.declared.isEmpty ? "2:12" : "3:12"
      #expect(outcome.problems == ["unreadable-number \(line)"])
      #expect(outcome.digest == Outcome(bytes: bytes).digest)
    }
  }

  @Test(arguments: narrow, pieces)
  func readsOneByteACharacter(_ writing: Writing, chunkSize: Int) {
    let outcome = Outcome(
      bytes: writing.xml("<caseRecord><!-- é --><risk>x</risk><case note='éÿ'/></caseRecord>"), chunkSize: chunkSize)
    #expect(outcome.records == [#"{case: {note: "éÿ"}, risk: unreadable}"#])
    #expect(outcome.problems == ["unreadable-number 2:23"])
  }

  @Test func windowsHasItsOwnCharacters() {
    let start = Array("<?xml version='1.0' encoding='windows-1252'?><caseRecord><words><w>".utf8)
    let defined = (0x80...0x9F as ClosedRange<UInt8>).filter { ![0x81, 0x8D, 0x8F, 0x90, 0x9D].contains($0) }
    let outcome = Outcome(bytes: start + defined + Array("</w></words></caseRecord>".utf8))
    #expect(outcome.records == [#"{words: ["€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"]}"#])
  }

  @Test(
    arguments: [
      ("US-ASCII", 0x80), ("ascii", 0xFF), ("windows-1252", 0x81), ("windows-1252", 0x8D), ("cp1252", 0x8F),
      ("cp1252", 0x90), ("cp1252", 0x9D), ("utf-8", 0x80),
    ] as [(String, UInt8)])
  func aByteThatMeansNothingEndsTheFile(_ name: String, _ byte: UInt8) {
    let start = "<?xml version='1.0' encoding='\(name)'?>\n<caseRecords><caseRecord/>\n <caseRecord>a"
    for chunkSize in Self.pieces {
      let outcome = Outcome(
        bytes: Array(start.utf8) + [byte] + Array("</caseRecord></caseRecords>".utf8), chunkSize: chunkSize)
      #expect(outcome.records == ["{}"])
      #expect(outcome.problems == [name == "utf-8" ? "malformed-xml 3:15" : "malformed-text 3:15"])
    }
  }

  @Test(
    arguments: [
      ("a second half alone", [0xDC00, 0x20]), ("a first half alone", [0xD83D, 0x20]),
      ("two first halves", [0xD83D, 0xD83D]), ("a first half at the end", [0xD83D]),
    ] as [(String, [UInt16])])
  func brokenPairsEndTheFile(_ what: String, _ units: [UInt16]) {
    for chunkSize in Self.pieces {
      for isBig in [true, false] {
        let mark: [UInt8] = isBig ? [0xFE, 0xFF] : [0xFF, 0xFE]
        let broken = units.flatMap { $0.bytes(isBig: isBig) }
        for (start, place) in [
          ("<caseRecords><caseRecord/><!-- 😀", "1:33"), ("[{},\n {\"x\": \"", "2:9"), ("{}\n{\"x\": \"é", "2:9"),
        ] {
          let bytes = mark + start.unicodeScalars.flatMap { $0.pairs(isBig: isBig) } + broken
          let outcome = Outcome(bytes: bytes, chunkSize: chunkSize)
          #expect(outcome.records == ["{}"])
          #expect(outcome.problems == ["malformed-text \(place)"])
        }
      }
    }
  }

  @Test(arguments: pieces)
  func anOddLastByteEndsTheFile(chunkSize: Int) {
    for text in ["<caseRecord/>\n", "{}\n"] {
      let bytes: [UInt8] = [0xFF, 0xFE] + text.unicodeScalars.flatMap { $0.pairs(isBig: false) } + [0x20]
      let outcome = Outcome(bytes: bytes, chunkSize: chunkSize)
      #expect(outcome.records == ["{}"])
      #expect(outcome.problems == ["malformed-text 2:1"])
    }
  }

  @Test(arguments: pieces)
  func badUTF8EndsTheFile(chunkSize: Int) {
    for bad in [[0x80], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5], [0xE2, 0x82]] as [[UInt8]] {
      let json = Outcome(bytes: Array("[{},\n {\"x\": \"é".utf8) + bad + Array("\"}]".utf8), chunkSize: chunkSize)
      #expect(json.problems == ["malformed-json 2:10"])
      let xml = Outcome(
        bytes: Array("<caseRecords><caseRecord/><caseRecord>\n é".utf8) + bad + Array("</caseRecord>".utf8),
        chunkSize: chunkSize)
      #expect(xml.problems == ["malformed-xml 2:3"])
      let lines = Outcome(bytes: Array("{}\n{\"x\": \"é".utf8) + bad + Array("\"}\n{}".utf8), chunkSize: chunkSize)
      #expect(lines.problems == ["malformed-json 2:9"])
      #expect([json, xml, lines].map(\.records.count) == [1, 1, 2])
    }
  }

  @Test(arguments: [
    "<?xml version='1.0' encoding='UTF-7'?><caseRecord/>", "<?xml version='1.0' encoding='utf-16'?><caseRecord/>",
    "<?xml version='1.0' encoding='UTF-32'?><caseRecord/>",
    "<?xml version='1.0' encoding = \"EBCDIC-CP-US\" ?><caseRecord/>",
    "<?xml version='1.0'\n encoding\n=\n'iso-8859-15'?><caseRecord/>", "<?xml version='1.0' encoding=''?><caseRecord/>",
    "+/v8-{}", "\u{0}\u{0}\u{0}<", "<\u{0}\u{0}\u{0}", "{\u{0}}\u{0}", "\u{0}{\u{0}}",
  ])
  func refusesOthers(_ text: String) {
    for chunkSize in Self.pieces {
      let outcome = Outcome(text, chunkSize: chunkSize)
      #expect(outcome.records == [])
      #expect(outcome.problems == ["unsupported-encoding 1:1"])
    }
  }

  @Test(
    arguments: [
      [0xFF, 0xFE, 0, 0, 0x3C, 0, 0, 0], [0, 0, 0xFE, 0xFF, 0, 0, 0, 0x3C], [0x4C, 0x6F, 0xA7, 0x94, 0x93],
    ] as [[UInt8]])
  func refusesOtherBytes(_ bytes: [UInt8]) {
    #expect(Outcome(bytes: bytes).problems == ["unsupported-encoding 1:1"])
  }

  @Test(
    arguments: [
      [0x1F, 0x8B, 8, 0, 0, 0, 0, 0], Array("PK\u{3}\u{4}\u{14}".utf8), Array("%PDF-1.7".utf8), Array("BZh9".utf8),
    ] as [[UInt8]])
  func isNoFormat(_ bytes: [UInt8]) {
    #expect(Outcome(bytes: bytes).problems == ["unknown-format 1:1"])
  }

  @Test func aDeclarationEnds() {
    let blanks = String(repeating: " ", count: 70_000)
    #expect(Outcome("<?xml version='1.0' \(blanks) encoding='UTF-7'?><caseRecord/>").problems == ["malformed-xml 1:1"])
  }
}

extension Unicode.Scalar {
  /// In UTF-16.
  fileprivate func pairs(isBig: Bool) -> [UInt8] { String(self).utf16.flatMap { $0.bytes(isBig: isBig) } }
}

extension UInt16 {
  fileprivate func bytes(isBig: Bool) -> [UInt8] {
    let (high, low) = (UInt8(self >> 8), UInt8(self & 0xFF))
    return isBig ? [high, low] : [low, high]
  }
}
