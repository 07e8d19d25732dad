public import Diagnostics
import Foundation
public import Reporting
public import Statistics

/// Small tables of settings that stand in files.
public enum DataTables {
  /// The name of the file of disclosure policies.
  static let policies = "disclosure-policies.csv"

  /// The disclosure policies: `none`, and those of the first folder `data` beside the rubrics of a library that has any.
  public static func disclosurePolicies(
    of library: RubricLibrary, _ diagnostics: inout Diagnostics
  ) -> [DisclosurePolicy] {
    let paths = library.folders.map { "\($0)/../data/\(policies)" }
    guard let path = paths.first(where: FileManager.default.fileExists), let source = text(path, &diagnostics) else {
      return [.none]
    }
    return [.none] + (DisclosurePolicy.read(source, &diagnostics) ?? [])
  }

  /// How many workers each team has, as a file says; nil where it has mistakes or can't be read, which is then reported.
  public static func teamSizes(_ path: String, _ diagnostics: inout Diagnostics) -> TeamSizes? {
    text(path, &diagnostics).flatMap { TeamSizes.read($0, &diagnostics) }
  }

  /// Which team is which over time, as a file says; nil where it has mistakes or can't be read, which is then reported.
  public static func teamMap(_ path: String, _ diagnostics: inout Diagnostics) -> TeamMap? {
    text(path, &diagnostics).flatMap { TeamMap.read($0, &diagnostics) }
  }

  /// Where authorities are, as a file says; nil where it has mistakes or can't be read, which is then reported.
  public static func places(_ path: String, _ diagnostics: inout Diagnostics) -> Places? {
    text(path, &diagnostics).flatMap { Places.read($0, &diagnostics) }
  }

  /// More than any such table needs.
  private static let limit = 1 << 22

  static func text(
    _ path: String, limit: Int = Self.limit, _ diagnostics: inout Diagnostics
  ) -> SourceText? {
    let size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
    guard size <= limit, let data = FileManager.default.contents(atPath: path) else {
      let place = Place(path: path, start: Position(line: 1, column: 1))
      diagnostics.report(Diagnostic(.error, .unreadableTable(limit: limit), at: place))
      return nil
    }
    return SourceText(path: path, bytes: Array(data))
  }
}

extension Diagnostic.Message {
  fileprivate static func unreadableTable(limit: Int) -> Self {
    Self(
      id: "unreadable-table", "the table can't be read",
      help: "look at whether the file is there, is a table of at most \(limit >> 20) MiB and may be read")
  }
}
