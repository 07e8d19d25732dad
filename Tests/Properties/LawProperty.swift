@testable import Expressions
import Foundation
import Support
import Testing

/// The law of DESIGN section 3 by brute force: an expression without `has` and `.?` that answers although the file is silent
/// gives the same answer for every filling of what is silent, or one of these fillings makes it fail.
@Suite struct LawProperty {
  @Test func silenceDecidesNothing() {
    var expressions = RandomExpressions(seed: ReferenceProperty.seed)
    expressions.asksForAbsence = false
    var boxes = SmallBoxes(seed: ReferenceProperty.seed)
    var (asked, decided, fillings) = (0, 0, 0)
    while asked < 12_000 {
      expressions.redefine(4)
      let texts = (0..<60).map { _ in
        expressions.next(expressions.dice.pick([.boolean, .boolean, .boolean, .integer, .double]), parts: 8)
      }
      let questions = Questions(texts, defining: expressions.definitions)
      asked += questions.all.count
      for _ in 0..<2 {
        let (box, silent) = boxes.next()
        let trial = Self.fill(box, at: silent, asking: questions)
        decided += trial.decided
        fillings += trial.fillings
      }
    }
    print(
      "\(asked) random expressions, \(decided) of them decided although a field they name is silent, hold in \(fillings) "
        + "fillings: seed \(ReferenceProperty.seed)")
    #expect(decided > 1_000)
  }

  /// Fills what is silent in every way; the result is how many questions were decided all the same, and the fillings.
  private static func fill(
    _ box: SmallBoxes.Fields, at silent: [String], asking questions: Questions
  ) -> (decided: Int, fillings: Int) {
    let answers = questions.answers(for: SmallBoxes.record(box), observing: false)
    let definite = answers.indices.filter { answers[$0] != "unknown: " && !answers[$0].hasPrefix("error") }
    let fillings = SmallBoxes.fillings(of: box, at: silent)
    for filling in fillings {
      let filled = questions.answers(for: SmallBoxes.record(filling), observing: false, only: definite)
      for (index, answer) in zip(definite, filled) where answer != answers[index] && !answer.hasPrefix("error") {
        let (before, after) = (SmallBoxes.record(box).written, SmallBoxes.record(filling).written)
        Issue.record("\(questions.all[index].text)\n  \(answers[index]): \(before)\n  \(answer): \(after)")
      }
    }
    return (definite.filter { questions.all[$0].mentions(silent) }.count, fillings.count)
  }
}

extension Questions.One {
  /// Whether its text has the name of one of these fields.
  fileprivate func mentions(_ paths: [String]) -> Bool {
    paths.contains { path in text.contains(path.split(separator: ".").last.map(String.init) ?? path) }
  }
}

/// Boxes whose fields hold one of few values: at most four are silent.
struct SmallBoxes {
  typealias Fields = [String: RecordLiteral]

  var dice: Dice

  init(seed: UInt64) { dice = Dice(seed: seed) }

  /// The values that a silent field may be filled with. `parts` and `part` are built from their fields where these are not
  /// filled as a whole.
  static let domains: [String: [RecordLiteral]] = {
    var domains: [String: [RecordLiteral]] = [
      "flag": [true, false], "other": [true, false], "count": [-1, 0, 2], "share": [0.0, -0.0, 1.5],
      "name": ["a", "2016-03-24"], "day": ["2016-03-24", "2016-03-29"], "colour": ["red", "green", "blue"],
      "shape": ["round", "flat"], "numbers": [[], [0], [2], [0, 2], [2, 2]], "names": [[], ["a"], ["a", "42"]],
      "colours": [[], ["red"], ["blue", "red"]], "days": [[], ["2016-02-29"]], "rows": [[], [[0]], [[0], [2, 0]]],
      "part": [wholes[0], wholes[1]], "parts": [[], [wholes[0]], [wholes[1]], [wholes[0], wholes[1]]],
    ]
    for part in ["part", "parts[0]", "parts[1]"] {
      domains["\(part).size"] = [0, 1, 3]
      domains["\(part).done"] = [true, false]
      domains["\(part).colour"] = ["red", "blue"]
      domains["\(part).day"] = ["2016-03-24", "2015-09-30"]
      domains["\(part).id"] = ["a", "ab"]
      domains["\(part).tags"] = [[], ["red"], ["red", "blue"]]
    }
    return domains
  }()

  private static let wholes: [RecordLiteral] = [
    ["size": 1, "done": true, "colour": "red", "day": "2016-03-24", "id": "a", "tags": ["red"]],
    ["size": 3, "done": false, "colour": "blue", "day": "2015-09-30", "id": "ab", "tags": []],
  ]
  private static let names = domains.keys.sorted()

  /// A box, and which of its fields are silent.
  mutating func next() -> (Fields, silent: [String]) {
    var fields: Fields = [:]
    for name in Self.names { fields[name] = dice.pick(Self.domains[name] ?? []) }
    // Built from their fields.
    (fields["part"], fields["parts"]) = (nil, nil)
    var silent: [String] = []
    for _ in 0...dice.below(4) {
      let name = dice.pick(Self.names)
      let count = (silent + [name]).reduce(1) { $0 * (Self.domains[$1]?.count ?? 1) }
      if !silent.contains(name), count <= 100 { silent.append(name) }
    }
    for name in silent { fields[name] = .absent }
    return (fields, silent)
  }

  /// The box with its silent fields filled in every way.
  static func fillings(of fields: Fields, at silent: [String]) -> [Fields] {
    silent.reduce([fields]) { filled, name in
      filled.flatMap { fields in (domains[name] ?? []).map { fields.merging([name: $0]) { $1 } } }
    }
  }

  /// The record that holds these fields.
  static func record(_ fields: Fields) -> RecordLiteral {
    func part(_ path: String) -> RecordLiteral {
      .object(
        fields.keys.sorted().filter { $0.hasPrefix("\(path).") }
          .map { (String($0.dropFirst(path.count + 1)), fields[$0] ?? .absent) })
    }
    let built = ["part": part("part"), "parts": .list([part("parts[0]"), part("parts[1]")])]
    let all = built.merging(fields.filter { !$0.key.contains(".") }) { $1 }
    return .object(all.keys.sorted().map { ($0, all[$0] ?? .absent) })
  }
}
