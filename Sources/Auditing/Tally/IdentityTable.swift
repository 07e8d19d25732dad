import Diagnostics

/// The identities of the cases counted so far, and where each stands: at most 24 bytes a case once there are many.
///
/// It is cut by the fingerprints' first byte into segments that grow one after another, so that growing never needs a
/// second copy of all.
struct IdentityTable: Sendable {
  private var segments = Array(repeating: IdentitySegment(), count: 256)
  /// The files of the places, in the order of the input.
  private var paths: [String] = []
  /// Places that are too far in a file, or in too many files, to be packed.
  private var farPlaces: [Place] = []

  /// Where the case of an identity stands, if it was counted.
  func place(of fingerprint: Fingerprint) -> Place? {
    segments[fingerprint.segment].entry(of: fingerprint).map(place)
  }

  /// Remembers a case; none of its identity may have been counted.
  mutating func insert(_ fingerprint: Fingerprint, at place: Place) {
    if paths.last != place.path { paths.append(place.path) }
    segments[fingerprint.segment].insert(entry(fingerprint, at: place))
  }

  /// How much memory the table takes, in bytes.
  var byteCount: Int { segments.reduce(0) { $0 + $1.byteCount } }

  private mutating func entry(_ fingerprint: Fingerprint, at place: Place) -> IdentityEntry {
    let source = paths.count - 1
    if let position = PackedPosition(place.start), source < IdentityEntry.far {
      return IdentityEntry(fingerprint, source: source, position: position)
    }
    farPlaces.append(place)
    return IdentityEntry(
      fingerprint, source: IdentityEntry.far, position: PackedPosition(bits: UInt64(farPlaces.count)))
  }

  private func place(of entry: IdentityEntry) -> Place {
    guard entry.source != IdentityEntry.far else { return farPlaces[Int(entry.position.bits) - 1] }
    return Place(path: paths[entry.source], start: entry.position.position)
  }
}

/// One case in the table, in 20 bytes: 80 bits of fingerprint, 24 of source number, 56 of position.
struct IdentityEntry: Sendable {
  /// The source number of a place that could not be packed; its position is the place's number.
  static let far = 0xFF_FFFF
  static let empty = IdentityEntry()

  // Five words of four bytes, so that nothing is lost to alignment.
  private var words: (UInt32, UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0, 0)

  private init() {}

  init(_ fingerprint: Fingerprint, source: Int, position: PackedPosition) {
    words.0 = UInt32(truncatingIfNeeded: fingerprint.high >> 32)
    words.1 = UInt32(truncatingIfNeeded: fingerprint.high)
    words.2 = UInt32(fingerprint.low) << 16 | UInt32(source >> 8)
    words.3 = UInt32(source & 0xFF) << 24 | UInt32(position.bits >> 32)
    words.4 = UInt32(truncatingIfNeeded: position.bits)
  }

  /// No position is packed as 0.
  var isEmpty: Bool { words.4 == 0 && words.3 & 0xFF_FFFF == 0 }
  var fingerprint: Fingerprint {
    Fingerprint(high: UInt64(words.0) << 32 | UInt64(words.1), low: UInt16(words.2 >> 16))
  }
  var source: Int { Int(words.2 & 0xFFFF) << 8 | Int(words.3 >> 24) }
  var position: PackedPosition { PackedPosition(bits: UInt64(words.3 & 0xFF_FFFF) << 32 | UInt64(words.4)) }
}

/// A line and a column in 56 bits: the column's width in five of them, then the line, then the column.
struct PackedPosition: Sendable, Equatable {
  private static let widthBits = 5
  private static let placeBits = 51

  let bits: UInt64

  init(bits: UInt64) { self.bits = bits }

  /// Nil where line and column together take more bits than there are.
  init?(_ position: Position) {
    let (line, column) = (UInt64(position.line), UInt64(position.column))
    let width = UInt64.bitWidth - column.leadingZeroBitCount
    guard width < 1 << Self.widthBits, line >> (Self.placeBits - width) == 0 else { return nil }
    bits = UInt64(width) << Self.placeBits | line << width | column
  }

  var position: Position {
    let width = bits >> Self.placeBits
    let place = bits & (1 << Self.placeBits - 1)
    return Position(line: Int(place >> width), column: Int(place & (1 << width - 1)))
  }
}
