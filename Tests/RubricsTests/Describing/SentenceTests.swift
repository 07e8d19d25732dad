import Diagnostics
import Foundation
import Support
import Testing

@testable import Expressions
@testable import Rubrics

/// What each construct of the language is called in plain English.
struct SentenceTests {
  /// A condition and what it says, the lines of a list below it.
  static let rows: [(rule: String, sentence: String)] = [
    // Fields that are true or false.
    ("tidy", "the record is tidy"),
    ("!tidy", "the record is not tidy"),
    ("roof.wasRed", "“was red” is yes for the roof"),
    ("!roof.wasRed", "“was red” is no for the roof"),
    ("!!tidy", "the record is tidy"),
    ("tidy == false", "the record is not tidy"),
    (
      "children.exists(c, !c.sings)",
      "there is at least one child where the record says it is not true that the child sings or hums"
    ),
    (
      "tidy == roof.wasRed",
      """
      both of these hold or neither does:
        the record is tidy
        “was red” is yes for the roof
      """
    ),
    (
      "tidy != roof.wasRed",
      """
      exactly one of these holds:
        the record is tidy
        “was red” is yes for the roof
      """
    ),
    (
      "!(tidy == (calm == roof.wasRed))",
      """
      exactly one of these holds:
        the record is tidy
        both of these hold or neither does:
          it is calm
          “was red” is yes for the roof
      """
    ),
    ("true", "always"), ("!true", "never"),
    // Silence.
    ("has(roof.laidOn)", "the laid on of the roof is given"),
    ("!has(roof.laidOn)", "no laid on of the roof is given"),
    ("!has(roof.height)", "the height of the house is not given"),
    ("has(roof.wasRed)", "the record says whether “was red” is yes for the roof"),
    ("has(record.children)", "a list of children is given (it may be empty)"),
    ("!has(record.children)", "no list of children is given"),
    ("has(record.roof)", "something is given on the roof"),
    ("has(roof.wasRed) && roof.wasRed", "the record says that “was red” is yes for the roof"),
    ("recorded(roof.height)", "the height of the house is stated (if it is not, this stays open)"),
    ("roof.?wasRed.orValue(false)", "“was red” is yes for the roof (if the record does not say, this does not hold)"),
    ("roof.?wasRed.orValue(true)", "“was red” is yes for the roof (if the record does not say, this holds)"),
    ("!roof.?wasRed.orValue(false)", "“was red” is no for the roof (if the record does not say, this holds too)"),
    ("!roof.?wasRed.orValue(true)", "“was red” is no for the roof (if the record does not say, this does not hold)"),
    (
      "!roof.?wasRed.orValue(tidy)",
      """
      this is so:
        if the record says whether “was red” is yes for the roof, then it says no
        if not, the record is not tidy
      """
    ),
    (
      "has(roof.colour) ? roof.colour == \"red\" : (tidy && roof.colour == \"red\")",
      """
      this is so:
        if the colour of the roof is given, then the colour of the roof is “red”
        if not, this stays open where the record is tidy, and else does not hold
      """
    ),
    (
      "!(has(roof.colour) ? tidy : (roof.colour in dark && (tidy || calm)))",
      """
      this is so:
        if the colour of the roof is given, then the record is not tidy
        if not, this stays open where the following is so, and else holds:
          either the record is tidy or it is calm
      """
    ),
    (
      "has(roof.wasRed) ? tidy : roof.wasRed",
      """
      this is so:
        if the record says whether “was red” is yes for the roof, then the record is tidy
        if not, this stays open
      """
    ),
    ("roof.?height.orValue(1.5) > 2.0", "the height of the house (where none is given, 1.5) is over 2.0"),
    ("roof.?colour.orValue(\"darkBlue\") == \"red\"", "the colour of the roof (where none is given, “navy”) is “red”"),
    // And, or, not.
    ("tidy && roof.height > 2.0", "the record is tidy and the height of the house is over 2.0"),
    ("roof.height > 2.0 && roof.height < 3.0", "the height of the house is over 2.0 and is under 3.0"),
    ("tidy || roof.height > 2.0", "either the record is tidy or the height of the house is over 2.0"),
    ("!tidy || roof.wasRed", "if the record is tidy, then “was red” is yes for the roof"),
    (
      "!(tidy && roof.wasRed)",
      "at least one of these does not hold:\n  the record is tidy\n  “was red” is yes for the roof"
    ),
    ("!(tidy || roof.wasRed)", "none of these holds:\n  the record is tidy\n  “was red” is yes for the roof"),
    (
      "tidy && roof.wasRed || roof.height > 2.0 && calm",
      """
      at least one of these holds:
        the record is tidy and “was red” is yes for the roof
        the height of the house is over 2.0 and it is calm
      """
    ),
    (
      "tidy ? roof.wasRed : roof.height > 2.0",
      """
      this is so:
        if the record is tidy, then “was red” is yes for the roof
        if not, the height of the house is over 2.0
      """
    ),
    (
      "(tidy || calm && bare) ? roof.wasRed : calm",
      """
      this is so:
        first, whether at least one of these holds:
          the record is tidy
          it is calm and “bare” holds
        if so, “was red” is yes for the roof
        if not, it is calm
      """
    ),
    (
      "!(tidy ? roof.wasRed : calm)",
      """
      this is so:
        if the record is tidy, then “was red” is no for the roof
        if not, it is wild
      """
    ),
    // What an "and" joins must be plain.
    (
      "roof.colour in [\"red\", \"darkBlue\"] && roof.colour != \"darkBlue\"",
      """
      all of these hold:
        the colour of the roof is “red” or “navy”
        the colour of the roof is not “navy”
      """
    ),
    (
      "snug && tidy",
      """
      all of these hold:
        the record is warm or heated
        the record is tidy
      """
    ),
    // Comparisons.
    ("roof.colour == \"darkBlue\"", "the colour of the roof is “navy”"),
    ("\"darkBlue\" != roof.colour", "the colour of the roof is not “navy”"),
    ("!(roof.colour == \"red\")", "the colour of the roof is not “red”"),
    ("roof.height >= 2.5", "the height of the house is at least 2.5"),
    ("2.5 >= roof.height", "the height of the house is at most 2.5"),
    ("!(roof.height < 2.5)", "it is not so that the height of the house is under 2.5"),
    ("roof.laidOn <= auditDate", "the laid on of the roof is on or before the last day of the audit window"),
    ("roof.laidOn > auditFrom", "the laid on of the roof is after the first day of the audit window"),
    ("roof.laidOn == auditDate", "the laid on of the roof is the same day as the last day of the audit window"),
    ("key < \"m\"", "the key comes in the alphabet before “m”"),
    ("[1, 2] == [2, 1]", "1 / 2 are the same as 2 / 1"),
    // Belonging.
    ("roof.colour in [\"red\", \"darkBlue\"]", "the colour of the roof is “red” or “navy”"),
    ("!(roof.colour in [\"red\", \"darkBlue\"])", "the colour of the roof is neither “red” nor “navy”"),
    ("roof.colour in warm", "the colour of the roof is one of the warm"),
    ("!(roof.colour in dark)", "the colour of the roof is not one of the dark colours"),
    (
      "children.exists(c, \"darkBlue\" in c.likes)",
      "at least one child has “dark blue” among the liked colours"
    ),
    // Lists.
    ("children.exists(c, c.quiet)", "at least one child is quiet"),
    ("children.all(c, c.quiet && c.ageYears > 3)", "for each child, the child is quiet and the age in years is over 3"),
    ("children.exists_one(c, c.quiet)", "exactly one child is quiet"),
    ("!children.exists(c, c.quiet)", "no child is quiet"),
    ("!children.all(c, c.quiet)", "it is not so that each child is quiet"),
    ("children.exists(c, c.ageYears < 3)", "there is at least one child where the age in years is under 3"),
    ("!children.exists(c, c.ageYears < 3)", "there is no child where the age in years is under 3"),
    ("children.exists_one(c, c.ageYears < 3)", "there is exactly one child where the age in years is under 3"),
    (
      "children.filter(c, c.ageYears < 3).exists(d, d.quiet)",
      "there is at least one child where the age in years is under 3 and the child is quiet"
    ),
    (
      "children.filter(c, c.ageYears < 3).all(d, d.quiet)",
      "for each child, if the age in years is under 3, then the child is quiet"
    ),
    (
      "children.all(c, visits.exists(v, v.childId == c.id && v.length > 5))",
      "for each child, there is at least one home visit where the child met is that child and the length is over 5"
    ),
    (
      "children.exists(a, children.exists(b, a.ageYears > b.ageYears))",
      """
      there is at least one child (child A) where there is at least one child (child B) where the age in years of \
      child A is over the age in years of child B
      """
    ),
    (
      "children.exists(c, c.likes.exists(l, l != \"red\"))",
      "at least one child has a value other than “red” among the liked colours"
    ),
    (
      "children.exists(c, c.likes.exists(l, l in dark))",
      "at least one child has at least one of the dark colours among the liked colours"
    ),
    (
      "children.all(c, !c.likes.exists(l, l in dark))",
      "each child has none of the dark colours among the liked colours"
    ),
    (
      "children.all(c, c.likes.exists(one, c.likes.exists(other, one != other)))",
      "each child has at least two different values among the liked colours"
    ),
    (
      "children.exists(c, c.days.all(each, each < auditDate))",
      "there is at least one child where each of the days is before the last day of the audit window"
    ),
    ("children.exists(c, !c.quiet)", "at least one child is not quiet"),
    ("children.all(c, !c.quiet)", "for each child, the child is not quiet"),
    (
      "children.all(c, !(\"red\" in c.likes) && size(c.likes) == 0)",
      "for each child, the child does not have “red” among the liked colours and has no entry among the liked colours"
    ),
    ("warm.exists(w, w == \"red\")", "at least one of the warm is “red”"),
    (
      "children.map(c, c.ageYears).exists(n, n > 3)",
      "at least one of the values that the age in years has for each of the children is over 3"
    ),
    (
      "children.exists(c, size(key) > size(c.note) || has(record.key))",
      """
      there is at least one child where either the number of characters of the key is over the number of characters of the \
      note or the key is given
      """
    ),
    (
      "visits.exists(v, v.length > roof.length)",
      "there is at least one home visit where the length is over the length of the roof"
    ),
    (
      "visits.exists(v, v.day == day)",
      "there is at least one home visit where the day of the home visit is the same day as the day of the record"
    ),
    ("day == auditDate", "the day is the same day as the last day of the audit window"),
    ("size(children) > 0", "there is at least one child"),
    ("size(children) == 0", "there is no child"),
    ("size(children) < 3", "there are at most 2 children"),
    ("size(children) != 3", "the number of children is not 3"),
    ("size(children) > 9223372036854775807", "the number of children is over 9223372036854775807"),
    (
      "size(children.filter(c, c.quiet)) == size(children)",
      "the number of children (only where the child is quiet) is the number of children"
    ),
    ("size(children.filter(c, c.quiet)) != 3", "the number of children (only where the child is quiet) is not 3"),
    ("pets.exists(p, p.tame)", "at least one pet among the pets is tame"),
    ("oldPets.exists(p, p.tame)", "at least one pet among the old pets is tame"),
    (
      "children.all(c, c.pets.exists(p, p.tame))",
      "for each child, at least one pet among the pets of the child is tame"
    ),
    (
      "children.all(c, pets.exists(p, p.tame))", "for each child, at least one pet among the pets of the record is tame"
    ),
    (
      "size(pets.filter(p, p.tame) + oldPets) > 2",
      "there are at least 3 entries among the pets (only where the pet is tame) together with the old pets"
    ),
    ("size(children.filter(c, c.quiet)) >= 2", "there are at least 2 children where the child is quiet"),
    (
      "children.exists(c, size(c.likes) >= 2)",
      "at least one child has at least 2 entries among the liked colours"
    ),
    ("size(key) > 3", "the number of characters of the key is over 3"),
    // What stands for a row.
    ("children.all(c, has(c.id))", "for each child, the id is given"),
    ("children.exists(c, c.id.startsWith(\"x\"))", "there is at least one child where the id starts with “x”"),
    ("children.exists(c, c.id == \"x\")", "there is at least one child where the id is “x”"),
    (
      "children.all(c, c.id in visits.map(v, v.childId))",
      "for each child, the child is among the values that the child met has for each of the visits"
    ),
    (
      "children.all(c, came(c.id) && has(record.roof))",
      "for each child, the child had a visit and something is given on the roof"
    ),
    ("children.all(c, came(c.id))", "for each child, the child had a visit"),
    (
      "children.exists(a, children.exists(b, older(a, b)))",
      """
      there is at least one child (child A) where there is at least one child (child B) where “older” holds for child A \
      and child B
      """
    ),
    (
      "visits.all(v, v.day >= auditFrom && v.day <= auditDate)",
      """
      for each home visit, the day of the home visit is on or after the first day of the audit window and is on or before \
      the last day of the audit window
      """
    ),
    ("called(\"<b>\", \"x\")", "the house is called “<b>” or “x”"),
    ("children[0].quiet", "the first of the children is quiet"),
    (
      "children[size(children) - 1].quiet",
      "the entry of the children at place the number of children minus 1, counted from 0 is quiet"
    ),
    // Definitions.
    ("calm", "it is calm"), ("!calm", "it is wild"), ("bare", "“bare” holds"), ("!bare", "“bare” does not hold"),
    ("children.all(c, met(c))", "each child was met"),
    ("children.all(c, !met(c))", "for each child, it is not so that the child was met"),
    ("children.exists(c, plain(c, 4))", "there is at least one child where “plain” holds for the child and 4"),
    ("children.exists(c, likesOne(c, [\"red\", \"darkBlue\"]))", "at least one child likes “red” or “dark blue”"),
    ("children.exists(c, likesOne(c, dark))", "at least one child likes one of the dark colours"),
    ("recent.exists(v, v.length > 5)", "there is at least one recent visit where the length is over 5"),
    ("recent.all(v, v.length > 5)", "for each recent visit, the length is over 5"),
    ("size(recent) >= 2", "there are at least 2 recent visits"),
    ("old.all(c, c.quiet)", "each of “old” is quiet"),
    ("old.exists(c, c.ageYears > 12)", "among “old” there is at least one where the age in years is over 12"),
    ("size(old) == 1", "there is exactly one entry among “old”"),
    ("oldest > 3.0", "“oldest” is over 3.0"),
    // Functions.
    (
      "roof.laidOn + days(14) >= auditDate",
      "14 days after the laid on of the roof is on or after the last day of the audit window"
    ),
    (
      "roof.laidOn - months(1) < auditDate",
      "1 month before the laid on of the roof is before the last day of the audit window"
    ),
    (
      "daysBetween(roof.laidOn, auditDate) >= 0 && daysBetween(roof.laidOn, auditDate) <= 14",
      """
      the number of days from the laid on of the roof to the last day of the audit window is at least 0 and is at most 14
      """
    ),
    (
      "workingDaysBetween(roof.laidOn, auditDate) <= 1",
      "the number of working days from the laid on of the roof to the last day of the audit window is at most 1"
    ),
    (
      "ageInMonths(roof.laidOn, date(\"2016-03-01\")) > 3",
      "the number of completed months from the laid on of the roof to the date “2016-03-01” is over 3"
    ),
    ("(1 + 2) * 3 == -9 % 2", "(1 plus 2) times 3 is what is left after dividing -9 by 2"),
    ("-size(key) < 0", "minus the number of characters of the key is under 0"),
    ("7 / 2 == 3 - 1", "7 divided by 2 (without the fraction) is 3 minus 1"),
    ("key.startsWith(\"a\") && key.endsWith(\"b\")", "the key starts with “a” and the key ends with “b”"),
    ("key.contains(\"a\")", "the key contains “a”"),
    ("key.matches(\"^a\")", "the key contains a match of the pattern “^a”"),
    ("matches(key, \"^a\")", "the key contains a match of the pattern “^a”"),
    (
      "key.trim().lowerAscii() == key.upperAscii()",
      "the key without blanks at its ends in small letters is the key in capital letters"
    ),
    ("key.charAt(0) == key.substring(1)", "the character of the key at place 0 is the part of the key from place 1 on"),
    ("key.substring(0, 2) == \"ab\"", "the part of the key from place 0 to before place 2 is “ab”"),
    (
      "key.indexOf(\"a\") < key.lastIndexOf(\"a\", 3)",
      "the place of “a” in the key is under the last place of “a” in the key up to place 3"
    ),
    (
      "key.split(\",\").join(\"-\") == key.replace(\",\", \"-\")",
      "the entries of the parts of the key between each “,” written one after the other with “-” between them is the key with each “,” replaced by “-”"
    ),
    ("sets.intersects(warm, dark)", "the warm and the dark colours have an entry in common"),
    ("sets.contains(dark, [\"red\"])", "the dark colours include every entry of “red”"),
    (
      "sets.equivalent(dark, warm + warm)",
      "the dark colours and (the warm together with the warm) have the same entries"
    ),
    ("math.greatest(1, 2) > math.least(1, 2, 3)", "the greater of 1 and 2 is over the least of 1 / 2 / 3"),
    ("math.abs(-1) == math.sign(2)", "-1 without its sign is the sign of 2 (1, 0 or -1)"),
    ("math.ceil(1.2) > math.floor(1.2)", "1.2 rounded up is over 1.2 rounded down"),
    ("math.round(1.2) == math.trunc(1.2)", "1.2 rounded to the nearest whole number is 1.2 without its fraction"),
    ("int(\"3\") > 2 && double(2) > 1.0", "“3” as a whole number is over 2 and 2 as a number is over 1.0"),
    ("string(3) == \"3\" && bool(\"true\")", "3 written out is “3” and “true” says true"),
    ("[tidy, calm] == [true]", "whether the record is tidy / whether it is calm are the same as yes"),
    ("(tidy ? 1 : 2) == 2", "1 (if the record is tidy) or else 2 is 2"),
  ]

