/// 2,000 texts that mean harm to some form of a report.
enum HostileStrings {
  /// Every kernel in every disguise; all different.
  static let all: [String] = disguises.flatMap { disguise in kernels.map(disguise) }

  /// Those that are white space only: what holds them is taken for silent, or refused.
  static let blank = all.filter { $0.unicodeScalars.allSatisfy(\.properties.isWhitespace) }

  private static let kernels = markup + formulas + markdown + unicode

  /// HTML, attributes, comments, entities, style sheets, SVG, XML.
  private static let markup = [
    "<script>alert(1)</script>", "</td></tr></table><h1>Closed", "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "</svg><iframe src=//example.org>", "<!--", "-->", "<![CDATA[", "]]>", "<?xml version=\"1.0\"?>", "<!DOCTYPE a>",
    "\" onfocus=\"alert(1)", "' onclick='alert(1)", "`x=y`", "&lt;b&gt;", "&#60;b&#62;", "&nbsp", "&amp;amp;", "<", ">",
    "&", "\"", "'", "</style><b>", "</title><b>", "*/ } body { display: none", "\\", "@import url(//example.org)",
    "url(javascript:alert(1))", "javascript:alert(1)", "<a href=\"//example.org\">", "<use href=\"#x\"/>",
    "<foreignObject><p>", "</text><text>", "<t xml:space=\"preserve\">", "</si><si>", "</c><c r=\"A1\"><f>1+1</f></c>",
    "_x0000_", "_x000A_", "&#x0;",
  ]

  /// What a spreadsheet takes for a formula, and what ends a cell or a row of a file.
  private static let formulas = [
    "=1+1", "=cmd|' /C calc'!A0", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1:A9)", "=HYPERLINK(\"http://example.org\")",
    "=DDE(\"cmd\";\"/C calc\";\"a\")", "\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "\u{FF1D}1+1", "\u{FF0B}1", "\u{FF0D}1",
    "\u{FF20}A1", "\",=1+1", "a,b", "a;b", "a\"b\"", "\",\"", "\r\n", "\n\n", "\r", "\t", "Total", "c", "z", "NULL",
    "1e5", "TRUE", "#REF!", "0x10",
  ]

  /// What means something in Markdown and in JSON.
  private static let markdown = [
    "# Title", "- item", "1. step", "> quoted", "| a | b |", "|---|", "```", "~~~", "---", "===", "**bold**", "_it_",
    "`code`", "[a](//example.org)", "![a](//example.org)", "<https://example.org>", "www.example.org", "$x$",
    "    code",
    "two  ", "[^1]: note", "\\|", "{\"a\": 1}", "\\u0000", "\\n", "{{x}}", "${x}", "%s%n",
  ]

  /// What reorders, hides, joins or breaks text.
  private static let unicode = [
    "\u{202E}desrever", "\u{2066}a\u{2069}", "\u{200F}", "\u{200B}", "\u{200D}", "\u{FEFF}", "\u{AD}", "\u{2028}",
    "\u{2029}", "\u{0}", "\u{1}\u{8}", "\u{B}\u{C}", "\u{1B}[31m", "\u{7F}", "\u{85}", "\u{9B}", "\u{E000}", "\u{FFFF}",
    "\u{10FFFF}", "\u{E0041}", "\u{338}", "e\u{301}", "\u{E7}", "\u{FB01}", "\u{1E9E}", "שלום", "مرحبا",
    "👩‍👩‍👧", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "表", "𝒳", "\u{1100}\u{1161}", String(repeating: "long ", count: 60), String(repeating: "W", count: 200),
    "a" + String(repeating: "\u{301}", count: 60),
  ]

  private static let disguises: [@Sendable (String) -> String] = [
    { $0 }, { "words \($0) words" }, { "\($0)\($0)" }, { "x\($0)" }, { "\($0)x" }, { "\u{200B}\($0)" }, { "\"\($0)" },
    { "'\($0)" }, { "\u{202E}\($0)\u{202C}" }, { $0.unicodeScalars.map { "\($0)\u{338}" }.joined() }, { "\n\($0)" },
    { "<\($0)>" }, { "&\($0);" }, { "🙂\($0)" }, { "א\($0)" },
  ]
}
