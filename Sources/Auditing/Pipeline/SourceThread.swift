import Diagnostics
import Foundation
import Records

/// What one of several threads does: it reads sources and judges their records, and does what jobs there are.
final class SourceThread<Reader: SourceReader> {
  private let board: Board<Reader>
  private let judge: Judge<Reader>
  private var reader: Reader
  /// The sources of this run that were judged here and not delivered yet.
  private var finished: [Board<Reader>.Finished] = []

  init(_ board: Board<Reader>, _ judge: Judge<Reader>, _ reader: Reader) {
    self.board = board
    self.judge = judge
    self.reader = reader
  }

  /// Works until all is counted, or no more is wanted.
  func work() {
    while let run = board.takeSources(judge) {
      var areSmall = true
      for source in run {
        let work = SourceWork(source, board, judge) {
          areSmall = false
          self.deliver(endsRun: false)
        }
        guard let result = reader.read(source, work.desk) else { return }
        if let source = work.finish(result) { finished.append(source) }
      }
      if areSmall { deliver(endsRun: true) } else if !finished.isEmpty { deliver(endsRun: false) }
    }
  }

  private func deliver(endsRun: Bool) {
    board.deliver(finished, endsRun: endsRun)
    finished.removeAll(keepingCapacity: true)
  }
}

/// A source that is being read. As long as it is small, its records are judged on the spot; then others help.
private final class SourceWork<Reader: SourceReader> {
  private let source: Int
  private let board: Board<Reader>
  private let judge: Judge<Reader>
  /// Called before the first thing of this source is given to the board.
  private let share: () -> Void
  private var isShared = false
  /// What was judged on the spot.
  private var outcomes: [CaseOutcome] = []
  /// Records for others to judge; they come after all that was lined up.
  private var batch: Batch?
  /// Parts that were posted, in order.
  private var posted: [Job<Reader>] = []
  /// What is left of the part that was collected last.
  private var collected: ArraySlice<CaseOutcome> = []

  init(_ source: Int, _ board: Board<Reader>, _ judge: Judge<Reader>, share: @escaping () -> Void) {
    self.source = source
    self.board = board
    self.judge = judge
    self.share = share
  }

  var desk: SourceDesk<Reader.Chunk, Reader.ChunkReading> {
    SourceDesk(
      take: { self.take(&$0, at: $1) }, chunkLimit: board.chunkLimit, post: { self.post($0) },
      collect: { self.collect() }, accept: { self.accept($0) },
      revoke: { self.revoke() })
  }

  /// Ends the source; the result is what is left to deliver of it.
  func finish(_ result: Reader.Result) -> Board<Reader>.Finished? {
    guard isShared else { return Board.Finished(source: source, outcomes: outcomes, result: result) }
    _ = lineUpBatch()
    board.finish(source, result)
    return nil
  }

  private func take(_ record: inout Record, at place: Place) -> Bool {
    guard isShared else {
      outcomes.append(judge.outcome(of: record, at: place))
      return outcomes.count < Batch.size || shareOutcomes()
    }
    var filling = batch ?? board.emptyBatch()
    // Taken out meanwhile, so that it is not copied.
    batch = nil
    filling.take(&record, at: place)
    let isFull = filling.isFull
    batch = filling
    return !isFull || lineUpBatch()
  }

  /// False where no more is wanted.
  private func shareOutcomes() -> Bool {
    share()
    isShared = true
    return outcomes.isEmpty || board.append(Job(outcomes, of: source), judge)
  }

  private func lineUpBatch() -> Bool {
    guard let full = batch else { return true }
    batch = nil
    return board.append(Job(.batch(full), of: source), judge)
  }

  private func post(_ chunk: Reader.Chunk) {
    if !isShared { _ = shareOutcomes() }
    let job = Job<Reader>(.chunk(chunk), of: source)
    posted.append(job)
    board.post(job)
  }

  private func collect() -> Reader.ChunkReading? {
    guard let product = board.collect(posted.removeFirst(), judge) else { return nil }
    collected = product.outcomes[...]
    return product.reading
  }

  private func revoke() {
    board.revoke(posted)
    posted = []
  }

  private func accept(_ count: Int) {
    guard count > 0, lineUpBatch() else { return }
    let accepted = Array(collected.prefix(count))
    collected = collected.dropFirst(count)
    _ = board.append(Job(accepted, of: source), judge)
  }
}
