public import Diagnostics
import Foundation
public import Rubrics

/// Finds rubrics by name.
///
/// A name is looked up in the folder that the environment variable `CASEAUDIT_RUBRICS` names, in `rubrics` in the working
/// folder, then in `share/caseaudit/rubrics` beside the installed command. A text with a `/` in it is a folder itself.
public struct RubricLibrary: Sendable {
  /// The folders that are searched, in order.
  public let folders: [String]

  /// The usual library.
  public init() {
    let named = ProcessInfo.processInfo.environment["CASEAUDIT_RUBRICS"].flatMap { $0.isEmpty ? nil : [$0] } ?? []
    let program = Bundle.main.executableURL?.resolvingSymlinksInPath()
    let prefix = program?.deletingLastPathComponent().deletingLastPathComponent()
    folders = named + ["rubrics"] + (prefix.map { ["\($0.path)/share/caseaudit/rubrics"] } ?? [])
  }

  /// A library of certain folders.
  public init(folders: [String]) {
    self.folders = folders
  }

  /// Why there is no rubric to use.
  public enum Problem: Error {
    /// No folder of the library has one of this name; `nearest` is what was probably meant: another name, or the path of a folder
    /// of this name.
    case notFound(name: String, folders: [String], nearest: String?)
    /// It has mistakes.
    case mistakes(Diagnostics)
  }

  /// The rubric of this name, or in this folder, checked and compiled.
  public func rubric(named name: String) throws(Problem) -> Rubric {
    var diagnostics = Diagnostics()
    guard let rubric = load(folder: try folder(of: name), &diagnostics) else { throw .mistakes(diagnostics) }
    return rubric
  }

  /// The rubric in a folder, which need not be of the library; nil where it has mistakes, which `diagnostics` then holds.
  /// Bank holidays are looked for in `data` beside the folder of that rubric, then in `data` beside each folder of the library.
  ///
  /// - Parameter folder: the path of the folder, as messages shall show it.
  public func load(folder: String, _ diagnostics: inout Diagnostics) -> Rubric? {
    RubricLoader.load(folder: folder, dataFolders: dataFolders, &diagnostics)
  }

  private func folder(of name: String) throws(Problem) -> String {
    let isPath = name.contains("/") || name == "." || name == ".."
    let candidates = isPath ? [name] : folders.map { "\($0)/\(name)" }
    if let found = candidates.first(where: isRubric) { return found }
    if !isPath, isRubric("./\(name)") { throw .notFound(name: name, folders: folders, nearest: "./\(name)") }
    let nearest = isPath ? nil : Suggestion.nearest(to: name, among: names)
    throw .notFound(name: name, folders: isPath ? [] : folders, nearest: nearest)
  }

  /// The names of all rubrics in the library.
  public var names: [String] {
    let found = folders.flatMap { folder in
      ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter {
        isRubric("\(folder)/\($0)")
      }
    }
    return Set(found).sorted()
  }

  private func isRubric(_ folder: String) -> Bool { FileManager.default.fileExists(atPath: "\(folder)/rubric.yaml") }
}

extension RubricLibrary.Problem: CustomStringConvertible {
  /// What is wrong, for a person: one line, or every mistake drawn at its place.
  public var description: String {
    switch self {
    case .notFound(let name, let folders, let nearest):
      let places = folders.isEmpty ? "" : " in \(folders.joined(separator: ", "))"
      let hint = nearest.map { "; did you mean '\(printable($0))'?" } ?? ""
      return "there is no rubric '\(printable(name))'\(places)\(hint)"
    case .mistakes(let diagnostics):
      return DiagnosticRenderer(colours: false).render(diagnostics.all)
    }
  }
}
