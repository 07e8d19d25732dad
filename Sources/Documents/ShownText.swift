/// A text in which nothing is hidden: control and format characters are shown as `\u{…}`, line breaks and tabs among them unless
/// the form has room for them. Joiners stay, which letters of some scripts and parts of an emoji need; they move nothing.
///
/// Every text passes through here before it is escaped for a form. Otherwise a bidirectional control in the text of a record
/// could make a figure read backwards, and a line break could end a row of a table.
func shown(_ text: String, keepingLines: Bool = false) -> String {
  let hides = { (scalar: Unicode.Scalar) -> Bool in
    switch scalar {
    case "\u{200C}", "\u{200D}": return false
    case "\n", "\t": return !keepingLines
    default: break
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: return true
    default: return false
    }
  }
  guard !text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }), text.unicodeScalars.contains(where: hides) else {
    return text
  }
  return text.unicodeScalars.map { hides($0) ? "\\u{\(String($0.value, radix: 16))}" : String($0) }.joined()
}
