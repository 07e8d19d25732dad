public import Diagnostics
import Records

/// A list of cases out of which files to read are drawn: a table with a row for each case, as an authority's system gives it.
///
/// Which columns say what case a row is, the record schema knows; all other columns are kept as they are. What stands in a
/// cell is never part of a message.
public struct CaseList: Sendable {
  /// A case.
  public struct Row: Sendable {
    /// What identifies it, in the order of the schema's identity, without blanks around.
    public let identity: [String]
    /// Its cells, as they stand there.
    public let cells: [String]
  }

  /// The names of its columns, as they stand there.
  public let columns: [String]
  /// Its cases, in their order.
  public let rows: [Row]
  /// The fields of a record that identify a case, as paths.
  public let identityFields: [String]
  /// The file it was read from.
  public let source: SourceText
  let names: ColumnNames

  /// The column of a group of the schema (`team`), or of this name; nil where there is none. Case, blanks and marks between
  /// words do not matter.
  public func column(named name: String) -> Int? { names.column(of: name, among: columns) }

  /// A stratum: cases that have the same in some columns.
  public struct Stratum: Sendable {
    /// What they have there, without blanks around; empty where nothing is stated.
    public let name: [String]
    /// The places of its cases among the rows.
    public let rows: [Int]
  }

  /// The cases by what they have in some columns, by name; what is not stated last. All are one stratum where there are no
  /// columns.
  public func strata(by columns: [Int]) -> [Stratum] {
    var places: [[String]: [Int]] = columns.isEmpty ? [[]: []] : [:]
    for (place, row) in rows.enumerated() { places[columns.map { trimmed(row.cells[$0]) }, default: []].append(place) }
    return places.map { Stratum(name: $0, rows: $1) }.sorted { first, second in
      first.name.lexicographicallyPrecedes(second.name) { ($0.isEmpty ? 1 : 0, $0) < ($1.isEmpty ? 1 : 0, $1) }
    }
  }
}

/// A text without blanks around.
func trimmed(_ text: String) -> String {
  let start = text.drop(while: \.isWhitespace)
  return String(start[..<(start.lastIndex { !$0.isWhitespace }.map { start.index(after: $0) } ?? start.startIndex)])
}

/// What a column may be called that has the values of a field of a record.
struct ColumnNames: Sendable {
  /// For each field that identifies a case: what it is called in messages, and what its column may be called.
  let identity: [(name: String, keys: [String])]
  private let groups: [String: [String]]

  init(of schema: RecordSchema) {
    identity = schema.identity.map { field in (field.field.name, Self.keys(of: field, in: schema)) }
    groups = Dictionary(
      schema.groups.map { (Self.key($0.name), Self.keys(of: $0.field, in: schema)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// What matters of a column's name: `Case ID`, `case_id` and `caseId` are the same.
  static func key(_ name: String) -> String { name.lowercased().filter { $0.isLetter || $0.isNumber } }

  /// A field's own name, its path, its name without an ending that says it is a token, and the groups that it makes.
  private static func keys(of field: FieldReference, in schema: RecordSchema) -> [String] {
    let name = field.field.name
    let short = ["Code", "Id"].first(where: name.hasSuffix).map { String(name.dropLast($0.count)) } ?? name
    let groups = schema.groups.filter { $0.field.path == field.path }.map(\.name)
    return ([name, "\(field.path)", short] + groups).map(key)
  }

  func column(of name: String, among columns: [String]) -> Int? {
    let (own, keys) = (Self.key(name), columns.map(Self.key))
    guard !own.isEmpty else { return nil }
    return ([own] + (groups[own] ?? [])).lazy.compactMap { keys.firstIndex(of: $0) }.first
  }
}
