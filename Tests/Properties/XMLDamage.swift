/// Changes of a record of XML: some that mostly leave it plain, some that do not.
enum XMLDamage {
  /// What may stand instead of a text.
  private static let texts = bytes([
    "true", "false", "TRUE", "1", "0", "7", "-3", "+3", "12.5", "2.0", "007", "1e3", "-0", ".5", "5.", "99999",
    "4505577104",
    "123456789012345678", "", " ", "\n  ", "none", "unknown", "yes", "no", "c1", "a2", "dash", "mother", "2016-02-29",
    "2016-02-30", "2015-11-03",
    " 2015-11-03 ", "\n2015-11-03", "caf&#233; &amp; &lt;b>", "a&#xA;b", "a\nb", "a\r\nb", "&#13;a", "é ’ 😀",
    "seen at 14 High St", "a@b.org",
    "SW1A 1AA", "&#83;W1A 1AA", "07700 900123", "07700<![CDATA[ 900123]]>", "<![CDATA[a < b]]>", "<![CDATA[]]>",
    "c<![CDATA[1]]>", "c<!-- x -->1",
    "&#99;1", "&quot;&apos;&gt;", "a ]] b", "a ]> b", "a > b", "]]&gt;", "&#x00000063;1", "&#x110000;", "&#0;",
    "&#xFFFE;", "&#xD800;", "&#x1F600;",
    "<x/>", "<item>c1</item>", "tr<![CDATA[ue]]>", " \u{A0} ", "\u{7F}", "\u{85}", "\t",
  ])
  /// What may stand between tags.
  private static let gaps = bytes([
    " ", "\n", "\r\n", "\t", "        ", "\n                ", "<!-- a -->", "<!---->", "<!-- a - b > < & -->",
    " <!-- é -->\n", "<!-- 07700 900123 -->",
    "<!-- a -- b -->", "<!-->", "<!--->-->", "<!--a--->", "<?x y?>", "x", "&#32;", "<![CDATA[ ]]>", "\r",
  ])
  private static let pieces =
    bytes([
      "&", "&amp;", "&x;", "&#", "]]>", "<!--", "-->", "<![CDATA[", "<?xml", "<?xml version='1.0'?>", "\u{FFFE}",
      "\u{0}", "\u{1}", "xmlns=''",
      " xmlns:c='urn:c'", "c:", " xsi:nil='true'", "<", ">", "/", "/>", "</", "\"", "'", "=", " ", "\r",
      "</caseRecord>", "<caseRecord>", "<caseRecord/>",
      "</caseRecords>", "<caseRecords>", "<!DOCTYPE x>", "é", "9434765919", "a@b.org",
    ]) + [[0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE2, 0x82], [0xFF], [0xF4, 0x90, 0x80, 0x80]]
  private static let attributes = bytes([
    " id='c1'", " date=\"2016-01-01\"", " tool='dash'", " outcome='x'", " note=''", " analysis=' analysed '",
    " seen='1'", " by='a &amp; b'",
    " xml:lang='en'", " id='c1' id='c2'", " date='2016-01-01'  seen=\"true\" ", " id = 'c1'", " name='x'",
    " id='07700 900123'", " id='é\t1'", " id=c1",
  ])
  private static let itemNames = bytes([
    "item", "row", "entry", "x", "value", "name", "child", "nhs9434765919", "item2", "ité",
  ])

  private static func bytes(_ texts: [String]) -> [[UInt8]] { texts.map { Array($0.utf8) } }

  static func applied(to record: [UInt8], _ dice: inout Dice) -> [UInt8] {
    var text = record
    for _ in 0..<1 + dice.below(3) where !text.isEmpty {
      if dice.percent(10) {
        ByteDamage.apply(to: &text, Self.pieces, &dice)
      } else {
        change(&text, &dice)
      }
    }
    return text
  }

