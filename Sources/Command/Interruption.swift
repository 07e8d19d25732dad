#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What happens when the user, or the system, asks the command to stop: it does so at once. A result comes into being only
/// when it is whole, so nothing half-written can stay but a partial file, which is deleted.
enum Interruption {
  /// The path of a file that is being written, if one is. Changed only while no other thread runs.
  nonisolated(unsafe) private static var partialFile: UnsafeMutablePointer<CChar>?
  nonisolated(unsafe) private static let message: UnsafeMutablePointer<CChar>? = strdup(
    "\r\u{1B}[Kcaseaudit: interrupted; nothing was written\n")
  nonisolated(unsafe) private static let plainMessage: UnsafeMutablePointer<CChar>? = strdup(
    "caseaudit: interrupted; nothing was written\n")

  /// From now on, SIGINT and SIGTERM end the command cleanly, with 128 and the signal's number as exit code, as shells
  /// have it.
  static func watch() {
    _ = (message, plainMessage)
    // A pipe that nobody reads any more is noticed where it is written to.
    _ = signal(SIGPIPE, SIG_IGN)
    var watched = sigset_t()
    sigemptyset(&watched)
    for number in [SIGINT, SIGTERM] {
      _ = signal(number) { number in Interruption.end(with: number) }
      sigaddset(&watched, number)
    }
    // Whoever started the command may have blocked them.
    pthread_sigmask(SIG_UNBLOCK, &watched, nil)
  }

  /// Deletes this file when the command is interrupted; nil for none.
  static func setPartialFile(_ path: String?) {
    let old = partialFile
    partialFile = path.flatMap { strdup($0) }
    free(old)
  }

  /// Calls only what may be called while a signal is handled.
  private static func end(with number: Int32) {
    if let partialFile { unlink(partialFile) }
    if let text = isatty(STDERR_FILENO) == 1 ? message : plainMessage { _ = write(STDERR_FILENO, text, strlen(text)) }
    _exit(128 + number)
  }
}
