internal import Expressions
internal import Records

/// What a rubric says, thing by thing, so that two can be compared.
struct RubricFacts {
  /// A rubric, theme, criterion, definition or set.
  struct Subject {
    let subject: RubricChanges.Subject
    /// What it is known by in both rubrics.
    let id: String
    /// What a person knows it by.
    let name: String
    let title: String
    var parts: [Part]
    var usedBy: [String] = []

    var key: String { "\(subject.rawValue) \(id)" }

    func part(_ name: String) -> Part? { parts.first { $0.name == name } }
  }

  /// Something that is said of it.
  struct Part: Equatable {
    let name: String
    let lines: [String]
    /// The text or the rule as it is written.
    let written: String

    /// A text; nil where there is none.
    init?(_ name: String, _ text: String?) {
      guard let text else { return nil }
      self.name = name
      lines = [text]
      written = text
    }

    init(_ name: String, _ lines: [SentenceLine], written: String) {
      self.name = name
      self.lines = lines.map { line in
        (line.depth == 0 ? "" : String(repeating: "  ", count: line.depth) + "- ") + line.phrase.words
      }
      self.written = written
    }
  }

  private(set) var subjects: [Subject] = []
  private var indices: [String: Int] = [:]
  let rubric: Rubric
  private let describer: RuleDescriber

  init(_ rubric: Rubric) {
    self.rubric = rubric
    describer = RuleDescriber(rubric)
    add(whole)
    for theme in rubric.themes {
      let parts = [Part("title", theme.title), Part("finding", theme.finding)].compactMap { $0 }
      add(Subject(subject: .theme, id: theme.id, name: theme.id, title: theme.title, parts: parts))
      for criterion in theme.criteria { add(subject(criterion, of: theme)) }
    }
    for subject in flags(of: rubric) + features(of: rubric) { add(subject) }
    addVocabulary()
    addRecord()
    addAuthority()
  }

  subscript(key: String) -> Subject? { indices[key].map { subjects[$0] } }

  mutating func add(_ subject: Subject) {
    indices[subject.key] = subjects.count
    subjects.append(subject)
  }

  // MARK: The rubric and its criteria

  private var whole: Subject {
    let parts =
      [
        Part("title", rubric.title), Part("basis", rubric.basis), Part("jurisdiction", rubric.jurisdiction),
        Part("a theme is a gap where", rubric.gap.text()), rubric.applies.map { rule("in scope", $0.expression) },
        Part("local rule for alerts", rubric.escalation), Part("record", rubric.schema.recordName),
        Part("a record is known by", rubric.schema.identity.map(\.path.description).joined(separator: ", ")),
        Part("its day is", rubric.schema.date?.path.description),
        Part("the first day of its window is", rubric.schema.from?.path.description),
      ] + grades(of: rubric)
    return Subject(
      subject: .rubric, id: "", name: "", title: rubric.title, parts: parts.compactMap { $0 },
      usedBy: [])
  }

  private func subject(_ criterion: Criterion, of theme: Theme) -> Subject {
    let parts =
      [
        Part("theme", theme.id), Part("title", criterion.title), Part("kind", criterion.kind.rawValue),
        Part("essential", criterion.isEssential ? "yes" : "no"), Part("weight", String(criterion.weight)),
        criterion.applies.map { rule("asked", $0.expression) } ?? Part("asked", "of every file"),
        rule("met", criterion.met.expression), criterion.partly.map { rule("partly met", $0.expression) },
        Part("why", criterion.why), Part("where it is not met", criterion.action), Part("from", criterion.source),
      ] + reach(of: criterion)
    return Subject(
      subject: .criterion, id: criterion.id, name: criterion.ref ?? criterion.id, title: criterion.title,
      parts: parts.compactMap { $0 })
  }

  func rule(_ name: String, _ expression: CheckedExpression) -> Part {
    let sentence = describer.describe(expression).lines(after: name == "in scope" ? "" : "where ")
    return Part(name, sentence, written: describer.written(expression).words)
  }

  // MARK: Definitions and sets

  private mutating func addVocabulary() {
    var users: [String: [String]] = [:]
    if let applies = rubric.applies {
      var use = VocabularyUse(describer)
      use.add(applies.expression)
      for name in use.names { users[name, default: []].append("the rubric's scope") }
    }
    for criterion in rubric.criteria {
      var use = VocabularyUse(describer)
      for condition in [criterion.applies, criterion.met, criterion.partly] {
        if let condition { use.add(condition.expression) }
      }
      for name in use.names { users[name, default: []].append(criterion.ref ?? criterion.id) }
    }
    for alert in rubric.alerts {
      var use = VocabularyUse(describer)
      use.add(alert.condition.expression)
      for name in use.names { users[name, default: []].append(alert.id) }
    }
    for feature in rubric.features.flatMap(\.rows) {
      var use = VocabularyUse(describer)
      use.add(feature.condition.expression)
      for name in use.names { users[name, default: []].append(feature.id) }
    }
    let called = rubric.vocabulary.words
    for definition in rubric.vocabulary.definitions {
      let parts = [
        Part("called", called[definition.name]?.text),
        Part("rule", describer.lines(of: definition), written: describer.written(definition.body).words),
      ]
      add(
        Subject(
          subject: .definition, id: definition.name, name: definition.name,
          title: describer.title(of: definition).words, parts: parts.compactMap { $0 },
          usedBy: users[definition.name] ?? []))
    }
    for set in rubric.vocabulary.sets {
      let parts = [Part("called", called[set.name]?.text), Part("values", set.texts.joined(separator: ", "))]
      add(
        Subject(
          subject: .set, id: set.name, name: set.name, title: called[set.name]?.text ?? words(inName: set.name),
          parts: parts.compactMap { $0 }, usedBy: users[set.name] ?? []))
    }
  }
}
