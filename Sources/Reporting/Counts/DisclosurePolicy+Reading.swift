public import Diagnostics
public import Statistics

extension DisclosurePolicy {
  /// No protection: for those who may read the records.
  public static let none = DisclosurePolicy(
    name: "none", title: "none, for internal use only", source: "no policy", suppressed: nil, roundedTo: nil)

  /// The columns of a table of policies.
  static let columns = ["name", "title", "hide_from", "hide_to", "round_to", "source"]

  /// The policies that a table holds; nil where it has mistakes, which are then reported. Empty cells hide or round nothing.
  public static func read(_ source: SourceText, _ diagnostics: inout Diagnostics) -> [DisclosurePolicy]? {
    let errors = diagnostics.errorCount
    guard let rows = CSVReader.rows(of: source, columns: columns, &diagnostics) else { return nil }
    var policies: [DisclosurePolicy] = []
    for row in rows {
      guard let policy = DisclosurePolicy(row.map(\.text)) else {
        diagnostics.report(.invalidPolicy, at: row[0].range, in: source)
        continue
      }
      if policies.contains(where: { $0.name == policy.name }) {
        diagnostics.report(.duplicatePolicy, at: row[0].range, in: source)
      }
      policies.append(policy)
    }
    return diagnostics.errorCount == errors ? policies : nil
  }

  /// From the cells of a row; nil where they make no policy.
  private init?(_ cells: [String]) {
    let numbers = cells[2...4].map { $0.isEmpty ? nil : Int($0) }
    let areNumbers = zip(cells[2...4], numbers).allSatisfy {
      $0.isEmpty || ($1.map { (1...1000).contains($0) } ?? false)
    }
    let isName = !cells[0].isEmpty && cells[0].utf8.allSatisfy { (97...122).contains($0) || $0 == 45 }
    guard areNumbers, isName, !cells[1].isEmpty, cells[0] != Self.none.name else { return nil }
    guard (numbers[0] == nil) == (numbers[1] == nil) else { return nil }
    // From 1 on: a zero is a true zero, and what is smaller than a hidden number is hidden too.
    guard numbers[0] == nil || numbers[0] == 1, numbers[0] != nil || numbers[2] != nil else { return nil }
    self.init(
      name: cells[0], title: cells[1], source: cells[5], suppressed: numbers[1].map { 1...$0 }, roundedTo: numbers[2])
  }
}

extension Diagnostic.Message {
  fileprivate static var invalidPolicy: Self {
    Self(
      id: "invalid-policy", "this row makes no disclosure policy",
      label: "expected a name of small letters, a title, numbers",
      help: "hide from 1 to a number, or round to a number, or both; leave the other cells empty")
  }

  fileprivate static var duplicatePolicy: Self {
    Self(id: "duplicate-policy", "a policy of this name has a row already", label: "second time", help: "rename it")
  }
}
