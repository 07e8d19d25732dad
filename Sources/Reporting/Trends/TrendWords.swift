import Rubrics
import Statistics

/// What came out, in sentences.
struct TrendWords {
  let measures: TrendMeasures
  /// The charts of each series of the last stretch, in the order of the series.
  let controls: [TrendControl]

  // MARK: Trends

  /// All of it: `falling: 35.0% to 15.5%, about 6.5 points a period, p adjusted 0.014`.
  func verdict(_ trend: Trend) -> String {
    guard let test = trend.test else { return short(trend) }
    let rates = "\(test.first.percentWords) to \(test.last.percentWords)"
    let p = "p adjusted \(Self.p(test.adjusted))"
    guard test.isClear else { return "no clear trend: \(rates), \(p)" }
    let slope = "about \(FigureText.percent(abs(test.slope))) points a period"
    guard test.endsMoveAlong else {
      return
        "\(short(trend)): \(slope) over all periods, though first \(test.first.percentWords), last \(test.last.percentWords), \(p)"
    }
    return "\(short(trend)): \(rates), \(slope), \(p)"
  }

  /// The same in up to four words, but for what was not tested.
  func short(_ trend: Trend) -> String {
    switch trend.outcome {
    case .tested(let test): test.isClear ? test.slope > 0 ? "rising" : "falling" : "no clear trend"
    case .tooFew: "too few files to tell"
    case .notTested(.basis): "not tested: \(measures.basis.whyNoTests)"
    case .notTested(.hidden): "not tested: a number is not shown"
    case .notTested(.sharedCases): "not tested: the same cases stand in several periods"
    case .notTested(.fewPeriods): "not tested: under \(TrendFamily.leastPeriods) periods"
    case .notTested(.constant(let isGap, let periods)):
      "\(isGap ? "a gap in every file of" : "no gap in") the \(periods) periods used"
    }
  }

  /// What came out for several series, those with the same outcome together: `Falling: NW. No clear trend: LON and MID.`
  func together(_ trends: [Trend]) -> String {
    let clearFirst = trends.filter(\.isClear) + trends.filter { !$0.isClear }
    let outcomes = clearFirst.map(short).reduce(into: [String]()) { list, text in
      if !list.contains(text) { list.append(text) }
    }
    return outcomes.map { outcome in
      let names = trends.filter { short($0) == outcome }.map(\.series.name)
      return "\(outcome.prefix(1).uppercased())\(outcome.dropFirst()): \(FileWords.list(names))."
    }.joined(separator: " ")
  }

  static func p(_ value: Double) -> String {
    let text = FigureText.fixed(value, decimals: 3)
    return text == "0.000" ? "under 0.001" : text
  }

  private var families: [TrendFamily] { [measures.trends] + measures.levelTrends }

  /// What rises or falls, and what does not.
  var trends: [String] {
    guard measures.stretch.count >= TrendFamily.leastPeriods else {
      return [
        "No trend was looked for: that takes \(TrendFamily.leastPeriods) periods with the same rubric, and there \(measures.stretch.count == 1 ? "is 1" : "are \(measures.stretch.count)")."
      ]
    }
    guard measures.basis.allowsTests else { return ["No trend was tested, because \(measures.basis.whyNoTests)."] }
    guard !measures.sharing.isTooMuch else {
      return ["No trend was tested, because the same cases stand in several periods."]
    }
    guard families.contains(where: { $0.size > 0 }) else { return ["No trend could be tested."] + untested }
    let found = families.flatMap(\.clear).map { trend in
      "\(trend.series.name): '\(title(trend.series.theme))' is \(verdict(trend))."
    }
    let none =
      "No rate rises or falls beyond what chance makes, with the number of trends looked for allowed for. That is not to say that nothing changed."
    return (found.isEmpty ? [none] : found + ["No other trend that was tested is clear."])
      + ["Trends tested: \(sizes(families.map(\.size))); each is one family."] + untested
  }

  private var untested: [String] {
    let few = families.reduce(0) { $0 + $1.tooFew }
    let hidden = families.reduce(0) { $0 + $1.count(of: .hidden) }
    let brief = families.reduce(0) { $0 + $1.count(of: .fewPeriods) }
    return (few > 0 ? ["For \(few) trends there were too few files to tell."] : [])
      + (hidden > 0 ? ["For \(hidden) trends a number is not shown, so nothing was tested."] : [])
      + (brief > 0
        ? ["For \(brief) trends there are rates of under \(TrendFamily.leastPeriods) periods with this rubric."] : [])
  }

  /// How many of all files, then of the groups of each level.
  func sizes(_ sizes: [Int]) -> String {
    let levels = zip(measures.levels, sizes.dropFirst()).map { "\($1) by \($0.name)" }
    return FileWords.list(["\(sizes.first ?? 0) of all files together"] + levels)
  }

  func title(_ theme: Int) -> String { measures.rubric.themes[theme].title }

  // MARK: The last period against others

