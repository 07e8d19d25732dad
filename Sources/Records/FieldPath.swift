/// The way from a record's root to a value: `case.auditDate`, `visits[2].seenAlone`, `visits[].seenAlone`.
public struct FieldPath: Hashable, Sendable {
  /// One step of the way.
  public enum Step: Hashable, Sendable {
    /// Into a field of an object.
    case field(String)
    /// To one item of a list, counted from 0.
    case item(Int)
    /// To every item of a list.
    case everyItem
  }

  /// The steps, from the root.
  public var steps: [Step]

  /// A path from its steps; none is the record itself.
  public init(_ steps: [Step] = []) {
    self.steps = steps
  }

  /// A path from field names alone.
  public init(fields: [String]) {
    self.steps = fields.map(Step.field)
  }

  /// This path and one step more.
  public func appending(_ step: Step) -> FieldPath { FieldPath(steps + [step]) }
}

extension FieldPath: CustomStringConvertible {
  /// Field names joined by dots, items as `[2]`, every item as `[]`.
  public var description: String {
    steps.reduce(into: "") { text, step in
      switch step {
      case .field(let name): text += text.isEmpty ? name : ".\(name)"
      case .item(let index): text += "[\(index)]"
      case .everyItem: text += "[]"
      }
    }
  }
}
