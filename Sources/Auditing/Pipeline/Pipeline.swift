import Foundation
public import Records
public import Diagnostics

/// Reads several sources at once, judges their records on several threads, and hands the outcomes over in the order of the
/// sources and of the records in them, whatever the number of threads.
///
/// Each source is read by one thread at a time. It fills batches of records; any judging thread takes the next full batch;
/// the calling thread takes the outcomes in order. Batches and the memory of their records are used again, and no more than
/// a few are on their way, so that memory stays flat.
public struct Pipeline: Sendable {
  /// How many records travel together at most.
  static let batchSize = 32
  /// The records' contents after which a batch travels though it holds fewer, in bytes.
  static let batchBytes = 1 << 20

  private let threads: Int
  private let newAuditor: @Sendable () -> CaseAuditor

  /// A pipeline.
  ///
  /// - Parameters:
  ///   - threads: how many sources are read, and how many batches judged, at a time; 1 does everything on the calling thread.
  ///   - newAuditor: makes the auditor of one thread.
  public init(threads: Int, newAuditor: @escaping @Sendable () -> CaseAuditor) {
    self.threads = max(1, threads)
    self.newAuditor = newAuditor
  }

  /// Where a source puts its records, one after another; the memory of another is given back, to be filled again. It is
  /// false where no more are wanted.
  public typealias Sink = (_ record: inout Record, _ place: Place) -> Bool

  /// Reads the source of a number and gives its records to a sink; the result tells what the reading came to, nil where it was
  /// stopped.
  public typealias Reader<Result> = (_ source: Int, _ sink: Sink) -> Result?

  /// Reads all sources, in order or at once, and hands over what comes of their records.
  ///
  /// - Parameters:
  ///   - count: the number of sources.
  ///   - newReader: makes the reader of one thread, which is used for one source after another.
  ///   - handOver: takes each outcome, in order; its error ends everything at once, and is thrown on. A thread that waits for
  ///     a source then ends when something comes.
  ///   - finish: takes the result of each source that was read, after its last outcome.
  public func run<Result: Sendable, Failure: Error>(
    count: Int, newReader: @escaping @Sendable () -> Reader<Result>,
    handOver: (CaseOutcome) throws(Failure) -> Void, finish: (Result) -> Void
  ) throws(Failure) {
    if threads == 1 {
      try runAlone(count: count, read: newReader(), handOver: handOver, finish: finish)
    } else {
      try runTogether(count: count, newReader: newReader, handOver: handOver, finish: finish)
    }
  }

  private func runAlone<Result, Failure: Error>(
    count: Int, read: Reader<Result>, handOver: (CaseOutcome) throws(Failure) -> Void, finish: (Result) -> Void
  ) throws(Failure) {
    var auditor = newAuditor()
    for source in 0..<count {
      var failure: Failure?
      let result = withoutActuallyEscaping(handOver) { handOver in
        read(source) { record, place in
          do throws(Failure) {
            try handOver(auditor.outcome(of: record, at: place))
            return true
          } catch {
            failure = error
            return false
          }
        }
      }
      if let failure { throw failure }
      if let result { finish(result) }
    }
  }

  private func runTogether<Result: Sendable, Failure: Error>(
    count: Int, newReader: @escaping @Sendable () -> Reader<Result>,
    handOver: (CaseOutcome) throws(Failure) -> Void, finish: (Result) -> Void
  ) throws(Failure) {
    let board = Board<Result>(sources: count, threads: threads)
    let newAuditor = newAuditor
    let workers =
      (0..<min(threads, count)).map { _ in Worker { Self.readSources(from: board, newReader()) } }
      + (0..<threads).map { _ in Worker { Self.judgeBatches(from: board, newAuditor()) } }
    var source = 0
    while source < count {
      switch board.next(of: source) {
      case .outcomes(let outcomes):
        do throws(Failure) {
          for outcome in outcomes { try handOver(outcome) }
        } catch {
          board.stop()
          throw error
        }
      case .result(let result):
        finish(result)
        source += 1
      }
    }
    workers.forEach { $0.join() }
  }

  private static func readSources<Result>(from board: Board<Result>, _ read: Reader<Result>) {
    while let source = board.takeSource() {
      var batch = board.emptyBatch(of: source)
      let result = read(source) { record, place in
        batch.take(&record, at: place)
        guard batch.isFull else { return true }
        guard board.post(batch) else { return false }
        batch = board.emptyBatch(of: source)
        return true
      }
      guard let result else { return }
      board.finish(batch, result)
    }
  }

  private static func judgeBatches<Result>(from board: Board<Result>, _ auditor: CaseAuditor) {
    var auditor = auditor
    while var batch = board.takeBatch() {
      let outcomes = (0..<batch.count).map { auditor.outcome(of: batch.records[$0], at: batch.places[$0]) }
      let byteCount = batch.byteCount
      batch.removeAll()
      board.deliver(outcomes, of: batch, byteCount: byteCount)
    }
  }
}

/// A thread that can be waited for. Its stack is as large as the main thread's usually is.
private final class Worker: @unchecked Sendable {
  private let done = DispatchSemaphore(value: 0)

  init(_ body: @escaping @Sendable () -> Void) {
    let thread = Thread { [done] in
      body()
      done.signal()
    }
    thread.stackSize = 8 << 20
    thread.start()
  }

  func join() { done.wait() }
}
