/// The types of a record: what the readers decode by, the rule language is checked against and the documentation is made from.
///
/// It is made from a JSON Schema file; nothing in the code knows a field's name.
public struct RecordSchema: Sendable {
  /// The name of one record, which is also its element's name in XML, such as `caseRecord`.
  public let recordName: String
  /// The name of a collection of records: the root element in XML, the envelope's key in JSON, such as `caseRecords`.
  public let collectionName: String
  /// Every object type; the first is the record itself.
  public let objects: [ObjectType]
  /// Every enumeration.
  public let enumerations: [Enumeration]
  /// The texts of all enumeration values.
  public let symbols: SymbolTable
  /// The fields whose values together identify a record.
  public let identity: [FieldReference]
  /// The field that holds the record's own audit date, if the schema names one.
  public let date: FieldReference?
  /// The field that holds the first day of the record's own audit window, if the schema names one.
  public let from: FieldReference?
  /// The field that says in which country the practice was done, if the schema names one.
  public let jurisdiction: FieldReference?
  /// The ways to group records, the default one first.
  public let groups: [Group]

  /// A way to group records.
  public struct Group: Sendable {
    /// Its name, such as `authority`.
    public let name: String
    /// The field whose value is the group.
    public let field: FieldReference

    /// A group.
    public init(name: String, field: FieldReference) {
      self.name = name
      self.field = field
    }
  }

  /// A schema from its parts.
  public init(
    recordName: String, collectionName: String, objects: [ObjectType], enumerations: [Enumeration],
    symbols: SymbolTable,
    identity: [FieldReference], date: FieldReference?, from: FieldReference?, jurisdiction: FieldReference? = nil,
    groups: [Group]
  ) {
    self.recordName = recordName
    self.collectionName = collectionName
    self.objects = objects
    self.enumerations = enumerations
    self.symbols = symbols
    self.identity = identity
    self.date = date
    self.from = from
    self.jurisdiction = jurisdiction
    self.groups = groups
  }

  /// The type of the record itself.
  public var root: ObjectType { objects[0] }

  /// How many fields all object types have together; field numbers run from 0 to one less.
  public var fieldCount: Int { objects.reduce(0) { $0 + $1.fields.count } }

  /// The object type of this name (`child`, `visit`), if there is one.
  public func object(named name: String) -> ObjectType? {
    objects.dropFirst().first { $0.name == name }
  }

  /// The field that a path of names leads to, through objects and, with `throughLists`, through the items of lists.
  public func field(at names: [String], throughLists: Bool = false) -> FieldReference? {
    var fields: [Field] = []
    var type = root
    for (index, name) in names.enumerated() {
      guard let field = type.field(named: name) else { return nil }
      fields.append(field)
      guard index + 1 < names.count else { break }
      switch field.type {
      case .object(let id): type = objects[id]
      case .list(.object(let id), _, _) where throughLists: type = objects[id]
      default: return nil
      }
    }
    return fields.isEmpty ? nil : FieldReference(fields)
  }
}

/// A field of a record and the fields that lead to it.
public struct FieldReference: Sendable {
  /// The fields from the root, the one that is meant last; never empty.
  public let fields: [Field]

  /// A reference; `fields` must not be empty.
  public init(_ fields: [Field]) {
    precondition(!fields.isEmpty, "a field reference leads to a field")
    self.fields = fields
  }

  /// The field that is meant.
  public var field: Field { fields[fields.count - 1] }

  /// Its path, by names.
  public var path: FieldPath { FieldPath(fields: fields.map(\.name)) }
}

/// The type of an object: its fields, in the schema's order.
public struct ObjectType: Sendable {
  /// Its number: the index in `RecordSchema.objects`.
  public let id: Int
  /// Its name in the schema, in the singular: `child`, `visit`; for the record itself the record's name.
  public let name: String
  /// What it is, in plain words.
  public let text: String
  /// What one of it is called in sentences, in the singular and without an article; nil where the schema does not say.
  public let title: String?
  /// Its fields, in the schema's order. A field's `slot` is its index here.
  public let fields: [Field]
  private let indexes: [String: Int]

  /// An object type; the fields' slots must be their indexes.
  public init(id: Int, name: String, text: String, title: String? = nil, fields: [Field]) {
    self.id = id
    self.name = name
    self.text = text
    self.title = title
    self.fields = fields
    self.indexes = Dictionary(fields.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The field of this name, if there is one.
  public func field(named name: String) -> Field? { indexes[name].map { fields[$0] } }
}

/// A field of an object type.
public struct Field: Sendable {
  /// Its number among all fields of the schema.
  public let id: Int
  /// Its index among the fields of its object type.
  public let slot: Int
  /// Its name.
  public let name: String
  /// What it means, in plain words.
  public let text: String
  /// What it is called in sentences: `age in years`; where it is true or false what is then said of its object:
  /// `is not born yet`. Nil where the schema does not say.
  public let title: String?
  /// The type of its value; every field may also be absent.
  public let type: ValueType
  /// Where its values must occur (`children.id`), if it refers to rows: paths of field names, through lists.
  public let refersTo: [[String]]

  /// A field.
  public init(
    id: Int, slot: Int, name: String, text: String, title: String? = nil, type: ValueType, refersTo: [[String]] = []
  ) {
    self.id = id
    self.slot = slot
    self.name = name
    self.text = text
    self.title = title
    self.type = type
    self.refersTo = refersTo
  }
}

/// The type of a field's value.
public indirect enum ValueType: Sendable, Equatable {
  /// True or false.
  case boolean
  /// A whole number, within bounds where they are given.
  case integer(minimum: Int?, maximum: Int?)
  /// A number, within bounds where they are given.
  case number(minimum: Double?, maximum: Double?)
  /// Text.
  case text
  /// A day.
  case date
  /// One of the values of an enumeration, by its index in `RecordSchema.enumerations`.
  case enumeration(Int)
  /// An object, by its index in `RecordSchema.objects`.
  case object(Int)
  /// A list; `itemName` is the name its items must have in XML, nil for any.
  case list(of: ValueType, minimumCount: Int, itemName: String?)
}

/// A closed set of texts.
public struct Enumeration: Sendable {
  /// One value of it.
  public struct Value: Sendable {
    /// The text that stands in records and rubrics.
    public let name: String
    /// What it means, in plain words.
    public let text: String
    /// What it is called in sentences; nil where the schema does not say.
    public let title: String?
    /// Whether it is read as if nothing were there, such as `notKnown`.
    public let isSilent: Bool
    /// Its number in `RecordSchema.symbols`.
    public let symbol: Int

    /// A value.
    public init(name: String, text: String, title: String? = nil, isSilent: Bool = false, symbol: Int) {
      self.name = name
      self.text = text
      self.title = title
      self.isSilent = isSilent
      self.symbol = symbol
    }

    /// What it means, in plain words, and that it counts as silence where it does.
    public var meaning: String { isSilent ? "\(text) It counts as silence, as an empty field does." : text }
  }

  /// Its name in the schema, or nil where it is written out at its only field.
  public let name: String?
  /// Its values, in the schema's order.
  public let values: [Value]

  /// An enumeration.
  public init(name: String?, values: [Value]) {
    self.name = name
    self.values = values
  }

  /// Whether a text is one of its values.
  public func contains(_ text: String) -> Bool { values.contains { $0.name == text } }
}
