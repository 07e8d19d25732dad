import Records
import Rubrics

/// What points in time are called.
enum PeriodWords {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  /// A calendar period: `June 2016`, `April to June 2016`, `2016`.
  static func name(_ days: ClosedRange<CalendarDate>, _ period: Period) -> String {
    let (first, last) = (days.lowerBound.components, days.upperBound.components)
    switch period {
    case .month: return "\(months[first.month - 1]) \(first.year)"
    case .quarter: return "\(months[first.month - 1]) to \(months[last.month - 1]) \(first.year)"
    case .year: return "\(first.year)"
    }
  }

  /// How one rubric differs from another of its name, in a few words; nil where it does not.
  static func change(from old: KeptRubric, to new: KeptRubric) -> String? {
    if old.sha256 == new.sha256, old.schemaSHA256 == new.schemaSHA256 { return nil }
    if old.rubric.version != new.rubric.version { return "version \(old.rubric.version) to \(new.rubric.version)" }
    return "the rubric's text, under the same version \(new.rubric.version)"
  }
}
