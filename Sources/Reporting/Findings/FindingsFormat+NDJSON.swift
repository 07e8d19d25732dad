import Auditing
import Diagnostics
import Rubrics
import Statistics

extension FindingsFormat {
  /// A JSON object a line; `docs/result-format.md` describes it.
  public static let ndjson = FindingsFormat(name: "ndjson") { layout in
    let writer = NDJSONFindings(layout)
    return FindingsLines(head: [], append: writer.append)
  }
}

/// Writes findings as NDJSON. What is the same on each line is made once.
private struct NDJSONFindings: Sendable {
  /// Raised by one whenever a reader of the format could be misled by a change.
  static let version = 2

  private let identity: [String]
  private let labels: [String]
  private let alerts: NDJSONAlerts
  private let rubrics: [(key: String, writer: NDJSONResult)]

  init(_ layout: FindingsLayout) {
    identity = JSONText.keys(layout.identity)
    labels = JSONText.keys(layout.labels)
    alerts = NDJSONAlerts(layout)
    let rubrics = layout.rubrics.rubrics
    self.rubrics = zip(JSONText.keys(rubrics.map(\.id)), rubrics).map { ($0, NDJSONResult($1)) }
  }

  @Sendable func append(_ counted: CountedCase, to bytes: inout [UInt8]) {
    let place = counted.place
    bytes += "{\"findingsVersion\":\(Self.version),\"alerts\":[".utf8
    alerts.append(counted, to: &bytes)
    bytes += "],\"noAlertMeansSafe\":false,\"identity\":{".utf8
    for (key, value) in zip(identity, counted.identity) { bytes.append(key, JSONText.quoted(value)) }
    bytes += "},\"groups\":{".utf8
    for (key, value) in zip(labels, counted.labels) { bytes.append(key, Self.json(value)) }
    bytes += "},\"source\":{\"path\":\(JSONText.quoted(place.path)),\"line\":\(place.start.line),".utf8
    bytes += "\"column\":\(place.start.column)},\"window\":{\"from\":".utf8
    bytes.append(counted.window.from.map { "\"\($0)\"" } ?? "null", ",\"to\":\"\(counted.window.to)\"},")
    bytes += "\"rubrics\":{".utf8
    for (rubric, result) in zip(rubrics, counted.results) {
      bytes += rubric.key.utf8
      if let result { rubric.writer.append(result, to: &bytes) } else { bytes += "null".utf8 }
    }
    bytes += "}}\n".utf8
  }

  private static func json(_ value: GroupValue) -> String {
    switch value {
    case .stated: value.text.map(JSONText.quoted) ?? "null"
    case .notStated: "null"
    case .unreadable: "{\"couldNotBeRead\":true}"
    }
  }
}

/// Writes what one rubric found in a case.
private struct NDJSONResult: Sendable {
  private let criteria: [String]
  private let ids: [String]
  private let themes: [String]
  private let grades: NDJSONGrades

  init(_ rubric: Rubric) {
    criteria = JSONText.keys(rubric.criteria.map(\.id))
    ids = rubric.criteria.map { JSONText.quoted($0.id) }
    themes = JSONText.keys(rubric.themes.map(\.id))
    grades = NDJSONGrades(rubric)
  }

  func append(_ result: CaseResult, to bytes: inout [UInt8]) {
    bytes.append("{\"inScope\":\(result.isInScope),", "\"judgements\":{")
    for (key, judgement) in zip(criteria, result.judgements) { bytes.append(key, "\"", judgement.rawValue, "\"") }
    bytes += "},\"notInForce\":[\(result.lapsed.map { ids[$0] }.joined(separator: ","))],\"themes\":{".utf8
    for (key, theme) in zip(themes, result.themes) { bytes.append(key, Self.json(theme)) }
    bytes += "}".utf8
    grades.append(result, to: &bytes)
    bytes += "}".utf8
  }

  private static func json(_ theme: ThemeResult) -> String {
    let (score, gap) = (theme.score, theme.outcome.isGap.map { $0 ? "true" : "false" } ?? "null")
    return "{\"earned\":\(score.points),\"possible\":\(score.outOf),\"percent\":\(score.percent ?? "null"),"
      + "\"gap\":\(gap),\"state\":\"\(theme.outcome.rawValue)\"}"
  }
}

extension ThemeResult.Outcome {
  /// Whether the theme is a gap; nil where it does not apply or could not be judged.
  var isGap: Bool? {
    switch self {
    case .gap: true
    case .noGap: false
    case .notApplicable, .invalid: nil
    }
  }
}

extension Score {
  /// The percentage with one decimal; nil where nothing with a weight applied.
  var percent: String? { Proportion(points, of: outOf)?.percent(decimals: 1) }
}

extension [UInt8] {
  /// Appends texts, as UTF-8.
  mutating func append(_ texts: String...) {
    for text in texts { append(contentsOf: text.utf8) }
  }
}
