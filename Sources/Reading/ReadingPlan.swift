public import Records

/// What to keep while reading: the schema, and which of its fields someone needs.
public struct ReadingPlan: Sendable {
  /// The types that the records are decoded by.
  public let schema: RecordSchema
  private let kept: Set<Int>
  let tables: PlanTables
  /// The same for the plain lane; nil where it can't be used.
  let plainTables: PlainTables?

  /// A plan that keeps every field.
  public init(schema: RecordSchema, identifiers: IdentifierPolicy = .refuse) {
    self.init(schema: schema, kept: Set(schema.objects.flatMap { $0.fields.map(\.id) }), identifiers)
  }

  /// A plan that keeps the fields with these numbers (`Field.id`), and what every reading needs: identity, dates, groups,
  /// the fields that refer to rows and those they refer to, and every object and list on the way to a kept field.
  public init(schema: RecordSchema, keeping fields: Set<Int>, identifiers: IdentifierPolicy = .refuse) {
    let always = Self.alwaysKept(by: schema)
    self.init(schema: schema, kept: Self.closed(fields.union(always), in: schema), identifiers)
  }

  private init(schema: RecordSchema, kept: Set<Int>, _ identifiers: IdentifierPolicy) {
    self.schema = schema
    self.kept = kept
    tables = PlanTables(schema: schema, kept: kept, identifiers: identifiers)
    plainTables = PlainTables(tables)
  }

  /// Whether the values of this field are kept.
  public func keeps(_ field: Field) -> Bool { kept.contains(field.id) }

  private static func alwaysKept(by schema: RecordSchema) -> Set<Int> {
    let named =
      schema.identity + [schema.date, schema.from, schema.jurisdiction].compactMap { $0 }
      + schema.groups.map(\.field)
    let referring = schema.objects.flatMap(\.fields).filter { !$0.refersTo.isEmpty }
    let referred = referring.flatMap(\.refersTo).compactMap { schema.field(at: $0, throughLists: true) }
    return Set((named + referred).flatMap { $0.fields.map(\.id) } + referring.map(\.id))
  }

  /// The fields, and every field whose objects hold one of them.
  private static func closed(_ fields: Set<Int>, in schema: RecordSchema) -> Set<Int> {
    var kept = fields
    var before = -1
    while kept.count != before {
      before = kept.count
      for field in schema.objects.flatMap(\.fields) {
        guard let id = field.type.objectType else { continue }
        if schema.objects[id].fields.contains(where: { kept.contains($0.id) }) { kept.insert(field.id) }
      }
    }
    return kept
  }
}

extension ValueType {
  /// The object type that a value of this type is or holds, through lists.
  var objectType: Int? {
    switch self {
    case .object(let id): id
    case .list(let item, _, _): item.objectType
    case .boolean, .integer, .number, .text, .date, .enumeration: nil
    }
  }
}
