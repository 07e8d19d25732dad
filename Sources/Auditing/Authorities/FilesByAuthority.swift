public import Rubrics

/// The case files of each authority, counted, to set what it says of itself against them.
public struct FilesByAuthority: Sendable {
  private let none: Tally
  private var tallies: [GroupValue: Tally] = [:]

  /// No files yet, for a rubric for case files.
  public init(for rubric: Rubric) {
    none = Tally(for: rubric)
  }

  /// Adds a file.
  ///
  /// - Parameter authority: what it says in the field that names its authority.
  public mutating func add(_ result: CaseResult, of authority: GroupValue) {
    tallies[authority, default: none].add(result)
  }

  /// The counts of an authority's files.
  func tally(of authority: GroupValue) -> Tally { tallies[authority] ?? none }

  /// The authorities that have files; files that name none belong to none.
  var authorities: [GroupValue] { tallies.keys.filter { $0.text != nil } }
}
