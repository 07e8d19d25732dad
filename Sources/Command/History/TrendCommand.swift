import ArgumentParser
import CaseAudit

/// `caseaudit trend`.
struct TrendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trend",
    abstract: "Show audits that are kept over time, and say what changed beyond chance.",
    discussion: """
      Each audit is a point, in the order of their days; with --every all audits that end in the same month, quarter or year are one, in \
      which each case counts once, by its last audit. Groups of fewer than 10 files are marked and not tested. A changed rubric is a break \
      in the line, and nothing is tested across it. 'No clear trend' is not 'no change'.

      Exit codes: 0 done; 2 the rubric or schema is wrong; 4 there is no history, it has too little for a trend, or the disclosure policy \
      does not allow it; 64 the command was not understood.
      """)

  @OptionGroup var history: HistoryOptions

  @Option(
    help: ArgumentHelp(
      "The rubric: a name, or its folder; needed where audits by several are kept. A folder may hold other gap rules, weights or "
        + "bands than the audits were made by: they are then counted by these.", valueName: "name|folder"))
  var rubric: String?

  @Option(
    help: ArgumentHelp(
      "What to group by: authority, team, or another label of the audits; with commas between, several in turn. By team, "
        + "authorities are shown before teams.", valueName: "group,…"))
  var by: String?

  @Option(help: ArgumentHelp("A theme to show, by its id; may be given again. By default all.", valueName: "theme"))
  var theme: [String] = []

  @Option(help: ArgumentHelp("Show only the last points, so many.", valueName: "n"))
  var last: Int?

  @Option(
    help: ArgumentHelp("The first day that an audit's practice may end on.", valueName: "yyyy-mm-dd"),
    transform: calendarDay)
  var from: CalendarDate?

  @Option(
    help: ArgumentHelp(
      "The last day that an audit's practice may end on; or forms in which to write it to a folder: html, xlsx, json, md. May be "
        + "given for both.", valueName: "yyyy-mm-dd|form,…"))
  var to: [String] = []

  @Option(
    help: ArgumentHelp("Make a point of each calendar period, not of each audit.", valueName: "month|quarter|year"),
    completion: .list(Period.allCases.map(\.rawValue)), transform: choice)
  var every: Period?

  @Option(
    help: ArgumentHelp(
      "A file with the columns code,from,to,team: which team a code was from day to day, where teams were renamed, merged or split.",
      valueName: "file.csv"), completion: .file())
  var teamMap: String?

  @Option(
    help: ArgumentHelp(
      "An audit to leave out, by its label; may be given again. Re-audits are left out always.", valueName: "label"))
  var without: [String] = []

  @Option(
    help: ArgumentHelp(
      "Show rates as they would be if every point had the same share of this feature of the rubric, such as high-risk.",
      valueName: "feature"))
  var stratify: String?

  @Option(
    help: ArgumentHelp(
      "Limits from the number of files (p), or from how much neighbours differ (xmr, from 12 points on).",
      valueName: "p|xmr"),
    completion: .list(TrendOptions.Chart.allCases.map(\.rawValue)), transform: choice)
  var chart = TrendOptions.Chart.proportions

  @OptionGroup var protecting: ProtectionOptions

  @OptionGroup var shown: ShownOptions

  func validate() throws {
    if let last, last < 1 { throw ValidationError("--last takes a number from 1") }
    if let from, let lastDay, from > lastDay { throw ValidationError("--to (\(lastDay)) is before --from (\(from))") }
    let days = to.count { CalendarDate($0) != nil }
    if days > 1 || to.count - days > 1 { throw ValidationError("--to takes one day, and forms once") }
    if let other = to.first(where: { CalendarDate($0) == nil && $0.contains { $0.isNumber } }) {
      throw ValidationError("--to: '\(printable(other))' is neither a day, written as yyyy-mm-dd, nor a form")
    }
    try shown.check(try forms)
  }

  /// The last day, where `--to` names one.
  private var lastDay: CalendarDate? { to.lazy.compactMap { CalendarDate($0) }.first }

  /// The forms, where `--to` names them.
  private var forms: [DocumentForm] {
    get throws { try to.first { CalendarDate($0) == nil }.map(DocumentForm.list) ?? [] }
  }

  func run() throws {
    let store = try history.open(.reading)
    let rubric = try asked(of: store)
    let levels = try levels(by: rubric.schema)
    var question = TrendQuestion(rubric, levels: levels)
    question.dataFolders = RubricLibrary().dataFolders
    question.point = every.map { .period($0) } ?? .run
    // Under a policy every point is protected beside all before it, also where it is shown without them.
    let isProtected = protecting.disclosure != "none"
    let leftOut = try leftOut(of: store)
    if isProtected, every != nil, !leftOut.isEmpty {
      throw ValidationError(
        "--without leaves audits out of periods, which under a disclosure policy would tell them by subtraction")
    }
    if !isProtected { (question.days, question.last, question.without) = ((from, lastDay), last, leftOut) }
    question.stratum = try stratum(of: rubric)
    question.teams = try teamMap.map(readMap)
    let protections = try levels.map { try protecting.protection(of: $0, in: rubric.schema) }
    // Which teams are shown together is settled once for all points, levels and strata, from counts by all levels.
    let isSettled = levels.contains { $0.contains(TrendQuestion.team) } && !protections[0].policy.protects
    if isSettled { question.levels.append(Set(levels.joined()).sorted()) }
    question.tellsTurnover = protections[0].policy.protects
    let found = try history.attempt { () throws(HistoryProblem) in try store.trend(question) }
    guard !found.points.isEmpty else {
      Terminal.complain(
        "caseaudit: no audit that is kept in '\(printable(history.history))' is by the rubric '\(printable(rubric.id))' and of these days"
      )
      throw ExitCode(ExitStatus.surroundings)
    }
    var points = try points(found.points, protections, isSettled: isSettled)
    if isProtected { points = shown(points, without: leftOut) }
    let document = try trend(points, options(levels, remarks: found.remarks + found.points.flatMap(\.remarks)))
    let forms = try forms
    if forms.isEmpty, stratify != nil {
      Terminal.complain("caseaudit: rates by \(stratify ?? "") are in the whole document: give --to html and --output")
    }
    for problem in found.mapProblems { Terminal.complain("caseaudit: \(printable(problem))") }
    sayUnknownTeams(found.points)
    // On a terminal there is no section on the method.
    if forms.isEmpty {
      for remark in found.remarks + found.points.flatMap(\.remarks) {
        Terminal.complain("caseaudit: \(printable(remark))")
      }
    }
    try shown.show(forms.isEmpty ? document.brief() : document.document(), as: forms)
  }

  /// The points that are asked for, of all that were protected.
  private func shown(_ points: [TrendPoint], without labels: Set<String>) -> [TrendPoint] {
    var shown = points.filter { point in
      guard let days = point.days, !labels.contains(point.name) else { return false }
      return days.lowerBound >= from ?? .earliest && days.upperBound <= lastDay ?? .latest
    }.suffix(last ?? .max)
    if let first = shown.indices.first { shown[first].isNewStretch = false }
    return Array(shown)
  }

  /// Says which teams are not shown apart because nobody has said how many workers they have.
  private func sayUnknownTeams(_ points: [TrendCounts]) {
    guard let sizes = protecting.knownSizes else { return }
    let names = Set(points.flatMap(\.levels).flatMap { sizes.teamsWithoutSize(in: $0) }).sorted()
    guard !names.isEmpty else { return }
    Terminal.complain(
      "caseaudit: --team-sizes has no number of workers for \(names.map { printable($0) }.joined(separator: ", ")), so "
        + "\(names.count == 1 ? "it is" : "they are") not shown apart; give the sizes by the names of the team map")
  }

  private func trend(_ points: [TrendPoint], _ options: TrendOptions) throws -> TrendDocument {
    do { return try TrendDocument(points, options) } catch {
      Terminal.complain("caseaudit: \(printable(error.description))")
      throw ExitCode(ExitStatus.surroundings)
    }
  }

  /// The rubric by which counts are told: as it was kept with the last audit by it, unless a folder or name is given.
  private func asked(of store: History) throws -> Rubric {
    if let rubric { return try Terminal.rubric(named: rubric) }
    let runs = try history.attempt { () throws(HistoryProblem) in try store.runs() }
      .filter { $0.isFinished && $0.reauditOf == nil }
    let names = Set(runs.flatMap(\.rubrics).map(\.name)).sorted()
    guard let name = names.first, let last = runs.last(where: { $0.rubrics.contains { $0.name == name } }) else {
      Terminal.complain(
        "caseaudit: no audit is kept in '\(printable(history.history))'; keep some with 'caseaudit audit INPUT --save LABEL'"
      )
      throw ExitCode(ExitStatus.surroundings)
    }
    guard names.count == 1 else {
      throw ValidationError(
        "audits by several rubrics are kept: choose one with --rubric: \(names.joined(separator: ", "))")
    }
    let folders = RubricLibrary().dataFolders
    let kept = try history.attempt { () throws(HistoryProblem) in try store.rubrics(of: last, dataFolders: folders) }
    guard let rubric = kept.rubrics.first(where: { $0.id == name }) else {
      preconditionFailure("a run has its rubrics")
    }
    return rubric
  }

  /// What to group by in turn: what is named, and before a group of the schema those that stand before it there. Under a policy
  /// only the last: authorities and their teams would tell small numbers of each other.
  private func levels(by schema: RecordSchema) throws -> [[String]] {
    let groups = schema.groups.map(\.name)
    guard let by else { return groups.prefix(1).map { [$0] } }
    // A group of the schema goes by its name, also where its field's path is given.
    let names = by.split(separator: ",", omittingEmptySubsequences: false).map { name in
      schema.groups.first { $0.field.path.description == name }?.name ?? String(name)
    }
    guard Set(names).count == names.count, !names.contains("") else {
      throw ValidationError("--by names a group twice, or none")
    }
    guard names.count == 1, protecting.disclosure == "none", let place = groups.firstIndex(of: names[0]) else {
      return names.map { [$0] }
    }
    return groups[...place].map { [$0] }
  }

  /// The labels that are left out; one that no audit has may be a mistake for one that then would stay in.
  private func leftOut(of store: History) throws -> Set<String> {
    guard !without.isEmpty else { return [] }
    let labels = try history.attempt { () throws(HistoryProblem) in try store.runs() }.map(\.label)
    if let unknown = without.first(where: { !labels.contains($0) }) {
      let nearest = Suggestion.nearest(to: unknown, among: labels).map { "; did you mean '\(printable($0))'?" } ?? ""
      throw ValidationError("--without: no audit '\(printable(unknown))' is kept\(nearest)")
    }
    return Set(without)
  }

  private func stratum(of rubric: Rubric) throws -> String? {
    guard let stratify else { return nil }
    let known = rubric.features.flatMap(\.rows).map(\.id)
    guard known.contains(stratify) else {
      let nearest = Suggestion.nearest(to: stratify, among: known).map { "; did you mean '\($0)'?" } ?? ""
      throw ValidationError(
        "--stratify: the rubric counts no feature '\(printable(stratify))'\(nearest); it counts \(known.joined(separator: ", "))"
      )
    }
    return stratify
  }

  private func readMap(_ path: String) throws -> TeamMap {
    var diagnostics = Diagnostics()
    guard let map = DataTables.teamMap(path, &diagnostics) else {
      Terminal.explain(diagnostics)
      throw ExitCode(ExitStatus.surroundings)
    }
    return map
  }

  private func options(_ levels: [[String]], remarks: [String]) -> TrendOptions {
    var options = TrendOptions()
    options.themes = theme.isEmpty ? nil : theme
    options.chart = chart
    options.levelNames = levels.map { $0.joined(separator: ", ") }
    options.groupWord = levels.last == ["team"] ? "team holding the case on the last day of its audit" : nil
    options.remarks = remarks
    options.report.marking = protecting.marking
    return options
  }

  /// The points with their counts as they may be shown.
  ///
  /// - Parameter isSettled: whether the last level of the counts settles which teams are shown together.
  private func points(
    _ found: [TrendCounts], _ protections: [Protection], isSettled: Bool
  ) throws -> [TrendPoint] {
    let series =
      try protections[0].policy.protects ? protections.enumerated().map { try self.series(found, $0, $1) } : nil
    let own = protections.map { protection in
      isSettled ? protection.settled(for: found.map { $0.levels[protections.count] }) : protection
    }
    return try found.enumerated().map { index, counts in
      func publish(_ levels: [AuditCounts]) throws -> [PublishedAudit] {
        try zip(levels, own).map { try $1.publish($0, basis: basis(of: counts)) }
      }
      let levels = try series.map { $0.map { $0[index] } } ?? publish(counts.levels)
      var point = TrendPoint(counts.name, levels: levels, runs: counts.runs.map(\.label))
      point.days = counts.days
      point.isNewStretch = counts.isNewStretch
      point.change = counts.change
      point.sharedCases = counts.sharedCases
      point.strata = try counts.strata.map { TrendStratum($0.name, levels: try publish($0.levels)) }
      return point
    }
  }

  /// The points at one level, each a release beside those before it.
  private func series(_ found: [TrendCounts], _ level: Int, _ protection: Protection) throws -> [PublishedAudit] {
    try protection.publish(
      series: found.map { counts in
        SeriesAudit(
          name: counts.name, counts: counts.levels[level], basis: basis(of: counts), turnover: counts.turnover[level])
      })
  }

  private func basis(of counts: TrendCounts) -> SampleBasis {
    protecting.basis ?? counts.runs.map(\.basis).reduce(.census, SampleBasis.weaker)
  }
}
