/// How a page looks: our own style sheet, in the page itself.
enum PageStyle {
  /// The marking and the date of the data on every page that is printed, in the margin, with the number of the page.
  static func margins(_ marking: String, _ dataDate: String) -> String {
    let left = "content: \(quoted(marking)); font-weight: bold"
    let right = "content: \(quoted(dataDate))"
    return """
      @page {
        @top-left { \(left) }
        @top-right { \(right) }
        @bottom-left { \(left) }
        @bottom-center { content: "Page " counter(page) " of " counter(pages) }
        @bottom-right { \(right) }
      }

      """
  }

  /// A text as a string of a style sheet. Whatever is no letter, digit or space of ASCII is written as its number, so that
  /// neither the string nor the sheet can end in it.
  static func quoted(_ text: String) -> String {
    let parts = shown(text).unicodeScalars.map { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", " ": String(scalar)
      // The space ends the number, and is no part of the text.
      default: "\\\(String(scalar.value, radix: 16)) "
      }
    }
    return "\"\(parts.joined())\""
  }
}
