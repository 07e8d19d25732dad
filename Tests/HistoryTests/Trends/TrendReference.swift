import CaseAudit
import Support

@testable import History

/// A history as plain lists: which case was judged how in which run.
struct PlainHistory {
  var runs: [Run] = []

  struct Run {
    let label: String
    let rubric: Rubric
    let cases: [CountedCase]
  }

  /// What is asked, as for the history itself.
  struct Question {
    var period: Period?
    var from = CalendarDate.earliest
    var to = CalendarDate.latest
    var last = Int.max
    var teams: [(code: String, from: String, to: String, team: String)] = []
  }

  /// The points of a trend, one after the other, each case looked at by itself: slow and plain.
  func points(_ question: Question, by rubric: Rubric, levels: [[String]]) -> [String] {
    var points: [(name: String, isAsked: Bool, cases: [(run: Int, found: CountedCase)])] = []
    let order = runs.indices.sorted { (lastDay($0), $0) < (lastDay($1), $1) }
    for index in order {
      let run = runs[index]
      let isAsked = run.rubric.judgingText == rubric.judgingText
      for found in run.cases where question.from <= found.window.to && found.window.to <= question.to {
        let name = question.period.map { Self.name(found.window.to, $0) } ?? run.label
        let key = "\(name) \(isAsked)"
        if let known = points.firstIndex(where: { "\($0.name) \($0.isAsked)" == key }) {
          points[known].cases.append((index, found))
        } else {
          points.append((name, isAsked, [(index, found)]))
        }
      }
    }
    if question.period != nil {
      // Swift's sort keeps the order of what is equal.
      points.sort { $0.name < $1.name }
      for index in points.indices { points[index].cases = Self.lastOfEach(points[index].cases) }
    }
    let shown = Array(points.suffix(question.last))
    var seen: Set<[String]> = []
    return shown.enumerated().map { number, point in
      let cases = point.cases.map(\.found)
      let own = Set(cases.map(\.identity))
      defer { seen.formUnion(own) }
      let isNew = number > 0 && shown[number - 1].isAsked != point.isAsked
      let by = point.isAsked ? rubric : runs[point.cases[0].run].rubric
      let counts = levels.map { Self.counts(cases, by: by, $0, question) }
      let days = cases.map(\.window.to).sorted()
      return "\(days[0])...\(days[days.count - 1]) new \(isNew) shared \(own.intersection(seen).count)\n"
        + counts.joined(separator: "\n")
    }
  }

  private func lastDay(_ run: Int) -> CalendarDate { runs[run].cases.map(\.window.to).max() ?? .earliest }

  private static func name(_ day: CalendarDate, _ period: Period) -> String {
    let (year, month, _) = day.components
    switch period {
    case .month: return "\(year) \(month + 10)"
    case .quarter: return "\(year) \((month - 1) / 3)"
    case .year: return "\(year)"
    }
  }

  private static func lastOfEach(_ cases: [(run: Int, found: CountedCase)]) -> [(run: Int, found: CountedCase)] {
    var last: [[String]: (run: Int, found: CountedCase)] = [:]
    for one in cases {
      if let other = last[one.found.identity], (other.found.window.to, other.run) > (one.found.window.to, one.run) {
        continue
      }
      last[one.found.identity] = one
    }
    return Array(last.values)
  }

  private static func counts(_ cases: [CountedCase], by rubric: Rubric, _ level: [String], _ question: Question)
    -> String
  {
    var groups: [[GroupValue]: Tally] = [:]
    for found in cases {
      let name = level.map { name -> GroupValue in
        let label = found.labels[name == "authority" ? 0 : 1]
        return name == "team" ? team(label, on: found.window.to, question) : label
      }
      // Judged anew, as if there had been no other bands.
      let result = CaseResult(
        by: rubric, judgements: found.result.isInScope ? found.result.judgements : nil, lapsed: found.result.lapsed,
        conditions: found.result.conditions, features: found.result.features)
      groups[name, default: Tally(for: rubric)].add(result)
    }
    let names = groups.keys.sorted { $0.lexicographicallyPrecedes($1) { $0.comes(before: $1) } }
    return names.map { Self.line(GroupCounts(name: $0, groups[$0] ?? Tally(for: rubric))) }.joined(separator: "\n")
  }

  private static func team(_ label: GroupValue, on day: CalendarDate, _ question: Question) -> GroupValue {
    for row in question.teams where row.code == label.text {
      let (from, to) = (CalendarDate(row.from) ?? .earliest, CalendarDate(row.to) ?? .latest)
      if from <= day, day <= to { return .stated(Array(row.team.utf8)) }
    }
    return label
  }

  /// Counts of a group on one line.
  static func line(_ group: GroupCounts) -> String {
    let themes = group.themes.map { "\($0.gap)/\($0.noGap)/\($0.notApplicable)/\($0.invalid)" }
    let criteria = group.criteria.map { tally in
      Judgement.allCases.map { "\(tally[$0])" }.joined(separator: "/") + "~\(tally.notInForce)"
    }
    let features = group.features.map { "\($0)" }
    return
      "\(group.name.map { $0.text ?? "\($0)" }): \(group.files) \(themes.joined(separator: " ")) "
      + "\(criteria.joined(separator: " ")) \(features.joined(separator: " "))"
  }
}

extension TrendCounts {
  /// The same lines as those of the plain lists.
  var lines: String {
    let counts = levels.map { $0.parts[0].groups.map(PlainHistory.line).joined(separator: "\n") }
    let days = days.map { "\($0.lowerBound)...\($0.upperBound)" } ?? "no days"
    return "\(days) new \(isNewStretch) shared \(sharedCases)\n" + counts.joined(separator: "\n")
  }
}

extension PlainHistory.Question {
  /// The question to a history.
  func asked(_ rubric: Rubric, levels: [[String]]) throws -> TrendQuestion {
    var asked = TrendQuestion(rubric, levels: levels)
    if let period { asked.point = .period(period) }
    asked.days = (from == .earliest ? nil : from, to == .latest ? nil : to)
    asked.last = last == .max ? nil : last
    guard !teams.isEmpty else { return asked }
    let rows = teams.map { "\($0.code),\($0.from),\($0.to),\($0.team)\n" }.joined()
    var diagnostics = Diagnostics()
    asked.teams = TeamMap.read(
      SourceText(path: "teams.csv", bytes: Array("code,from,to,team\n\(rows)".utf8)), &diagnostics)
    return asked
  }
}
