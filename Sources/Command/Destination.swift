import ArgumentParser
import CaseAudit
import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file to write a result to: it comes into being whole, or not at all. Until then the result stands in a file of another
/// name beside it.
struct Destination {
  private let path: String
  private let temporary: String
  private let replaces: Bool
  private let file: FileHandle

  /// A destination; whether it can be written is found out now, before hours of work.
  ///
  /// Only an ordinary file is ever replaced, and only where that was asked for; never one of the inputs.
  init(path: String, replacing: Bool, inputs: Inputs) throws {
    self.path = path
    replaces = replacing
    temporary = "\(path).\(getpid()).part"
    try Self.check(path, replacing: replacing)
    let own = Self.realPath(path)
    guard !inputs.files.contains(where: { !$0.isStandardInput && Self.realPath($0.path) == own }) else {
      throw Self.failure("'\(printable(path))' would be read as an input too; write the result elsewhere")
    }
    Interruption.setPartialFile(temporary)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw Self.failure("'\(printable(path))' can't be written: \(Self.reason(errno))") }
    file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  private static func check(_ path: String, replacing: Bool) throws {
    guard !path.isEmpty, path != "-" else { throw failure("--output takes the path of a file") }
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw failure("'\(printable(path))' exists and is no ordinary file, so it is not replaced")
    }
    guard replacing else { throw failure("'\(printable(path))' exists; use --force to replace it") }
  }

  private static func realPath(_ path: String) -> String {
    URL(fileURLWithPath: path).resolvingSymlinksInPath().path
  }

  /// Writes the whole result and lets it come into being.
  func write(_ text: String) throws {
    defer { Interruption.setPartialFile(nil) }
    do {
      try file.write(contentsOf: Data(text.utf8))
      try file.synchronize()
      try file.close()
    } catch {
      unlink(temporary)
      throw Self.failure("'\(printable(path))' could not be written; nothing of it was kept")
    }
    // A link to a new name fails where something came to be there meanwhile.
    let isDone = replaces ? rename(temporary, path) == 0 : link(temporary, path) == 0 && unlink(temporary) == 0
    guard isDone else {
      let reason = Self.reason(errno)
      unlink(temporary)
      throw Self.failure("'\(printable(path))' could not be written: \(reason)")
    }
  }

  private static func reason(_ error: Int32) -> String {
    switch error {
    case EACCES, EPERM, EROFS: "that is not permitted"
    case ENOENT, ENOTDIR: "there is no such folder"
    case EEXIST: "something of this name is there already"
    case ENOSPC, EDQUOT: "the disk is full"
    case ENAMETOOLONG: "the name is too long"
    default: "the system refused it"
    }
  }

  private static func failure(_ text: String) -> ExitCode {
    Terminal.complain("caseaudit: \(text)")
    return ExitCode(ExitStatus.surroundings)
  }
}
