import Auditing
import Records
public import Rubrics

/// What every output says about alerts.
enum AlertWords {
  /// What an alert is called on screen.
  static let heading = "Safeguarding concern: check the live record now"
  /// What is said where none is raised.
  static let noneHeading = "Safeguarding concerns: none was found"
  /// What is said where a rubric has no alerts.
  static let notLookedFor = "Safeguarding concerns: this rubric looks for none"
  /// What every output says.
  static let caution = "No alert does not mean that a child is safe: only what the record says was looked at."
  /// What stands above alerts that can't be ruled out.
  static let openHeading = "Safeguarding concerns that could not be ruled out: the record does not say"

  /// What to do about an alert of a run: by the run's local rule, else by that of the alert's rubric.
  static func action(_ shared: SharedAlert, _ escalation: String?) -> String {
    action(shared.alert, escalation ?? shared.escalation)
  }

  /// What to do about an alert.
  static func action(_ alert: Alert, _ escalation: String?) -> String {
    "Check the live record now. \(sentence(alert.action))\(escalation.map { " \(sentence($0))" } ?? "")"
  }

  /// A text that ends as a sentence does.
  private static func sentence(_ text: String) -> String {
    text.last.map { ".!?".contains($0) } == true ? text : "\(text)."
  }

  /// The day that data are of.
  static func date(_ day: CalendarDate?) -> String {
    day.map { "data of \($0)" } ?? "the day of the data is not stated"
  }

  /// Where the record is silent about an alert or a cap, or that its data can't be read.
  static func silence(_ flag: CaseFlag) -> String { silence(flag.silent.map(\.description), of: flag.silentCount) }

  /// The same of so many silent fields, of which the first are named.
  static func silence(_ paths: [String], of count: Int) -> String {
    guard !paths.isEmpty else { return "what decides it can't be read" }
    let shown = paths.prefix(3)
    let rest = count - shown.count
    return "the record does not say \(shown.joined(separator: ", "))\(rest > 0 ? ", and \(rest) more" : "")"
  }
}

extension SharedAlert {
  /// What to do about it, by the local rule that is given, else by its rubric's.
  public func toDo(_ escalation: String?) -> String { AlertWords.action(self, escalation) }
}

/// What every output says about grades.
enum GradeWords {
  /// What a grade is.
  static let caution = "local, not an Ofsted judgement"
  /// What is said where a cap can't be ruled out.
  static let openCap = "a limit could not be ruled out"

  /// A grade in words.
  static func name(_ grade: Grade, by grading: Grading) -> String {
    switch grade {
    case .level(let number): grading.levels[number].name
    case .insufficient: "insufficient record"
    case .notApplicable: "not applicable"
    case .invalid: "could not be judged"
    }
  }
}

extension AlertOutcome {
  /// What a person reads for it.
  var text: String {
    switch self {
    case .raised: "raised"
    case .notRuledOut: "could not be ruled out"
    case .none: "ruled out"
    }
  }
}
