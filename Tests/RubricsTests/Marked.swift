internal import Diagnostics

/// A text with places marked `1️⃣`, `2️⃣`, …: the text without them, and the byte offset of each.
struct Marked {
  let source: SourceText
  let places: [Int]

  /// Takes the markers out of a text.
  init(_ text: String, path: String = "rubric.yaml") {
    var bytes: [UInt8] = []
    var places: [(marker: Int, offset: Int)] = []
    for character in text {
      if let marker = Self.markers.firstIndex(of: character) {
        places.append((marker, bytes.count))
      } else {
        bytes += Array(String(character).utf8)
      }
    }
    self.source = SourceText(path: path, bytes: bytes)
    self.places = places.sorted { $0.marker < $1.marker }.map(\.offset)
  }

  private static let markers: [Character] = ["1️⃣", "2️⃣", "3️⃣", "4️⃣"]

  /// `id line:column` of each mistake.
  static func show(_ diagnostics: Diagnostics) -> [String] {
    diagnostics.all.map { "\($0.message.id) \(position($0.place?.start))" }
  }

  /// What `show` gives for a mistake at the n-th place.
  func expected(_ id: String, at index: Int) -> String {
    "\(id) \(Self.position(source.position(of: places[index])))"
  }

  private static func position(_ position: Position?) -> String {
    position.map { "\($0.line):\($0.column)" } ?? "nowhere"
  }
}
