internal import Records

extension RubricFacts {
  /// What the fields of the record mean, and what may stand in them.
  mutating func addRecord() {
    let schema = rubric.schema
    for type in schema.objects {
      for field in type.fields {
        let owner = type.id == schema.root.id ? "" : "\(type.name)."
        let values = schema.values(of: field.type).map { "\($0.name): \($0.meaning)" }
        let parts = [
          Part("called", field.title), Part("means", field.text), Part("holds", schema.words(for: field)),
          values.isEmpty ? nil : Part("values", values.joined(separator: " ")),
        ]
        add(
          Subject(
            subject: .field, id: "\(schema.recordName) \(owner)\(field.name)", name: "\(owner)\(field.name)",
            title: "\(owner)\(field.name)", parts: parts.compactMap { $0 }))
      }
    }
  }
}
