internal import Diagnostics
internal import Testing

@testable internal import Rubrics

/// The markers stand in the file, at the start of the same words that the value's markers `①②` stand before.
@Suite struct SnippetTests {
  @Test(
    arguments: [
      ("a: 1️⃣b && 2️⃣c", "①b && ②c"),
      ("a: é 1️⃣b\n\n   ü\n  2️⃣c # d", "é ①b\nü ②c"),
      ("a: 'it''s1️⃣ ''''2️⃣x'", "it's① ''②x"),
      ("a: 1️⃣''2️⃣", nil),
      ("a: 'ü\n\n  1️⃣x\n  2️⃣y '", "ü\n①x ②y "),
      ("a: \"\\u00e9\\\"1️⃣x\\\\2️⃣y\"", "é\"①x\\②y"),
      ("a: \"x1️⃣\\n 2️⃣\\ty\"", "x①\n ②\ty"),
      ("a: \"x  \\\n   \\  1️⃣y\n  z\\U0001F6002️⃣w\"", "x    ①y z😀②w"),
      ("a: \"1️⃣\\u00e92️⃣\"", "①é②"),
      ("a: |\n  1️⃣b &&\n    é 2️⃣c\n", "①b &&\n  é ②c\n"),
      ("a: |2-  # x: y\n    1️⃣b\n\n\n   2️⃣c\n", "  ①b\n\n\n ②c"),
      ("a:\n  - |+\n\n    1️⃣b\n     2️⃣c\n\n", "\n①b\n ②c\n\n"),
      ("a: |\r\n  1️⃣b\r\n  ü 2️⃣c\r\n", "①b\nü ②c\n"),
      ("a: >\n  é 1️⃣b\n  c\n\n  d\n    2️⃣e\n", "é ①b c\nd\n  ②e\n"),
      ("\u{FEFF}a: >-\n  ü\n  1️⃣b\n\n  2️⃣c\n", "ü ①b\n②c"),
      ("\"a1️⃣x\": 2️⃣y", nil),
      ("a: |\n  b 1️⃣\u{7}2️⃣c\n", "b ①?②c\n"),
    ] as [(String, String?)])
  func pointsIntoTheFile(_ text: String, _ value: String?) throws {
    let marked = Marked(text)
    let scalars = scalars(of: try #require(read(marked.source)))
    guard let value else { return }
    let node = try #require(scalars.last)
    let snippet = try #require(node.snippet(in: marked.source))
    let parts = value.split(separator: "①", omittingEmptySubsequences: false)
    let first = parts[0].utf8.count
    let rest = parts[1].split(separator: "②", omittingEmptySubsequences: false)
    #expect(String(decoding: snippet.bytes, as: UTF8.self) == parts[0] + rest.joined())
    #expect([snippet.offsets[first], snippet.offsets[first + rest[0].utf8.count]] == marked.places)
  }

  @Test(arguments: [
    ("a: b", 4), ("a: 'b'", 5), ("a: \"b\"", 5), ("a: ''", 4), ("a:", 2), ("a: |\n  b c\n\n\n# d\n", 10), ("a: |\n", 4),
    ("a: >-\n  b\n", 9),
  ])
  func endsAfterTheLastCharacter(_ text: String, _ end: Int) throws {
    let source = Marked(text).source
    let snippet = try #require(read(source)?["a"]?.snippet(in: source))
    #expect(snippet.offsets.last == end)
  }

  @Test func coversAWholeEscape() throws {
    let source = Marked("\"x\\u00e9y\"").source
    let snippet = try #require(read(source)?.snippet(in: source))
    #expect(snippet.range(1, 3) == SourceRange(2, 8))
  }

  /// Every scalar of random files gets offsets that rise, stand inside the scalar and hold the value's own bytes.
  @Test(arguments: 0..<20 as Range<UInt64>)
  func staysInside(seed: UInt64) {
    var random = SplitMix(state: seed)
    for _ in 0..<100 {
      let source = SourceText(path: "random.yaml", bytes: randomFile(&random))
      guard let root = read(source) else { continue }
      let wrong = scalars(of: root).filter { !isExact($0, in: source) }
      #expect(wrong.isEmpty, "seed \(seed): \(String(decoding: source.bytes, as: UTF8.self).debugDescription)")
    }
  }

  private func isExact(_ node: YAMLNode, in source: SourceText) -> Bool {
    guard let snippet = node.snippet(in: source) else { return false }
    let offsets = snippet.offsets
    return zip(offsets, offsets.dropFirst()).allSatisfy { $0 <= $1 }
      && offsets.allSatisfy { node.range.start <= $0 && $0 <= node.range.end }
      && zip(snippet.bytes, offsets).allSatisfy { byte, offset in
        byte <= 0x20 || source.bytes[offset] == byte || isEscaped(offset, node, source)
      }
  }

  private func isEscaped(_ offset: Int, _ node: YAMLNode, _ source: SourceText) -> Bool {
    guard case .scalar(_, .doubleQuoted) = node.content else { return false }
    return source.bytes[max(0, offset - 9)...offset].contains(UInt8(ascii: "\\"))
  }

  private func randomFile(_ random: inout SplitMix) -> [UInt8] {
    let pieces = [
      "a", "é", "😀", " ", "  ", "\t", "\n", "\r\n", "\n  ", "\n\n   ", "''", "\\n", "\\\n", "\\u00e9", "\\\"", "\\\\",
      ": ", "#", " #", "-",
      "x y",
    ]
    let openers = ["a: ", "a: '", "a: \"", "a: |\n  ", "a: >\n  ", "a:\n- |+\n   ", "a: |2-\n   "]
    let opener = openers.randomElement(using: &random) ?? ""
    var text = opener
    for _ in 0..<Int.random(in: 0...20, using: &random) { text += pieces.randomElement(using: &random) ?? "" }
    if let quote = opener.last, quote == "'" || quote == "\"" { text.append(quote) }
    return Array(text.utf8)
  }

  private func read(_ source: SourceText) -> YAMLNode? {
    var diagnostics = Diagnostics()
    return YAMLReader.read(source, &diagnostics)
  }

  private func scalars(of node: YAMLNode) -> [YAMLNode] {
    switch node.content {
    case .scalar: [node]
    case .sequence(let items, _): items.flatMap(scalars)
    case .mapping(let entries, _): entries.flatMap { scalars(of: $0.key) + scalars(of: $0.value) }
    }
  }
}

/// A small seeded generator.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
