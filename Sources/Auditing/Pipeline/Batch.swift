import Diagnostics
import Records

/// Records that travel together, and their places.
struct Batch: Sendable {
  /// How many records travel together at most.
  static let size = 32
  /// The records' contents after which a batch travels though it holds fewer, in bytes.
  static let bytes = 1 << 20

  private(set) var count = 0
  /// The records; those beyond `count` are kept for their memory.
  private(set) var records = Array(repeating: Record(), count: size)
  private(set) var places: [Place] = []
  /// How much memory the records' contents take, in bytes.
  private(set) var byteCount = 0

  var isFull: Bool { count == Self.size || byteCount >= Self.bytes }

  /// Takes a record and gives back the memory of another.
  mutating func take(_ record: inout Record, at place: Place) {
    byteCount += record.byteCount
    swap(&record, &records[count])
    places.append(place)
    count += 1
  }

  /// Empties it; the memory of unusually large records is given back.
  mutating func removeAll() {
    for index in 0..<count { records[index].removeAll() }
    count = 0
    byteCount = 0
    places.removeAll(keepingCapacity: true)
  }
}
