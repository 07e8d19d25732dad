public import Diagnostics
import Foundation
public import Rubrics

/// Makes the folder of a new rubric: a small rubric that works, its examples, and its page in plain English.
public struct NewRubric: Sendable {
  /// Why it was not made.
  public enum Problem: Error {
    /// Something of this name is there already.
    case exists(path: String)
    /// The record schema was found in no folder of the library.
    case noSchema(name: String)
    /// A file or folder could not be written.
    case unwritable(path: String)
    /// What was made has mistakes: the schema is not the one that the template asks about.
    case mistakes(Diagnostics)
  }

  /// The name of the schema's file, beside the rubric's folder.
  private static let schema = "case-record.schema.json"

  private let template: RubricTemplate
  private let library: RubricLibrary

  /// A rubric to be made from a template, its schema copied from a folder of the library where there is none beside it.
  public init(_ template: RubricTemplate, library: RubricLibrary = RubricLibrary()) {
    self.template = template
    self.library = library
  }

  /// Makes the rubric's folder in a folder, which is made too where it is not there. Nothing that is there is changed, and of a
  /// rubric that can't be made whole nothing stays.
  ///
  /// - Returns: the paths of the files that were written.
  public func make(in parent: String) throws(Problem) -> [String] {
    let folder = "\(parent)/\(template.name)"
    guard !FileManager.default.fileExists(atPath: folder) else { throw .exists(path: folder) }
    let missing = Self.missingFolders(from: folder)
    var written: [String] = []
    do throws(Problem) {
      try makeFolder(parent)
      if let schema = try schemaToCopy(beside: parent) { try write(schema, "\(parent)/\(Self.schema)", &written) }
      try makeFolder(folder)
      try write(Data(template.rubric.utf8), "\(folder)/rubric.yaml", &written)
      try write(Data(template.tests.utf8), "\(folder)/tests.yaml", &written)
      try write(Data(try page(of: folder).utf8), "\(folder)/README.md", &written)
    } catch {
      for path in written { try? FileManager.default.removeItem(atPath: path) }
      // Only folders that are empty: others may have put something there meanwhile.
      for path in missing { rmdir(path) }
      throw error
    }
    return written
  }

  /// Those of a folder and the folders around it that are not there, the innermost first.
  private static func missingFolders(from folder: String) -> [String] {
    var url = URL(fileURLWithPath: folder).standardizedFileURL
    var missing: [String] = []
    while !FileManager.default.fileExists(atPath: url.path), url.pathComponents.count > 1 {
      missing.append(url.path)
      url.deleteLastPathComponent()
    }
    return missing
  }

  /// The schema, where none is beside the new rubric.
  private func schemaToCopy(beside parent: String) throws(Problem) -> Data? {
    guard !FileManager.default.fileExists(atPath: "\(parent)/\(Self.schema)") else { return nil }
    for folder in library.folders {
      if let data = FileManager.default.contents(atPath: "\(folder)/\(Self.schema)") { return data }
    }
    throw .noSchema(name: Self.schema)
  }

  private func page(of folder: String) throws(Problem) -> String {
    var diagnostics = Diagnostics()
    guard let rubric = library.load(folder: folder, &diagnostics) else { throw .mistakes(diagnostics) }
    return RubricPage(rubric).markdown
  }

  private func makeFolder(_ path: String) throws(Problem) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw .unwritable(path: path)
    }
  }

  private func write(_ data: Data, _ path: String, _ written: inout [String]) throws(Problem) {
    do {
      try data.write(to: URL(fileURLWithPath: path), options: .withoutOverwriting)
      written.append(path)
    } catch {
      throw .unwritable(path: path)
    }
  }
}
