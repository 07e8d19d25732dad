import Auditing
import Rubrics
import Statistics
import Support

@testable import Reporting

/// A reader who takes a theme and its criteria together: thinks of every way to judge every file by the rubric's own rule, and keeps
/// those that give all the counts that are shown. What all of those agree on is known.
///
/// Numbers up to 15 are kept side by side in one word; those that are shown with a spare bit each, which tells when one grows too large.
struct JointReader {
  /// A count of the theme (table 0) or of a criterion (table 1 and on).
  struct Figure: Hashable {
    let table: Int
    let row: Int
  }

  /// How a file may be judged, as far as it matters here.
  private struct State: Hashable {
    var shown: UInt128 = 0
    var hidden: UInt128 = 0
  }

  private static let (width, hiddenWidth) = (5, 4)

  /// The counts that are not shown and that zeros do not tell.
  private(set) var hidden: [Figure] = []
  /// Of those the ones that can't be 0, since zeros beside them are shown.
  private var atLeastOne: [Bool] = []
  private var target: UInt128 = 0
  private var states: [State] = []
  private var start: [State] = []

  /// A reader of these published counts; the judgements are only where the reader starts to try.
  init(_ audit: ThemeAudit, published: [[PublishedCount]]) {
    let (theme, gap) = (audit.theme, audit.rubric.gap)
    let contributions = Self.possible(theme).map { Self.counts(theme, gap, $0) }
    let figures = published.indices.flatMap { table in
      published[table].indices.dropFirst().map { Figure(table: table, row: $0) }
    }
    let zeros = figures.filter { published[$0.table][$0.row] == .shown(0) }
    let permitted = contributions.filter { state in zeros.allSatisfy { state[$0.table][$0.row] == 0 } }
    let varied = figures.filter { figure in
      Set(permitted.map { $0[figure.table][figure.row] }).count > 1
    }
    hidden = varied.filter { published[$0.table][$0.row] == .suppressed }
    atLeastOne = hidden.map { figure in published[figure.table].dropFirst().contains { $0 != .suppressed } }
    let shown = varied.filter { published[$0.table][$0.row] != .suppressed }
    for (place, figure) in shown.enumerated() {
      target |= UInt128(published[figure.table][figure.row].number ?? 0) << (Self.width * place)
    }
    let hidden = hidden
    let pack = { (counts: [[Int]]) in
      State(
        shown: Self.packed(shown.map { counts[$0.table][$0.row] }, Self.width),
        hidden: Self.packed(hidden.map { counts[$0.table][$0.row] }, Self.hiddenWidth))
    }
    states = Array(Set(permitted.map(pack))).sorted { ($0.shown, $0.hidden) < ($1.shown, $1.hidden) }
    start = audit.judgements.map { pack(Self.counts(theme, gap, $0)) }
  }

  private static func packed(_ counts: [Int], _ width: Int) -> UInt128 {
    precondition(counts.count * width <= UInt128.bitWidth, "the counts of a theme go into a word")
    return counts.enumerated().reduce(0) { $0 | UInt128($1.element) << (width * $1.offset) }
  }

  /// All ways to judge a file that the rubric knows.
  private static func possible(_ theme: Theme) -> [[Judgement]] {
    theme.criteria.reduce([[]]) { ways, criterion in
      let judgements = Judgement.allCases.filter { judgement in
        switch judgement {
        case .partlyMet: criterion.partly != nil
        case .notApplicable: criterion.applies != nil
        case .met, .notMet, .notEvidenced, .invalid: true
        }
      }
      return ways.flatMap { way in judgements.map { way + [$0] } }
    }
  }

  /// What a file adds to each count of the theme and of each criterion.
  static func counts(_ theme: Theme, _ gap: GapRule, _ judgements: [Judgement]) -> [[Int]] {
    let outcome = ThemeResult(of: theme, judgements, gap).outcome
    let tally = ThemeTally(
      gap: outcome == .gap ? 1 : 0, noGap: outcome == .noGap ? 1 : 0,
      notApplicable: outcome == .notApplicable ? 1 : 0, invalid: outcome == .invalid ? 1 : 0)
    return [ThemeRow.allCases.map { $0.count(tally) }]
      + judgements.map { judgement in
        CriterionRow.allCases.map { $0.count(CriterionTally([judgement: 1], notInForce: 0)) }
      }
  }

  // MARK: Trying

  /// The hidden counts with one value in all that agrees; nil where there is too much to try.
  func determined(limit: Int, _ random: inout SeededGenerator) -> [Figure]? {
    let known = swapped(&random)
    let suspects = hidden.indices.filter { !known[$0] }
    guard !suspects.isEmpty else { return [] }
    var found: [Figure] = []
    for suspect in suspects {
      guard let values = values(of: suspect, limit: limit) else { return nil }
      if values.count == 1 { found.append(hidden[suspect]) }
    }
    return found
  }

  private func number(_ place: Int, in word: UInt128) -> Int { Int(word >> (Self.hiddenWidth * place) & 15) }

  /// Which counts are seen to vary when two files at a time are judged otherwise. Quick; what it does not see may vary all the same.
  private func swapped(_ random: inout SeededGenerator) -> [Bool] {
    var open = hidden.map { _ in false }
    var pairs: [UInt128: [(State, State)]] = [:]
    for one in states { for other in states { pairs[one.shown + other.shown, default: []].append((one, other)) } }
    let truth = start.reduce(0) { $0 + $1.hidden }
    var files = start
    guard files.count > 1 else { return open }
    for _ in 0..<400 {
      let one = Int.random(in: files.indices, using: &random)
      let other = (one + Int.random(in: 1..<files.count, using: &random)) % files.count
      guard let pair = pairs[files[one].shown + files[other].shown]?.randomElement(using: &random) else { continue }
      let before = (files[one], files[other])
      (files[one], files[other]) = pair
      let sum = files.reduce(0) { $0 + $1.hidden }
      guard hidden.indices.allSatisfy({ !atLeastOne[$0] || number($0, in: sum) > 0 }) else {
        (files[one], files[other]) = before
        continue
      }
      for place in hidden.indices where number(place, in: sum) != number(place, in: truth) { open[place] = true }
    }
    return open
  }

  /// All values of a hidden count, by adding file after file and keeping each different sum once.
  private func values(of suspect: Int, limit: Int) -> Set<Int>? {
    struct Sum: Hashable {
      var shown: UInt128
      var present: UInt128
      var value: Int
    }
    let ones = hidden.indices.reduce(UInt128(0)) { $0 | (atLeastOne[$1] ? 1 << (Self.hiddenWidth * $1) : 0) }
    let guards = (0..<25).reduce(UInt128(0)) { $0 | 1 << (Self.width * $1 + Self.width - 1) }
    let steps = Set(
      states.map { Sum(shown: $0.shown, present: $0.hidden & ones, value: number(suspect, in: $0.hidden)) })
    var sums: Set = [Sum(shown: 0, present: 0, value: 0)]
    for _ in start {
      var next: Set<Sum> = []
      for sum in sums {
        for step in steps where ((target | guards) - sum.shown - step.shown) & guards == guards {
          next.insert(
            Sum(shown: sum.shown + step.shown, present: sum.present | step.present, value: sum.value + step.value))
        }
      }
      guard next.count <= limit else { return nil }
      sums = next
    }
    return Set(sums.filter { $0.shown == target && $0.present == ones }.map(\.value))
  }
}
