import Diagnostics
public import Rubrics

/// What a change of a rubric says, and what it does to some cases, for a person or a program.
public struct RubricComparison: Sendable {
  /// Raised by one whenever a reader of the JSON could be misled by a change.
  static let version = 1
  private static let width = 100

  private let old: Rubric
  private let new: Rubric
  private let changes: [RubricChanges.Change]
  private let trial: RubricTrial?

  /// A comparison.
  ///
  /// - Parameter trial: what the change does to cases; nil where none were given.
  public init(from old: Rubric, to new: Rubric, trial: RubricTrial?) {
    self.old = old
    self.new = new
    changes = RubricChanges(from: old, to: new).all
    self.trial = trial
  }

  // MARK: Text

  /// The comparison for a person, ending with a line break.
  public var text: String {
    let head = ["From \(old.id) \(old.version) to \(new.id) \(new.version)", ""]
    let said = changes.isEmpty ? ["The rubrics say the same."] : ["What is said differently"] + changes.flatMap(lines)
    return (head + said).map { printable($0) + "\n" }.joined() + (trial.map { "\n\($0.text)" } ?? "")
  }

  private func lines(on change: RubricChanges.Change) -> [String] {
    var lines = [""] + Self.wrapped(heading(of: change), indent: 0)
    if !change.usedBy.isEmpty { lines += Self.wrapped("used by \(change.usedBy.joined(separator: ", "))", indent: 2) }
    guard change.part != nil else {
      return lines + (change.before + change.after).flatMap { Self.point($0, indent: 2) }
    }
    for (word, said) in [("before:", change.before), ("now:", change.after)] {
      lines.append("  \(word)\(said.isEmpty ? " nothing" : "")")
      lines += said.flatMap { Self.point($0, indent: 4) }
    }
    return lines
  }

  private func heading(of change: RubricChanges.Change) -> String {
    let name =
      switch change.subject {
      case .rubric: "The rubric"
      case .theme: "Theme “\(change.title)”"
      case .criterion: "\(change.name) \(change.title)"
      case .alert: "Alert “\(change.title)”"
      case .cap: "Limit “\(change.title)”"
      case .feature: "Counted “\(change.title)”"
      case .definition, .set: "\(change.title) (\(change.name))"
      case .field: "Field \(change.name)"
      }
    guard let part = change.part else { return "\(name): \(change.after.isEmpty ? "taken away" : "new")" }
    return "\(name): \(part)"
  }

  /// A line that may be set in, and go on under itself.
  private static func point(_ text: String, indent: Int) -> [String] {
    let depth = text.prefix { $0 == " " }.count
    return wrapped(String(text.dropFirst(depth)), indent: indent + depth)
  }

  private static func wrapped(_ text: String, indent: Int) -> [String] {
    TextTable.wrapped(text, to: width - indent).map { String(repeating: " ", count: indent) + $0 }
  }

  // MARK: JSON

  /// The comparison as JSON, ending with a line break; `docs/result-format.md` describes it.
  public var json: String {
    JSONValue.object([
      "comparisonVersion": .integer(Self.version), "old": Self.rubric(old), "new": Self.rubric(new),
      "changes": .array(
        changes.map { change in
          .object([
            "subject": .string(change.subject.rawValue), "name": .string(change.name), "title": .string(change.title),
            "part": JSONValue(change.part), "before": .array(change.before.map(JSONValue.string)),
            "after": .array(change.after.map(JSONValue.string)), "usedBy": .array(change.usedBy.map(JSONValue.string)),
          ])
        }),
      "trial": trial?.jsonValue ?? .null,
    ]).text
  }

  private static func rubric(_ rubric: Rubric) -> JSONValue {
    .object(["id": .string(rubric.id), "version": .string(rubric.version)])
  }
}
