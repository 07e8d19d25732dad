/// A limit of the language. None can be raised by a rubric, and meeting one is an ordinary diagnostic.
public struct LanguageLimit: Sendable {
  /// What is limited.
  public let what: String
  /// How many there may be.
  public let most: Int
  /// The id of the diagnostic, or the kind of error, that comes of meeting it.
  public let outcome: String

  /// All of them.
  public static let all: [LanguageLimit] = [
    LanguageLimit(what: "bytes of an expression", most: Parser.lengthLimit, outcome: "expression-too-long"),
    LanguageLimit(
      what: "brackets, operators before a value and branches inside one another", most: Parser.nestingLimit,
      outcome: "expression-too-deep"),
    LanguageLimit(what: "operators or steps in a row", most: Parser.chainLimit, outcome: "expression-too-deep"),
    LanguageLimit(
      what: "levels once definitions are put in their places", most: Checker.depthLimit,
      outcome: "expression-too-deep"),
    LanguageLimit(
      what: "macros that go through a list inside one another", most: Checker.macroLimit, outcome: "macros-too-deep"),
    LanguageLimit(
      what: "parts of a rubric's rules once definitions with parameters are put in their places",
      most: Checker.sizeLimit, outcome: "rules-too-large"),
    LanguageLimit(
      what: "constant texts that the lists of a rubric are joined from", most: Checker.textLimit,
      outcome: "rules-too-large"),
    LanguageLimit(
      what: "steps that a criterion, or a definition without parameters, may take on one record",
      most: Evaluator.criterionLimit, outcome: "criterion-too-costly"),
    LanguageLimit(
      what: "steps that all rules may take on one record", most: Evaluator.caseLimit, outcome: "too-much-work"),
    LanguageLimit(
      what: "items of lists that rules may make for one record", most: Evaluator.scratchLimit, outcome: "too-much-work"),
    LanguageLimit(
      what: "bytes of texts that rules may make for one record", most: 8 * Evaluator.scratchLimit,
      outcome: "too-much-work"),
    LanguageLimit(what: "characters of a regular expression", most: Pattern.lengthLimit, outcome: "invalid-pattern"),
    LanguageLimit(
      what: "parts of a regular expression once its repetitions are written out", most: Pattern.sizeLimit,
      outcome: "invalid-pattern"),
  ]
}
