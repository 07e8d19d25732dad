import CaseAudit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file to write to: it comes into being whole, or not at all. Until then what was written stands in a file of another name
/// beside it, which nobody else can read.
final class OutputFile {
  /// Why it can't be written, as a person reads it.
  struct Problem: Error {
    let text: String

    init(_ path: String, _ text: String) { self.text = "'\(printable(path))' \(text)" }
  }

  /// How many bytes are written at once.
  private static let bufferSize = 1 << 16

  /// Where it is to be.
  let path: String
  private let temporary: String
  private let replaces: Bool
  private let descriptor: Descriptor
  private var buffer: [UInt8] = []
  private var isComplete = false

  /// A file that can be written, as far as can be known beforehand: its folder and disk take a first block.
  ///
  /// Only an ordinary file is ever replaced, and only where that was asked for; never one of the inputs.
  init(path: String, replacing: Bool, inputs: Inputs) throws(Problem) {
    self.path = path
    replaces = replacing
    try Self.check(path, replacing: replacing, inputs)
    (temporary, descriptor) = try Self.newTemporary(beside: path)
    guard let error = Self.tryBlock(descriptor) else { return }
    discard()
    throw Problem(path, "can't be written: \(Descriptor.reason(error))")
  }

  private static func check(_ path: String, replacing: Bool, _ inputs: Inputs) throws(Problem) {
    guard !inputs.wouldFind(path) else {
      throw Problem(
        path,
        "would be read as a case file the next time, since it is in a folder of inputs and ends as they do; "
          + "write elsewhere")
    }
    guard let found = FileIdentity(of: path, followingLinks: false) else { return }
    guard !found.isLink else { throw Problem(path, "is a link, and links are not followed; name the file itself") }
    guard found.isOrdinary else { throw Problem(path, "exists and is no ordinary file, so it is not replaced") }
    guard replacing else { throw Problem(path, "exists; use --force to replace it") }
    let isInput = inputs.files.contains { input in
      let identity = input.isStandardInput ? FileIdentity(of: STDIN_FILENO) : FileIdentity(of: input.path)
      return identity == found
    }
    guard !isInput else { throw Problem(path, "would be read as an input too; write elsewhere") }
  }

  /// The name ends in a way that no input's does.
  private static func newTemporary(beside path: String) throws(Problem) -> (String, Descriptor) {
    for attempt in 0... {
      let temporary = "\(path).\(getpid())\(attempt == 0 ? "" : "-\(attempt)").part"
      let number = Interruption.addPartialFile(temporary) {
        open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
      }
      if number >= 0 { return (temporary, Descriptor(number: number)) }
      // One may have been left by a process of the same number that was killed.
      guard errno == EEXIST, attempt < 100 else {
        throw Problem(path, "can't be written: \(Descriptor.reason(errno))")
      }
    }
    preconditionFailure("the attempts do not end by themselves")
  }

  /// Writes a block to the disk and takes it back; the result is the system's error number, nil where that went well.
  private static func tryBlock(_ descriptor: Descriptor) -> Int32? {
    let block = [UInt8](repeating: 0, count: 4096)
    if let error = block.withUnsafeBytes({ descriptor.write($0) }) ?? descriptor.synchronize() { return error }
    return ftruncate(descriptor.number, 0) == 0 && lseek(descriptor.number, 0, SEEK_SET) == 0 ? nil : errno
  }

  /// Writes what `append` adds to the bytes on their way to the disk.
  func write(_ append: (inout [UInt8]) -> Void) throws(Problem) {
    append(&buffer)
    if buffer.count >= Self.bufferSize { try flush() }
  }

  private func flush() throws(Problem) {
    if let error = buffer.withUnsafeBytes({ descriptor.write($0) }) { throw problem(error) }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Waits until everything is on the disk.
  func complete() throws(Problem) {
    guard !isComplete else { return }
    try flush()
    isComplete = true
    if let error = descriptor.synchronize() ?? descriptor.close() { throw problem(error) }
  }

  private func problem(_ error: Int32) -> Problem {
    Problem(path, "could not be written: \(Descriptor.reason(error)); nothing of it was kept")
  }

  /// Lets the complete file come into being.
  func settle() throws(Problem) {
    let (temporary, path, replaces) = (temporary, path, replaces)
    var error: Int32 = 0
    let isDone = Interruption.settlePartialFile(temporary, as: path) {
      if replaces ? rename(temporary, path) == 0 : Self.moveToNewName(temporary, path) { return true }
      error = errno
      return false
    }
    guard isDone else { throw problem(error) }
  }

  /// A link to a new name fails where something came to be there meanwhile. Some disks know no such links.
  private static func moveToNewName(_ temporary: String, _ path: String) -> Bool {
    if link(temporary, path) == 0 { return unlink(temporary) == 0 }
    guard errno == EPERM || errno == ENOTSUP || errno == ENOSYS || errno == EMLINK else { return false }
    guard FileIdentity(of: path, followingLinks: false) == nil else {
      errno = EEXIST
      return false
    }
    return rename(temporary, path) == 0
  }

  /// Deletes what was written; nothing where the file has come into being.
  func discard() { Interruption.deletePartialFile(temporary) }
}
