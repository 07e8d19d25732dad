import Auditing
import Rubrics
import Statistics
import Support
import Testing

@testable import Reporting

/// Audits that differ in nothing but what is hidden give the same reports, to the byte: so no report tells what is hidden, by
/// whatever way.
struct HiddenFigureProperty {
  private static let count = 100
  private static let tries = 6
  private static let seed: UInt64 = 90_817

  @Test func reportsAreTheSameWhateverIsHidden() throws {
    var random = SeededGenerator(seed: Self.seed)
    var rubrics: [Int: ExampleRubric] = [:]
    for themes in 1...3 { rubrics[themes] = Self.rubric(themes) }
    let loaded = try rubrics.mapValues { try $0.loaded() }
    var compared = 0
    for number in 0..<Self.count {
      let themes = Int.random(in: 1...3, using: &random)
      let policy = DisclosurePolicy.examples[number % DisclosurePolicy.examples.count]
      let rubric = try #require(loaded[themes])
      // Tests take their time.
      let basis = number % 5 == 0 ? SampleBasis.census : .notStated
      let one = RandomAudit(themes: themes, rubric: rubric, &random).audit
      guard let published = try? PublishedAudit(one.counts, policy: policy, basis: basis) else { continue }
      guard let (other, twin) = Self.twin(of: one, published, &random) else { continue }
      compared += 1
      // The other forms are made of the same documents.
      let isBrief = number % 20 > 0
      let forms = try [published, twin].map { try RenderedForms($0, isBrief: isBrief, isTrend: number % 3 == 0).texts }
      #expect(forms[0].map(\.name) == forms[1].map(\.name))
      for (left, right) in zip(forms[0], forms[1]) where left.text != right.text {
        Issue.record("seed \(Self.seed), audit \(number), \(policy.name): \(left.name) tells \(one) from \(other)")
      }
    }
    #expect(compared > Self.count / 2, "most audits have something hidden that could be otherwise")
  }

  private static func rubric(_ themes: Int) -> ExampleRubric {
    var rubric = ExampleRubric()
    rubric.themes = (0..<themes).map { "Theme \($0)" }
    rubric.criteria = (0..<2 * themes).map { "Criterion \($0)" }
    rubric.actions = rubric.criteria.map { "Do what \($0) asks" }
    return rubric
  }

  /// An audit with other hidden counts, and all that is shown the same; nil where none was found.
  private static func twin(
    of audit: ExampleAudit, _ published: PublishedAudit, _ random: inout SeededGenerator
  ) -> (ExampleAudit, PublishedAudit)? {
    let (policy, basis) = (published.policy, published.basis)
    var found: (ExampleAudit, PublishedAudit)?
    var current = audit
    for _ in 0..<Self.tries {
      var other = current
      other.change(&random)
      guard other.isPossible, let twin = try? PublishedAudit(other.counts, policy: policy, basis: basis),
        twin.looks(like: published)
      else { continue }
      current = other
      found = (other, twin)
    }
    guard var (other, _) = found else { return nil }
    // What else a policy keeps to itself.
    other.names = ExampleAudit.Names(
      cases: ["XX/other"], paths: ["another/file.xml"], line: 3, origin: "another.json", problem: "another",
      sha256: nil)
    other.inputs = other.inputs.map { policy.suppresses($0) ? $0 % 5 + 1 : $0 }
    return (try? PublishedAudit(other.counts, policy: policy, basis: basis)).map { (other, $0) }
  }
}

/// An audit of two to eight groups, of small and of larger counts.
private struct RandomAudit {
  let audit: ExampleAudit

  init(themes: Int, rubric: Rubric, _ random: inout SeededGenerator) {
    let groups = (0..<Int.random(in: 2...8, using: &random)).map { number in
      let files =
        Int.random(in: 0..<3, using: &random) == 0
        ? Int.random(in: 1...12, using: &random) : Int.random(in: 13...90, using: &random)
      return Self.group("Group \(number)", files: files, themes: themes, &random)
    }
    var audit = ExampleAudit(rubric: rubric, groups: groups)
    let total = groups.reduce(0) { $0 + $1.files }
    audit.alerts = (0..<3).map { _ in
      let raised = Int.random(in: 0...min(9, total), using: &random)
      return [raised, Int.random(in: 0...min(30, total - raised), using: &random)]
    }
    audit.inputs = (0..<4).map { _ in Int.random(in: 0...12, using: &random) }
    self.audit = audit
  }

  private static func group(
    _ name: String, files: Int, themes: Int, _ random: inout SeededGenerator
  ) -> ExampleAudit.Group {
    var group = ExampleAudit.Group(name: [.stated(Array(name.utf8))], themes: [], criteria: [], features: [])
    for _ in 0..<themes {
      var theme = [0, 0, 0, 0]
      var criteria = [Array(repeating: 0, count: 6), Array(repeating: 0, count: 6)]
      for _ in 0..<files {
        let judgements = (0..<2).map { _ in answer([60, 10, 10, 8, 6, 1], &random) }
        for number in 0..<2 { criteria[number][judgements[number]] += 1 }
        theme[outcome(judgements)] += 1
      }
      group.themes.append(theme)
      group.criteria += criteria
    }
    group.features = (0..<2).map { _ in split(files, [3, 10, 40, 1], &random) }
    return group
  }

