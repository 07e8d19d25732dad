internal import Diagnostics

/// The bytes of a file as they are given to libyaml, and where each of its characters starts: libyaml counts characters.
struct YAMLText {
  /// As long as the file's; each character that is not allowed is replaced by a harmless one of the same width.
  let bytes: [UInt8]
  private let starts: [Int]

  /// Checks a file's text; nil where it is not UTF-8, which is then reported.
  init?(_ source: SourceText, _ diagnostics: inout Diagnostics) {
    var bytes = source.bytes
    // libyaml takes a byte order mark off before it starts to count.
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    var starts: [Int] = []
    starts.reserveCapacity(bytes.count + 1)
    var parser = Unicode.UTF8.ForwardParser()
    var rest = source.bytes.makeIterator()
    var offset = 0
    loop: while true {
      switch parser.parseScalar(from: &rest) {
      case .valid(let scalar):
        if offset > 0 || !hasMark { starts.append(offset) }
        if !Self.isAllowed(Unicode.UTF8.decode(scalar)) {
          if diagnostics.count < Diagnostics.limit {
            diagnostics.report(.controlCharacter, at: SourceRange(offset, offset + scalar.count), in: source)
          }
          bytes.replaceSubrange(offset..<offset + scalar.count, with: Self.replacements[scalar.count - 1])
        }
        offset += scalar.count
      case .error(let length):
        diagnostics.report(.notUTF8, at: SourceRange(offset, offset + length), in: source)
        return nil
      case .emptyInput: break loop
      }
    }
    self.bytes = bytes
    self.starts = starts + [offset]
  }

  /// The byte offset of the character that libyaml numbers so.
  func offset(ofCharacter index: Int) -> Int {
    starts[min(index, starts.count - 1)]
  }

  /// By width in bytes: `?`, a no-break space, the replacement character.
  private static let replacements: [[UInt8]] = [[0x3F], [0xC2, 0xA0], [0xEF, 0xBF, 0xBD]]

  /// What YAML allows, without NEL and the Unicode separators: YAML takes them for line breaks, and nobody sees them.
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2028, 0x2029: false
    case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0xA0...0xFFFD, 0x10000...: true
    default: false
    }
  }
}

extension Diagnostic.Message {
  static var notUTF8: Self {
    Self(id: "not-utf8", "the file is not UTF-8 text", label: "not UTF-8", help: "save the file as UTF-8")
  }

  static var controlCharacter: Self {
    Self(id: "control-character", "the file holds an invisible control character", help: "delete it")
  }
}
