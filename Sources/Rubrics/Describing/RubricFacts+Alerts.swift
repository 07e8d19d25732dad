internal import Expressions
internal import Records

extension RubricFacts {
  /// The alerts and caps of a rubric.
  func flags(of rubric: Rubric) -> [Subject] {
    let alerts = rubric.alerts.map { alert in
      let parts = [
        Part("title", alert.title), rule("raised", alert.condition.expression), Part("to do", alert.action),
        Part("why", alert.why), Part("from", alert.source),
      ]
      return Subject(
        subject: .alert, id: alert.id, name: alert.id, title: alert.title, parts: parts.compactMap { $0 })
    }
    let caps = rubric.caps.map { cap in
      let parts = [
        Part("title", cap.title), Part("at best", rubric.grading?.levels[cap.limit].name), trigger(of: cap, in: rubric),
      ]
      return Subject(subject: .cap, id: cap.id, name: cap.id, title: cap.title, parts: parts.compactMap { $0 })
    }
    return alerts + caps
  }

  /// The features of a rubric.
  func features(of rubric: Rubric) -> [Subject] {
    rubric.features.flatMap { table in
      table.rows.map { feature in
        let parts = [
          Part("title", feature.title), Part("table", table.title), rule("counted", feature.condition.expression),
        ]
        return Subject(
          subject: .feature, id: feature.id, name: feature.id, title: feature.title, parts: parts.compactMap { $0 })
      }
    }
  }

  private func trigger(of cap: Cap, in rubric: Rubric) -> Part? {
    switch cap.trigger {
    case .condition(let condition): return rule("set", condition.expression)
    case .notMet(let numbers):
      let criteria = rubric.criteria
      return Part("set where not met", numbers.map { criteria[$0].id }.joined(separator: ", "))
    case .themes(let numbers, let graded, let count):
      let names = numbers.map { rubric.themes[$0].id }.joined(separator: ", ")
      let word = rubric.grading?.levels[graded].name ?? ""
      return Part("set where at least \(count) of these themes are \(word) or worse", names)
    }
  }

  /// How a rubric grades.
  func grades(of rubric: Rubric) -> [Part] {
    guard let grading = rubric.grading else { return [] }
    let levels = grading.levels.compactMap { level -> Part? in
      let parts = [
        level.atLeast.map { "a score of at least \($0) %" },
        level.essential.map { "essential criteria \($0.rawValue)" },
        level.condition.map { rule("", $0.expression).lines.joined(separator: " ") },
      ].compactMap { $0 }
      return Part("grade \(level.name)", parts.isEmpty ? "everything else" : parts.joined(separator: ", "))
    }
    let others = [
      Part("grades need evidence on", "\(grading.evidenced) % of criteria"),
      Part("whole files are graded", grading.hasOverall ? "yes" : "no"),
    ]
    return levels + others.compactMap { $0 }
  }

  /// Where and when a criterion is in force, and whose reading it is.
  func reach(of criterion: Criterion) -> [Part?] {
    [
      Part("reading", criterion.reading?.rawValue), Part("in force from", criterion.force.from?.description),
      Part("in force until", criterion.force.to?.description), Part("in force in", criterion.force.jurisdiction),
    ]
  }
}