  /// What a theme comes to in a file: gap, no gap, not applicable, could not be judged; the first criterion is essential.
  private static func outcome(_ judgements: [Int]) -> Int {
    let applicable = judgements.filter { $0 < 4 }
    if [2, 3].contains(judgements[0]) { return 0 }
    if judgements.contains(5) { return 3 }
    if applicable.isEmpty { return 2 }
    let points = applicable.reduce(0) { $0 + max(0, 2 - $1) }
    return points * 100 < 60 * 2 * applicable.count ? 0 : 1
  }

  /// Divides files among answers by chance, about so many of each.
  private static func split(_ files: Int, _ weights: [Int], _ random: inout SeededGenerator) -> [Int] {
    var counts = weights.map { _ in 0 }
    for _ in 0..<files { counts[answer(weights, &random)] += 1 }
    return counts
  }

  /// One of some answers by chance.
  private static func answer(_ weights: [Int], _ random: inout SeededGenerator) -> Int {
    var place = Int.random(in: 0..<weights.reduce(0, +), using: &random)
    return weights.firstIndex { weight in
      place -= weight
      return place < 0
    } ?? 0
  }
}

extension ExampleAudit {
  /// Moves files between answers and groups so that the sums stay: two groups swap an answer, or a file changes its group.
  mutating func change(_ random: inout SeededGenerator) {
    let one = Int.random(in: groups.indices, using: &random)
    let other = Int.random(in: groups.indices, using: &random)
    guard one != other else { return changeAlerts(&random) }
    if Int.random(in: 0..<4, using: &random) == 0 { return moveFile(from: one, to: other, &random) }
    let questions: [WritableKeyPath<Group, [[Int]]>] = [\.themes, \.criteria, \.features]
    let question = questions[Int.random(in: 0..<3, using: &random)]
    let number = Int.random(in: groups[one][keyPath: question].indices, using: &random)
    let answers = groups[one][keyPath: question][number].indices
    let (from, to) = (Int.random(in: answers, using: &random), Int.random(in: answers, using: &random))
    groups[one][keyPath: question][number][from] -= 1
    groups[one][keyPath: question][number][to] += 1
    groups[other][keyPath: question][number][to] -= 1
    groups[other][keyPath: question][number][from] += 1
  }

  private mutating func changeAlerts(_ random: inout SeededGenerator) {
    let number = Int.random(in: alerts.indices, using: &random)
    alerts[number][0] += 1
    alerts[number][1] -= 1
  }

  /// Takes a file out of one group into another, with one answer to each question.
  private mutating func moveFile(from one: Int, to other: Int, _ random: inout SeededGenerator) {
    for question: WritableKeyPath<Group, [[Int]]> in [\.themes, \.criteria, \.features] {
      for number in groups[one][keyPath: question].indices {
        let answers = groups[one][keyPath: question][number].indices.filter {
          groups[one][keyPath: question][number][$0] > 0
        }
        guard let answer = answers.randomElement(using: &random) else { return }
        groups[one][keyPath: question][number][answer] -= 1
        groups[other][keyPath: question][number][answer] += 1
      }
    }
  }

  /// A theme and its two criteria, the first of them essential.
  private func isPossible(_ number: Int, _ group: Group) -> Bool {
    let (theme, one, other) = (group.themes[number], group.criteria[2 * number], group.criteria[2 * number + 1])
    let reasons = one[1...3].reduce(0, +) + other[1...3].reduce(0, +)
    return (one[2] + one[3]...reasons).contains(theme[0])
      && (one[4] + other[4] - group.files...min(one[4], other[4])).contains(theme[2]) && theme[3] <= one[5] + other[5]
  }

  /// Whether records could give such counts.
  var isPossible: Bool {
    groups.allSatisfy { group in
      let counts = (group.themes + group.criteria + group.features)
      return counts.allSatisfy { $0.allSatisfy { $0 >= 0 } && $0.reduce(0, +) == group.files }
        && group.themes.indices.allSatisfy { isPossible($0, group) }
    } && alerts.allSatisfy { $0.allSatisfy { $0 >= 0 } }
  }
}

extension PublishedAudit {
  /// Whether the same is shown and the same is hidden.
  func looks(like other: PublishedAudit) -> Bool {
    let (one, two) = (parts[0], other.parts[0])
    return one.files == two.files && one.leftOut == two.leftOut && one.themes.map(\.cells) == two.themes.map(\.cells)
      && one.criteria.map(\.cells) == two.criteria.map(\.cells)
      && one.features.map(\.cells) == two.features.map(\.cells)
      && alerts.map(\.cells) == other.alerts.map(\.cells) && alertCases.cells == other.alertCases.cells
  }
}
