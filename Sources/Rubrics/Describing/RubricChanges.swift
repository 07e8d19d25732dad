internal import Expressions
internal import Records

/// What differs between two rubrics, or two versions of one, in plain English.
public struct RubricChanges: Sendable {
  /// Everything that differs, in the order of the new rubric; what only the old one has stands last.
  public let all: [Change]

  /// One thing that differs.
  public struct Change: Sendable, Equatable {
    /// What it is a part of.
    public let subject: Subject
    /// The criterion's ref or id, the theme's id, or the name of the definition or set; empty for the rubric itself.
    public let name: String
    /// What it is called, for a person.
    public let title: String
    /// Which part of it differs: `met`, `weight`; nil where all of it was added or removed.
    public let part: String?
    /// What the old rubric says, a line each, set in by two blanks a level; empty where it says nothing.
    public let before: [String]
    /// What the new rubric says, likewise.
    public let after: [String]
    /// The criteria, alerts and features of the new rubric whose rules use it, or of the old one where it was removed, by ref or id.
    public let usedBy: [String]
  }

  /// What a change is about.
  public enum Subject: String, Sendable {
    /// The rubric as a whole.
    case rubric
    /// A theme.
    case theme
    /// A criterion.
    case criterion
    /// What someone must look at today.
    case alert
    /// A limit on the grade of a whole file.
    case cap
    /// What is counted beside the judgements.
    case feature
    /// A named expression.
    case definition
    /// A named list of texts.
    case set
    /// A field of the record.
    case field
  }

  /// What is different in the new rubric.
  public init(from old: Rubric, to new: Rubric) {
    let (before, after) = (RubricFacts(old), RubricFacts(new))
    // Of records of another kind, field by field nothing can be compared.
    let isSameRecord = old.schema.recordName == new.schema.recordName
    let changed = after.subjects.flatMap { subject in
      before[subject.key].map { Self.changes(from: $0, to: subject) } ?? [Self.whole(subject, isAdded: true)]
    }
    let removed = before.subjects.filter { after[$0.key] == nil }.map { Self.whole($0, isAdded: false) }
    all = (changed + removed).filter { isSameRecord || $0.subject != .field }
  }

  private static func changes(from old: RubricFacts.Subject, to new: RubricFacts.Subject) -> [Change] {
    let parts = new.parts.map(\.name) + old.parts.map(\.name).filter { name in !new.parts.contains { $0.name == name } }
    return parts.compactMap { name in
      let (before, after) = (old.part(name), new.part(name))
      guard before != after else { return nil }
      var lines = (before?.lines ?? [], after?.lines ?? [])
      // What reads the same is written in another way, and may mean something else after all.
      if lines.0 == lines.1 { lines = ([before?.written ?? ""], [after?.written ?? ""]) }
      return Change(
        subject: new.subject, name: new.name, title: new.title, part: name, before: lines.0, after: lines.1,
        usedBy: new.usedBy)
    }
  }

  private static func whole(_ subject: RubricFacts.Subject, isAdded: Bool) -> Change {
    let lines = subject.parts.flatMap { part in
      part.lines.enumerated().map { $0 == 0 ? "\(part.name): \($1)" : "  \($1)" }
    }
    return Change(
      subject: subject.subject, name: subject.name, title: subject.title, part: nil, before: isAdded ? [] : lines,
      after: isAdded ? lines : [], usedBy: subject.usedBy)
  }
}
