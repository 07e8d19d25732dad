import Records

/// A small schema with a field of every type.
enum SampleSchema {
  static let schema: RecordSchema = {
    var symbols = SymbolTable()
    let states = ["open", "closed", "notRecorded"].map {
      Enumeration.Value(name: $0, text: "", symbol: symbols.intern($0))
    }
    let objects = makeObjects()
    let path = { (names: [String]) in reference(names, in: objects) }
    return RecordSchema(
      recordName: "caseRecord", collectionName: "caseRecords", objects: objects,
      enumerations: [Enumeration(name: "state", values: states)], symbols: symbols,
      identity: [path(["case", "caseId"])], date: path(["case", "auditDate"]), from: nil,
      groups: [RecordSchema.Group(name: "team", field: path(["case", "team"]))])
  }()

  private static func makeObjects() -> [ObjectType] {
    var count = 0
    let object = { (id: Int, name: String, fields: [(String, ValueType, [[String]])]) in
      ObjectType(
        id: id, name: name, text: "",
        fields: fields.enumerated().map { slot, field in
          count += 1
          return Field(
            id: count - 1, slot: slot, name: field.0, text: "", type: field.1, refersTo: field.2)
        })
    }
    return [
      object(
        0, "caseRecord",
        [
          ("case", .object(1), []),
          ("children", .list(of: .object(2), minimumCount: 1, itemName: nil), []),
          ("visits", .list(of: .object(3), minimumCount: 0, itemName: "visit"), []),
          ("risk", .number(minimum: 0, maximum: 10.5), []),
          ("words", .list(of: .text, minimumCount: 0, itemName: nil), []),
        ]),
      object(
        1, "case",
        [
          ("caseId", .text, []), ("team", .text, []), ("auditDate", .date, []), ("openedOn", .date, []),
          ("state", .enumeration(0), []), ("note", .text, []),
        ]),
      object(
        2, "child", [("id", .text, []), ("age", .integer(minimum: 0, maximum: 25), []), ("unborn", .boolean, [])]),
      object(
        3, "visit",
        [
          ("childId", .text, [["children", "id"]]), ("seenAlone", .boolean, []), ("on", .date, []),
          ("childIds", .list(of: .text, minimumCount: 0, itemName: nil), [["children", "id"]]),
          ("count", .integer(minimum: nil, maximum: nil), []),
        ]),
    ]
  }

  private static func reference(_ names: [String], in objects: [ObjectType]) -> FieldReference {
    let fields = objects.compactMap { object in names.compactMap { object.field(named: $0) }.first }
    return FieldReference(fields)
  }
}
