import Records

/// A field whose values name rows, and where those rows' names stand.
struct ReferenceEntry: Sendable {
  /// The slots to go through, from the record, through objects and the items of lists.
  let walk: [Int]
  /// The same for each field that is referred to.
  let targets: [[Int]]
  /// The field's path (`visits[].childId`).
  let path: String
  /// The field's name; nil where its values are items.
  let name: String?
  /// The lists that hold the rows (`children or adults`).
  let rows: String

  /// Every kept field of a schema that refers to rows, in the schema's order.
  static func all(in schema: RecordSchema, kept: Set<Int>) -> [ReferenceEntry] {
    var found: [ReferenceEntry] = []
    var route = Route(schema: schema, kept: kept)
    route.visit(schema.root) { found.append($0) }
    return found
  }

  init(_ field: Field, walk: [Int], path: FieldPath, in schema: RecordSchema) {
    self.walk = walk
    self.path = path.description
    if case .list = field.type { name = nil } else { name = field.name }
    targets = field.refersTo.compactMap { schema.field(at: $0, throughLists: true)?.fields.map(\.slot) }
    rows = field.refersTo.map { $0.dropLast().joined(separator: ".") }.joined(separator: " or ")
  }
}

/// The way from the record to the type being looked at.
private struct Route {
  let schema: RecordSchema
  let kept: Set<Int>
  var slots: [Int] = []
  var path = FieldPath()
  /// The types on the way: a type within itself is not followed.
  var types: Set<Int> = []

  mutating func visit(_ type: ObjectType, _ found: (ReferenceEntry) -> Void) {
    guard types.insert(type.id).inserted else { return }
    for field in type.fields where kept.contains(field.id) {
      slots.append(field.slot)
      path.steps.append(.field(field.name))
      let depth = path.steps.count
      if !field.refersTo.isEmpty { found(ReferenceEntry(field, walk: slots, path: path, in: schema)) }
      if case .list = field.type { path.steps.append(.everyItem) }
      if let object = field.type.objectType { visit(schema.objects[object], found) }
      path.steps.removeLast(path.steps.count - depth + 1)
      slots.removeLast()
    }
    types.remove(type.id)
  }
}
