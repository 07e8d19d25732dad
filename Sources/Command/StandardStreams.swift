#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Standard input, output and errors, which whoever starts the command may have closed.
enum StandardStreams {
  /// Gives the numbers of closed ones to something that can't be used, so that no file opened later gets them: it would be
  /// read as standard input, or written to as standard output.
  static func reserve() {
    for (descriptor, uselessMode) in [(STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY)] {
      // The lowest free number is taken; those below are in use by now.
      if fcntl(descriptor, F_GETFD) < 0 { _ = open("/dev/null", uselessMode) }
    }
  }
}
