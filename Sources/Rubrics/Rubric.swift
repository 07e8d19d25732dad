public import Diagnostics
public import Expressions
public import Records

/// A rubric, checked and compiled: what a case file is judged by.
public struct Rubric: Sendable {
  /// Its kebab-case name, equal to its folder's.
  public let id: String
  /// Its version, as its author writes it.
  public let version: String
  /// Its title, for people.
  public let title: String
  /// What in it is published and what is its author's choice, shown under every report; nil where it does not say.
  public let basis: String?
  /// Where its criteria apply, such as `England`; nil where it does not say.
  public let jurisdiction: String?
  /// The schema of the records it judges.
  public let schema: RecordSchema
  /// Which records are in its scope; nil for all.
  public internal(set) var applies: Condition?
  /// When a theme counts as a gap.
  public let gap: GapRule
  /// Its themes, in the author's order.
  public internal(set) var themes: [Theme]
  /// How it grades cases; nil where it does not.
  public internal(set) var grading: Grading?
  /// What limits the grade of a case.
  public internal(set) var caps: [Cap]
  /// What a person must look at today.
  public internal(set) var alerts: [Alert]
  /// What is counted beside the judgements; empty where nothing is.
  public internal(set) var features: [FeatureTable]
  /// Whom to tell of an alert, and when: the local rule; nil where it does not say.
  public let escalation: String?
  /// What its rules are written with.
  public let vocabulary: Vocabulary
  /// All its conditions, compiled.
  public internal(set) var program: Program
  /// The text of `rubric.yaml`, and after it those of the files it includes.
  public let source: SourceText
  /// The paths of the files it includes, as it names them.
  public let includes: [String]
  /// The text of the schema.
  public let schemaSource: SourceText
  /// The path of the schema, as it names it.
  public let record: String
  /// What is asked of an authority about itself, in the same folder; nil where nothing is.
  public internal(set) var authority: AuthorityRubric?

  /// The numbers of the schema's fields that some condition can touch.
  public var fieldsUsed: Set<Int> { program.fields }

  /// Its criteria, theme by theme; `Criterion.index` is the index here.
  public var criteria: [Criterion] { themes.flatMap(\.criteria) }
}

/// A condition of a rubric: checked, for describing and explaining, and compiled.
public struct Condition: Sendable {
  /// What it says.
  public let expression: CheckedExpression
  /// Where it starts in the rubric's program.
  public let entry: Program.Entry
}

/// When a theme is a gap for a case.
public struct GapRule: Sendable {
  /// Whether one essential criterion that is not met, or not evidenced, is enough.
  public let essential: Bool
  /// The score, in percent, under which a theme is a gap; exactly this is none. Nil for no such limit.
  public let below: Int?

  /// Whether a theme is never a gap, as where a rubric asks authorities about themselves.
  var isNever: Bool { !essential && below == nil }
}

/// A group of criteria that are judged together.
public struct Theme: Sendable {
  /// Its kebab-case name.
  public let id: String
  /// Its title, for people.
  public let title: String
  /// What a gap in it is called, such as `lack of assessment of risk`; nil where the rubric does not say.
  public let finding: String?
  /// Its criteria, in the author's order; never empty.
  public internal(set) var criteria: [Criterion]
}

/// One thing that is judged.
public struct Criterion: Sendable {
  /// Its number among all criteria of the rubric.
  public let index: Int
  /// Its kebab-case name, unique in the rubric.
  public let id: String
  /// The number it has in the project's list of criteria, such as `CB-R1`; nil where it has none.
  public let ref: String?
  /// Its title, for people.
  public let title: String
  /// What sort of practice it asks for.
  public let kind: Kind
  /// Whether its theme is a gap when it is not met or not evidenced.
  public let isEssential: Bool
  /// How much it counts in its theme's score; 0 for information only.
  public let weight: Int
  /// When it is relevant to a case; nil for always.
  public internal(set) var applies: Condition?
  /// When it is met.
  public internal(set) var met: Condition
  /// When it is met in part; nil where it can't be.
  public internal(set) var partly: Condition?
  /// What might be done where it is not met.
  public let action: String?
  /// Why it is asked.
  public let why: String
  /// Where it comes from.
  public let source: String?
  /// Whose reading of that it is; nil where the rubric does not say.
  public let reading: Reading?
  /// Where and when it is in force.
  public let force: Force

  /// Whose reading a criterion is.
  public enum Reading: String, Sendable, CaseIterable {
    /// What the source asks, in other words.
    case source
    /// What the project makes of it.
    case project
  }

  /// The sorts of practice; reports show them apart, so that compliance is not taken for quality.
  public enum Kind: String, Sendable, CaseIterable {
    /// Something was done that must be done.
    case compliance
    /// It was done in time.
    case timeliness
    /// It was done well.
    case quality
    /// It made a difference.
    case impact
  }
}

/// What the rules of a rubric are written with, and what its author calls that in plain English.
public struct Vocabulary: Sendable {
  /// The definitions, in the author's order.
  public let definitions: [NamedExpression]
  /// The sets, in the author's order.
  public let sets: [NamedSet]
  /// The words of its author, by the name of a definition or set.
  public let words: [String: Words]

  /// A named list of texts.
  public struct NamedSet: Sendable {
    /// Its name.
    public let name: String
    /// Its texts.
    public let texts: [String]
  }

  /// What something is called in sentences. `<child>` in it stands for what the parameter `child` is given.
  public struct Words: Sendable {
    /// The name; of a condition what holds where it is true, of a list what all in it are called.
    public let text: String
    /// Of a condition what holds where it is false.
    public let opposite: String?
    /// Of a list what one of it is called, without an article.
    public let one: String?
  }
}
