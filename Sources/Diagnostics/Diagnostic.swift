/// How a stage tells a person about one mistake: what, where, and what would mend it. A stage never prints.
public struct Diagnostic: Sendable, Equatable {
  /// How grave it is.
  public enum Severity: String, Sendable {
    /// Something can't be used as it is.
    case error
    /// Something is used, but should be looked at.
    case warning
  }

  /// What is said: a named value with an id that never changes, while its wording may.
  public struct Message: Sendable, Equatable {
    /// A kebab-case name for what is wrong; `docs/diagnostics/<id>.md` explains it.
    public let id: String
    /// One line, lower case, no full stop; the author's words in quotes.
    public let text: String
    /// What to write beside the caret.
    public let label: String?
    /// An action that would mend it.
    public let help: String?
    /// Further facts, one a line.
    public let notes: [String]

    /// The page that explains it, in the project's folder.
    public var page: String { "docs/diagnostics/\(id).md" }

    /// A message.
    public init(id: String, _ text: String, label: String? = nil, help: String? = nil, notes: [String] = []) {
      self.id = id
      self.text = text
      self.label = label
      self.help = help
      self.notes = notes
    }
  }

  /// How grave it is.
  public let severity: Severity
  /// What is said.
  public let message: Message
  /// Where; nil where no place in a file is meant.
  public let place: Place?

  /// A diagnostic.
  public init(_ severity: Severity, _ message: Message, at place: Place?) {
    self.severity = severity
    self.message = message
    self.place = place
  }
}

/// The mistakes found in one run, each once; at most `limit` are kept, all are counted.
public struct Diagnostics: Sendable {
  /// How many are kept.
  public static let limit = 100
  /// How many places are remembered, so that a mistake is not counted twice; beyond that each report counts.
  private static let remembered = 10_000

  private var kept: [Diagnostic] = []
  private var seen: Set<Key> = []
  /// How many were reported, beyond the kept ones too.
  public private(set) var count = 0
  /// How many of them are errors.
  public private(set) var errorCount = 0

  private struct Key: Hashable {
    let id: String
    let text: String
    let path: String?
    let start: Position?
    let end: Position?

    init(_ diagnostic: Diagnostic) {
      id = diagnostic.message.id
      text = diagnostic.message.text
      path = diagnostic.place?.path
      start = diagnostic.place?.start
      end = diagnostic.place?.end
    }
  }

  /// No mistakes yet.
  public init() {}

  /// The kept ones, by file and place.
  public var all: [Diagnostic] {
    kept.enumerated().sorted { lhs, rhs in
      let left = (lhs.element.place?.path ?? "", lhs.element.place?.start ?? Position(line: 0, column: 0))
      let right = (rhs.element.place?.path ?? "", rhs.element.place?.start ?? Position(line: 0, column: 0))
      return left == right ? lhs.offset < rhs.offset : left < right
    }.map(\.element)
  }

  /// Whether any of them is an error.
  public var hasErrors: Bool { errorCount > 0 }

  /// Whether nothing was reported.
  public var isEmpty: Bool { count == 0 }

  /// Adds a diagnostic, unless the same was already reported at the same place.
  public mutating func report(_ diagnostic: Diagnostic) {
    let key = Key(diagnostic)
    guard !seen.contains(key) else { return }
    if seen.count < Self.remembered { seen.insert(key) }
    count += 1
    if diagnostic.severity == .error { errorCount += 1 }
    if kept.count < Self.limit { kept.append(diagnostic) }
  }

  /// Adds an error (or, if asked, a warning) at a range of an author's file.
  public mutating func report(
    _ message: Diagnostic.Message, at range: SourceRange, in source: SourceText,
    as severity: Diagnostic.Severity = .error
  ) {
    guard kept.count < Self.limit else {
      // Beyond what is kept, finding the place would be work for nothing.
      count += 1
      if severity == .error { errorCount += 1 }
      return
    }
    report(Diagnostic(severity, message, at: source.place(of: range)))
  }

  /// Adds all of another run's.
  public mutating func report(contentsOf other: Diagnostics) {
    for diagnostic in other.kept { report(diagnostic) }
    count += other.count - other.kept.count
    errorCount += max(0, other.errorCount - other.kept.filter { $0.severity == .error }.count)
  }
}
