import Foundation

/// Reads several sources at once, judges their records on several threads, and hands the outcomes over in the order of the
/// sources and of the records in them, whatever the number of threads.
///
/// Each source is read by one thread at a time. What it takes off a small source it judges itself; of a large one it gives
/// parts, or batches of records, to whoever is free, and helps when too many are on their way. The calling thread takes
/// the outcomes in order. Memory is used again, so that it stays flat.
public struct Pipeline: Sendable {
  private let threads: Int
  private let newAuditor: @Sendable () -> CaseAuditor

  /// A pipeline.
  ///
  /// - Parameters:
  ///   - threads: how many threads read and judge; 1 does everything on the calling thread.
  ///   - newAuditor: makes the auditor of one thread.
  public init(threads: Int, newAuditor: @escaping @Sendable () -> CaseAuditor) {
    self.threads = max(1, threads)
    self.newAuditor = newAuditor
  }

  /// Reads all sources, in order or at once, and hands over what comes of their records.
  ///
  /// - Parameters:
  ///   - count: the number of sources.
  ///   - newReader: makes a reader, which is used by one thread for one source after another.
  ///   - handOver: takes each outcome, in order; its error ends everything at once, and is thrown on. A thread that waits for
  ///     a source then ends when something comes.
  ///   - finish: takes the result of each source that was read, after its last outcome.
  public func run<Reader: SourceReader, Failure: Error>(
    count: Int, newReader: @escaping @Sendable () -> Reader,
    handOver: (CaseOutcome) throws(Failure) -> Void, finish: (Reader.Result) -> Void
  ) throws(Failure) {
    if threads == 1 {
      try runAlone(count: count, reader: newReader(), handOver: handOver, finish: finish)
    } else {
      try runTogether(count: count, newReader: newReader, handOver: handOver, finish: finish)
    }
  }

  private func runAlone<Reader: SourceReader, Failure: Error>(
    count: Int, reader: Reader, handOver: (CaseOutcome) throws(Failure) -> Void, finish: (Reader.Result) -> Void
  ) throws(Failure) {
    var (auditor, reader) = (newAuditor(), reader)
    for source in 0..<count {
      var failure: Failure?
      let result = withoutActuallyEscaping(handOver) { handOver in
        let desk = SourceDesk<Reader.Chunk, Reader.ChunkReading>(take: { record, place in
          do throws(Failure) {
            try handOver(auditor.outcome(of: record, at: place))
            return true
          } catch {
            failure = error
            return false
          }
        })
        return reader.read(source, desk)
      }
      if let failure { throw failure }
      if let result { finish(result) }
    }
  }

  private func runTogether<Reader: SourceReader, Failure: Error>(
    count: Int, newReader: @escaping @Sendable () -> Reader,
    handOver: (CaseOutcome) throws(Failure) -> Void, finish: (Reader.Result) -> Void
  ) throws(Failure) {
    let board = Board<Reader>(sources: count, threads: threads)
    let newAuditor = newAuditor
    let workers = (0..<threads).map { _ in
      Worker { SourceThread(board, Judge(newAuditor(), newReader()), newReader()).work() }
    }
    var ready = board.takeReady()
    while !ready.isEmpty {
      for next in ready {
        switch next {
        case .outcomes(let outcomes):
          do throws(Failure) {
            for outcome in outcomes { try handOver(outcome) }
          } catch {
            board.stop()
            throw error
          }
        case .result(let result): finish(result)
        }
      }
      ready = board.takeReady()
    }
    workers.forEach { $0.join() }
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
