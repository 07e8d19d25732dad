import Documents
import Testing

/// Texts in Markdown: what could mean more than itself is escaped, and nothing else.
struct MarkdownTests {
  @Test(arguments: [
    ("No clear difference (p = 0.4), 75.6 % of 131.", "No clear difference (p = 0.4), 75.6 % of 131."),
    ("the child's and the family's views", "the child's and the family's views"),
    ("Care & support; R&D", "Care & support; R\\&D"),
    ("a | b", "a \\| b"),
    ("*b* _i_ `c` ~~s~~", "\\*b\\* \\_i\\_ \\`c\\` \\~\\~s\\~\\~"),
    ("[text](address)", "\\[text\\](address)"),
    ("<b>", "\\<b\\>"),
    ("# title #", "\\# title \\#"),
    ("- item - item", "\\- item - item"),
    ("1. step", "1\\. step"), ("12) step", "12\\) step"), ("1.5 points", "1.5 points"),
    ("==", "\\=="), (":--", "\\:--"),
    ("https://example.org", "https\\://example.org"), ("www.example.org", "www\\.example.org"),
    ("\\", "\\\\"),
    ("    code  ", "code"), (" ", "–"),
    ("one\ntwo", "one\\\\u{a}two"),
    ("👩\u{200D}👧", "👩\u{200D}👧"),
    ("\u{202E}back", "\\\\u{202e}back"),
  ])
  func isWritten(_ text: String, _ written: String) {
    #expect(document([.paragraph(text)]).markdown().contains("\n\n## One\n\n\(written)\n\n"))
  }

  @Test func isWholeWithTheMarkingFirstAndLast() {
    let written = document([.list(["one"]), .caution(title: "Look", ["Now."]), .answer("Why?", lines: 2)]).markdown()
    #expect(
      written == """
        **OFFICIAL** · data of 2016

        # Report

        ## One

        - one

        > **Look**
        >
        > Now.

        **Why?**

        ---

        ---

        **OFFICIAL** · data of 2016

        """)
  }

  private func document(_ blocks: [Block]) -> Document {
    Document(
      name: "report", title: "Report", marking: "OFFICIAL", dataDate: "data of 2016", facts: [],
      sections: [Section(id: "one", title: "One", blocks: blocks)], notes: [])
  }
}
