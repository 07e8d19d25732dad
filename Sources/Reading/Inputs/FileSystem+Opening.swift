import Diagnostics

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension FileSystem {
  /// How long the first byte of a pipe is waited for where nobody has it open for writing yet, in milliseconds.
  private static let patience: Int32 = 1_000

  /// A file opened for reading, or why it is not.
  static func open(_ path: [UInt8]) -> (descriptor: Int32, failure: Diagnostic.Message?) {
    // A pipe is not waited for here: opening it the usual way would take until somebody writes to it.
    let descriptor = withCString(path) { systemOpen($0) }
    guard descriptor >= 0 else { return (-1, .unreadableFile(errno)) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return (descriptor, nil) }
    switch status.st_mode & S_IFMT {
    case S_IFCHR where isatty(descriptor) == 1: break
    case S_IFCHR, S_IFBLK:
      // It may have no end.
      _ = close(descriptor)
      return (-1, .unreadableDevice)
    case S_IFIFO: waitForFirstByte(of: descriptor)
    default: break
    }
    return (descriptor, nil)
  }

  private static func waitForFirstByte(of descriptor: Int32) {
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while poll(&waiting, 1, patience) < 0, errno == EINTR {}
  }

  /// Makes reading wait for bytes. Whether a pipe has anyone writing to it shows only while it does not.
  static func makeBlocking(_ descriptor: Int32) {
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK)
  }
}

private func systemOpen(_ path: UnsafePointer<CChar>) -> Int32 { open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }

extension Diagnostic.Message {
  static var unreadableDevice: Self {
    Self(id: "unreadable-file", "the file can't be read: it is a device", help: "write '-' for standard input")
  }
}
