/// Which counts may be published, and how: a named rule that a report states.
///
/// Sources: the thresholds of the DfE's children-in-need statistics (1 to 5), of OpenSAFELY (up to 7, rounded to 5)
/// and of the ONS (under 10, rounded to 5). They are kept as files, one a policy, and read by whoever builds a report.
public struct DisclosurePolicy: Hashable, Sendable {
  /// The name it is asked for by, such as `dfe`.
  public let name: String
  /// Its name in a report.
  public let title: String
  /// Where the rule comes from.
  public let source: String
  /// The counts that are too small to show; nil where nothing is hidden. Starts at 1, because a true 0 is shown.
  public let suppressed: ClosedRange<Int>?
  /// What shown counts are rounded to: the nearest multiple, halves up; nil where they are exact.
  public let roundedTo: Int?

  /// A policy. The range of hidden counts must start at 1 and the multiple be at least 1: whoever reads a policy from
  /// a file tells its author so first.
  public init(name: String, title: String, source: String, suppressed: ClosedRange<Int>?, roundedTo: Int?) {
    precondition(suppressed.map { $0.lowerBound == 1 } ?? true, "a true 0 is shown, and nothing below a hidden count")
    precondition(roundedTo.map { $0 >= 1 } ?? true, "counts are rounded to a multiple of at least 1")
    self.name = name
    self.title = title
    self.source = source
    self.suppressed = suppressed
    self.roundedTo = roundedTo
  }

  /// Whether a count is hidden for its own size. A count that would be rounded to 0 is hidden too: a 0 is a true 0.
  public func suppresses(_ count: Int) -> Bool {
    count > 0 && (suppressed?.contains(count) == true || rounded(count) == 0)
  }

  /// What is shown for a count when nothing but its own size matters.
  ///
  /// ehrQL, the language of OpenSAFELY, prints 0 for what is hidden here and so makes it look like a true 0. We never
  /// do: apart from that the figures are the same.
  public func publish(_ count: Int) -> PublishedCount {
    suppresses(count) ? .suppressed : .shown(rounded(count))
  }

  /// The counts that a reader who knows this policy must think possible behind a shown figure.
  public func counts(behind figure: Int) -> ClosedRange<Int> {
    guard let multiple = roundedTo, figure > 0 else { return figure...figure }
    let smallest = max(figure - multiple / 2, (suppressed?.upperBound ?? 0) + 1)
    return smallest...max(smallest, figure + (multiple - 1) / 2)
  }

  /// The nearest multiple, halves up.
  func rounded(_ count: Int) -> Int {
    guard let multiple = roundedTo else { return count }
    return (2 * count + multiple) / (2 * multiple) * multiple
  }
}

/// A count as a report may print it.
public enum PublishedCount: Hashable, Sendable {
  /// The figure, exact or rounded as the policy says; 0 is a true 0.
  case shown(Int)
  /// Hidden: `c` in a CSV file, `[c]` on a page.
  case suppressed
}
