public import Records

/// The compiled rules of a rubric: one flat array of instructions that every worker shares.
public struct Program: Sendable {
  /// Where the evaluation of one expression starts.
  public struct Entry: Hashable, Sendable {
    let node: Int32
  }

  /// One instruction; what `a`, `b` and `c` are depends on the operation.
  struct Node: Sendable {
    var operation: Operation
    /// Whether it is a condition whose truth may be asked alone; said only of what nobody observes.
    var isCondition = false
    var a: Int32 = 0
    var b: Int32 = 0
    var c: Int32 = 0
  }

  /// What an instruction does.
  enum Operation: UInt8, Sendable {
    /// The constant `a`.
    case constant
    /// The record.
    case record
    /// The variable `a`.
    case variable
    /// The field at slot `b` of the object `a`; `c` is the field's number.
    case field
    /// The definition `a`, computed once a record.
    case definition
    /// Binds variable `b` to `a`, then is `c`.
    case bind
    /// Whether the field at slot `b` of the object `a` holds a value.
    case has
    case not
    case and
    case or
    /// `a ? b : c`.
    case conditional
    case equal
    case notEqual
    case less
    case lessOrEqual
    case greater
    case greaterOrEqual
    /// Whether the list `a` holds `b`.
    case contains
    /// The size of the list or text `a`.
    case size
    /// The item of list `a` with index `b`.
    case item
    /// The function body `a` on the `c` arguments from `b` in `arguments`.
    case function
    /// The same, for a body that is given unknown arguments and undecided lists as they are.
    case silentFunction
    /// The function `a` of `functions`, by an overload that fits the `c` arguments from `b` in `arguments`.
    case dispatch
    /// A list of the `c` elements from `b` in `arguments`.
    case list
    /// A list of `c` elements: from `b` in `arguments` an element and whether it is optional (0 or 1), by turns.
    case optionalList
    /// A map of `c` entries: from `b` in `arguments` a key, a value and whether it is optional, by turns.
    case mapLiteral
    /// The item of list or map `a` with index or key `b`, as an optional.
    case optionalItem
    /// Whether the map `a` has the key `b`.
    case hasKey
    /// The value of the field node `a`, or `b` where the record is silent about it.
    case fieldOr
    /// Macros over list `a`, with variable `b` and body `c`.
    case exists
    case all
    case existsOne
    case filter
    case map
    /// Macros over the value of optional `a`, with variable `b` and body `c`.
    case optMap
    case optFlatMap
    /// Macros over the pairs of list or map `a`; from `b` in `arguments` stand the two variables, the filter (or -1) and
    /// the body.
    case pairsExist
    case allPairs
    case onePairExists
    case transformList
    case transformMap
    case transformMapEntry
    /// Several instructions in one; `Fusion` makes them. The field at slot `b` of variable `a`, or of the record; whether it is, or
    /// is not, the constant `c`, or is in it.
    case variableField
    case recordField
    case variableFieldIs
    case variableFieldIsNot
    case variableFieldIn
    /// Whether the day at slot `b` of variable `a` lies in the audit window; `c` is the number of the instruction itself.
    case fieldInWindow
  }

  var nodes: [Node] = []
  /// The instructions and constants as the evaluator reads them.
  var tables: ProgramTables {
    guard let finished else { preconditionFailure("a program is finished before it is evaluated") }
    return finished
  }
  private var finished: ProgramTables?
  /// For each instruction the expression it was made from, where it is the whole of one.
  var expressions: [CheckedExpression?] = []
  var arguments: [Int32] = []
  var constants: [Value] = []
  /// The items of constant lists, end to end.
  var constantItems: [Value] = []
  /// The bytes of constant bytes, end to end.
  var constantBytes: [UInt8] = []
  /// The functions whose overloads are found when they are called.
  var functions: [Function] = []
  var bodies: [@Sendable (inout Evaluator, Arguments) -> Value] = []
  /// The definitions without parameters: where each starts.
  var definitions: [Int32] = []
  /// What each definition without parameters that some rule uses stands for.
  public internal(set) var definitionBodies: [String: CheckedExpression] = [:]
  var variableCount = CheckedExpression.Variable.predefinedCount
  /// The texts of the schema's enumerations and of the rubric's constants.
  var symbols: SymbolTable
  /// The numbers of all fields that some rule can touch.
  public internal(set) var fields: Set<Int> = []
  /// Whether some function of it counts working days.
  public internal(set) var readsCalendar = false
  /// The bank holidays, where it needs them.
  public var calendar: WorkingCalendar?
  /// The names of fields by number.
  let fieldNames: [String]

  /// Makes the tables, once everything is added.
  mutating func finish() { finished = ProgramTables(self) }

  /// An empty program of standard mode, or for records of a schema.
  init(schema: RecordSchema? = nil) {
    symbols = schema?.symbols ?? SymbolTable()
    fieldNames = schema?.objects.flatMap(\.fields).sorted { $0.id < $1.id }.map(\.name) ?? []
  }
}
