#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Finds names by their bytes, without making a `String`: a hash table with open addressing.
struct NameTable: Sendable {
  private let bytes: [UInt8]
  private let starts: [Int]
  private let places: [Int32]
  private let longest: Int

  /// A table of names; of equal ones the first is found.
  init(_ names: [String]) {
    let utf8 = names.map { Array($0.utf8) }
    bytes = utf8.flatMap { $0 }
    starts = utf8.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
    longest = utf8.map(\.count).max() ?? 0
    var size = 4
    while size < names.count * 2 { size *= 2 }
    var places = [Int32](repeating: -1, count: size)
    for (index, name) in utf8.enumerated() {
      var place = name.withUnsafeBufferPointer { Self.hash($0) } & (size - 1)
      while places[place] >= 0 { place = (place + 1) & (size - 1) }
      places[place] = Int32(truncatingIfNeeded: index)
    }
    self.places = places
  }

  /// The index of a name; nil where it is none of them.
  func index(of name: UnsafeBufferPointer<UInt8>) -> Int? {
    guard name.count <= longest, !name.isEmpty else { return nil }
    var place = Self.hash(name) & (places.count - 1)
    while places[place] >= 0 {
      let index = Int(places[place])
      if matches(name, index) { return index }
      place = (place + 1) & (places.count - 1)
    }
    return nil
  }

  private func matches(_ name: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    let start = starts[index]
    guard starts[index + 1] - start == name.count, let given = name.baseAddress else { return false }
    return bytes.withUnsafeBufferPointer { all in
      all.baseAddress.map { memcmp($0 + start, given, name.count) == 0 } ?? false
    }
  }

  /// FNV-1a.
  private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: (hash ^ (hash >> 29)) & 0x7FFF_FFFF)
  }
}
