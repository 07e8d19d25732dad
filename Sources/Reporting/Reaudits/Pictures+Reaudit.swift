import Charts
import Documents

extension Pictures {
  /// Rates of the same files before and now, a theme a row.
  static func reaudit(id: String, title: String, rows: [Change]) -> Picture {
    let text = ChartText(
      id: id, title: title,
      description: "For each theme, the percentage of the same files with a gap before and now.")
    let chart = DumbbellChart(
      text, periods: DumbbellChart.Periods(before: "Before", after: "Now"),
      rows: rows.map { DumbbellChart.Row($0.name, before: $0.before.mark, after: $0.after.mark, note: $0.note) })
    return Picture(
      id: id, title: title,
      caption: "Percentage of the files in which the theme applied, and could be judged, both times.", svg: chart.svg())
  }
}
