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
    self.init(path: String(decoding: fileName, as: UTF8.self), isStandardInput: false, fileName: fileName)
  }

  private init(path: String, isStandardInput: Bool, fileName: [UInt8]) {
    self.path = path
    self.isStandardInput = isStandardInput
    self.fileName = fileName
  }
}
