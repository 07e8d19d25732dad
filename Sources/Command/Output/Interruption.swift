import CaseAudit
import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What happens when the user, or the system, asks the command to stop: it does so at once. A result comes into being only
/// when it is whole, so nothing half-written can stay but partial files, which are deleted.
///
/// The signals are blocked everywhere and awaited by a thread of its own, so that it does not matter what the others wait for,
/// nor what the one who started the command had blocked.
enum Interruption {
  /// What there is to clear away, and to tell.
  private struct State {
    var partialFiles: [String] = []
    var wholeFiles: [String] = []
    var keeping: String?
    var isShowing = false
  }

  /// How long a change under way, and then a last message, may keep a signal waiting, in seconds.
  private static let patience = 0.3
  private static let lock = NSLock()
  /// Guarded by `lock`.
  nonisolated(unsafe) private static var state = State()

  /// From now on, SIGINT and SIGTERM end the command cleanly, with 128 and the signal's number as exit code, as shells
  /// have it; so does SIGHUP, unless it was ignored. To be called before there is another thread.
  static func watch() {
    // A pipe that nobody reads any more, and a file that may grow no more, are noticed where they are written to.
    _ = signal(SIGPIPE, SIG_IGN)
    _ = signal(SIGXFSZ, SIG_IGN)
    var watched = sigset_t()
    sigemptyset(&watched)
    for number in [SIGINT, SIGTERM] {
      _ = signal(number, SIG_DFL)
      sigaddset(&watched, number)
    }
    if isIgnored(SIGHUP) { _ = signal(SIGHUP, SIG_IGN) } else { sigaddset(&watched, SIGHUP) }
    pthread_sigmask(SIG_BLOCK, &watched, nil)
    let thread = Thread { [watched] in
      var (signals, number) = (watched, Int32(0))
      while sigwait(&signals, &number) != 0 {}
      end(with: number)
    }
    thread.start()
  }

  /// Whether a signal was ignored; from now on it has its usual effect.
  private static func isIgnored(_ number: Int32) -> Bool {
    unsafeBitCast(signal(number, SIG_DFL), to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  /// Makes a file that is to be deleted when the command is interrupted; the result is the descriptor, or negative.
  static func addPartialFile(_ path: String, _ create: () -> Int32) -> Int32 {
    lock.withLock {
      let descriptor = create()
      if descriptor >= 0 { state.partialFiles.append(path) }
      return descriptor
    }
  }

  /// Deletes a partial file.
  static func deletePartialFile(_ path: String) {
    lock.withLock {
      unlink(path)
      state.partialFiles.removeAll { $0 == path }
    }
  }

  /// Moves a partial file to its place, unless that fails.
  static func settlePartialFile(_ path: String, as name: String, _ move: () -> Bool) -> Bool {
    lock.withLock {
      guard move() else { return false }
      state.partialFiles.removeAll { $0 == path }
      state.wholeFiles.append(name)
      return true
    }
  }

  /// From now on cases are being kept in a history, where those that were kept stay; nil where none are any more.
  ///
  /// - Parameter way: how the audit is gone on with.
  static func noteKeeping(resumedBy way: String?) { lock.withLock { state.keeping = way } }

  /// From now on a result is on its way to standard output.
  static func noteShowing() { lock.withLock { state.isShowing = true } }

  private static func end(with number: Int32) -> Never {
    // Where another thread hangs in the middle of a change, what is known is better than waiting for it.
    _ = lock.lock(before: Date(timeIntervalSinceNow: patience))
    for path in state.partialFiles { unlink(path) }
    let clear = isatty(Terminal.errors) == 1 ? "\r\u{1B}[K" : ""
    let message = "\(clear)caseaudit: interrupted; \(outcome)"
    // Whoever is to read it may have stopped reading. That the pipe has room now would not help: another thread may be
    // waiting for it too.
    let isSaid = DispatchSemaphore(value: 0)
    Thread {
      Terminal.complain(message)
      isSaid.signal()
    }.start()
    _ = isSaid.wait(timeout: .now() + patience)
    _exit(128 + number)
  }

  /// Says which files have come into being; empty where none has.
  static var settledFiles: String {
    let files = lock.withLock { state.wholeFiles }.map { "'\(printable($0))'" }
    guard let last = files.last else { return "" }
    return files.count == 1 ? "\(last) was written" : "\(files.joined(separator: " and ")) were written"
  }

  private static var outcome: String {
    if let way = state.keeping { return "what was kept of this audit stays; go on with it by giving \(way)" }
    let files = state.wholeFiles.map { "'\(printable($0))'" }.joined(separator: " and ")
    if state.isShowing {
      return files.isEmpty ? "the result may not be whole" : "\(files) is written, the rest may not be whole"
    }
    return files.isEmpty ? "nothing was written" : "only \(files) was written"
  }
}
