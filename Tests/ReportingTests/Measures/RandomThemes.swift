import Auditing
import Diagnostics
import Rubrics
import Support
import Testing

/// A rubric with themes of all sorts: one to three criteria, essential or not, of weight 1 to 3, some of which can be met in part or
/// may not apply. Its conditions are never asked.
struct RandomThemes {
  let rubric: Rubric

  /// Some themes under one gap rule.
  init(_ count: Int, gap: String, _ random: inout SeededGenerator) throws {
    try self.init((0..<count).map { Self.theme(number: $0, &random) }, gap: gap)
  }

  /// One theme whose criteria can be met in part and may not apply, with these lines in each.
  init(criteria: [String], gap: String) throws {
    let criteria = criteria.enumerated().map { place, lines in
      Self.criterion("t0-c\(place)", [lines, Self.partly, Self.applies])
    }
    try self.init([Self.theme(number: 0, criteria)], gap: gap)
  }

  private init(_ themes: [String], gap: String) throws {
    let text = """
      rubric: test
      version: "1.0"
      title: A test
      record: ../box.schema.json
      gap: {\(gap)}
      themes:
      \(themes.joined(separator: "\n"))
      """
    let folder = try TemporaryFolder()
    try folder.write(Self.schema, to: "box.schema.json")
    try folder.write(text, to: "test/rubric.yaml")
    var diagnostics = Diagnostics()
    let loaded = RubricLoader.load(folder: "\(folder.path)/test", &diagnostics)
    rubric = try #require(loaded, "\(diagnostics.all.map(\.message.text))")
  }

  private static let partly = "partly: colour == \"red\""
  private static let applies = "applies: colour == \"blue\""

  private static func theme(number: Int, _ random: inout SeededGenerator) -> String {
    let essential = Int.random(in: 0..<3, using: &random)
    let criteria = (0..<Int.random(in: 1...3, using: &random)).map { place in
      let isEssential = place == essential || Int.random(in: 0..<4, using: &random) == 0
      var lines = ["weight: \(Int.random(in: 1...3, using: &random))", "essential: \(isEssential)"]
      if Bool.random(using: &random) { lines.append(partly) }
      if Bool.random(using: &random) { lines.append(applies) }
      return criterion("t\(number)-c\(place)", lines)
    }
    return theme(number: number, criteria)
  }

  private static func theme(number: Int, _ criteria: [String]) -> String {
    (["  t\(number):", "    title: Theme \(number)", "    criteria:"] + criteria).joined(separator: "\n")
  }

  private static func criterion(_ name: String, _ lines: [String]) -> String {
    let all = ["title: Criterion \(name)", "kind: quality", "why: It is asked.", "met: flag"] + lines
    return (["      \(name):"] + all.map { "        \($0)" }).joined(separator: "\n")
  }

  /// Judgements on the criteria of a theme, a list a file; in some audits most files are alike.
  static func judgements(_ theme: Theme, files: Int, _ random: inout SeededGenerator) -> [[Judgement]] {
    let alike = Int.random(in: 0...8, using: &random)
    let isSimple = theme.criteria.count > 2
    let common = theme.criteria.map { pick($0, isSimple: true, &random) }
    return (0..<files).map { _ in
      theme.criteria.indices.map { place in
        let isAlike = Int.random(in: 0..<10, using: &random) < alike
        return isAlike ? common[place] : pick(theme.criteria[place], isSimple: isSimple, &random)
      }
    }
  }

  private static func pick(
    _ criterion: Criterion, isSimple: Bool, _ random: inout SeededGenerator
  ) -> Judgement {
    var choices: [Judgement] = [.met, .notMet]
    if !isSimple, criterion.partly != nil { choices.append(.partlyMet) }
    if !isSimple, criterion.applies != nil { choices.append(.notApplicable) }
    return choices[Int.random(in: choices.indices, using: &random)]
  }

  private static let schema = """
    {
      "title": "Box", "description": "A box.",
      "x-caseaudit": {
        "record": "box", "collection": "boxes", "identity": ["key"], "groups": [{"name": "key", "path": "key"}]
      },
      "type": "object",
      "properties": {
        "key": {"description": "Which box.", "type": ["string", "null"]},
        "flag": {"description": "A flag.", "type": ["boolean", "null"]},
        "colour": {"description": "A colour.", "type": ["string", "null"],
          "oneOf": [{"const": "red", "description": "Red."}, {"const": "blue", "description": "Blue."}, {"type": "null"}]}
      },
      "additionalProperties": false, "$defs": {}
    }
    """
}
