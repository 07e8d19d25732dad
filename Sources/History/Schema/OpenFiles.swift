import Foundation

/// The files that this process has open as histories.
///
/// A process that closes a file which it has opened twice loses all of its locks on it, SQLite's too
/// (sqlite.org/howtocorrupt.html, section 2.2). So the bytes of a file are looked at only while no history of this process has it open.
enum OpenFiles {
  private static let lock = NSLock()
  nonisolated(unsafe) private static var counts: [FileID: Int] = [:]

  /// Which file a path leads to, whatever it is called.
  struct FileID: Hashable {
    let device: UInt64
    let number: UInt64

    init?(_ path: String) {
      var found = stat()
      guard stat(path, &found) == 0 else { return nil }
      (device, number) = (UInt64(truncatingIfNeeded: found.st_dev), UInt64(truncatingIfNeeded: found.st_ino))
    }
  }

  /// Looks at a file, unless it is open here: then it was looked at before, and is there.
  static func looking(
    at path: String, _ look: () throws(HistoryProblem) -> Bool
  ) throws(HistoryProblem) -> Bool {
    lock.lock()
    defer { lock.unlock() }
    if let file = FileID(path), counts[file] != nil { return true }
    return try look()
  }

  /// Says that a file is open until the result is ended or let go of.
  static func use(of path: String) -> Use { Use(path) }

  /// Lasts as long as a file is open. What it holds is changed under the lock alone.
  final class Use: @unchecked Sendable {
    private var file: FileID?

    fileprivate init(_ path: String) {
      lock.lock()
      defer { lock.unlock() }
      file = FileID(path)
      if let file { counts[file, default: 0] += 1 }
    }

    deinit { end() }

    /// Says that it is closed.
    func end() {
      lock.lock()
      defer { lock.unlock() }
      guard let file else { return }
      self.file = nil
      counts[file, default: 1] -= 1
      if counts[file] == 0 { counts[file] = nil }
    }
  }
}
