public import Records
public import Rubrics

/// Why a criterion was not in force for a case: it is then not applicable to it.
public enum Lapse: Sendable, Equatable {
  /// It began after the last day of the audit window: on this day.
  case notYet(CalendarDate)
  /// It ended before the first day of the audit window: on this day.
  case noLonger(CalendarDate)
  /// It is for this country, and the case is of another.
  case elsewhere(String)
}

extension Force {
  /// Why it was not in force; nil where it was. A window without a first day is taken to start early enough, and a case
  /// that states no country to be of the right one: silence excuses nothing.
  public func lapse(in window: AuditWindow, country: String?) -> Lapse? {
    if let jurisdiction, let country, country != jurisdiction { return .elsewhere(jurisdiction) }
    if let from, from > window.to { return .notYet(from) }
    if let to, let first = window.from, to < first { return .noLonger(to) }
    return nil
  }
}
