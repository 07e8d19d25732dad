/// A source of chance that gives the same answers for the same case and purpose, whatever happens to other cases
/// (SplitMix64, Steele, Lea and Flood 2014, started from a hash of the two).
struct Stream: RandomNumberGenerator {
  private var state: UInt64

  /// The stream of a case for one purpose.
  init(_ caseID: String, for purpose: String) {
    // FNV-1a, 64 bits; the seed of the sample stands in front.
    state = "331/\(purpose)/\(caseID)".utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number of a range, each as likely as the others.
  mutating func number(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }

  /// True in so many of a hundred cases.
  mutating func chance(_ percent: Int) -> Bool { number(in: 1...100) <= percent }

  /// One of several, each as likely as the others.
  mutating func pick<Value>(_ values: [Value]) -> Value { values[number(in: 0...values.count - 1)] }

  /// Some of several, in their order.
  mutating func pick<Value>(_ count: Int, of values: [Value]) -> [Value] {
    var indices = Array(values.indices)
    while indices.count > count { indices.remove(at: number(in: 0...indices.count - 1)) }
    return indices.map { values[$0] }
  }
}
