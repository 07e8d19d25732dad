import Support

/// Random choices that a seed repeats.
struct Dice {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  /// A number from 0 up to, and without, a limit.
  mutating func below(_ limit: Int) -> Int { Int(generator.next() % UInt64(limit)) }
  /// True with so many percent.
  mutating func percent(_ share: Int) -> Bool { below(100) < share }
  /// One of several.
  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

  /// A visit of which anything may be known, or not.
  mutating func visit(_ id: String, day: String) -> Visit {
    var visit = Visit(id: id, day: day)
    visit.authority = pick(["NE", "NW"])
    visit.team = percent(5) ? nil : "\(visit.authority ?? "")-T\(below(3) + 1)"
    visit.seen = pick([true, true, false, nil])
    visit.risk = pick(["analysed", "analysed", "described", "none", "unreadable!", nil])
    visit.danger = pick([false, false, false, true, nil])
    visit.young = pick([false, true, nil])
    visit.isVisit = !percent(5)
    return visit
  }

  /// So many visits, each another case, whose days are in these months of 2016.
  mutating func visits(_ count: Int, months: ClosedRange<Int> = 1...12) -> [Visit] {
    (0..<count).map { number in
      let month = months.lowerBound + below(months.count)
      let text = month < 10 ? "0\(month)" : "\(month)"
      return visit("case-\(1000 + number)", day: "2016-\(text)-\(10 + below(18))")
    }
  }
}
