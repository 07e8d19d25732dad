import Diagnostics
import Expressions
import Records
@testable import Rubrics

extension FuzzTarget {
  /// A rubric's YAML, over a small schema: read, checked, compiled, and asked about records.
  static let rubric = FuzzTarget(name: "rubric") { bytes in
    let source = SourceText(path: "rubric.yaml", bytes: bytes)
    var diagnostics = Diagnostics()
    let rubric = RubricLoader.load(source, in: .init(path: "Fuzz/any", name: nil), &diagnostics)
    requireGoodPlaces(diagnostics, in: source)
    guard let rubric else {
      require(diagnostics.hasErrors, "a rubric that can't be used has a mistake")
      return true
    }
    require(!diagnostics.hasErrors, "a rubric with mistakes is not used")
    evaluate(rubric)
    return true
  }

  private static func evaluate(_ rubric: Rubric) {
    var record = Record()
    _ = record.addObject(rubric.schema.root)
    var evaluator = Evaluator(rubric.program)
    let subject = Evaluator.Subject(record: record, auditDate: .unreadable, auditFrom: .unreadable)
    evaluator.with(subject, observing: true) { evaluator in
      for criterion in rubric.criteria {
        let value = evaluator.evaluate(criterion.met.entry)
        require(
          value.isTrue || value.isFalse || value.isUnknown || value.evaluationError != nil,
          "a condition is true, false, unknown or an error")
      }
    }
  }
}