  private static let rubric = Result { try load(rows.map(\.rule)) }

  static func load(_ conditions: [String]) throws -> Rubric {
    let folder = try TemporaryFolder()
    try folder.write(HouseSchema.text, to: "rubrics/house.schema.json")
    try folder.write(HouseSchema.rubric(conditions), to: "rubrics/test/rubric.yaml")
    let holidays = "data/bank-holidays-england-wales.csv"
    try folder.write(try Project.text(holidays), to: holidays)
    var diagnostics = Diagnostics()
    let rubric = RubricLoader.load(folder: "\(folder.path)/rubrics/test", &diagnostics)
    return try #require(rubric, "\(DiagnosticRenderer(colours: false).render(diagnostics.all))")
  }

  static func text(of expression: CheckedExpression, in rubric: Rubric) -> String {
    let lines = RuleDescriber(rubric).describe(expression).lines(after: "")
    return lines.map { "\(String(repeating: "  ", count: $0.depth))\($0.phrase.words)" }.joined(separator: "\n")
  }

  @Test(arguments: rows.indices)
  func saysWhatTheRuleSays(_ index: Int) throws {
    let rubric = try Self.rubric.get()
    let said = Self.text(of: rubric.criteria[index].met.expression, in: rubric)
    #expect(said == Self.rows[index].sentence, "\(Self.rows[index].rule)")
  }

