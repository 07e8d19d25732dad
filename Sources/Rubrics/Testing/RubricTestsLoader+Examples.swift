import Diagnostics
import Records

extension RubricTestsLoader {
  // MARK: One criterion, several examples

  /// `criteria:` a criterion, what all its examples have in common, and the examples under each judgement.
  mutating func addExamples(ofCriterion entry: YAMLNode.Entry) {
    let judgements = ExpectedJudgement.allCases
    let allowed = ["base", "record"] + judgements.map(\.rawValue)
    let criterion = criterion(entry.key)
    guard let keys = Keys(entry.value, of: "a criterion in tests.yaml", allowed, source, &diagnostics) else { return }
    let common = bases(in: keys) + [keys.optional("record")]
    var names: [String: SourceRange] = [:]
    for group in entry.value.entries ?? [] {
      guard let word = group.key.text, let judgement = ExpectedJudgement(rawValue: word) else { continue }
      if let criterion, let key = judgement.missingKey(in: criterion) {
        report(.impossibleJudgement(criterion.id, word, key), at: group.key)
      }
      for example in entries(of: group.value, "'\(word)'") where isNew(example.key, &names) {
        let expectation = criterion.map {
          RubricExpectation(subject: .criterion($0.index, judgement, silent: nil), range: group.key.range)
        }
        add(example.key, common + [example.value], expectation.map { [$0] } ?? [])
      }
    }
  }

  private mutating func isNew(_ name: YAMLNode, _ names: inout [String: SourceRange]) -> Bool {
    guard let first = names.updateValue(name.range, forKey: name.text ?? "") else { return true }
    report(.duplicateExample(name.text ?? "", firstLine: source.position(of: first.start).line), at: name)
    return false
  }

  /// The criterion of this id or ref; nil: already reported.
  private mutating func criterion(_ node: YAMLNode) -> Criterion? {
    let name = node.text ?? ""
    if let found = rubric.criterion(named: name) { return found }
    report(.unknownCriterion(name, nearest: rubric.criterionName(near: name)), at: node)
    return nil
  }

  // MARK: One case, several criteria

  /// `cases:` a whole case and what is expected of it.
  mutating func addCase(_ entry: YAMLNode.Entry) {
    // Of an authority there are no gaps and no alerts, so nothing could be expected of them.
    let allowed = ["base", "record", "expect"] + (rubric.gap.isNever ? [] : ["themes", "alerts"])
    guard let keys = Keys(entry.value, of: "a case", allowed, source, &diagnostics) else { return }
    var expectations: [RubricExpectation] = []
    if let node = keys.optional("expect") { expectations += judgements(in: node) }
    let themes = entries(of: keys.optional("themes"), "'themes'")
    expectations += themes.compactMap { outcome($0) }
    let alerts = entries(of: keys.optional("alerts"), "'alerts'")
    expectations += alerts.compactMap { alert($0) }
    if keys.optional("expect") == nil, themes.isEmpty, alerts.isEmpty {
      report(.nothingExpected(entry.key.text ?? ""), at: entry.key)
    }
    add(entry.key, bases(in: keys) + [keys.optional("record")], expectations)
  }

  private static let outOfScope = "out-of-scope"

  private mutating func judgements(in node: YAMLNode) -> [RubricExpectation] {
    if let text = node.text, !node.isSilent {
      if text == Self.outOfScope {
        if rubric.applies == nil { report(.impossibleJudgement(rubric.id, text, "applies"), at: node) }
        return [RubricExpectation(subject: .outOfScope, range: node.range)]
      }
      report(.wrongValue("expect", expected: "criteria with judgements, or \(Self.outOfScope)"), at: node)
      return []
    }
    var firsts: [Int: SourceRange] = [:]
    return entries(of: node, "'expect'").compactMap { entry in
      guard let criterion = criterion(entry.key) else { return nil }
      if let first = firsts.updateValue(entry.key.range, forKey: criterion.index) {
        report(.duplicateExpectation(criterion.id, firstLine: source.position(of: first.start).line), at: entry.key)
        return nil
      }
      return expectation(of: criterion, entry)
    }
  }

