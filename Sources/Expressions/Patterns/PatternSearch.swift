extension Pattern {
  /// Whether the pattern is found anywhere in a text, and how many steps that took; nil where it would take more than `limit`.
  func search(_ text: [Unicode.Scalar], limit: Int) -> (isFound: Bool, steps: Int)? {
    var search = PatternSearch(self, text)
    let isFound = search.run(limit: limit)
    return search.steps <= limit ? (isFound, search.steps) : nil
  }
}

/// Follows all ways through a pattern at once, scalar by scalar.
private struct PatternSearch {
  private let pattern: Pattern
  private let text: [Unicode.Scalar]
  /// The steps reached at the present place, and at which place each step was last reached.
  private var present: [Int32] = []
  private var reachedAt: [Int]
  private var pending: [Int32] = []
  private var isFound = false
  private(set) var steps = 0

  init(_ pattern: Pattern, _ text: [Unicode.Scalar]) {
    self.pattern = pattern
    self.text = text
    reachedAt = Array(repeating: -1, count: pattern.instructions.count)
  }

  mutating func run(limit: Int) -> Bool {
    var waiting: [Int32] = []
    steps = pattern.instructions.count / 8
    for place in 0...text.count {
      present.removeAll(keepingCapacity: true)
      for step in waiting { follow(step, at: place) }
      // The pattern may start anywhere.
      follow(0, at: place)
      if isFound { return true }
      guard place < text.count, steps <= limit else { break }
      waiting.removeAll(keepingCapacity: true)
      let scalar = MetScalar(text[place], for: pattern)
      for step in present where scalar.belongs(to: pattern.sets[Int(pattern.instructions[Int(step)].first)]) {
        waiting.append(step + 1)
      }
    }
    return false
  }

  /// Adds a step and those reached from it without a scalar.
  private mutating func follow(_ step: Int32, at place: Int) {
    pending.append(step)
    while let step = pending.popLast() {
      steps += 1
      guard reachedAt[Int(step)] != place else { continue }
      reachedAt[Int(step)] = place
      let instruction = pattern.instructions[Int(step)]
      switch instruction.operation {
      case .scalar: present.append(step)
      case .place:
        if let condition = Pattern.Place(rawValue: instruction.first), holds(condition, at: place) {
          pending.append(step + 1)
        }
      case .split:
        pending.append(instruction.second)
        pending.append(instruction.first)
      case .jump: pending.append(instruction.first)
      case .found: isFound = true
      }
    }
  }

  private func holds(_ condition: Pattern.Place, at place: Int) -> Bool {
    switch condition {
    case .start: place == 0
    case .end: place == text.count
    case .lineStart: place == 0 || text[place - 1] == "\n"
    case .lineEnd: place == text.count || text[place] == "\n"
    case .wordBoundary: isWord(place - 1) != isWord(place)
    case .noWordBoundary: isWord(place - 1) == isWord(place)
    }
  }

  private func isWord(_ index: Int) -> Bool { text.indices.contains(index) && ScalarSet.word.contains(text[index]) }
}

/// A scalar of a text with what a pattern's sets ask of it, found out once.
private struct MetScalar {
  private typealias Form = (scalar: UInt32, category: UInt32)

  private let own: Form
  /// Its other cases.
  private let others: [Form]

  init(_ scalar: Unicode.Scalar, for pattern: Pattern) {
    guard !scalar.isASCII else {
      // Sets know by themselves which of these they hold.
      (own, others) = ((scalar.value, 0), [])
      return
    }
    let form = { (scalar: Unicode.Scalar) -> Form in
      (scalar.value, pattern.readsCategories ? scalar.properties.generalCategory.bit : 0)
    }
    own = form(scalar)
    others = pattern.ignoresCase ? scalar.otherCases.map(form) : []
  }

  func belongs(to set: borrowing ScalarSet) -> Bool {
    if own.scalar < 128 { return set.holds(ascii: own.scalar) }
    let holds =
      set.holds(own.scalar, category: own.category)
      || (set.ignoresCase && others.contains { set.holds($0.scalar, category: $0.category) })
    return holds != set.isOpposite
  }
}

extension Unicode.Scalar {
  /// The scalars that it is in lower and in upper case.
  var otherCases: [Unicode.Scalar] {
    [properties.lowercaseMapping, properties.uppercaseMapping].compactMap { text in
      let scalars = text.unicodeScalars
      return scalars.count == 1 ? scalars.first : nil
    }
  }
}
