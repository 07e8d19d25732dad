internal import Expressions
internal import Records

extension RubricPage {
  /// What the rules read in a record: every field with its meaning, and the meaning of its values.
  var record: [PageBlock] {
    let types = rubric.schema.objects.filter { $0.fields.contains { use.fields.contains($0.id) } }
    guard !types.isEmpty else { return [] }
    var shown: [Int: String] = [:]
    var blocks: [PageBlock] = [
      .heading(2, answers == nil ? "What is read in the record" : "What is read in a profile"),
      .paragraph(
        """
        First stands the name that a field or value has in a record, then what it is called on this page, where that is \
        something else, then what it means.
        """),
    ]
    for type in types {
      let fields = type.fields.filter { use.fields.contains($0.id) }
      blocks.append(.heading(3, heading(of: type)))
      blocks.append(.list(fields.flatMap { lines(for: $0, of: type, &shown) }))
    }
    return blocks
  }

  private func heading(of type: ObjectType) -> Phrase {
    type.id == 0 ? answers == nil ? "The record" : "The profile" : Phrase(describer.noun(ofType: type.id)).capitalised
  }

  private func lines(for field: Field, of type: ObjectType, _ shown: inout [Int: String]) -> [PageLine] {
    let line = PageLine("\(named(field, of: type)): \(field.text)")
    guard let enumeration = field.enumeration else { return [line] }
    if let before = shown[enumeration] { return [line, PageLine("the values of \(Phrase(.code(before)))", depth: 1)] }
    shown[enumeration] = type.id == 0 ? field.name : "\(type.name).\(field.name)"
    let values = rubric.schema.enumerations[enumeration].values.map { value in
      PageLine("\(named(value.name, value.title ?? words(inName: value.name))): \(value.meaning)", depth: 1)
    }
    return [line] + values
  }

  private func named(_ field: Field, of type: ObjectType) -> Phrase {
    let isRow = describer.identities.contains(field.id)
    return named(
      field.name, isRow ? "stands for the \(describer.noun(ofType: type.id)) itself" : describer.name(of: field))
  }

  /// A name as it stands in a record, and what it is called on the page where that is something else.
  private func named(_ name: String, _ words: String) -> Phrase {
    name == words ? Phrase(.code(name)) : "\(Phrase(.code(name))) (\(words))"
  }
}
