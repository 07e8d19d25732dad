import Statistics

extension DisclosurePolicy {
  static let dfe = Self(
    name: "dfe", title: "DfE", source: "children in need statistics", suppressed: 1...5, roundedTo: nil)
  static let opensafely = Self(
    name: "opensafely", title: "OpenSAFELY", source: "output checking", suppressed: 1...7, roundedTo: 5)
  static let ons = Self(name: "ons", title: "ONS", source: "10-5 rule", suppressed: 1...9, roundedTo: 5)
  static let none = Self(name: "none", title: "None", source: "internal use", suppressed: nil, roundedTo: nil)

  static let all = [dfe, opensafely, ons, none]
}

/// A tree of rows that reports use.
struct TableShape {
  let names: [String]
  let parents: [Int?]

  static let theme = Self(
    names: ["files", "judgeable", "applicable", "gap", "no gap", "not applicable", "not judged"],
    parents: [nil, 0, 1, 2, 2, 1, 0])
  static let criterion = Self(
    names: [
      "files", "applicable", "met", "partly met", "missing", "not met", "not evidenced", "not applicable", "not judged",
    ],
    parents: [nil, 0, 1, 1, 1, 4, 4, 0, 0])
  static let short = Self(names: ["files", "gap", "no gap"], parents: [nil, 0, 0])

  /// The rows without parts.
  var leaves: [Int] { parents.indices.filter { !parents.contains($0) } }

  /// The table with these counts of each group, a list a group, in the order of the leaves.
  func table(_ groups: [[Int]]) -> CountTable {
    var columns = groups.map(sums)
    columns.insert(parents.indices.map { row in columns.reduce(0) { $0 + $1[row] } }, at: 0)
    return CountTable(
      name: "a table", rows: zip(names, parents).map { CountTable.Row($0, parent: $1) },
      counts: parents.indices.map { row in columns.map { $0[row] } })
  }

  /// The counts of all rows from those of the leaves.
  func sums(_ group: [Int]) -> [Int] {
    var column = [Int](repeating: 0, count: parents.count)
    for (leaf, count) in zip(leaves, group) { column[leaf] = count }
    for row in parents.indices.reversed() { if let parent = parents[row] { column[parent] += column[row] } }
    return column
  }
}

extension PublishedTable {
  /// Its figures as a report in text would show them.
  var text: [String] {
    counts.map { row in
      row.map { figure in
        switch figure {
        case .shown(let count): "\(count)"
        case .suppressed: "c"
        }
      }.joined(separator: " ")
    }
  }
}
