import Diagnostics
import Foundation
internal import GRDB
public import Rubrics

extension History {
  /// The rubrics a run was made by, loaded from the copies that are kept, as they were.
  ///
  /// - Parameter dataFolders: where bank holidays are looked for.
  /// - Throws: that one can't be loaded.
  public func rubrics(of run: StoredRun, dataFolders: [String] = []) throws(HistoryProblem) -> RubricSet {
    var rubrics: [Rubric] = []
    for name in run.rubrics { rubrics.append(try rubric(name, dataFolders: dataFolders)) }
    guard let first = run.rubrics.first else { throw .damaged }
    do throws(RubricSet.Problem) { return try RubricSet(rubrics) } catch { throw .rubric(first.name) }
  }

  /// A rubric that is kept.
  func rubric(_ name: StoredRun.RubricName, dataFolders: [String]) throws(HistoryProblem) -> Rubric {
    let files = try read { db in
      try Row.fetchAll(
        db, sql: "SELECT path, content FROM rubric_file WHERE rubric = ? ORDER BY number", arguments: [name.id]
      ).map { try RubricFiles.File(name: $0.value("path"), bytes: Array($0.value("content") as Data)) }
    }
    guard files.count >= 2 else { throw .damaged }
    var diagnostics = Diagnostics()
    let kept = RubricFiles(rubric: files[0], includes: Array(files[2...]), schema: files[1])
    guard let rubric = RubricLoader.load(kept, shownAs: name.name, dataFolders: dataFolders, &diagnostics) else {
      throw .rubric(name.name)
    }
    return rubric
  }
}
