import Foundation

/// The folder that files are written to; nothing outside it is touched.
struct OutputFolder {
  let url: URL

  /// Writes files, each into a temporary file that is then moved, so that no file is ever half written.
  func write(_ files: SampleFiles) throws {
    for (path, text) in files.contents {
      let file = url.appendingPathComponent(path)
      do {
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file, options: .atomic)
      } catch {
        throw Refusal.surroundings("The file '\(path)' could not be written to '\(url.relativePath)'.")
      }
    }
  }

  /// Refuses a folder that holds a file which is not among these: it would be taken for a part of the sample.
  func refuseLeftovers(besides files: SampleFiles) throws {
    let expected = Set(files.contents.map(\.path))
    let found = (FileManager.default.enumerator(atPath: url.path)?.compactMap { $0 as? String } ?? []).sorted()
    for path in found where !expected.contains(path) && !isFolder(path) {
      throw Refusal.surroundings("'\(path)' in '\(url.relativePath)' is no part of the sample: remove it first.")
    }
  }

  private func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: url.appendingPathComponent(path).path, isDirectory: &isFolder)
      && isFolder.boolValue
  }
}
