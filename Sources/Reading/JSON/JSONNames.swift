/// The names that came in the objects of one value, so that one that comes again is found.
struct JSONNames {
  private var seen: Set<Int> = []

  var count: Int { seen.count }

  /// Whether a name is new in the object that starts at an offset. Of names only their hashes are kept.
  mutating func insert(_ name: UnsafeBufferPointer<UInt8>, ofObjectAt offset: Int) -> Bool {
    var hasher = Hasher()
    hasher.combine(offset)
    hasher.combine(bytes: UnsafeRawBufferPointer(name))
    return seen.insert(hasher.finalize()).inserted
  }
}
