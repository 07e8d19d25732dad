import Diagnostics
import Foundation
import Records

/// Records that travel together, and their places.
struct Batch: Sendable {
  /// The number of the source.
  var source: Int
  /// The number of the batch within its source.
  var number = 0
  private(set) var count = 0
  /// The records; those beyond `count` are kept for their memory.
  private(set) var records: [Record]
  private(set) var places: [Place] = []
  /// How much memory the records' contents take, in bytes.
  private(set) var byteCount = 0

  init(source: Int) {
    self.source = source
    records = Array(repeating: Record(), count: Pipeline.batchSize)
    places.reserveCapacity(Pipeline.batchSize)
  }

  var isFull: Bool { count == Pipeline.batchSize || byteCount >= Pipeline.batchBytes }

  /// Takes a record and gives back the memory of another.
  mutating func take(_ record: inout Record, at place: Place) {
    byteCount += record.byteCount
    swap(&record, &records[count])
    places.append(place)
    count += 1
  }

  /// Makes it one of another source, or its next.
  mutating func renew(source: Int, number: Int) {
    self.source = source
    self.number = number
  }

  /// Empties it; the memory of unusually large records is given back.
  mutating func removeAll() {
    for index in 0..<count { records[index].removeAll() }
    count = 0
    byteCount = 0
    places.removeAll(keepingCapacity: true)
  }
}

/// Where readers, judges and the one who counts meet. Everything in it is guarded by one lock.
final class Board<Result: Sendable>: @unchecked Sendable {
  /// What the one who counts finds next.
  enum Next {
    case outcomes([CaseOutcome])
    case result(Result)
  }

  /// What is known of a source that is being read.
  private struct Progress {
    var posted = 0
    var counted = 0
    var outcomes: [Int: [CaseOutcome]] = [:]
    var result: Result?
  }

  private let changed = NSCondition()
  private let sources: Int
  /// How many batches of one source may be on their way.
  private let batchLimit: Int
  /// How many sources may be read ahead of the one that is counted.
  private let sourceLimit: Int
  private var isStopped = false
  private var nextSource = 0
  private var counting = 0
  private var progress: [Int: Progress] = [:]
  private var waiting: [Batch] = []
  /// The contents of the batches that were posted and not yet judged, in bytes.
  private var bytesWaiting = 0
  private var spare: [Batch] = []

  init(sources: Int, threads: Int) {
    self.sources = sources
    batchLimit = 2 * threads + 2
    sourceLimit = 4 * threads
  }

  private func locked<Value>(_ body: () -> Value) -> Value {
    changed.lock()
    defer {
      changed.broadcast()
      changed.unlock()
    }
    return body()
  }

  private func wait(until condition: () -> Bool) {
    while !condition() { changed.wait() }
  }

  /// Nobody wants any more: whoever waits goes on, and finds nothing to do.
  func stop() { locked { isStopped = true } }

  // MARK: Readers

  /// The next source to read; nil where there is none.
  func takeSource() -> Int? {
    locked {
      wait { isStopped || nextSource >= sources || nextSource < counting + sourceLimit }
      guard !isStopped, nextSource < sources else { return nil }
      nextSource += 1
      progress[nextSource - 1] = Progress()
      return nextSource - 1
    }
  }

  /// A batch to fill.
  func emptyBatch(of source: Int) -> Batch {
    locked {
      var batch = spare.popLast() ?? Batch(source: source)
      batch.renew(source: source, number: progress[source]?.posted ?? 0)
      return batch
    }
  }

  /// Gives a full batch to the judges, once not too many are on their way; false where no more is wanted.
  func post(_ batch: Batch) -> Bool {
    locked {
      let source = batch.source
      wait {
        isStopped
          || (progress[source].map { $0.posted - $0.counted } ?? 0) < batchLimit && hasRoom(for: batch)
      }
      append(batch)
      return !isStopped
    }
  }

  /// Gives the last batch of a source to the judges, and its result to the one who counts.
  func finish(_ batch: Batch, _ result: Result) {
    locked {
      if batch.count > 0 {
        wait { isStopped || hasRoom(for: batch) }
        append(batch)
      }
      progress[batch.source]?.result = result
    }
  }

  private func append(_ batch: Batch) {
    waiting.append(batch)
    bytesWaiting += batch.byteCount
    progress[batch.source]?.posted += 1
  }

  /// Whether the batch can wait beside the others; a large one waits alone. Judges never wait for readers to go on, so there
  /// will be room.
  private func hasRoom(for batch: Batch) -> Bool {
    bytesWaiting == 0 || bytesWaiting + batch.byteCount <= 2 * batchLimit * Pipeline.batchBytes
  }

  // MARK: Judges

  /// A batch to judge, of the earliest source there is one of; nil where there will be none.
  func takeBatch() -> Batch? {
    locked {
      wait { isStopped || !waiting.isEmpty || counting >= sources }
      guard !isStopped, !waiting.isEmpty else { return nil }
      let first = waiting.indices.min { (waiting[$0].source, $0) < (waiting[$1].source, $1) } ?? 0
      return waiting.remove(at: first)
    }
  }

  /// Gives outcomes to the one who counts, and the batch, which was emptied, back to the readers.
  func deliver(_ outcomes: [CaseOutcome], of batch: Batch, byteCount: Int) {
    locked {
      bytesWaiting -= byteCount
      progress[batch.source]?.outcomes[batch.number] = outcomes
      spare.append(batch)
    }
  }

  // MARK: The one who counts

  /// The next outcomes of a source, or its result where all were taken.
  func next(of source: Int) -> Next {
    locked {
      counting = source
      while true {
        let counted = progress[source]?.counted ?? 0
        if let outcomes = progress[source]?.outcomes.removeValue(forKey: counted) {
          progress[source]?.counted += 1
          return .outcomes(outcomes)
        }
        if let state = progress[source], let result = state.result, state.counted == state.posted {
          progress[source] = nil
          counting = source + 1
          return .result(result)
        }
        changed.broadcast()
        changed.wait()
      }
    }
  }
}
