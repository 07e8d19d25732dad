/// A function, an operator or a macro of the language as documentation shows it, derived from where it is declared.
public struct LanguageEntry: Sendable {
  /// Its name, as it is looked up.
  public let name: String
  /// What it belongs to.
  public let topic: String
  /// The ways to use it.
  public let signatures: [Signature]
  /// What it does.
  public let doc: String
  /// Expressions that are true.
  public let examples: [String]
  /// Whether the examples can stand in a rubric too.
  public let areExamplesForRubrics: Bool

  /// A way to use it.
  public struct Signature: Sendable {
    /// What it takes and gives: `string.indexOf(string, int) -> int`.
    public let text: String
    /// Whether a rubric can use it so.
    public let isForRubrics: Bool

    init(_ text: String, isForRubrics: Bool = true) {
      self.text = text
      self.isForRubrics = isForRubrics
    }
  }

  /// Whether a rubric can use it at all.
  public var isForRubrics: Bool { signatures.contains(where: \.isForRubrics) }

  /// The first sentence of what it does.
  public var summary: String {
    guard let end = doc.firstRange(of: ". ") else { return doc }
    return doc[..<end.lowerBound] + "."
  }

  /// Everything the language has, topic by topic.
  public static let all: [LanguageEntry] =
    operators + macros + Function.topics.flatMap { topic in topic.functions.map { LanguageEntry($0, topic.title) } }

  /// The topics, in order.
  public static let topics: [String] = all.map(\.topic).reduce(into: []) { topics, topic in
    if !topics.contains(topic) { topics.append(topic) }
  }

  /// Those of a name; a function with a namespace also by its last word.
  public static func named(_ name: String) -> [LanguageEntry] {
    let exact = all.filter { $0.name == name }
    return exact.isEmpty ? all.filter { $0.name.hasSuffix(".\(name)") } : exact
  }

  init(
    _ name: String, topic: String, _ signatures: [Signature], doc: String, examples: [String],
    areExamplesForRubrics: Bool = true
  ) {
    self.name = name
    self.topic = topic
    self.signatures = signatures
    self.doc = doc
    self.examples = examples
    self.areExamplesForRubrics = areExamplesForRubrics
  }

  private init(_ function: Function, _ topic: String) {
    // An operator may end in what is a function of its own in standard mode: `.?field.orValue(…)`.
    let ofOperators = Self.operators.flatMap(\.signatures).filter {
      $0.isForRubrics && $0.text.contains(".\(function.name)(")
    }
    self.init(
      function.name, topic: topic,
      ofOperators
        + function.overloads.map { overload in
          Signature(
            Self.text(function, overload), isForRubrics: function.isForRubrics && overload.isForRubrics)
        },
      doc: function.doc, examples: function.examples, areExamplesForRubrics: function.isForRubrics)
  }

  private static func text(_ function: Function, _ overload: Function.Overload) -> String {
    let takes = overload.takes.map(\.text)
    let use: String
    switch function.form {
    case .call: use = "\(function.name)(\(takes.joined(separator: ", ")))"
    case .method: use = "\(takes[0]).\(function.name)(\(takes.dropFirst().joined(separator: ", ")))"
    case .infix:
      use = takes.count == 1 ? "\(function.name)\(takes[0])" : takes.joined(separator: " \(function.name) ")
    }
    return "\(use) -> \(overload.returns.text)"
  }
}