  /// What is said of a rule grows as the rule does: each of its parts is said once.
  @Test(arguments: [
    "tidy == (…)", "size(children.map(c#, …)) != 3", #""a" in children.map(c#, (…) ? "a" : "b")"#,
    "has(children[(…) ? 0 : 1].ageYears)", "has(children[(…) ? 0 : 1].likes)",
    "children[(…) ? 0 : 1].likes.exists(l#, l# in dark)", "size(children.filter(c#, …)) != 3",
  ])
  func everyPartIsSaidOnce(_ pattern: String) throws {
    func rule(_ depth: Int) -> String {
      (0..<depth).reduce("tidy") { rule, level in
        pattern.replacing("#", with: "\(level)").replacing("…", with: rule)
      }
    }
    let rubric = try Self.load([rule(1), rule(3), rule(5)])
    let sizes = rubric.criteria.map { Self.text(of: $0.met.expression, in: rubric).count }
    #expect(sizes[2] - sizes[1] < (sizes[1] - sizes[0]) * 2)
  }

  /// The two parameters of a kind, and one that is compared with references to rows, are called alike in title and rule.
  @Test(arguments: [
    (
      "older", "“older” for child A and child B",
      "Holds where the age in years of child A is over the age in years of child B"
    ),
    ("came", "a child had a visit", "Holds where there is at least one home visit where the child met is this child"),
    ("called", "the house is called “a” or “b”", "Holds where either “a” is the key or “b” is the key"),
  ])
  func parametersAreCalledAlikeInTitleAndRule(_ name: String, _ title: String, _ rule: String) throws {
    let rubric = try Self.rubric.get()
    let definition = try #require(rubric.vocabulary.definitions.first { $0.name == name })
    let describer = RuleDescriber(rubric)
    #expect(describer.title(of: definition).words == title)
    #expect(describer.lines(of: definition).map(\.phrase.words) == [rule])
  }

