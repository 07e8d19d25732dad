public import Records

/// Where and when a criterion is in force.
public struct Force: Sendable, Equatable {
  /// The country it is for; nil where it does not say.
  public let jurisdiction: String?
  /// The first day; nil for always before.
  public let from: CalendarDate?
  /// The last day; nil for no end.
  public let to: CalendarDate?

  /// Everywhere and always.
  static let always = Force(jurisdiction: nil, from: nil, to: nil)

  /// Whether it is anywhere and at any time.
  public var isUnlimited: Bool { self == .always }
}
