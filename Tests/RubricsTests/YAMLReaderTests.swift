internal import Diagnostics
internal import Testing

@testable internal import Rubrics

/// A node as a line of text: styles as `'…'`, `"…"`, `|…`, `>…`, flow collections in brackets, blocks in `<>`.
private func show(_ node: YAMLNode) -> String {
  switch node.content {
  case .scalar(let text, let style):
    let text = text.replacing("\n", with: "⏎")
    switch style {
    case .plain: return text
    case .singleQuoted: return "'\(text)'"
    case .doubleQuoted: return "\"\(text)\""
    case .literal: return "|\(text)"
    case .folded: return ">\(text)"
    }
  case .sequence(let items, let isFlow):
    return (isFlow ? "[" : "<") + items.map(show).joined(separator: ", ") + (isFlow ? "]" : ">")
  case .mapping(let entries, let isFlow):
    let pairs = entries.map { "\(show($0.key)): \(show($0.value))" }
    return (isFlow ? "{" : "<") + pairs.joined(separator: ", ") + (isFlow ? "}" : ">")
  }
}

private func read(_ source: SourceText) -> (node: YAMLNode?, diagnostics: Diagnostics) {
  var diagnostics = Diagnostics()
  let node = YAMLReader.read(source, &diagnostics)
  return (node, diagnostics)
}

private func read(_ bytes: [UInt8]) -> (node: YAMLNode?, diagnostics: Diagnostics) {
  read(SourceText(path: "rubric.yaml", bytes: bytes))
}

@Suite struct YAMLReaderTests {
  @Test(arguments: [
    ("a: yes", "<a: yes>"),
    ("a: 010\nb: 2016-03-01\nc: ~", "<a: 010, b: 2016-03-01, c: ~>"),
    ("a:\nb: ''", "<a: , b: ''>"),
    ("- x\n- - y\n  - z", "<x, <y, z>>"),
    ("a:\n- x\n- y", "<a: <x, y>>"),
    ("[a, {b: c}, \"d\"]", "[a, {b: c}, \"d\"]"),
    ("a: |\n  x\n   y\nb: >-\n  x\n  y\n", "<a: |x⏎ y⏎, b: >x y>"),
    ("a: 'it''s'\nb: \"\\u00e9\\n\"", "<a: 'it's', b: \"é⏎\">"),
    ("\u{FEFF}a: ü\r\nb: x\r\n", "<a: ü, b: x>"),
    ("# only a comment above\n---\na: b\n...\n", "<a: b>"),
    ("? a\n: b", "<a: b>"),
    ("a: b # cut", "<a: b>"),
  ])
  func reads(_ text: String, as expected: String) {
    let (node, diagnostics) = read(Array(text.utf8))
    #expect(Marked.show(diagnostics) == [])
    #expect(node.map(show) == expected)
  }

  @Test(
    arguments: [
      ("a: 1️⃣*b", "yaml-alias", "<a: *b>"),
      ("a: 1️⃣&b c\nd: e", "yaml-anchor", "<a: c, d: e>"),
      ("a: 1️⃣!b c\nd: e", "yaml-tag", "<a: c, d: e>"),
      ("a: 1️⃣! c", "yaml-tag", "<a: c>"),
      ("a: 1️⃣!<tag:x> {b: c}", "yaml-tag", "<a: {b: c}>"),
      ("a: 1️⃣!has(x.y)", "yaml-tag", "<a: >"),
      ("a: 1️⃣&b # why\n  - c", "yaml-anchor", "<a: <c>>"),
      ("1️⃣%YAML 1.1\n---\na: b", "yaml-directive", "<a: b>"),
      ("a: b\n1️⃣---\nc: d", "several-documents", "<a: b>"),
      ("é: 1\nb: 2\n1️⃣é: 3", "duplicate-key", "<é: 1, b: 2>"),
      ("a: {b: 1, 1️⃣\"b\": 2}", "duplicate-key", "<a: {b: 1}>"),
      ("1️⃣[a]: b\nc: d", "yaml-key", "<c: d>"),
      ("ä: \"1️⃣\u{7}\"", "control-character", "<ä: \"?\">"),
      ("a: b1️⃣\u{2028}c", "control-character", "<a: b\u{FFFD}c>"),
      ("1️⃣", "empty-file", nil),
      ("# nothing\n", "empty-file", nil),
      ("a: b: c", "invalid-yaml", "<a: b>"),
      ("a: ü\nb: [c1️⃣\nd: e", "invalid-yaml", "<a: ü, b: [c d]>"),
      ("a: b\n1️⃣\tc: d", "invalid-yaml", "<>"),
      ("a: \"x1️⃣", "invalid-yaml", "<>"),
    ] as [(String, String, String?)])
  func reports(_ text: String, as id: String, keeping expected: String?) {
    let marked = Marked(text)
    let (node, diagnostics) = read(marked.source)
    #expect(diagnostics.all.map(\.message.id) == [id])
    if !marked.places.isEmpty, id != "invalid-yaml" {
      #expect(Marked.show(diagnostics) == [marked.expected(id, at: 0)])
    }
    #expect(node.map(show) == expected)
  }

