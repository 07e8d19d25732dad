import Diagnostics

/// What is known, before any record is read, of the texts that an expression may be; of a list, of those of its items.
struct KnownTexts: Sendable {
  /// Those that its author wrote.
  let written: [CheckedExpression.ConstantText]
  /// What else it may be.
  let others: Others

  /// The texts that an expression may be and its author did not write.
  enum Others: Hashable, Sendable {
    /// None.
    case none
    /// The values of an enumeration, by its index.
    case values(of: Int)
    /// Any.
    case any

    func joined(_ other: Others) -> Others {
      if self == other || other == .none { return self }
      return self == .none ? other : .any
    }
  }

  init(written: [CheckedExpression.ConstantText], others: Others = .none) {
    self.written = written
    self.others = others
  }

  /// Of an expression of this type of which nothing else is known.
  init(of type: ExpressionType) {
    written = []
    others = type == .list(.nothing) ? .none : type.enumeration.map { .values(of: $0) } ?? .any
  }
}

extension Checker {
  /// How many constant texts the lists and branches of a rubric may be joined from.
  static let textLimit = 1_000_000

  /// The texts of all of these, each once; nil where that is too much, which has been reported.
  mutating func joinedTexts(_ parts: [CheckedExpression], at range: SourceRange) -> KnownTexts? {
    let others = parts.reduce(KnownTexts.Others.none) { $0.joined($1.texts.others) }
    let writing = parts.filter { !$0.texts.written.isEmpty }
    // Shared, not copied: what is joined with nothing costs nothing.
    guard writing.count > 1 else { return KnownTexts(written: writing.first?.texts.written ?? [], others: others) }
    textCount += writing.reduce(0) { $0 + $1.texts.written.count }
    guard textCount <= Self.textLimit else { return refuse(.tooManyTexts(Self.textLimit), at: range) }
    var known: Set<CheckedExpression.ConstantText> = []
    let written = writing.flatMap(\.texts.written).filter { known.insert($0).inserted }
    return KnownTexts(written: written, others: others)
  }
}

extension Diagnostic.Message {
  static func tooManyTexts(_ limit: Int) -> Self {
    Self(
      id: "rules-too-large", "the lists of this rubric are joined from more than \(limit) constant texts",
      label: "the limit was met here", help: "join long lists once, under 'define'")
  }
}
