/// A part of the table of identities: entries sorted by fingerprint with gaps between them, each at or after the slot that its
/// fingerprint points to, and no gap between the two.
///
/// It grows by pages. A fingerprint's slot grows with it, so that growing only moves entries apart, in place.
struct IdentitySegment: Sendable {
  private static let pageBits = 8
  private static let pageSize = 1 << pageBits
  /// How many slots there are at first at the end to which no fingerprint points, so that what is pushed on finds room.
  private static let tail = 32

  private var pages: [[IdentityEntry]] = []
  /// How many slots fingerprints point to; behind them is the tail.
  private var homeCount = 0
  private(set) var count = 0

  private var capacity: Int { pages.count << Self.pageBits }

  /// How much memory it takes, in bytes; an array has a head of 32 and its allocation one of 16.
  var byteCount: Int { pages.count * (Self.pageSize * MemoryLayout<IdentityEntry>.stride + 48) }

  private subscript(index: Int) -> IdentityEntry {
    get { pages[index >> Self.pageBits][index & (Self.pageSize - 1)] }
    set { pages[index >> Self.pageBits][index & (Self.pageSize - 1)] = newValue }
  }

  /// The slot that a fingerprint points to.
  private func home(of fingerprint: Fingerprint) -> Int {
    Int(fingerprint.withinSegment.multipliedFullWidth(by: UInt64(homeCount)).high)
  }

  /// The entry of a fingerprint, if there is one.
  func entry(of fingerprint: Fingerprint) -> IdentityEntry? {
    guard count > 0 else { return nil }
    let index = index(of: fingerprint)
    guard index < capacity, !self[index].isEmpty, self[index].fingerprint == fingerprint else { return nil }
    return self[index]
  }

  /// The slot where a fingerprint is, or would be.
  private func index(of fingerprint: Fingerprint) -> Int {
    var index = home(of: fingerprint)
    while index < capacity, !self[index].isEmpty, self[index].fingerprint < fingerprint { index += 1 }
    return index
  }

  /// Adds an entry whose fingerprint is new.
  mutating func insert(_ entry: IdentityEntry) {
    // Where 92 in 100 slots are taken, a search still ends after a few.
    if (count + 1) * 100 > homeCount * 92 { grow() }
    while !push(entry) { addPage() }
    count += 1
  }

  /// Puts an entry in its place, and those behind it one on up to the next gap; false where there is none.
  private mutating func push(_ entry: IdentityEntry) -> Bool {
    let index = index(of: entry.fingerprint)
    var end = index
    while end < capacity, !self[end].isEmpty { end += 1 }
    guard end < capacity else { return false }
    while end > index {
      self[end] = self[end - 1]
      end -= 1
    }
    self[index] = entry
    return true
  }

  private mutating func addPage() { pages.append(Array(repeating: .empty, count: Self.pageSize)) }

  private mutating func grow() {
    let tail = max(Self.tail, capacity - homeCount)
    for _ in 0..<max(1, pages.count / 16) { addPage() }
    homeCount = capacity - tail
    gatherAtEnd()
    while !spread() {
      addPage()
      gatherAtEnd()
    }
  }

  private mutating func gatherAtEnd() {
    var end = capacity
    for index in (0..<capacity).reversed() where !self[index].isEmpty {
      end -= 1
      guard end != index else { continue }
      self[end] = self[index]
      self[index] = .empty
    }
  }

  /// Moves each of the entries, which stand at the end, to its place; false where they do not all find one.
  private mutating func spread() -> Bool {
    var free = 0
    for index in capacity - count..<capacity {
      let entry = self[index]
      let target = max(home(of: entry.fingerprint), free)
      guard target <= index else { return false }
      if target < index {
        self[target] = entry
        self[index] = .empty
      }
      free = target + 1
    }
    return true
  }
}
