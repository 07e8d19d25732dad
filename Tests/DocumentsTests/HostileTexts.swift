/// Texts that mean harm: each means something in HTML, in a style sheet, in Markdown or to a terminal.
enum HostileTexts {
  /// Every kernel in every disguise.
  static let all = kernels.flatMap { kernel in disguises.map { $0(kernel) } }

  private static let kernels = [
    // HTML: elements, ends of elements, attributes, comments, entities.
    "<script>alert(1)</script>", "</p></section></main><h1>Closed</h1>", "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<!-- a comment", "--> after a comment", "--!> after one", "<![CDATA[ open", "]]> closed",
    "<?xml version=\"1.0\"?>",
    "<!DOCTYPE html>", "\" autofocus onfocus=\"alert(1)", "' style='position:fixed", "\"><a href=//example.org>",
    "`onclick=alert(1)`",
    "&lt;b&gt;", "&#60;script&#62;", "&#x3c;b", "&ampersand", "&", "<", ">", "</", "<>", "< b>", "<b",
    "<table><tr><td>", "</table>",
    "</title><title>Another", "</details><details open>", "<base href=//example.org>",
    "<meta http-equiv=refresh content=0>",
    "javascript:alert(1)", "data:text/html,<b>", "#page-main",
    // Style sheets.
    "</style><script>alert(1)</script>", "\"; } body { display: none } @page { \"", "*/ body { display: none } /*",
    "\\", "\\\"",
    "@import url(//example.org/a.css);", "url(//example.org)", "}}}}", "\\22 } * { color: red }", "<!--",
    // Markdown: blocks.
    "# A heading", "###### Six", "Title\n=====", "Title\n-----", "- an item", "+ an item", "* an item", "1. a step",
    "12) a step",
    "    four spaces", "\tone tab", "> quoted", "```swift", "~~~", "---", "***", "___", "===", "| a | b |", "|---|:-:|",
    ":--",
    "two spaces at the end  ", "a line\nand a heading\n# Here", "[c]: //example.org", "[^1]: a footnote", "- [x] done",
    "a | b",
    // Markdown: within a line.
    "[a link](//example.org)", "![a picture](//example.org/x.png)", "<https://example.org>", "https://example.org",
    "www.example.org",
    "**bold**", "__bold__", "~~gone~~", "`code`", "$x^2$", "\\|", "a\\", "&nbsp;", "ends with ##", "]",
    "](//example.org)", "!",
    // What reorders, hides or breaks text.
    "\u{202E}desrever", "\u{2066}left\u{2069}", "\u{200F}\u{200E}\u{061C}", "\u{FEFF}", "\u{2028}", "\u{2029}", "\u{0}",
    "\u{7}\u{1B}[31m",
    "\u{85}", "\u{9F}", "\r\n# After a line", "\r", "\n\n\n", "\u{B}\u{C}", "\u{E000}\u{FFFF}", "\u{AD}\u{200B}",
    "\u{E0001}\u{E0041}",
    "\u{10FFFF}", "\u{338}", "", " ", "=cmd()", "{{ template }}", "${shell}", "%s%n",
  ]

  private static let disguises: [@Sendable (String) -> String] = [
    { $0 },
    { "words before \($0) and after" },
    // A combining mark makes other characters of what is before it, and leaves the bytes as they are.
    { $0.unicodeScalars.map { "\($0)\u{338}" }.joined() },
    { "  \($0)\($0)\($0)" },
  ]
}
