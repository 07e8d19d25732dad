#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What makes a file one, whatever path leads to it.
struct FileIdentity: Hashable {
  private let device: UInt64
  private let number: UInt64
  private let kind: UInt32

  private init(_ status: stat) {
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(truncatingIfNeeded: status.st_ino)
    kind = UInt32(status.st_mode & S_IFMT)
  }

  /// Nil where a path leads to nothing.
  init?(of path: String, followingLinks: Bool = true) {
    var status = stat()
    guard (followingLinks ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
    self.init(status)
  }

  /// Nil where nothing is open under a descriptor.
  init?(of descriptor: Int32) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }

  var isOrdinary: Bool { kind == UInt32(S_IFREG) }
  /// Whether it is a file or folder, and no pipe or device.
  var isReadableAgain: Bool { isOrdinary || kind == UInt32(S_IFDIR) }
  var isLink: Bool { kind == UInt32(S_IFLNK) }
}

/// A name in a folder: the same for all paths to it, whether there is something or not.
struct FileEntry: Hashable {
  private let folder: FileIdentity?
  private let name: Substring

  init(_ path: String) {
    let slash = path.lastIndex(of: "/")
    name = slash.map { path[path.index(after: $0)...] } ?? path[...]
    folder = FileIdentity(of: slash.map { String(path[...$0]) } ?? ".")
  }
}
