internal import Crypto
import Diagnostics

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The bytes of one input, in pieces, with the digest of all that were read.
struct ByteSource {
  private enum Origin {
    case descriptor(Int32)
    case memory([UInt8])
    case nothing
  }

  private var origin: Origin
  private let limits: Limits
  private var hash = SHA256()
  /// How many bytes were read.
  private(set) var byteCount = 0
  /// What kept the rest from being read.
  private(set) var failure: Diagnostic.Message?

  /// The bytes themselves.
  init(bytes: [UInt8], limits: Limits) {
    self.limits = limits
    origin = bytes.count > limits.fileBytes ? .nothing : .memory(bytes)
    if bytes.count > limits.fileBytes { failure = .fileTooLarge(limits) }
  }

  /// A file, or standard input; one that can't be opened, or is too large, has no bytes and a failure.
  init(opening input: Input, limits: Limits) {
    self.limits = limits
    if input.isStandardInput {
      origin = .descriptor(STDIN_FILENO)
      return
    }
    if let size = FileSystem.size(of: input.fileName), size > limits.fileBytes {
      origin = .nothing
      failure = .fileTooLarge(limits)
      return
    }
    let (descriptor, failure) = FileSystem.open(input.fileName)
    origin = descriptor < 0 ? .nothing : .descriptor(descriptor)
    self.failure = failure
  }

  /// Appends at most so many bytes to a buffer; the result is how many, 0 at the end.
  mutating func read(into buffer: inout [UInt8], atMost count: Int) -> Int {
    let start = buffer.count
    switch origin {
    case .nothing: return 0
    case .memory(let bytes): buffer.append(contentsOf: bytes[byteCount..<min(bytes.count, byteCount + count)])
    case .descriptor(let descriptor): read(descriptor, into: &buffer, atMost: count)
    }
    checkSize(of: &buffer, byteCount + buffer.count - start)
    let got = buffer.count - start
    byteCount += got
    buffer.withUnsafeBytes { hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: $0[start...])) }
    return got
  }

  /// A stream, or a file that grows, shows only now that it is too large.
  private mutating func checkSize(of buffer: inout [UInt8], _ total: Int) {
    guard total > limits.fileBytes else { return }
    buffer.removeLast(total - limits.fileBytes)
    failure = .fileTooLarge(limits)
    close()
  }

  private mutating func read(_ descriptor: Int32, into buffer: inout [UInt8], atMost count: Int) {
    var failed: Int32?
    // Into memory that is not cleared before.
    buffer.append(addingCapacity: count) { span in
      span.withUnsafeMutableBufferPointer { bytes, initializedCount in
        (initializedCount, failed) = Self.read(descriptor, UnsafeMutableRawBufferPointer(bytes))
      }
    }
    if let failed { failure = .unreadableFile(failed) }
  }

  /// How many bytes were read, and the error that kept them from being.
  private static func read(_ descriptor: Int32, _ bytes: UnsafeMutableRawBufferPointer) -> (Int, Int32?) {
    while true {
      let got = systemRead(descriptor, bytes.baseAddress, bytes.count)
      if got >= 0 { return (got, nil) }
      guard errno == EINTR || errno == EAGAIN else { return (0, errno) }
      if errno == EAGAIN { FileSystem.makeBlocking(descriptor) }
    }
  }

  /// Closes the file.
  mutating func close() {
    if case .descriptor(let descriptor) = origin, descriptor != STDIN_FILENO { _ = systemClose(descriptor) }
    origin = .nothing
  }

  /// The SHA-256 of the bytes read, in hexadecimal; nil where not all could be.
  var digest: String? {
    guard failure == nil else { return nil }
    let digits = Array("0123456789abcdef".utf8)
    let text = hash.finalize().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 0xF)]] }
    return String(decoding: text, as: UTF8.self)
  }
}

private func systemRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(descriptor, bytes, count)
}

private func systemClose(_ descriptor: Int32) -> Int32 { close(descriptor) }

extension Diagnostic.Message {
  static func unreadableFile(_ error: Int32) -> Self {
    Self(id: "unreadable-file", "the file can't be read: \(plainWords(for: error))")
  }

  /// What an error of the operating system means to a person.
  static func plainWords(for error: Int32) -> String {
    switch error {
    case ENOENT, ENOTDIR: "there is no such file"
    case EACCES, EPERM: "permission denied"
    case EISDIR: "it is a folder"
    case ELOOP: "its links lead in a circle"
    case ENAMETOOLONG: "its name is too long"
    case EMFILE, ENFILE: "too many files are open"
    case EIO: "the disk reports an error"
    default: "the operating system refuses"
    }
  }
}
