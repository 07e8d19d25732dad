import Records
import Rubrics

extension NewRun {
  /// Holds that cases are labelled with nothing that says which one it is: labels stay when cases are purged. Whose a case is, as a
  /// group of the schema, may be told.
  ///
  /// - Throws: the first label that identifies a case.
  func checkLabels() throws(HistoryProblem) {
    let schema = rubrics.schema
    let groups = Set(schema.groups.map(\.field.path))
    let identifying = Set(schema.identity.map(\.path)).subtracting(groups)
    for label in labels where !schema.groups.contains(where: { $0.name == label }) {
      let path = FieldPath(fields: label.split(separator: ".").map(String.init))
      if identifying.contains(path) { throw .identifyingLabel(label) }
    }
  }
}
