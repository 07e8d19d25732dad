import Records

/// Comparisons of the number of items that a list has.
extension Explainer {
  /// Why a comparison of a list's length with a constant is what it is; nil where it is another comparison, or where a list of
  /// the record is counted as it is.
  mutating func explainCount(_ index: Int32, _ value: Value) -> Explanation? {
    let node = node(index)
    let (left, right) = (self.node(node.a).operation, self.node(node.b).operation)
    guard (left == .size) != (right == .size) else { return nil }
    let (size, other) = left == .size ? (node.a, node.b) : (node.b, node.a)
    let list = self.node(size).a
    guard [.list, .undecidedList].contains(self.value(list).kind), trace(other).isEmpty else { return nil }
    let elements = elements(of: list)
    guard elements.contains(where: { !$0.conditions.isEmpty }) else { return nil }
    let certain = elements.count { $0.belongs.isTrue }
    let possible = elements.count { !$0.belongs.isFalse }
    let enough = enough(for: index, value, certain: certain)
    let told = enough.map { Array(elements.indices.filter { elements[$0].belongs.isTrue }.prefix($0)) }
    return explanation(
      of: index, value, .counted(certain: certain, possible: possible, of: elements.count),
      (told ?? Array(elements.indices)).map { member($0, elements[$0]) }, reads: baseReads(of: list))
  }

  /// How many certain items are enough to make the comparison what it is, however many more there are; nil where that also
  /// hangs on the others.
  private mutating func enough(for index: Int32, _ value: Value, certain: Int) -> Int? {
    let node = node(index)
    let isSizeFirst = self.node(node.a).operation == .size
    let limit = self.value(isSizeFirst ? node.b : node.a)
    guard value.kind == .boolean, limit.kind == .integer, let least = Int(exactly: Int64(bitPattern: limit.bits)) else {
      return nil
    }
    let needed: Int? =
      switch (node.operation, isSizeFirst, value.isTrue) {
      case (.greater, true, true), (.less, false, true), (.lessOrEqual, true, false), (.greaterOrEqual, false, false):
        least.addingReportingOverflow(1).overflow ? nil : least + 1
      case (.greaterOrEqual, true, true), (.lessOrEqual, false, true), (.less, true, false), (.greater, false, false):
        least
      default: nil
      }
    return needed.flatMap { $0 <= certain ? max(0, $0) : nil }
  }

  /// Whether an item belongs to the list that is counted, and why.
  private mutating func member(_ index: Int, _ element: Element) -> Explanation {
    let parts = element.belongs.isFalse ? exclusion(of: element) : membership(of: element)
    return Explanation(
      outcome: Explanation.Outcome(element.belongs), basis: .item(index, slot: element.slot), expression: nil,
      parts: parts, reads: [], rows: [:])
  }
}