  @Test func nothingOfTheLanguageIsLeftOut() throws {
    var met: Set<String> = []
    for criterion in try Self.rubric.get().criteria { ExpressionParts.collect(criterion.met.expression, into: &met) }
    #expect(ExpressionParts.all.subtracting(met) == [])
  }

  /// A function that somebody adds and gives no words is named, not guessed at.
  @Test func aFunctionWithoutWordsIsNamed() throws {
    let function = Function(
      "shout", .method, doc: "A text, louder.", examples: [],
      [Function.Overload(.string, returns: .string) { _, values in values[0] }])
    let range = SourceRange(0, 0)
    let text = CheckedExpression(.constant(.string("no")), .string, range)
    let call = CheckedExpression(.function(function, overload: 0, [text]), .string, range)
    #expect(RuleDescriber(try Self.rubric.get()).value(call).words == "what shout gives for “no”")
  }

  /// Every function of rubrics has words for each way to use it.
  @Test func everyFunctionHasWords() {
    for function in Function.all where function.isForRubrics {
      for (index, overload) in function.overloads.enumerated() where overload.isForRubrics {
        #expect(function.words(ofOverload: index) != nil, "\(function.name) \(overload.takes)")
      }
    }
  }
}

/// The page around the sentences.
struct RubricPageTests {
  private func page(why: String) throws -> RubricPage {
    let folder = try TemporaryFolder()
    try folder.write(HouseSchema.text, to: "rubrics/house.schema.json")
    let rubric = HouseSchema.rubric(["tidy"]).replacing("why: A reason.", with: "why: \(why)")
    try folder.write(rubric, to: "rubrics/test/rubric.yaml")
    var diagnostics = Diagnostics()
    return RubricPage(try #require(RubricLoader.load(folder: "\(folder.path)/rubrics/test", &diagnostics)))
  }

  @Test(arguments: [
    (#""a <b>*bold*</b> [link](x) `code`""#, #"a \<b\>\*bold\*\</b\> \[link\](x) \`code\`"#),
    (#""two\nlines""#, "two lines"), (#""an \e[31m escape""#, #"an \\u{1b}\[31m escape"#),
    (#""R&amp;D ~~gone~~""#, #"R\&amp;D \~\~gone\~\~"#),
  ])
  func anAuthorsTextStaysText(_ why: String, _ markdown: String) throws {
    let page = try page(why: why)
    #expect(page.markdown.contains("- **Why:** \(markdown)\n"))
    #expect(!page.text.contains("\u{1b}"))
  }
}