  /// What the last period's rates are beyond chance of an earlier one's, and what not.
  func change(_ change: TrendChange) -> [String] {
    let names = (measures.labels[change.sides.after], measures.labels[change.sides.before])
    let head = "\(names.0) against \(names.1)"
    let few = change.families.reduce(0) { $0 + $1.tooFew }
    let tested = change.families.filter { $0.size > 0 }
    let rest = few > 0 ? " In \(few) comparisons there were too few files to tell." : ""
    guard !tested.isEmpty else { return ["\(head): nothing could be compared.\(rest)"] }
    let found = zip([nil] + measures.levels.map(Optional.some), change.families).flatMap { level, family in
      family.different.map { comparison -> String in
        "\(head): \(name(comparison, level)): '\(title(comparison.theme))' is different: \(comparison.words(names))."
      }
    }
    let none = found.isEmpty ? "no difference is beyond chance" : "no other difference that was tested is clear"
    return found + ["\(head): \(none). Compared: \(sizes(change.families.map(\.size))).\(detectable(change))\(rest)"]
  }

  private func name(_ comparison: Comparison, _ level: TrendLevel?) -> String {
    measures.last.levels[level?.number ?? 0].parts[0].columns[comparison.column]
  }

  /// How small a difference would probably have been found.
  private func detectable(_ change: TrendChange) -> String {
    let whose = ["in all files together"] + measures.levels.map { "by \($0.name)" }
    let ranges = zip(whose, change.families).compactMap { whose, family -> String? in
      let sizes = family.comparisons.compactMap { $0.test?.detectable.above }.map { Int(($0 * 100).rounded()) }
      guard let least = sizes.min(), let most = sizes.max() else { return nil }
      return "\(least == most ? "\(least)" : "\(least) to \(most)") points \(whose)"
    }
    return ranges.isEmpty ? "" : " Taken alone, a rise of \(FileWords.list(ranges)) would probably have been found."
  }

  var changes: [String] { measures.basis.allowsTests ? measures.changes.flatMap(change) : [] }

  // MARK: Signals

  /// How many periods and rows of periods stand out from the common variation of their series.
  var signals: [String] {
    guard measures.basis.allowsTests else { return [] }
    let watched = controls.count { $0.centre != nil }
    guard watched > 0 else { return [] }
    let found = zip(measures.series, controls).reduce(0) { $0 + TrendSignalRun.all(of: $1.0, $1.1).count }
    let series = "\(watched) series were watched"
    return found == 0
      ? ["Signals, which are no tests: none (\(series))."]
      : ["Signals, which are no tests: \(found), named under each theme (\(series); see the note on signals)."]
  }

  /// The signals of a series and what they mean, a sentence each.
  func sentences(_ series: TrendSeries, _ control: TrendControl) -> [String] {
    TrendSignalRun.all(of: series, control).map { run in
      let better = run.signal.cause.isHigh ? "Higher is worse." : "Lower is better."
      return "\(series.name), \(periods(run, series)): \(run.text). \(better)"
    }
  }

  private func periods(_ run: TrendSignalRun, _ series: TrendSeries) -> String {
    let names = run.places.map { measures.labels[$0] }
    if names.count == 1 { return "\(names[0]) (\(series.rates[run.places[0]]?.share.map { $0.percentWords } ?? ""))" }
    return run.signal.cause.rule == .twoInThree ? FileWords.list(names) : "\(names[0]) to \(names[names.count - 1])"
  }

  // MARK: The audits

  /// Where the line is broken, and what else must be known of the periods.
  var audits: [String] { breaks + unmatched + together + shared }

  private var together: [String] {
    measures.levelsTogether.map {
      "There are no lines by \($0): all are shown together, and who stands together may be others in each audit."
    }
  }

  private var breaks: [String] {
    measures.stretches.dropFirst().map { stretch in
      let place = stretch.lowerBound
      let change = measures.points[place].change.map { ": \($0)" } ?? ""
      return
        "The rubric changed before \(measures.labels[place])\(change). Rates before and after are not set against each other."
    }
  }

  private var unmatched: [String] {
    measures.levels.flatMap { level in
      let partly = level.groups.filter { $0.columns.contains { $0 == nil } }.map(\.title)
      let names = partly.count > Self.listed ? "\(partly.count) groups" : FileWords.list(partly)
      return
        (partly.isEmpty ? [] : ["Not in every audit, by \(level.name): \(names)."])
        + (level.hasTeamsTogether
          ? ["Teams that are shown together are not followed: they may be other teams in each audit."] : [])
    }
  }

  /// Up to how many groups are named.
  private static let listed = 12

  private var shared: [String] {
    let sharing = measures.sharing
    guard let most = sharing.most else { return [] }
    let found = "The same cases stand in several periods\(number(most))."
    guard measures.basis.allowsTests else { return [found] }
    let compared =
      "Where two periods are set against each other they count as different cases, which finds less than there may be."
    guard measures.stretch.count >= TrendFamily.leastPeriods else { return ["\(found) \(compared)"] }
    let trends =
      sharing.isTooMuch
      ? "The same cases in several periods make neighbouring rates alike: a trend test would find trends that are none, so none was made, and only a period beyond its limits is a signal."
      : "So few make hardly any trend: trends were tested as if they were different cases."
    return ["\(found) \(trends) \(compared)"]
  }

  /// Where most of the shared cases are: `: up to 12 of 80 files, in 2016-Q3`.
  private func number(_ most: TrendSharing.Period) -> String {
    guard let shared = most.shared.number, let files = most.files.number else { return "; how many is not shown" }
    return ": up to \(shared) of \(FileWords.files(files)), in \(measures.labels[most.place])"
  }
}
