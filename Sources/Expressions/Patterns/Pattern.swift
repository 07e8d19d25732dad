/// A regular expression in the syntax of RE2, which has neither look-around nor back-references, so that finding it takes
/// time proportional to the text (Thompson 1968; Cox, "Regular Expression Matching Can Be Simple And Fast", 2007).
struct Pattern: Sendable {
  /// How long the text of a pattern may be, in Unicode scalars.
  static let lengthLimit = 1000
  /// How large a pattern may become once its repetitions are written out.
  static let sizeLimit = 10_000

  /// A step of the machine that looks for the pattern; small and plain, since searching does little else than read them.
  struct Instruction: Sendable {
    var operation: Operation
    /// The set of a scalar, the condition of a place, or where to go on.
    var first: Int32 = 0
    /// The other way on.
    var second: Int32 = 0
  }

  /// What a step does.
  enum Operation: Sendable {
    /// Takes one scalar of the set `first`.
    case scalar
    /// Goes on where the text satisfies the condition `first`.
    case place
    /// Goes on at `first` and at `second`.
    case split
    /// Goes on at `first`.
    case jump
    /// The pattern is found.
    case found
  }

  /// A condition on a place in the text.
  enum Place: Int32, Sendable {
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
  private(set) var sets: [ScalarSet] = []
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

  /// The memory it takes, nearly: the ranges of a set are shared by all who repeat it.
  var bytes: Int {
    instructions.count * MemoryLayout<Instruction>.stride + sets.count * MemoryLayout<ScalarSet>.stride
  }

  /// The pattern that a text is, nil where it is none or a too large one; and the steps it took to find out.
  static func make(_ text: String) -> (pattern: Pattern?, work: Int) {
    var pattern = Pattern()
    guard text.utf8.count <= 4 * Self.lengthLimit, text.unicodeScalars.count <= Self.lengthLimit else {
      return (nil, pattern.work)
    }
    var parser = PatternParser(text)
    guard let node = parser.parse(), pattern.emit(node) else { return (nil, pattern.work) }
    pattern.add(.found)
    return (pattern, pattern.work)
  }

  private mutating func add(_ operation: Operation, _ first: Int = 0) {
    instructions.append(Instruction(operation: operation, first: Int32(first)))
  }

  /// Makes of a step that holds a place one that goes on at the end, or first elsewhere.
  private mutating func turn(_ step: Int, to operation: Operation, _ first: Int? = nil) {
    let end = Int32(instructions.count)
    instructions[step] = Instruction(operation: operation, first: first.map(Int32.init) ?? end, second: end)
  }

  /// Adds the instructions of a node; false when there are too many.
  private mutating func emit(_ node: Node) -> Bool {
    written += 1
    guard written < Self.sizeLimit else { return false }
    switch node {
    case .scalar(let set):
      add(.scalar, sets.count)
      sets.append(set)
      if set.categories != 0 { readsCategories = true }
      if set.ignoresCase { ignoresCase = true }
    case .place(let place): add(.place, Int(place.rawValue))
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
    add(.found)
    guard emit(first) else { return false }
    let jump = instructions.count
    add(.found)
    turn(split, to: .split, split + 1)
    guard emitChoice(nodes.dropFirst()) else { return false }
    turn(jump, to: .jump)
    return true
  }

  private mutating func emitRepetition(_ node: Node, _ least: Int, _ most: Int?) -> Bool {
    for _ in 0..<least {
      guard emit(node) else { return false }
    }
    guard let most else {
      let split = instructions.count
      add(.found)
      guard emit(node) else { return false }
      add(.jump, split)
      turn(split, to: .split, split + 1)
      return true
    }
    var splits: [Int] = []
    for _ in least..<max(least, most) {
      splits.append(instructions.count)
      add(.found)
      guard emit(node) else { return false }
    }
    for split in splits { turn(split, to: .split, split + 1) }
    return true
  }
}
