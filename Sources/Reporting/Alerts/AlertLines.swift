import Auditing
import Diagnostics
import Rubrics

/// The alerts of an audit, as the lines that stand before everything else.
struct AlertLines {
  /// How many cases are listed of each alert.
  static let listed = 20
  /// How many cases are listed of each alert that can't be ruled out.
  static let openListed = 5

  let report: AuditReport
  let width: Int

  var lines: [String] {
    let tally = report.result.alerts.overall
    guard !report.rubrics.alerts.isEmpty else {
      return [AlertWords.notLookedFor + "."] + wrapped(AlertWords.caution)
    }
    let raised = tally.casesWithAlert == 0 ? [AlertWords.noneHeading + "."] : raised
    return raised + open + wrapped(AlertWords.caution)
  }

  private var raised: [String] {
    let tallies = report.result.alerts.overall.alerts
    return [AlertWords.heading]
      + zip(report.rubrics.alerts, tallies).enumerated().flatMap { index, item -> [String] in
        let (shared, count) = (item.0, item.1.raised)
        guard count > 0 else { return [] }
        let cases = entries(report.result.alerts.raised, index).map { "  \(name(of: $0))" }
        return wrapped("\(printable(shared.alert.title)): \(files(count))") + list(cases, Self.listed, of: count)
          + wrapped("  To do: \(printable(AlertWords.action(shared, report.escalation)))")
      }
  }

  private var open: [String] {
    let tallies = report.result.alerts.overall.alerts
    let lines = zip(report.rubrics.alerts, tallies).enumerated().flatMap { index, item -> [String] in
      let (shared, count) = (item.0, item.1.notRuledOut)
      guard count > 0 else { return [] }
      let cases = entries(report.result.alerts.open, index).map {
        "  \(name(of: $0)): \(printable(AlertWords.silence($0.flag)))"
      }
      return wrapped("\(printable(shared.alert.title)): \(files(count))") + list(cases, Self.openListed, of: count)
    }
    return lines.isEmpty ? [] : [AlertWords.openHeading] + lines
  }

  private func entries(_ list: AlertList, _ alert: Int) -> [AlertList.Entry] {
    list.entries.filter { $0.flag.index == alert }
  }

  private func name(of entry: AlertList.Entry) -> String {
    let place = "\(printable(entry.place.path)):\(entry.place.start.line)"
    return "\(printable(entry.identity.joined(separator: "/"))), \(AlertWords.date(entry.dataDate)), \(place)"
  }

  private func list(_ cases: [String], _ limit: Int, of count: Int) -> [String] {
    let shown = cases.prefix(limit).flatMap(wrapped)
    return shown + (count > limit ? ["  and \(count - limit) more; --findings FILE.csv lists them all"] : [])
  }

  private func files(_ count: Int) -> String { count == 1 ? "1 file" : "\(count) files" }

  /// Later lines are set in by two more, so that each case stands out.
  private func wrapped(_ text: String) -> [String] {
    let lines = TextTable.wrapped(text, to: width - 2)
    return lines.enumerated().map { $0 == 0 ? $1 : "  \($1)" }
  }
}
