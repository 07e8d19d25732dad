/// A rule on one line: white space outside quotes as single blanks, none inside a bracket. What stands in quotes is left as it is.
public func onOneLine(_ rule: String) -> String {
  var result = ""
  var quote: Character?
  for character in rule {
    if let open = quote {
      if character == open { quote = nil }
      result.append(character)
    } else if character.isWhitespace {
      if let last = result.last, !" ([".contains(last) { result.append(" ") }
    } else {
      if ")]".contains(character), result.last == " " { result.removeLast() }
      if "\"'".contains(character) { quote = character }
      result.append(character)
    }
  }
  return result.last == " " ? String(result.dropLast()) : result
}
