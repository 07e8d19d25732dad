/// What a condition says, as a tree of statements.
indirect enum Sentence: Hashable, Sendable {
  /// One statement.
  case clause(Clause)
  /// Every one of them holds.
  case all([Sentence])
  /// At least one of them holds.
  case any([Sentence])
  /// None of them holds.
  case none([Sentence])
  /// At least one of them does not hold.
  case notAll([Sentence])
  /// Words that lead to a sentence: `there is at least one visit where`.
  case lead(Phrase, Sentence)
  /// Where the first holds, the second holds.
  case given(Sentence, Sentence)
  /// The second where the first holds, the third where it does not.
  case choice(Sentence, Sentence, Sentence)
  /// Both hold, or neither does.
  case same(Sentence, Sentence)
  /// One holds and the other does not.
  case different(Sentence, Sentence)
  /// What the record's silence leaves open where the sentence holds (nil: always); else it holds or not, as said.
  case open(Sentence?, otherwise: Bool)

  /// A statement: of whom or what, and what is said.
  struct Clause: Hashable, Sendable {
    /// Who or what.
    var subject: Phrase
    /// The row that the subject is, by the number of its variable.
    var row: Int?
    /// What is said.
    var predicate: Phrase

    /// Whether it starts with a "not": "each child is not seen" might be read as "not each".
    var isNegative: Bool { predicate.words.split(separator: " ").prefix(2).contains("not") }

    /// The whole statement.
    var phrase: Phrase { subject.isEmpty ? predicate : "\(subject) \(predicate)" }
  }

  /// A statement that is not divided.
  static func statement(_ phrase: Phrase) -> Sentence { .clause(Clause(subject: "", row: nil, predicate: phrase)) }

  /// A statement of something.
  static func statement(_ subject: Phrase, _ predicate: Phrase, row: Int? = nil) -> Sentence {
    .clause(Clause(subject: subject, row: row, predicate: predicate))
  }

  /// A sentence that holds where every one of some does, as plainly as it can be said.
  static func conjunction(_ parts: [Sentence]) -> Sentence {
    let merged = parts.reduce(into: [Sentence]()) { result, part in
      if case .clause(let next) = part, case .clause(let last)? = result.last, let joined = last.joined(with: next) {
        result[result.count - 1] = .clause(joined)
      } else {
        result.append(part)
      }
    }
    return merged.count == 1 ? merged[0] : .all(merged)
  }
}

extension Sentence.Clause {
  /// Two statements of the same thing as one; nil where they would be too long, or where it could be misread what an
  /// "and" or "or" in them joins.
  fileprivate func joined(with next: Sentence.Clause) -> Sentence.Clause? {
    guard !subject.isEmpty, subject == next.subject, row == next.row, !predicate.isCompound, !next.predicate.isCompound,
      phrase.words.count + next.predicate.words.count < Sentence.lineLimit
    else { return nil }
    return Sentence.Clause(subject: subject, row: row, predicate: "\(predicate) and \(next.predicate)")
  }
}

// MARK: In lines

/// A line of a list, and how deep in the list it stands.
struct SentenceLine: Hashable, Sendable {
  /// 0 for the line that the list hangs on.
  let depth: Int
  /// Its words.
  let phrase: Phrase
}

extension Sentence {
  /// How long a sentence of several parts may be that stands in one line.
  fileprivate static let lineLimit = 150

  /// The sentence after some words, in one line or as a list below it.
  func lines(after lead: Phrase, depth: Int = 0) -> [SentenceLine] {
    if let inline { return [SentenceLine(depth: depth, phrase: lead + inline)] }
    switch self {
    case .clause(let clause): return [SentenceLine(depth: depth, phrase: lead + clause.phrase)]
    case .all(let parts): return Self.list(lead + "all of these hold:", parts, depth)
    case .any(let parts): return Self.list(lead + "at least one of these holds:", parts, depth)
    case .none(let parts): return Self.list(lead + "none of these holds:", parts, depth)
    case .notAll(let parts): return Self.list(lead + "at least one of these does not hold:", parts, depth)
    case .lead(let words, let sentence): return sentence.lines(after: "\(lead)\(words) ", depth: depth)
    case .given(let condition, let consequence):
      if let condition = condition.simple {
        return consequence.lines(after: "\(lead)if \(condition), then ", depth: depth)
      }
      return [SentenceLine(depth: depth, phrase: lead + "where the first of these holds, the second holds too:")]
        + condition.lines(after: "", depth: depth + 1) + consequence.lines(after: "", depth: depth + 1)
    case .choice(let condition, let first, let second):
      let start = SentenceLine(depth: depth, phrase: lead + "this is so:")
      if let condition = condition.simple {
        return [start] + first.lines(after: "if \(condition), then ", depth: depth + 1)
          + second.lines(after: "if not, ", depth: depth + 1)
      }
      return [start] + condition.lines(after: "first, whether ", depth: depth + 1)
        + first.lines(after: "if so, ", depth: depth + 1) + second.lines(after: "if not, ", depth: depth + 1)
    case .same(let first, let second):
      return Self.list(lead + "both of these hold or neither does:", [first, second], depth)
    case .different(let first, let second):
      return Self.list(lead + "exactly one of these holds:", [first, second], depth)
    case .open(nil, _): return [SentenceLine(depth: depth, phrase: "\(lead)this stays open")]
    case .open(let condition?, let otherwise):
      let end = "and else \(otherwise ? "holds" : "does not hold")"
      if let condition = condition.simple {
        return [SentenceLine(depth: depth, phrase: "\(lead)this stays open where \(condition), \(end)")]
      }
      return [SentenceLine(depth: depth, phrase: "\(lead)this stays open where the following is so, \(end):")]
        + condition.lines(after: "", depth: depth + 1)
    }
  }

  private static func list(_ lead: Phrase, _ parts: [Sentence], _ depth: Int) -> [SentenceLine] {
    [SentenceLine(depth: depth, phrase: lead)] + parts.flatMap { $0.lines(after: "", depth: depth + 1) }
  }

  /// The sentence in one line, where that can't be misread.
  private var inline: Phrase? {
    if let simple { return simple }
    switch self {
    case .all(let parts): return Self.joined(parts, "and")
    case .any(let parts): return Self.joined(parts, "or").map { "either \($0)" }
    case .lead(let words, .all(let parts)): return Self.joined(parts, "and").map { "\(words) \($0)" }
    case .lead(let words, .any(let parts)): return Self.joined(parts, "or").map { "\(words) either \($0)" }
    case .given(let condition, let consequence):
      guard let condition = condition.simple, let consequence = consequence.simple else { return nil }
      return "if \(condition), then \(consequence)"
    case .clause, .none, .notAll, .lead, .choice, .same, .different, .open: return nil
    }
  }

  /// One statement, perhaps after a lead.
  private var simple: Phrase? {
    switch self {
    case .clause(let clause): clause.phrase
    case .lead(let words, .clause(let clause)): "\(words) \(clause.phrase)"
    case .all, .any, .none, .notAll, .lead, .given, .choice, .same, .different, .open: nil
    }
  }

  /// Two statements in one line: only the last may have a lead, which would else seem to lead to what follows.
  private static func joined(_ parts: [Sentence], _ word: String) -> Phrase? {
    guard parts.count == 2, case .clause(let first) = parts[0], let last = parts[1].simple else { return nil }
    let phrase: Phrase = "\(first.phrase) \(word) \(last)"
    return first.phrase.isCompound || last.isCompound || phrase.words.count > lineLimit ? nil : phrase
  }
}
