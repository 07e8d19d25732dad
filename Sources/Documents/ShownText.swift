<<<<<<< HEAD
/// A text as it may stand in a page or a workbook: what would steer its display, or what XML can't hold, is made visible.
///
/// Control characters but tabulator and line feed, marks that turn the direction of writing, and U+FFFE and U+FFFF become
/// `\u{202e}`. Everything else stays as it is.
func shown(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: isMisleading) else { return text }
  var result = ""
  for scalar in text.unicodeScalars {
    if isMisleading(scalar) {
      result += "\\u{\(String(scalar.value, radix: 16))}"
    } else {
      result.unicodeScalars.append(scalar)
    }
  }
  return result
}

private func isMisleading(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x09, 0x0A: false
  case 0..<0x20, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFFFE, 0xFFFF: true
  default: false
  }
=======
/// A text in which nothing is hidden: control and format characters are shown as `\u{…}`, line breaks and tabs among them.
///
/// Every text passes through here before it is escaped for a form. Otherwise a bidirectional control in the text of a record
/// could make a figure read backwards, and a line break could end a row of a table.
func shown(_ text: String) -> String {
  let hides = { (scalar: Unicode.Scalar) -> Bool in
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: true
    default: false
    }
  }
  guard !text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }), text.unicodeScalars.contains(where: hides) else {
    return text
  }
  return text.unicodeScalars.map { hides($0) ? "\\u{\(String($0.value, radix: 16))}" : String($0) }.joined()
>>>>>>> html
}
