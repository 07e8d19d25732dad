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
  static let version = 1

  private let identity: [String]
  private let labels: [String]
  private let criteria: [String]
  private let ids: [String]
  private let themes: [String]
  private let alerts: NDJSONAlerts
  private let grades: NDJSONGrades

  init(_ layout: FindingsLayout) {
    identity = Self.keys(layout.identity)
    labels = Self.keys(layout.labels)
    criteria = Self.keys(layout.rubric.criteria.map(\.id))
    ids = layout.rubric.criteria.map { JSONText.quoted($0.id) }
    themes = Self.keys(layout.rubric.themes.map(\.id))
    alerts = NDJSONAlerts(layout)
    grades = NDJSONGrades(layout.rubric)
  }

  /// Keys as they stand before their values, the comma before them included.
  private static func keys(_ names: [String]) -> [String] {
    names.enumerated().map { "\($0 == 0 ? "" : ",")\(JSONText.quoted($1)):" }
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
    bytes.append("\"inScope\":\(counted.result.isInScope),", "\"judgements\":{")
    for (key, judgement) in zip(criteria, counted.result.judgements) {
      bytes.append(key, "\"", judgement.rawValue, "\"")
    }
    bytes += "},\"notInForce\":[\(counted.result.lapsed.map { ids[$0] }.joined(separator: ","))],\"themes\":{".utf8
    for (key, theme) in zip(themes, counted.result.themes) { bytes.append(key, Self.json(theme)) }
    bytes += "}".utf8
    grades.append(counted.result, to: &bytes)
    bytes += "}\n".utf8
  }

  private static func json(_ value: GroupValue) -> String {
    switch value {
    case .stated: value.text.map(JSONText.quoted) ?? "null"
    case .notStated: "null"
    case .unreadable: "{\"couldNotBeRead\":true}"
    }
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
