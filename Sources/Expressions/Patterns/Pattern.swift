/// A regular expression in the syntax of RE2, which has neither look-around nor back-references, so that finding it takes
/// time proportional to the text (Thompson 1968; Cox, "Regular Expression Matching Can Be Simple And Fast", 2007).
struct Pattern: Sendable {
  /// How long the text of a pattern may be, in Unicode scalars.
  static let lengthLimit = 1000
  /// How large a pattern may become once its repetitions are written out.
  static let sizeLimit = 10_000

  /// A step of the machine that looks for the pattern.
  enum Instruction: Sendable {
    /// One scalar of a set.
    case scalar(ScalarSet)
    /// A place in the text that satisfies a condition.
    case place(Place)
    /// Either of two ways on.
    case split(Int, Int)
    case jump(Int)
    case found
  }

  /// A condition on a place in the text.
  enum Place: Sendable {
    case start, end, lineStart, lineEnd, wordBoundary, noWordBoundary
  }

  /// The forms of a pattern.
  indirect enum Node: Sendable {
    case scalar(ScalarSet)
    case place(Place)
    case sequence([Node])
    case choice([Node])
    /// Nil for no upper limit.
    case repetition(Node, least: Int, most: Int?)
  }

  private(set) var instructions: [Instruction] = []
  /// Whether some set in it asks for the category of a scalar, or for its other case.
  private(set) var readsCategories = false
  private(set) var ignoresCase = false
  /// How many nodes were written out, those that became no instruction too.
  private var written = 0

  private init() {}

  /// The pattern that a text is; nil where it is none, or a too large one.
  init?(_ text: String) {
    guard let pattern = Self.make(text).pattern else { return nil }
    self = pattern
  }

  /// The steps it takes to make it.
  var work: Int { 1000 + 10 * written }

  /// The pattern that a text is, nil where it is none or a too large one; and the steps it took to find out.
  static func make(_ text: String) -> (pattern: Pattern?, work: Int) {
    var pattern = Pattern()
    guard text.utf8.count <= 4 * Self.lengthLimit, text.unicodeScalars.count <= Self.lengthLimit else {
      return (nil, pattern.work)
    }
    var parser = PatternParser(text)
    guard let node = parser.parse(), pattern.emit(node) else { return (nil, pattern.work) }
    pattern.instructions.append(.found)
    return (pattern, pattern.work)
  }

  /// Adds the instructions of a node; false when there are too many.
  private mutating func emit(_ node: Node) -> Bool {
    written += 1
    guard written < Self.sizeLimit else { return false }
    switch node {
    case .scalar(let set):
      instructions.append(.scalar(set))
      if set.categories != 0 { readsCategories = true }
      if set.ignoresCase { ignoresCase = true }
    case .place(let place): instructions.append(.place(place))
    case .sequence(let nodes): return nodes.allSatisfy { emit($0) }
    case .choice(let nodes): return emitChoice(nodes[...])
    case .repetition(let node, let least, let most): return emitRepetition(node, least, most)
    }
    return true
  }

  private mutating func emitChoice(_ nodes: ArraySlice<Node>) -> Bool {
    guard let first = nodes.first else { return true }
    guard nodes.count > 1 else { return emit(first) }
    let split = instructions.count
    instructions.append(.found)
    guard emit(first) else { return false }
    let jump = instructions.count
    instructions.append(.found)
    instructions[split] = .split(split + 1, instructions.count)
    guard emitChoice(nodes.dropFirst()) else { return false }
    instructions[jump] = .jump(instructions.count)
    return true
  }

  private mutating func emitRepetition(_ node: Node, _ least: Int, _ most: Int?) -> Bool {
    for _ in 0..<least {
      guard emit(node) else { return false }
    }
    guard let most else {
      let split = instructions.count
      instructions.append(.found)
      guard emit(node) else { return false }
      instructions.append(.jump(split))
      instructions[split] = .split(split + 1, instructions.count)
      return true
    }
    var splits: [Int] = []
    for _ in least..<max(least, most) {
      splits.append(instructions.count)
      instructions.append(.found)
      guard emit(node) else { return false }
    }
    for split in splits { instructions[split] = .split(split + 1, instructions.count) }
    return true
  }
}
