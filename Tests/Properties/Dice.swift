import Support

/// Random choices that a seed repeats.
struct Dice: Sendable {
  private var generator: SeededGenerator

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
  }

  /// A number from 0 up to, and without, a limit.
  mutating func below(_ limit: Int) -> Int { Int(generator.next() % UInt64(limit)) }

  /// True once in so many times, on average.
  mutating func oneIn(_ count: Int) -> Bool { below(count) == 0 }

  /// True with so many percent.
  mutating func percent(_ share: Int) -> Bool { below(100) < share }

  /// One of several.
  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

  /// The seed of something that is repeatable by itself.
  mutating func seed() -> UInt64 { generator.next() }
}
