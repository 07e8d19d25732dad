extension Pattern {
  /// Whether the pattern is found anywhere in a text.
  func isFound(in text: [Unicode.Scalar]) -> Bool {
    var search = PatternSearch(self, text)
    return search.run()
  }
}

/// Follows all ways through a pattern at once, scalar by scalar.
private struct PatternSearch {
  private let instructions: [Pattern.Instruction]
  private let text: [Unicode.Scalar]
  /// The steps reached at the present place, and at which place each step was last reached.
  private var present: [Int] = []
  private var reachedAt: [Int]
  private var isFound = false

  init(_ pattern: Pattern, _ text: [Unicode.Scalar]) {
    instructions = pattern.instructions
    self.text = text
    reachedAt = Array(repeating: -1, count: pattern.instructions.count)
  }

  mutating func run() -> Bool {
    var waiting: [Int] = []
    for place in 0...text.count {
      present.removeAll(keepingCapacity: true)
      for step in waiting { follow(step, at: place) }
      // The pattern may start anywhere.
      follow(0, at: place)
      if isFound { return true }
      guard place < text.count else { break }
      waiting.removeAll(keepingCapacity: true)
      for step in present {
        if case .scalar(let set) = instructions[step], set.contains(text[place]) { waiting.append(step + 1) }
      }
    }
    return false
  }

  /// Adds a step and those reached from it without a scalar.
  private mutating func follow(_ step: Int, at place: Int) {
    var pending = [step]
    while let step = pending.popLast() {
      guard reachedAt[step] != place else { continue }
      reachedAt[step] = place
      switch instructions[step] {
      case .scalar: present.append(step)
      case .place(let condition): if holds(condition, at: place) { pending.append(step + 1) }
      case .split(let first, let second): pending += [second, first]
      case .jump(let target): pending.append(target)
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
