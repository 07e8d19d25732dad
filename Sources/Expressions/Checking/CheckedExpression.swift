public import Diagnostics
public import Records

/// An expression whose every name is known and whose every type fits: what is compiled, described and explained.
public struct CheckedExpression: Sendable {
  /// What it is.
  public let kind: Kind
  /// The type of its value.
  public let type: ExpressionType
  /// Where it stands in the rubric file.
  public let range: SourceRange
  /// The texts it may be, as far as they are known: of a text itself, of a list its items.
  let texts: KnownTexts

  /// The text that it is, where it is a constant.
  public var constantText: String? {
    if case .constant(.string(let text)) = kind { text } else { nil }
  }

  /// A text that a rubric's author wrote, and where.
  public struct ConstantText: Sendable, Hashable {
    /// The text.
    public let text: String
    /// Where it stands.
    public let range: SourceRange

    /// A text and its place.
    public init(text: String, range: SourceRange) {
      self.text = text
      self.range = range
    }
  }

  /// The forms a checked expression may take.
  public indirect enum Kind: Sendable {
    /// A constant.
    case constant(Constant)
    /// The record.
    case record
    /// The value of a variable: one of the audit window, of a macro, or of a definition's parameter.
    case variable(Variable)
    /// A field of an object.
    case field(CheckedExpression, Field)
    /// A definition without parameters, by name.
    case definition(String)
    /// A definition with its parameters bound to arguments.
    case applied(String, [Binding], CheckedExpression)
    /// `has(object.field)`.
    case has(CheckedExpression, Field)
    /// Not.
    case not(CheckedExpression)
    /// And, or.
    case logic(Logic, CheckedExpression, CheckedExpression)
    /// Equality and order.
    case comparison(Comparison, CheckedExpression, CheckedExpression)
    /// Whether a list holds a value.
    case contains(list: CheckedExpression, value: CheckedExpression)
    /// One of two values.
    case conditional(CheckedExpression, CheckedExpression, CheckedExpression)
    /// A function that knows nothing of silence: an unknown argument makes it unknown.
    case function(Function, overload: Int, [CheckedExpression])
    /// The number of items of a list.
    case size(CheckedExpression)
    /// An item of a list, by its index.
    case item(CheckedExpression, CheckedExpression)
    /// A macro over the items of a list.
    case comprehension(Expression.Macro, CheckedExpression, Variable, CheckedExpression)
    /// A list written out.
    case list([CheckedExpression])
    /// The value of a field, or the second where the file is silent about it: `object.?field.orValue(second)`.
    case fieldOr(CheckedExpression, Field, CheckedExpression)
    /// What only standard mode has.
    case standard(Standard)
  }

  /// The forms of standard mode, where types are found when the expression is evaluated.
  public indirect enum Standard: Sendable {
    /// A function, its overload found by the kinds of the arguments.
    case dispatch(Function, [CheckedExpression])
    /// What always fails, such as a name that nothing has.
    case failure(EvaluationError)
    /// `operand[?key]` and `operand.?key`: an optional.
    case optionalItem(CheckedExpression, CheckedExpression)
    /// `has(operand.key)`.
    case hasKey(CheckedExpression, CheckedExpression)
    /// A list written out of which some elements are optional.
    case list([Element])
    /// A map written out.
    case map([Entry])
    /// A macro with two variables.
    case pairs(PairComprehension)
  }

  /// An element of a list.
  public struct Element: Sendable {
    /// Its value, or an optional.
    public let value: CheckedExpression
    /// Whether an optional decides if it is in the list.
    public let isOptional: Bool
  }

  /// An entry of a map.
  public struct Entry: Sendable {
    /// Its key.
    public let key: CheckedExpression
    /// Its value, or an optional.
    public let value: CheckedExpression
    /// Whether an optional decides if it is in the map.
    public let isOptional: Bool
  }

  /// A macro over the indices and items of a list, or the keys and values of a map.
  public struct PairComprehension: Sendable {
    /// Which one.
    public let macro: Expression.Macro
    /// The list or map.
    public let list: CheckedExpression
    /// The index or key.
    public let first: Variable
    /// The item or value.
    public let second: Variable
    /// Which pairs are used; nil for all.
    public let filter: CheckedExpression?
    /// What is asked of, or made from, each pair.
    public let body: CheckedExpression
  }

  /// A constant.
  public enum Constant: Sendable, Hashable {
    /// True or false.
    case boolean(Bool)
    /// A whole number.
    case integer(Int64)
    /// A number.
    case double(Double)
    /// Text.
    case string(String)
    /// Null.
    case null
    /// A whole number without a sign.
    case unsigned(UInt64)
    /// Bytes.
    case bytes([UInt8])
    /// A type.
    case type(TypeName)
  }

  /// A variable: its name, and a number that no other variable of the rubric has.
  public struct Variable: Sendable, Hashable {
    /// Its name, as written.
    public let name: String
    /// Its number.
    public let number: Int

    /// The last day of the audit window, a name every rubric may use.
    public static let auditDate = Variable(name: "auditDate", number: 0)
    /// The first day of the audit window, a name every rubric may use.
    public static let auditFrom = Variable(name: "auditFrom", number: 1)
    /// How many there are beside those of macros and parameters; their numbers are the lowest.
    static let predefinedCount = 2
  }

  /// A parameter of a definition and what it stands for in one use.
  public struct Binding: Sendable {
    /// The parameter.
    public let variable: Variable
    /// The argument.
    public let value: CheckedExpression
  }

  /// The logical operators of two operands.
  public enum Logic: String, Sendable {
    /// Both.
    case and = "&&"
    /// At least one.
    case or = "||"
  }

  /// The operators that compare.
  public enum Comparison: String, Sendable {
    /// The same value.
    case equal = "=="
    /// Another value.
    case notEqual = "!="
    /// Smaller, earlier.
    case less = "<"
    /// Not greater, not later.
    case lessOrEqual = "<="
    /// Greater, later.
    case greater = ">"
    /// Not smaller, not earlier.
    case greaterOrEqual = ">="
  }

  init(_ kind: Kind, _ type: ExpressionType, _ range: SourceRange, texts: KnownTexts? = nil) {
    self.kind = kind
    self.type = type
    self.range = range
    self.texts = texts ?? KnownTexts(of: type)
  }
}
