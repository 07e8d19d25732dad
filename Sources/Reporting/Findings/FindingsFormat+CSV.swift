import Auditing
import Diagnostics
import Records
import Rubrics

extension FindingsFormat {
  /// A table for spreadsheets: a row a case, its columns named as the keys of the NDJSON form.
  public static let csv = FindingsFormat(name: "csv") { layout in
    FindingsLines(head: Array(CSVText.line(head(layout)).utf8)) { counted, bytes in
      bytes += CSVText.line(row(counted, layout)).utf8
    }
  }

  private static func head(_ layout: FindingsLayout) -> [String] {
    layout.identity.map { "identity.\($0)" } + layout.labels.map { "groups.\($0)" }
      + ["source.path", "source.line", "source.column", "window.from", "window.to", "inScope"]
      + layout.rubric.criteria.map { "judgements.\($0.id)" } + ["notInForce"]
      + layout.rubric.themes.flatMap { theme in
        ["earned", "possible", "percent", "gap", "state"].map { "themes.\(theme.id).\($0)" }
      }
  }

  private static func row(_ counted: CountedCase, _ layout: FindingsLayout) -> [String] {
    let (start, window, result) = (counted.place.start, counted.window, counted.result)
    let row =
      counted.identity.map(CSVText.stated) + counted.labels.map(CSVText.text)
      + [counted.place.path, String(start.line), String(start.column)]
      + [window.from?.description ?? CSVText.unreadable, window.to.description, String(result.isInScope)]
    guard result.isInScope else {
      let rubric = layout.rubric
      return row + Array(repeating: "", count: rubric.criteria.count + 1 + 5 * rubric.themes.count)
    }
    return row + result.judgements.map(\.rawValue) + [ids(of: result.lapsed, layout)] + result.themes.flatMap(cells)
  }

  private static func ids(of criteria: [Int], _ layout: FindingsLayout) -> String {
    // Seldom are there any, and then it may take its time.
    criteria.isEmpty ? "" : criteria.map { layout.rubric.criteria[$0].id }.joined(separator: " ")
  }

  private static func cells(_ theme: ThemeResult) -> [String] {
    [
      String(theme.score.points), String(theme.score.outOf), theme.score.percent ?? "",
      theme.outcome.isGap.map { String($0) } ?? "", theme.outcome.rawValue,
    ]
  }
}
