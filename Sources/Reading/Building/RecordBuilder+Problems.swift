import Diagnostics
import Records

/// Something the schema does not allow, found in the record that is being built.
struct Problem: Sendable {
  let message: Diagnostic.Message
  /// Where in the file.
  let offset: Int
  /// An error makes a value unreadable, a warning changes nothing.
  let severity: Diagnostic.Severity
  /// The field it is about, where it is not an item.
  let name: String?
}

/// A name that the schema does not know, found in the record that is being built.
struct UnknownName: Sendable {
  let path: String
  let name: String
  /// The number of the object type it was looked for in; nil where no name would have been right.
  let object: Int?
  /// Where it was found first.
  let offset: Int
  /// How often it was found.
  var count = 1
}

extension RecordBuilder {
  /// Notes a problem of the innermost value.
  mutating func report(_ message: Diagnostic.Message, at offset: Int, as severity: Diagnostic.Severity = .error) {
    let field = frames.last?.field ?? -1
    let name = field < 0 ? nil : tables.fieldNames[field]
    note(Problem(message: message, offset: offset, severity: severity, name: name))
  }

  /// Keeps a problem, unless there are too many.
  mutating func note(_ problem: Problem) {
    guard problems.count < limits.problemsPerRecord else { return hasMoreProblems = true }
    problems.append(problem)
  }

  /// Refuses the innermost value because it is of the wrong type.
  mutating func refuse() {
    guard let frame = frames.last, frame.isKept, !frame.isBroken else { return }
    refuse(.unreadable(path(), as: tables.values[frame.value].kind))
  }

  /// Refuses the innermost value.
  mutating func refuse(_ message: Diagnostic.Message) {
    guard let frame = frames.last, frame.isKept, !frame.isBroken else { return }
    frames[frames.count - 1].isBroken = true
    report(message, at: frame.offset)
  }

  /// The path of the innermost value, every item of a list being meant (`visits[].seenAlone`).
  func path() -> String {
    guard frames.count > 1 else { return tables.schema.recordName }
    return path(of: frames.dropFirst()).description
  }

  /// The path of the innermost value that the schema knows; empty where no record is read.
  var knownPath: String {
    guard frames.count != 1 else { return tables.schema.recordName }
    return path(of: frames.dropFirst().prefix { $0.role != .skipped }).description
  }

  /// The path of a field of the innermost object.
  func path(to field: Int) -> String { path(appending: tables.fieldNames[field]) }

  /// The path of something of this name in the innermost value.
  func path(appending name: String) -> String {
    path(of: frames.dropFirst()).appending(.field(name)).description
  }

  private func path(of frames: ArraySlice<Frame>) -> FieldPath {
    FieldPath(frames.map { $0.field < 0 ? .everyItem : .field(tables.fieldNames[$0.field]) })
  }
}

extension Diagnostic.Message {
  static func unreadable(_ path: String, as kind: PlanTables.ValueKind) -> Self {
    switch kind {
    case .boolean:
      Self(id: "unreadable-boolean", "'\(path)' is neither true nor false", label: "expected true or false")
    case .integer: Self(id: "unreadable-integer", "'\(path)' is not a whole number", label: "expected a whole number")
    case .number: Self(id: "unreadable-number", "'\(path)' is not a number", label: "expected a number")
    case .text: Self(id: "unreadable-text", "'\(path)' is not text", label: "expected text")
    case .date: Self(id: "unreadable-date", "'\(path)' is not a date", label: "expected yyyy-mm-dd")
    case .enumeration: Self(id: "value-not-listed", "'\(path)' is none of the listed values", label: "not listed")
    case .object: Self(id: "unreadable-object", "'\(path)' is not an object", label: "expected an object with fields")
    case .list: Self(id: "unreadable-list", "'\(path)' is not a list", label: "expected a list")
    }
  }

  /// A value outside its enumeration; the values that would be right come from the schema and may be shown.
  static func valueNotListed(_ path: String, allowed: [String]) -> Self {
    let shown = allowed.prefix(12).joined(separator: ", ")
    return Self(
      id: "value-not-listed", "'\(path)' is none of the listed values", label: "not listed",
      help: "use one of \(shown)\(allowed.count > 12 ? ", …" : "")")
  }

  static func outOfRange(_ path: String, expected: String) -> Self {
    Self(id: "out-of-range", "'\(path)' is out of range", label: "expected \(expected)")
  }

  static func listTooShort(_ path: String, minimum: Int) -> Self {
    Self(
      id: "list-too-short", "'\(path)' holds too few items", label: "expected at least \(minimum)",
      help: "leave the list out where the file is silent about it")
  }

  static func emptyItem(_ path: String) -> Self {
    let list = path.hasSuffix("[]") ? String(path.dropLast(2)) : path
    return Self(id: "empty-item", "an item of '\(list)' is empty", label: "expected a value")
  }

  static func givenTwice(_ path: String) -> Self {
    Self(id: "given-twice", "'\(path)' is given more than once", label: "given again", help: "keep one of them")
  }

  static func nullWithContent(_ path: String) -> Self {
    Self(
      id: "nil-with-content", "'\(path)' is marked as nil and has content", label: "expected no content",
      help: "remove xsi:nil or the content")
  }

  static func strayText(_ path: String) -> Self {
    Self(
      id: "stray-text", "'\(path)' holds text beside its elements", label: "this text is not read",
      help: "put the text into an element of its own")
  }

  static func danglingReference(_ path: String, rows: String) -> Self {
    Self(id: "dangling-reference", "'\(path)' names no row of \(rows)", label: "no such row")
  }
}
