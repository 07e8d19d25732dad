import Diagnostics
import Expressions

/// How a rubric grades, with conditions that are checked but not compiled.
struct CheckedGrading {
  var levels: [Level]
  let evidenced: Int
  let hasOverall: Bool

  struct Level {
    let name: String
    let atLeast: Int?
    let essential: GradeLevel.Essential?
    let condition: CheckedExpression?
  }

  func compiled(by compiler: inout Compiler) -> Grading {
    let levels = self.levels.map { level in
      GradeLevel(
        name: level.name, atLeast: level.atLeast, essential: level.essential,
        condition: level.condition.map { Condition(expression: $0, entry: compiler.add($0)) })
    }
    return Grading(levels: levels, evidenced: evidenced, hasOverall: hasOverall)
  }
}

extension RubricLoader {
  static let gradingKeys = ["scale", "evidenced", "overall"]
  static let gradeKeys = ["grade", "atLeast", "essential", "when"]
  /// How many grades a scale may have.
  private static let levelLimit = 20

  /// `grades:`; nil where there are none or they hold a mistake.
  mutating func grading(_ keys: Keys) -> CheckedGrading? {
    guard let node = keys.optional("grades") else { return nil }
    if node.entries?.isEmpty == true || node.items?.isEmpty == true { return nil }
    guard var grades = Keys(node, of: "'grades'", Self.gradingKeys, source, &diagnostics) else { return nil }
    let evidenced = grades.integer("evidenced", within: 0...100) ?? 60
    let hasOverall = grades.boolean("overall") ?? false
    let scale = grades.required("scale")
    diagnostics.report(contentsOf: grades.diagnostics)
    guard let scale, let levels = levels(scale) else { return nil }
    return CheckedGrading(levels: levels, evidenced: evidenced, hasOverall: hasOverall)
  }

  private mutating func levels(_ node: YAMLNode) -> [CheckedGrading.Level]? {
    guard let items = node.items, (2...Self.levelLimit).contains(items.count) else {
      report(.wrongValue("scale", expected: "a list of 2 to \(Self.levelLimit) grades, the best first"), at: node)
      return nil
    }
    var (levels, least): ([CheckedGrading.Level], Int) = ([], 101)
    for (index, item) in items.enumerated() {
      guard let level = level(item, isLast: index + 1 == items.count) else { continue }
      if let atLeast = level.atLeast, atLeast >= least {
        report(.wrongValue("atLeast", expected: "a lower score than the grade before"), at: item["atLeast"] ?? item)
      }
      if levels.contains(where: { $0.name == level.name }) {
        report(.wrongValue("grade", expected: "a name that no other grade has"), at: item["grade"] ?? item)
      }
      least = level.atLeast ?? least
      levels.append(level)
    }
    return levels.count == items.count ? levels : nil
  }

  private mutating func level(_ node: YAMLNode, isLast: Bool) -> CheckedGrading.Level? {
    // What meets no other grade has the last.
    let allowed = isLast ? ["grade"] : Self.gradeKeys
    let what = isLast ? "the last grade" : "a grade"
    guard var keys = Keys(node, of: what, allowed, source, &diagnostics) else { return nil }
    let name = keys.requiredText("grade")
    let atLeast = isLast ? nil : keys.required("atLeast").flatMap { _ in keys.integer("atLeast", within: 0...100) }
    let choices = GradeLevel.Essential.allCases.map(\.rawValue)
    let essential = keys.optionalChoice("essential", among: choices).flatMap(GradeLevel.Essential.init)
    let condition = keys.optional("when").map { self.condition($0, of: "when") }
    diagnostics.report(contentsOf: keys.diagnostics)
    if let condition, condition == nil { return nil }
    return name.map { .init(name: $0, atLeast: atLeast, essential: essential, condition: condition ?? nil) }
  }
}
