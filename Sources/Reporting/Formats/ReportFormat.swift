/// A form in which a report can be written.
public struct ReportFormat: Sendable {
  /// Its name, as `--format` takes it.
  public let name: String
  /// The whole report as text, ending with a line break.
  public let render: @Sendable (AuditReport, Style) -> String

  /// How it may look.
  public struct Style: Sendable {
    /// Whether it goes to a terminal that shows colours.
    public let colours: Bool

    /// A style.
    public init(colours: Bool = false) {
      self.colours = colours
    }
  }

  /// Every form, the default one first.
  public static let all: [ReportFormat] = [.table, .json, .csv]

  /// The form of this name, if there is one.
  public static func named(_ name: String) -> ReportFormat? { all.first { $0.name == name } }
}
