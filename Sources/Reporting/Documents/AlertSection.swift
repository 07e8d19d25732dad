import Documents
import Statistics

/// What a person must look at today; it stands first in every report.
struct AlertSection {
  /// How many cases of each concern are listed.
  static let listed = 20

  let audit: PublishedAudit

  var section: Section {
    Section(id: "safeguarding", title: "Safeguarding concerns", blocks: blocks)
  }

  var blocks: [Block] {
    guard !audit.alerts.isEmpty else {
      return [.caution(title: AlertWords.notLookedFor, [AlertWords.caution])]
    }
    return [.caution(title: heading, [lead, AlertWords.caution])] + [.table(table)] + lists
  }

  private var heading: String {
    audit.alertCases[.raised, 0] == .shown(0) && audit.alertCases[.notRuledOut, 0] == .shown(0)
      ? AlertWords.noneHeading : AlertWords.heading
  }

  private var lead: String {
    let cases = audit.alertCases
    return
      "A concern was raised in \(count(cases[.raised, 0])). In \(others(cases[.notRuledOut, 0])), one could not be ruled out "
      + "because the record does not say."
  }

  private func others(_ count: PublishedCount) -> String {
    count.number.map { $0 == 1 ? "1 other file" : "\($0) other files" } ?? "others, a number that is not shown"
  }

  private func count(_ count: PublishedCount) -> String {
    count.number.map(FileWords.files) ?? "a number of files that is not shown"
  }

  private var table: Table {
    Table(
      id: "safeguarding-concerns", title: "Files with a safeguarding concern", shortTitle: "Safeguarding",
      about: ["Files of all groups, in the rubric's scope or not.", audit.coverage], notes: [],
      columns: [
        Column("Concern", .text), Column("Files in which it is raised", .number(decimals: 0)),
        Column("Files in which it could not be ruled out", .number(decimals: 0)), Column("To do", .text),
      ],
      rows: zip(audit.source.alerts, audit.alerts).map { alert, counts in
        [.text(alert.title), Cell(counts[.raised, 0]), Cell(counts[.notRuledOut, 0]), .text(alert.toDo)]
      })
  }

  /// Single cases are never named where small numbers are protected.
  private var lists: [Block] {
    guard !audit.policy.protects else { return [] }
    return audit.source.alerts.flatMap { alert in
      list("\(alert.title): check these files now", alert.firstRaised, of: alert.raised)
        + list("\(alert.title): could not be ruled out in these files", alert.firstNotRuledOut, of: alert.notRuledOut)
    }
  }

  private func list(_ title: String, _ entries: [AlertCounts.Entry], of count: Int) -> [Block] {
    guard count > 0 else { return [] }
    let shown = entries.prefix(Self.listed)
    let more = count > shown.count ? ["and \(count - shown.count) more: an audit with --findings lists them all"] : []
    return [.heading(title), .list(shown.map(\.line) + more)]
  }
}

extension PublishedAudit {
  /// What the figures cover, for the lines above a table.
  var coverage: String { "Coverage: \(period). Files were chosen: \(basis.text)." }
}
