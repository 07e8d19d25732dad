#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What the operating system is asked about files. Paths are bytes.
enum FileSystem {
  /// What a path leads to.
  enum Kind {
    case folder, file, link
    /// A pipe, a socket or a device: what opens it may wait for ever.
    case stream
    /// Nothing; with the system's error number.
    case nothing(Int32)
  }

  /// What a path leads to, links followed or not.
  static func kind(of path: [UInt8], followingLinks: Bool) -> Kind {
    var status = stat()
    let result = withCString(path) { followingLinks ? stat($0, &status) : lstat($0, &status) }
    guard result == 0 else { return .nothing(errno) }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return .folder
    case S_IFLNK: return .link
    case S_IFREG: return .file
    default: return .stream
    }
  }

  /// The size of a file in bytes; nil where there is none, or it is no ordinary file.
  static func size(of path: [UInt8]) -> Int? {
    var status = stat()
    guard withCString(path, { stat($0, &status) }) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  /// The names in a folder, in no order; nil with the error number where it can't be listed.
  static func names(in folder: [UInt8]) -> (names: [[UInt8]], error: Int32?) {
    guard let directory = withCString(folder, { opendir($0) }) else { return ([], errno) }
    defer { closedir(directory) }
    var names: [[UInt8]] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: UInt8.self, capacity: MemoryLayout.size(ofValue: tuple.pointee)) { bytes in
          Array(sequence(first: bytes) { $0 + 1 }.lazy.map(\.pointee).prefix { $0 != 0 })
        }
      }
      if name != Array(".".utf8), name != Array("..".utf8) { names.append(name) }
    }
    return (names, nil)
  }

  /// The one path that all paths of a file lead to; the path itself where there is none.
  static func realPath(of path: [UInt8]) -> [UInt8] {
    guard let resolved = withCString(path, { realpath($0, nil) }) else { return path }
    defer { free(resolved) }
    return resolved.withMemoryRebound(to: UInt8.self, capacity: strlen(resolved)) {
      Array(UnsafeBufferPointer(start: $0, count: strlen(resolved)))
    }
  }

  static func withCString<Result>(_ path: [UInt8], _ body: (UnsafePointer<CChar>) -> Result) -> Result {
    // A path with a zero in it leads nowhere, as the empty one does.
    let text = path.contains(0) ? [0] : path + [0]
    return text.map { CChar(bitPattern: $0) }.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map(body) ?? body("")
    }
  }
}
