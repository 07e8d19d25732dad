/// Text of others, fit to stand in XML and HTML.
extension String {
  /// What is shown of it: line breaks and tabs are spaces, and what has no place in a text (control characters, characters that
  /// turn the direction of writing, what Unicode calls no character) is the replacement character.
  var shown: String {
    var scalars = UnicodeScalarView()
    for scalar in unicodeScalars { scalars.append(scalar.shown) }
    return String(scalars)
  }

  /// As XML text or in an attribute.
  var escaped: String {
    var result = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// As part of an id: what is no lower-case letter, digit or hyphen is written as its number.
  var asIdentifier: String {
    unicodeScalars.map { scalar in
      switch scalar {
      case "a"..."z", "0"..."9", "-": String(scalar)
      default: "u\(String(scalar.value, radix: 16))-"
      }
    }.joined()
  }
}

extension Unicode.Scalar {
  fileprivate var shown: Unicode.Scalar {
    switch value {
    case 0x09, 0x0A, 0x0D, 0x85, 0x2028, 0x2029: " "
    case 0..<0x20, 0x7F..<0xA0: "\u{FFFD}"
    // Marks, embeddings, overrides and isolates of direction; annotations; the byte order mark.
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFFF9...0xFFFB, 0xFEFF: "\u{FFFD}"
    case 0xFDD0...0xFDEF: "\u{FFFD}"
    case _ where value & 0xFFFE == 0xFFFE: "\u{FFFD}"
    default: self
    }
  }
}
