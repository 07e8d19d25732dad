#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A number by which the system knows an open file.
struct Descriptor {
  let number: Int32

  /// Writes all bytes; the result is the system's error number, nil where all were written.
  func write(_ bytes: UnsafeRawBufferPointer) -> Int32? {
    var rest = bytes
    while !rest.isEmpty {
      let count = systemWrite(number, rest)
      if count >= 0 {
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      } else if errno == EAGAIN || errno == EWOULDBLOCK {
        waitUntilWritable()
      } else if errno != EINTR {
        return errno
      }
    }
    return nil
  }

  /// Someone else may have made it one that never waits.
  private func waitUntilWritable() {
    var request = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
    _ = poll(&request, 1, -1)
  }

  /// Waits until everything is on the disk; the result is the system's error number, nil where it is.
  func synchronize() -> Int32? {
    while fsync(number) != 0 {
      // What can't be synchronised, needs not.
      if errno == EINVAL || errno == ENOTSUP { return nil }
      if errno != EINTR { return errno }
    }
    return nil
  }

  /// Closes the file; the result is the system's error number, nil where nothing was lost.
  func close() -> Int32? { systemClose(number) == 0 || errno == EINTR ? nil : errno }

  /// What an error of the system means for a file that is to be written.
  static func reason(_ error: Int32) -> String {
    switch error {
    case EACCES, EPERM, EROFS: "that is not permitted"
    case ENOENT, ENOTDIR: "there is no such folder"
    case EEXIST: "something of this name is there already"
    case ENOSPC, EDQUOT: "the disk is full"
    case EFBIG: "it would be larger than is allowed"
    case EIO: "the disk reports an error"
    case ENAMETOOLONG: "the name is too long"
    case ELOOP: "its links lead in a circle"
    case EMFILE, ENFILE: "too many files are open"
    default: "the system refused it"
    }
  }
}

private func systemWrite(_ number: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(number, bytes.baseAddress, bytes.count)
}

private func systemClose(_ number: Int32) -> Int32 { close(number) }
