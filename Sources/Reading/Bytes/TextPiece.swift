/// A piece of a file's text, and where in the file it stands.
struct TextPiece: Sendable {
  /// The bytes, and before them such as were given up.
  var bytes: [UInt8]
  var deadCount = 0
  /// The offset of the first byte.
  var base = 0
  /// Where counting lines starts, and the place that was asked for last.
  var mark = LineMark()
  var cursor = LineMark()

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The offset of the first of `bytes`.
  var bytesBase: Int { base - deadCount }
}