  private static func change(_ text: inout [UInt8], _ dice: inout Dice) {
    guard let leaf = leaf(in: text, from: dice.below(text.count)) else { return }
    switch dice.below(10) {
    case 0, 1: text.insert(contentsOf: dice.pick(gaps), at: dice.oneIn(2) ? leaf.start : leaf.end)
    case 2, 3: text.replaceSubrange(leaf.text, with: dice.pick(texts))
    case 4: ByteDamage.exchange(leaf.text, &text, &dice) { $0 == UInt8(ascii: "<") }
    case 5: ByteDamage.changeDigit(in: &text, from: leaf.start, &dice)
    case 6: empty(leaf, &text, &dice)
    case 7: spread(leaf, &text, &dice)
    case 8: rename(leaf, &text, to: dice.pick(itemNames))
    default: makeAttribute(of: leaf, &text, &dice)
    }
  }

  /// An element that holds a text or nothing.
  private struct Leaf {
    let start: Int
    let name: Range<Int>
    let text: Range<Int>
    let end: Int
  }

  /// The first that starts after an index.
  private static func leaf(in bytes: [UInt8], from index: Int) -> Leaf? {
    var start = index
    while let open = bytes[start...].firstIndex(of: UInt8(ascii: "<")),
      let close = bytes[open...].firstIndex(of: UInt8(ascii: ">")),
      let next = bytes[close...].firstIndex(of: UInt8(ascii: "<"))
    {
      let isStart = open + 1 < close && bytes[open + 1] != UInt8(ascii: "/") && bytes[open + 1] != UInt8(ascii: "!")
      if isStart, next + 1 < bytes.count, bytes[next + 1] == UInt8(ascii: "/"),
        let end = bytes[next...].firstIndex(of: UInt8(ascii: ">"))
      {
        return Leaf(start: open, name: open + 1..<close, text: close + 1..<next, end: end + 1)
      }
      start = next
    }
    return nil
  }

  private static func empty(_ leaf: Leaf, _ text: inout [UInt8], _ dice: inout Dice) {
    let name = Array(text[leaf.name])
    let tag = dice.pick([
      Array("/>".utf8), Array(" />".utf8), Array("></".utf8) + name + Array(">".utf8), Array("\n/>".utf8),
    ])
    text.replaceSubrange(leaf.start..<leaf.end, with: [UInt8(ascii: "<")] + name + tag)
  }

  /// Puts white space in its tags.
  private static func spread(_ leaf: Leaf, _ text: inout [UInt8], _ dice: inout Dice) {
    text.insert(contentsOf: dice.pick([" ", "\n", "\r\n ", "   "]).utf8, at: leaf.end - 1)
    if dice.oneIn(2) { text.insert(contentsOf: dice.pick([" ", "\t"]).utf8, at: leaf.name.upperBound) }
  }

  private static func rename(_ leaf: Leaf, _ text: inout [UInt8], to name: [UInt8]) {
    let open = [UInt8(ascii: "<")] + name + [UInt8(ascii: ">")]
    let close = Array("</".utf8) + name + [UInt8(ascii: ">")]
    text.replaceSubrange(leaf.start..<leaf.end, with: open + Array(text[leaf.text]) + close)
  }

  /// Makes it an attribute of the tag before it, or gives that another one.
  private static func makeAttribute(of leaf: Leaf, _ text: inout [UInt8], _ dice: inout Dice) {
    let attribute =
      Array(" ".utf8) + Array(text[leaf.name]) + Array("=\"".utf8) + Array(text[leaf.text]) + Array("\"".utf8)
    if dice.percent(70) { text.removeSubrange(leaf.start..<leaf.end) }
    guard let before = text[..<leaf.start].lastIndex(of: UInt8(ascii: ">")), before > 0,
      text[before - 1] != UInt8(ascii: "/")
    else { return }
    text.insert(contentsOf: dice.percent(70) ? attribute : dice.pick(attributes), at: before)
  }
}
