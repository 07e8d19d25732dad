import Auditing
import Diagnostics
import Rubrics

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
  private let ids: [String]
  private let themes: [String]
  private let texts: FindingTexts
  private let grades: NDJSONGrades

  init(_ rubric: Rubric) {
    let criteria = JSONText.keys(rubric.criteria.map(\.id))
    ids = rubric.criteria.map { JSONText.quoted($0.id) }
    themes = JSONText.keys(rubric.themes.map(\.id))
    texts = FindingTexts(
      rubric, judgement: { "\(criteria[$0])\"\($1.rawValue)\"" },
      score: { points, outOf in
        let percent = FindingTexts.percent(points, outOf) ?? "null"
        return "{\"earned\":\(points),\"possible\":\(outOf),\"percent\":\(percent),"
      },
      outcome: { outcome in
        let gap = outcome.isGap.map { $0 ? "true" : "false" } ?? "null"
        return "\"gap\":\(gap),\"state\":\"\(outcome.rawValue)\"}"
      })
    grades = NDJSONGrades(rubric)
  }

  func append(_ result: CaseResult, to bytes: inout [UInt8]) {
    bytes += (result.isInScope ? "{\"inScope\":true,\"judgements\":{" : "{\"inScope\":false,\"judgements\":{").utf8
    texts.append(result.judgements, to: &bytes)
    bytes += "},\"notInForce\":[".utf8
    if !result.lapsed.isEmpty { bytes += result.lapsed.map { ids[$0] }.joined(separator: ",").utf8 }
    bytes += "],\"themes\":{".utf8
    for (index, theme) in result.themes.enumerated() {
      bytes += themes[index].utf8
      texts.append(theme, to: &bytes)
    }
    bytes += "}".utf8
    grades.append(result, to: &bytes)
    bytes += "}".utf8
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

extension [UInt8] {
  /// Appends texts, as UTF-8.
  mutating func append(_ texts: String...) {
    for text in texts { append(contentsOf: text.utf8) }
  }
}
