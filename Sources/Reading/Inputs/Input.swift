/// One input: a file or standard input.
public struct Input: Sendable, Hashable {
  /// Its path as shown; `-` for standard input.
  public let path: String
  /// Whether it is standard input.
  public let isStandardInput: Bool
  /// The path's bytes: a file's name need not be UTF-8.
  let fileName: [UInt8]

  /// Standard input.
  public static let standardInput = Input(path: "-", isStandardInput: true, fileName: [])

  /// A file.
  public init(path: String) {
    self.init(fileName: Array(path.utf8))
  }

  init(fileName: [UInt8]) {
    self.init(path: shownPath(fileName), isStandardInput: false, fileName: fileName)
  }

  private init(path: String, isStandardInput: Bool, fileName: [UInt8]) {
    self.path = path
    self.isStandardInput = isStandardInput
    self.fileName = fileName
  }
}

/// A path as it is shown: bytes that are no character, or a control character, as `\xE9`. So two files never look the same, and
/// none does anything to a terminal.
func shownPath(_ path: [UInt8]) -> String {
  path.withUnsafeBufferPointer { bytes in
    var text = ""
    var index = 0
    while index < bytes.count {
      let length = bytes[index] < 0x20 ? 0 : bytes.characterLength(at: index)
      if length > 0 {
        text += String(decoding: bytes[index..<(index + length)], as: UTF8.self)
      } else {
        text += (bytes[index] < 0x10 ? "\\x0" : "\\x") + String(bytes[index], radix: 16, uppercase: true)
      }
      index += max(1, length)
    }
    return text
  }
}
