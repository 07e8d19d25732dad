import Auditing
import Diagnostics
import Rubrics
import Statistics

extension RubricTrial {
  /// How many cases are listed in text; JSON has them all.
  private static let listed = 50
  private static let width = 100

  /// What changes, for a person, ending with a line break.
  public var text: String { lines.map { printable($0) + "\n" }.joined() }

  private var lines: [String] {
    let pairs = RubricPairs(old.first.rubric, new.first.rubric)
    let files = caseCount == 1 ? "1 file" : "\(caseCount) files"
    guard caseCount > 0 else { return ["No file was judged by both, so nothing is compared."] + unpaired }
    guard !pairs.criteria.isEmpty else {
      return ["No criterion stands in both rubrics, so no judgement is compared on the \(files)."] + unpaired
    }
    let grades = [old, new].contains { $0.first.rubric.grading != nil } ? ["Grades are not compared."] : []
    guard !changes.isEmpty else {
      let criteria = pairs.criteria.count == 1 ? "the 1 criterion" : "the \(pairs.criteria.count) criteria"
      return [
        "On \(files) judged by both: no alert, gap or rate changes, and no judgement on \(criteria) that both have."
      ] + grades + unpaired
    }
    let changed = changes.count == 1 ? "1 of them changes" : "\(changes.count) of them change"
    return ["On \(files) judged by both: \(changed)."] + grades + unpaired + rates + criteria + cases
  }

  private var unpaired: [String] {
    unpairedCount == 0
      ? [] : ["\(unpairedCount) more could be judged by one of the two only, and are in no comparison."]
  }

  // MARK: Rates

  private var rates: [String] {
    let pairs = RubricPairs(old.first.rubric, new.first.rubric).themes
    let groups = Dictionary(old.first.result.sortedGroups.map { ($0.name.text, $0.tally) }) { $1 }
    let columns =
      [("overall", old.first.result.overall, new.first.result.overall)]
      + new.first.result.sortedGroups.compactMap { group in
        let name = group.name.text
        return groups[name].map { (name, $0, group.tally) }
      }
    let rows = pairs.flatMap { pair in
      columns.compactMap { name, before, after -> (label: String, cells: [String])? in
        let rates = (before.themes[pair.old].rateOfApplicable, after.themes[pair.new].rateOfApplicable)
        guard rates.0 != rates.1 else { return nil }
        return ("\(new.first.rubric.themes[pair.new].title), \(name)", [rates.0, rates.1].map(Self.cell))
      }
    }
    guard !rows.isEmpty else { return ["", "The rate of gaps changes in no theme."] }
    return ["", "Files with a gap, of the files to which the theme applies"]
      + TextTable(heads: [["before"], ["after"]], rows: rows).lines()
  }

  private static func cell(_ rate: Proportion?) -> String {
    rate.map { "\($0.numerator)/\($0.denominator)  \($0.percent(decimals: 1)) %" } ?? "no rate"
  }

  // MARK: Criteria

  private var criteria: [String] {
    let pairs = RubricPairs(old.first.rubric, new.first.rubric).criteria
    let lines = pairs.flatMap { pair -> [String] in
      let moves = changes.compactMap { change in change.criteria.first { $0.id == pair.id }?.change }
      guard !moves.isEmpty else { return [] }
      let counts = Dictionary(grouping: moves) { "\($0.before.text) → \($0.after.text)" }
      let parts = counts.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map { "\($1.count) \($0)" }
      let criterion = new.first.rubric.criteria[pair.new]
      return TextTable.wrapped("  \(criterion.ref ?? criterion.id): \(parts.joined(separator: ", "))", to: Self.width)
    }
    return lines.isEmpty ? [] : ["", "Judgements that change, by criterion"] + lines
  }

  // MARK: Cases

  private var cases: [String] {
    let lines = changes.prefix(Self.listed).flatMap { change in
      ["  \(printable("\(change.identity.joined(separator: "/"))  \(change.place)"))"]
        + self.lines(on: change).flatMap { TextTable.wrapped("    \($0)", to: Self.width) }
    }
    let more = changes.count - Self.listed
    return ["", "The files"] + lines + (more > 0 ? ["  and \(more) more; --format json lists them all"] : [])
  }

  private func lines(on change: CaseChange) -> [String] {
    let scope = change.scope.map { [$0.after ? "now in the rubric's scope" : "no longer in the rubric's scope"] } ?? []
    let names = Dictionary(uniqueKeysWithValues: new.first.rubric.criteria.map { ($0.id, $0.ref ?? $0.id) })
    let titles = Dictionary(uniqueKeysWithValues: new.first.rubric.themes.map { ($0.id, $0.title) })
    let alerts = Dictionary(uniqueKeysWithValues: new.first.rubric.alerts.map { ($0.id, $0.title) })
    return scope
      + change.alerts.map { "alert “\(alerts[$0.id] ?? $0.id)”: \($0.change.before.text) → \($0.change.after.text)" }
      + change.criteria.map { "\(names[$0.id] ?? $0.id): \($0.change.before.text) → \($0.change.after.text)" }
      + change.themes.map { "\(titles[$0.id] ?? $0.id): \($0.change.before.text) → \($0.change.after.text)" }
  }
}
