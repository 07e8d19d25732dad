public import Auditing
import Records
public import Rubrics

/// A form in which the findings on single cases can be written: a line a case, in the order of the input.
///
/// ```swift
/// let lines = FindingsFormat.ndjson.lines(layout: audit.findingsLayout)
/// var bytes = lines.head
/// let report = audit.run(inputs, onCase: { lines.append($0, to: &bytes) })
/// ```
public struct FindingsFormat: Sendable {
  /// Its name, which is also the ending of its files.
  public let name: String
  /// How lines of it are written.
  private let newLines: @Sendable (FindingsLayout) -> FindingsLines

  init(name: String, _ newLines: @escaping @Sendable (FindingsLayout) -> FindingsLines) {
    self.name = name
    self.newLines = newLines
  }

  /// How the cases of one audit are written.
  public func lines(layout: FindingsLayout) -> FindingsLines { newLines(layout) }

  /// Every form.
  public static let all: [FindingsFormat] = [.ndjson, .csv]

  /// The form that the ending of a file's name stands for, in capital letters or small ones; nil for none.
  public static func of(fileNamed path: String) -> FindingsFormat? {
    all.first { path.lowercased().hasSuffix(".\($0.name)") }
  }
}

/// What the findings of one audit hold.
public struct FindingsLayout: Sendable {
  /// The rubrics.
  public let rubrics: RubricSet
  /// The names of the labels of each case, in their order there.
  public let labels: [String]
  /// Whom to tell of an alert, and when: the local rule; nil for that of an alert's rubric.
  public let escalation: String?

  /// A layout.
  public init(rubrics: RubricSet, labels: [String], escalation: String? = nil) {
    self.rubrics = rubrics
    self.labels = labels
    self.escalation = escalation
  }

  /// The paths of the identifying fields.
  var identity: [String] { rubrics.schema.identity.map(\.path.description) }
}

/// Writes cases as lines of UTF-8.
public struct FindingsLines: Sendable {
  /// What stands before the first case.
  public let head: [UInt8]
  private let appendLine: @Sendable (CountedCase, inout [UInt8]) -> Void

  init(head: [UInt8], append: @escaping @Sendable (CountedCase, inout [UInt8]) -> Void) {
    self.head = head
    appendLine = append
  }

  /// Appends the line of a case; it must have the labels of the layout.
  public func append(_ counted: CountedCase, to bytes: inout [UInt8]) { appendLine(counted, &bytes) }
}
