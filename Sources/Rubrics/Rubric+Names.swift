import Diagnostics

extension Rubric {
  /// The criterion of this id or ref; nil where there is none.
  public func criterion(named name: String) -> Criterion? { criteria.first { $0.isCalled(name) } }

  /// The id or ref of a criterion that is probably meant by a name; nil where none is near.
  public func criterionName(near name: String) -> String? {
    Suggestion.nearest(to: name, among: criteria.map(\.id) + criteria.compactMap(\.ref))
  }
}

extension Criterion {
  /// Whether a name is its id or its ref.
  func isCalled(_ name: String) -> Bool { id == name || ref == name }
}