  /// `met`, or `{not-evidenced: visits[0].seen}` with the paths at which the record is silent.
  private mutating func expectation(of criterion: Criterion, _ entry: YAMLNode.Entry) -> RubricExpectation? {
    var (word, silent) = (entry.value, [String]?.none)
    if let inner = entry.value.entries?.first, entry.value.entries?.count == 1 {
      guard inner.key.text == ExpectedJudgement.notEvidenced.rawValue else {
        report(.silenceOnly, at: inner.key)
        return nil
      }
      silent = paths(in: inner.value)
      word = inner.key
    }
    guard let judgement = choice(word, entry.key, ExpectedJudgement.self) else { return nil }
    if let key = judgement.missingKey(in: criterion) {
      report(.impossibleJudgement(criterion.id, judgement.rawValue, key), at: word)
      return nil
    }
    return RubricExpectation(
      subject: .criterion(criterion.index, judgement, silent: silent), range: entry.key.range)
  }

  /// `gap`, or `{gap: 18 of 30}` with the theme's score.
  private mutating func outcome(_ entry: YAMLNode.Entry) -> RubricExpectation? {
    guard let index = rubric.themes.firstIndex(where: { $0.id == entry.key.text }) else {
      let name = entry.key.text ?? ""
      let nearest = Suggestion.nearest(to: name, among: rubric.themes.map(\.id))
      report(.unknownTheme(name, nearest: nearest, themes: rubric.themes.map(\.id)), at: entry.key)
      return nil
    }
    var (word, score) = (entry.value, ExpectedScore?.none)
    if let inner = entry.value.entries?.first, entry.value.entries?.count == 1 {
      score = inner.value.text.flatMap(ExpectedScore.init)
      if score == nil {
        report(.wrongValue(inner.key.text ?? "", expected: "a score in points, such as 18 of 30"), at: inner.value)
      }
      word = inner.key
    }
    return choice(word, entry.key, ExpectedOutcome.self).map {
      RubricExpectation(subject: .theme(index, $0, score), range: entry.key.range)
    }
  }

  /// An alert with `raised`, `not-ruled-out` or `none`.
  private mutating func alert(_ entry: YAMLNode.Entry) -> RubricExpectation? {
    let (names, name) = (rubric.alerts.map(\.id), entry.key.text ?? "")
    guard let index = names.firstIndex(of: name) else {
      let nearest = Suggestion.nearest(to: name, among: names)
      report(.wrongValue("alerts", expected: "the names of alerts of the rubric", nearest: nearest), at: entry.key)
      return nil
    }
    return choice(entry.value, entry.key, AlertOutcome.self).map {
      RubricExpectation(subject: .alert(index, $0), range: entry.key.range)
    }
  }

  /// One of a list of words; nil: already reported.
  private mutating func choice<Word: CaseIterable & RawRepresentable<String>>(
    _ node: YAMLNode, _ name: YAMLNode, _ words: Word.Type
  ) -> Word? {
    if let word = node.text.flatMap(Word.init) { return word }
    let words = Word.allCases.map(\.rawValue)
    let nearest = node.text.flatMap { Suggestion.nearest(to: $0, among: words) }
    report(
      .wrongValue(name.text ?? "", expected: "one of \(words.joined(separator: ", "))", nearest: nearest), at: node)
    return nil
  }
}

extension ExpectedJudgement {
  /// The key without which a criterion is never judged so.
  fileprivate func missingKey(in criterion: Criterion) -> String? {
    switch self {
    case .partly: criterion.partly == nil ? "partly" : nil
    case .notApplicable: criterion.applies == nil && criterion.force.isUnlimited ? "applies" : nil
    case .met, .notMet, .notEvidenced, .invalid: nil
    }
  }
}
