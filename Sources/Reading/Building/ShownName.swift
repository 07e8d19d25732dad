/// What stands for something that is not shown, always as long.
let hiddenText = "••••••"

/// A name that no schema knows as a message may show it: hidden where it may be content of a case rather than a field's name.
/// A field's name starts with a letter, is short, and holds no blank and no long number.
func shown(_ name: UnsafeBufferPointer<UInt8>, _ limits: Limits) -> String {
  guard name.count <= limits.nameBytes, let first = name.first, first.isPlainLetter || first == UInt8(ascii: "_") else {
    return hiddenText
  }
  var digits = 0
  for byte in name {
    let isDigit = byte &- UInt8(ascii: "0") < 10
    digits = isDigit ? digits + 1 : 0
    guard digits < 5, isDigit || byte.isPlainLetter || "_-.:".utf8.contains(byte) else { return hiddenText }
  }
  guard IdentifierNames.held(by: name).isEmpty else { return hiddenText }
  return String(decoding: name, as: UTF8.self)
}

/// The same of a name that was made a text.
func shown(_ name: String, _ limits: Limits) -> String {
  Array(name.utf8).withUnsafeBufferPointer { shown($0, limits) }
}

extension UInt8 {
  fileprivate var isPlainLetter: Bool { (self | 0x20) &- UInt8(ascii: "a") < 26 }
}
