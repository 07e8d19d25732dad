import Diagnostics
public import Records

/// A small record type for tests of the language: a `box` with one field of every type, one `part` and a list of parts.
public enum TestSchema {
  /// The schema.
  public static let box = box(date: nil, from: nil)

  /// The same, where the audit window is taken from `day` and `part.day`.
  public static let datedBox: RecordSchema = {
    let (root, part) = (box.root, box.objects[1])
    return box(
      date: FieldReference([root.fields[5]]), from: FieldReference([root.fields[8], part.fields[3]]))
  }()

  private static func box(date: FieldReference?, from: FieldReference?) -> RecordSchema {
    var symbols = SymbolTable()
    let colour = Enumeration(
      name: "colour",
      values: ["red", "green", "blue"].map { .init(name: $0, text: "The colour \($0)", symbol: symbols.intern($0)) })
    let shape = Enumeration(
      name: "shape",
      values: ["round", "flat"].map { .init(name: $0, text: "A \($0) shape", symbol: symbols.intern($0)) })
    let part: [(String, ValueType)] = [
      ("id", .text), ("size", .integer(minimum: 0, maximum: 100)), ("colour", .enumeration(0)), ("day", .date),
      ("done", .boolean), ("tags", .list(of: .enumeration(0), minimumCount: 0, itemName: nil)),
    ]
    let box: [(String, ValueType)] = [
      ("flag", .boolean), ("other", .boolean), ("count", .integer(minimum: nil, maximum: nil)),
      ("share", .number(minimum: nil, maximum: nil)), ("name", .text), ("day", .date), ("colour", .enumeration(0)),
      ("shape", .enumeration(1)), ("part", .object(1)),
      ("parts", .list(of: .object(1), minimumCount: 0, itemName: nil)),
      ("numbers", .list(of: .integer(minimum: nil, maximum: nil), minimumCount: 0, itemName: nil)),
      ("names", .list(of: .text, minimumCount: 0, itemName: nil)),
      ("colours", .list(of: .enumeration(0), minimumCount: 0, itemName: nil)),
      ("days", .list(of: .date, minimumCount: 0, itemName: nil)),
      (
        "rows",
        .list(
          of: .list(of: .integer(minimum: nil, maximum: nil), minimumCount: 0, itemName: nil), minimumCount: 0,
          itemName: nil)
      ), ("key", .text),
    ]
    let objects = [
      ObjectType(id: 0, name: "box", text: "A box", fields: fields(box, from: 0)),
      ObjectType(id: 1, name: "partOfBox", text: "A part", fields: fields(part, from: box.count)),
    ]
    return RecordSchema(
      recordName: "box", collectionName: "boxes", objects: objects, enumerations: [colour, shape], symbols: symbols,
      identity: [FieldReference([objects[0].fields[box.count - 1]])], date: date, from: from, groups: [])
  }

  /// A calendar of three holidays, in March and May of 2016.
  public static let calendar = WorkingCalendar(
    holidays: ["2016-03-25", "2016-03-28", "2016-05-02"].compactMap { CalendarDate($0) })

  private static func fields(_ list: [(String, ValueType)], from first: Int) -> [Field] {
    list.enumerated().map { Field(id: first + $0, slot: $0, name: $1.0, text: "The \($1.0)", type: $1.1) }
  }
}
