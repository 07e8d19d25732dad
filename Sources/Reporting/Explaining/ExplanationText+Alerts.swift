import Auditing
import Rubrics

extension ExplanationText {
  /// The alerts of the case; they stand before everything else.
  func addAlerts(to note: inout NoteLines) {
    let alerts = explanation.alerts
    guard explanation.window != nil else {
      note.add("Safeguarding concerns: not looked for, since the record is not judged.")
      return addCaution(to: &note)
    }
    guard !explanation.rubric.alerts.isEmpty else {
      note.add("\(AlertWords.notLookedFor).")
      return addCaution(to: &note)
    }
    let raised = alerts.filter { $0.flag.state == .raised }
    note.add(raised.isEmpty ? "\(AlertWords.noneHeading)." : AlertWords.heading)
    for alert in raised {
      note.add("\(alert.alert.title) (\(AlertWords.date(explanation.dataDate))), because:", mark: "! ")
      add(alert.condition, to: &note)
      note.add("To do: \(AlertWords.action(alert.alert, explanation.escalation))", indent: 2)
    }
    let open = alerts.filter { $0.flag.state == .notRuledOut }
    if !open.isEmpty { note.add(AlertWords.openHeading) }
    for alert in open {
      let date = AlertWords.date(explanation.dataDate)
      note.add("\(alert.alert.title) (\(date)): \(AlertWords.silence(alert.flag))", mark: "? ")
      note.add("To do: \(AlertWords.action(alert.alert, explanation.escalation))", indent: 2)
    }
    addCaution(to: &note)
  }

  private func addCaution(to note: inout NoteLines) {
    note.add(AlertWords.caution)
    note.space()
  }

  /// The grades of the case, each with what limits it.
  func addGrades(_ grades: CaseGrades?, to note: inout NoteLines) {
    guard let grades, let grading = explanation.rubric.grading else { return }
    note.add("Grades (\(GradeWords.caution))", mark: "# ")
    for (theme, grade) in zip(explanation.rubric.themes, grades.themes) {
      note.add("\(theme.title): \(GradeWords.name(grade, by: grading))", mark: "- ")
    }
    if let overall = grades.overall { add(overall, grading, to: &note) }
    note.space()
  }

  private func add(_ overall: CaseGrades.Overall, _ grading: Grading, to note: inout NoteLines) {
    let (grade, proposed) = (
      GradeWords.name(overall.grade, by: grading), GradeWords.name(overall.proposed, by: grading)
    )
    note.add("The whole file: \(grade); by the score alone \(proposed)", mark: "- ")
    for flag in overall.caps {
      let cap = explanation.rubric.caps[flag.index]
      let limit = "at best \(grading.levels[cap.limit].name)"
      switch flag.state {
      case .raised: note.add("limit: \(cap.title), so \(limit)", indent: 2, mark: "- ")
      case .notRuledOut:
        let why = flag.silent.isEmpty ? "" : " (\(AlertWords.silence(flag)))"
        note.add("\(GradeWords.openCap): \(cap.title)\(why); then \(limit)", indent: 2, mark: "- ")
      }
    }
  }
}
