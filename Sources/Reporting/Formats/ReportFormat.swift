/// A form in which a report can be written.
public struct ReportFormat: Sendable {
  /// Its name, as `--format` takes it.
  public let name: String
  private let writer: @Sendable (AuditReport, Style, (String) -> Void) -> Void

  /// A form; `writer` gives the report's text to a sink, piece by piece, the last of them ending with a line break.
  init(name: String, _ writer: @escaping @Sendable (AuditReport, Style, (String) -> Void) -> Void) {
    self.name = name
    self.writer = writer
  }

  /// Gives a report's text to a sink, piece by piece, so that a long one is never whole in memory; it ends with a line break.
  public func write(_ report: AuditReport, _ style: Style = .init(), to sink: (String) -> Void) {
    writer(report, style, sink)
  }

  /// The whole report as text, ending with a line break.
  public func render(_ report: AuditReport, _ style: Style = .init()) -> String {
    var text = ""
    writer(report, style) { text += $0 }
    return text
  }

  /// How it may look.
  public struct Style: Sendable {
    /// Whether it goes to a terminal that shows colours.
    public let colours: Bool

    /// A style.
    public init(colours: Bool = false) {
      self.colours = colours
    }

    /// A heading.
    func heading(_ text: String) -> String { colours ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
  }

  /// Every form, the default one first.
  public static let all: [ReportFormat] = [.table, .json, .csv]

  /// The form of this name, if there is one.
  public static func named(_ name: String) -> ReportFormat? { all.first { $0.name == name } }
}
