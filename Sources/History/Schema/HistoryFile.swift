import Foundation

/// A file that may be a history, as its bytes show before SQLite opens it, which might change it.
struct HistoryFile {
  let path: String
  /// How long SQLite's header is.
  private static let headerBytes = 100

  /// Whether the file is there.
  ///
  /// - Throws: that it can't be a history, is of a newer version than `newest`, or is cut off.
  func check(newest: Int, for access: History.Access) throws(HistoryProblem) -> Bool {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return false }
    guard !isFolder.boolValue else { throw .notAHistory }
    guard let file = FileHandle(forReadingAtPath: path) else { throw .notReadable }
    defer { try? file.close() }
    guard let size = try? file.seekToEnd() else { throw .inputOutput }
    // SQLite makes a file of nothing first. What is only read stays as it is.
    if size == 0 {
      guard access == .saving || hasJournal else { throw .notAHistory }
      return true
    }
    guard (try? file.seek(toOffset: 0)) != nil, let bytes = try? file.read(upToCount: Self.headerBytes) else {
      throw .inputOutput
    }
    guard let header = Header(Array(bytes)) else { throw .notAHistory }
    if hasJournal { return true }
    // Other programs count versions too; an empty file has none.
    let isOurs = header.application == HistorySchema.applicationID
    guard isOurs || (header.application == 0 && header.version == 0) else { throw .notAHistory }
    if header.version > newest { throw .newer(version: header.version) }
    if header.isCounted, UInt64(header.pages) * UInt64(header.pageBytes) > size { throw .damaged }
    return true
  }

  /// Makes an empty file that only its owner can read: what is in it is about families.
  func create() throws(HistoryProblem) {
    let made = open(path, O_CREAT | O_EXCL | O_RDWR, 0o600)
    if made < 0 {
      if errno == EEXIST { return }
      switch errno {
      case ENOSPC, EDQUOT: throw .full
      case ENOENT, ENOTDIR: throw .noFolder
      default: throw .notWritable
      }
    }
    close(made)
  }

  /// Whether there is something beside the file that SQLite has yet to put into it, so that its own bytes may be old.
  private var hasJournal: Bool {
    ["-wal", "-journal"].contains { ending in
      let size = try? FileManager.default.attributesOfItem(atPath: path + ending)[.size] as? Int
      return (size ?? 0) > 0
    }
  }

  /// What stands at the start of every SQLite file (sqlite.org/fileformat.html, section 1.3).
  private struct Header {
    let pageBytes: Int
    let pages: Int
    /// Whether the number of pages is up to date.
    let isCounted: Bool
    let version: Int
    let application: Int

    init?(_ bytes: [UInt8]) {
      guard bytes.count == HistoryFile.headerBytes, bytes.starts(with: Array("SQLite format 3\0".utf8)) else {
        return nil
      }
      func number(at offset: Int) -> Int { bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } }
      let size = Int(bytes[16]) << 8 | Int(bytes[17])
      pageBytes = size == 1 ? 65536 : size
      pages = number(at: 28)
      isCounted = number(at: 24) == number(at: 92)
      version = number(at: 60)
      application = number(at: 68)
    }
  }
}