  @Test(
    arguments: [
      ("a:\n  met: x ? y 1️⃣: z", "met: |"),
      ("met: a &&\n  x ? y1️⃣ : z", "met: |"),
      ("met: \"a\" 1️⃣== b", "met: |"),
      ("met: [a] 1️⃣== b", "met: |"),
      ("met: {a 1️⃣== b", "met: |"),
      ("met: 'a1️⃣", "met: |"),
      ("met: &1️⃣& b", "met: |"),
      ("met: *1️⃣(b)", "met: |"),
      ("met: !foo.bar &1️⃣& x", "met: |"),
      ("met: | 1️⃣a", "met: |"),
      ("met: > 1️⃣3", "met: |"),
      ("met: 1️⃣@a", "met: |"),
      ("- [a] 1️⃣== b", "- |"),
      ("met: 1️⃣*b", "met: |"),
      ("met: 1️⃣&b", "met: |"),
      ("- met: 1️⃣!b", "met: |"),
      ("\"f(a: b)\": 1️⃣!b", "\"f(a: b)\": |"),
      ("a: b\n c1️⃣: d", "a: |"),
      ("a: b\n1️⃣c\nd: e", nil),
      ("sets:\n  a: [b]\n 1️⃣c: d", nil),
      ("{\"a\": [1️⃣", nil),
      ("{\"a\": [\"b\" 1️⃣\"c\"]}", nil),
    ] as [(String, String?)])
  func advises(on text: String, _ opener: String?) {
    let help = read(Marked(text).source).diagnostics.all.first?.message.help
    #expect(
      help
        == opener.map {
          "put the expression in a block: '\($0)' and the expression indented below; a plain text goes in double quotes"
        })
  }

  @Test(arguments: [
    ("a: b #c", true), ("a: b\t# c", true), ("a: b\n  c   # d", true), ("a: b#c", false), ("a: b\n# c", false),
    ("a: 'b' # c", false), ("a: |\n  b # c", false), ("a: # b", false), ("a: [b] # c", false),
  ])
  func seesWhatACommentCuts(_ text: String, _ isCut: Bool) throws {
    let source = Marked(text).source
    let node = try #require(read(source).node?["a"])
    #expect(node.isCutByComment(in: source) == isCut)
  }

  @Test func findsAllMistakesBeforeASyntaxError() {
    let marked = Marked("a: 1️⃣*x\nb: 1\n2️⃣b: 2\nc: 3️⃣&y {d: [e\nf: g")
    let (node, diagnostics) = read(marked.source)
    #expect(diagnostics.all.map(\.message.id) == ["yaml-alias", "duplicate-key", "yaml-anchor", "invalid-yaml"])
    #expect(diagnostics.all[1].message.notes == ["the first one is in line 2"])
    #expect(node?.isIncomplete == true)
    #expect(node?["b"]?.isIncomplete == false)
  }

  @Test func givesEachNodeItsRange() throws {
    let text = "ü: # why\n  - 'é'\n  - {a: [b, c]}\n# after\nd: |  # note\n  x\n\ne: \"f\"\n"
    let source = Marked(text).source
    let root = try #require(read(source).node)
    let written = { (node: YAMLNode?) in
      node.map { String(decoding: source.bytes[$0.range.start..<$0.range.end], as: UTF8.self) }
    }
    #expect(written(root) == String(text.dropLast()))
    #expect(written(root["ü"]) == "- 'é'\n  - {a: [b, c]}")
    #expect(written(root["ü"]?.items?.last?["a"]) == "[b, c]")
    #expect(written(root["d"]) == "|  # note\n  x")
    #expect(written(root["e"]) == "\"f\"")
  }

  @Test func tellsWhereAFileIsNotUTF8() {
    let diagnostics = read(Array("a: ü\nb: ".utf8) + [0xFF, 0x0A]).diagnostics
    #expect(Marked.show(diagnostics) == ["not-utf8 2:4"])
  }

  @Test(arguments: ["[", "{a: ", "- ", "? "])
  func survivesTowers(_ opener: String) {
    let diagnostics = read(Array(String(repeating: opener, count: 100_000).utf8)).diagnostics
    #expect(diagnostics.all.map(\.message.id) == ["yaml-too-deep"])
  }

  @Test(arguments: ["*a, ", "{a: 1, a: 1}, ", "\u{7}"])
  func stopsAfterManyMistakes(_ piece: String) {
    let text = "[" + String(repeating: piece, count: 3_000)
    #expect(read(Array(text.utf8)).diagnostics.count <= Diagnostics.limit)
  }

  @Test func limitsTheSize() {
    #expect(
      read([UInt8](repeating: 0x20, count: (4 << 20) + 1)).diagnostics.all.map(\.message.id) == ["file-too-large"])
  }
}
