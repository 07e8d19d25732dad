public import Diagnostics

/// A parsed expression of the rule language (CEL, the Common Expression Language), not yet checked.
///
/// The grammar is that of the CEL language definition (github.com/google/cel-spec, doc/langdef.md).
public struct Expression: Sendable {
  /// What it is.
  public let kind: Kind
  /// Where it stands in the file that the author wrote.
  public let range: SourceRange

  /// The forms an expression may take.
  public indirect enum Kind: Sendable {
    /// A constant written out.
    case literal(Literal)
    /// A name; with a dot before it where it must be looked up from the root.
    case identifier(String)
    /// `operand.field`, or `operand.?field`.
    case select(Expression, Name, isOptional: Bool)
    /// `operand[index]`, or `operand[?index]`.
    case index(Expression, Expression, isOptional: Bool)
    /// `function(arguments)`.
    case call(Name, [Expression])
    /// `target.function(arguments)`.
    case method(Expression, Name, [Expression])
    /// `has(operand.field)`.
    case has(Expression, Name)
    /// `list.exists(x, …)` and its kin.
    case comprehension(Comprehension)
    /// `cel.bind(x, value, body)`: the body, in which the name stands for the value.
    case bind(Name, Expression, Expression)
    /// `[a, ?b]`.
    case list([Element])
    /// `{a: b, ?c: d}`.
    case map([Entry])
    /// `Type{field: value}`.
    case message(Name, [MessageField])
    /// `!a` or `-a`.
    case unary(UnaryOperator, Expression)
    /// `a + b` and its kin.
    case binary(BinaryOperator, Expression, Expression)
    /// `condition ? a : b`.
    case conditional(Expression, Expression, Expression)
  }

  /// A name and where it stands.
  public struct Name: Sendable {
    /// The name.
    public let text: String
    /// Where it stands.
    public let range: SourceRange
  }

  /// A constant.
  public enum Literal: Sendable, Hashable {
    /// `null`.
    case null
    /// `true`, `false`.
    case boolean(Bool)
    /// `12`, `0x1F`.
    case integer(Int64)
    /// `12u`.
    case unsigned(UInt64)
    /// `1.5`, `2e3`.
    case double(Double)
    /// `"text"`.
    case string(String)
    /// `b"bytes"`.
    case bytes([UInt8])
  }

  /// An element of a list written out.
  public struct Element: Sendable {
    /// Its value; where it is optional, an optional that may hold none.
    public let value: Expression
    /// Whether it stands in the list only if its optional holds a value.
    public let isOptional: Bool
  }

  /// An entry of a map written out.
  public struct Entry: Sendable {
    /// Its key.
    public let key: Expression
    /// Its value; where it is optional, an optional that may hold none.
    public let value: Expression
    /// Whether it stands in the map only if its optional holds a value.
    public let isOptional: Bool
  }

  /// A field of a message written out.
  public struct MessageField: Sendable {
    /// Its name.
    public let name: Name
    /// Its value.
    public let value: Expression
    /// Whether it is set only if its optional holds a value.
    public let isOptional: Bool
  }

  /// A macro that runs over the items of a list, the entries of a map or the value of an optional.
  public struct Comprehension: Sendable {
    /// Which one.
    public let macro: Macro
    /// The list, map or optional.
    public let list: Expression
    /// The name each item, key or index is given in turn.
    public let variable: Name
    /// The name the item or value is given beside its index or key; nil where there is one variable.
    public let second: Name?
    /// Which items are used at all; nil for all. Only the macros that transform have one.
    public let filter: Expression?
    /// What is asked of, or made from, each item.
    public let body: Expression

    init(
      macro: Macro, list: Expression, variables: (Name, Name?), filter: Expression? = nil, body: Expression
    ) {
      self.macro = macro
      self.list = list
      self.variable = variables.0
      self.second = variables.1
      self.filter = filter
      self.body = body
    }
  }

  /// The macros over lists, maps and optionals.
  public enum Macro: String, Sendable, CaseIterable {
    /// Whether some item satisfies the condition.
    case exists
    /// Whether every item does.
    case all
    /// Whether exactly one item does.
    case existsOne = "exists_one"
    /// The items that do.
    case filter
    /// What is made from each item.
    case map
    /// What is made from each index and item, or key and value, as a list.
    case transformList
    /// The same keys with what is made from each key and value.
    case transformMap
    /// The entries that are made from each key and value, as a map.
    case transformMapEntry
    /// What is made from the value of an optional, as an optional.
    case optMap
    /// The optional that is made from the value of an optional.
    case optFlatMap

    /// Those that the rules of a rubric may use.
    static let forRubrics: [Macro] = [.exists, .all, .existsOne, .filter, .map]

    /// The macro of a name; one of them has two.
    init?(named name: String) {
      self.init(rawValue: name == Self.otherName ? Self.existsOne.rawValue : name)
    }

    /// The other name of `exists_one`.
    static let otherName = "existsOne"
  }

  /// Operators before one operand.
  public enum UnaryOperator: String, Sendable {
    /// Not.
    case not = "!"
    /// Minus.
    case negate = "-"
  }

  /// Operators between two operands.
  public enum BinaryOperator: String, Sendable {
    /// Logic.
    case or = "||"
    case and = "&&"
    /// Relations.
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case isIn = "in"
    /// Arithmetic.
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case remainder = "%"

    /// How tightly it binds: higher is tighter.
    var precedence: Int {
      switch self {
      case .or: 1
      case .and: 2
      case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .isIn: 3
      case .add, .subtract: 4
      case .multiply, .divide, .remainder: 5
      }
    }
  }
}
