import Foundation

/// Where the threads that read and judge meet the one that counts. Everything in it is guarded by one lock. A thread that has
/// to wait does what jobs there are meanwhile, so that no more threads are needed than are busy.
final class Board<Reader: SourceReader>: @unchecked Sendable {
  /// What the one who counts finds next.
  enum Ready {
    case outcomes([CaseOutcome])
    /// The result of a source of which all outcomes were taken.
    case result(Reader.Result)
  }

  /// A source that was read and judged as a whole.
  struct Finished {
    let source: Int
    let outcomes: [CaseOutcome]
    let result: Reader.Result
  }

  /// What is known of a source that is not counted yet.
  private struct Course {
    /// What comes of its records, in order; the first ones may be done.
    var jobs: [Job<Reader>] = []
    var result: Reader.Result?
  }

  private let changed = NSCondition()
  private let sources: Int
  private let threads: Int
  private var isStopped = false
  private var nextSource = 0
  /// How many sources a thread takes at once.
  private var runLength = 1
  private var counting = 0
  private var courses: [Int: Course] = [:]
  private var waiting: [Job<Reader>] = []
  /// The contents of the records that wait to be judged, in bytes.
  private var bytesWaiting = 0
  private var spare: [Batch] = []

  init(sources: Int, threads: Int) {
    self.sources = sources
    self.threads = threads
  }

  /// How many parts of one source may be on their way.
  var chunkLimit: Int { 2 * threads + 2 }
  /// How many jobs of one source may be there that are not counted yet.
  private var jobLimit: Int { 2 * threads + 2 }
  /// How many sources may be taken before the one that is counted is finished.
  private var sourceLimit: Int { 2 * threads * Self.longestRun }
  /// How many sources a thread takes at once at most.
  private static var longestRun: Int { 64 }

  private func locked<Value>(_ body: () -> Value) -> Value {
    changed.lock()
    defer {
      changed.broadcast()
      changed.unlock()
    }
    return body()
  }

  /// Nobody wants any more: whoever waits goes on, and finds nothing to do.
  func stop() { locked { isStopped = true } }

  // MARK: Jobs

  /// Waits until something holds or nobody wants any more.
  private func wait(_ judge: Judge<Reader>, until condition: () -> Bool) {
    while !isStopped, !condition() {
      if !workOn(judge) { changed.wait() }
    }
  }

  /// Does a job of the earliest source there is one of; false where there is none.
  private func workOn(_ judge: Judge<Reader>) -> Bool {
    let first = waiting.indices.min { (waiting[$0].source, $0) < (waiting[$1].source, $1) }
    guard let first, let work = waiting[first].work else { return false }
    let job = waiting.remove(at: first)
    let byteCount = job.byteCount
    job.work = nil
    changed.unlock()
    var product = judge.product(of: consume work)
    changed.lock()
    product.batch.map { spare.append($0) }
    product.batch = nil
    bytesWaiting -= byteCount
    job.product = product
    changed.broadcast()
    return true
  }

  private func addWaiting(_ job: Job<Reader>) {
    waiting.append(job)
    bytesWaiting += job.byteCount
  }

  // MARK: Readers

  /// Sources to read, one or several; nil where there will be none.
  func takeSources(_ judge: Judge<Reader>) -> Range<Int>? {
    locked {
      while !isStopped, counting < sources {
        // What was read comes first, so that little is on its way.
        if workOn(judge) { continue }
        if nextSource < min(sources, counting + sourceLimit) { return takeRun() }
        changed.wait()
      }
      return nil
    }
  }

  private func takeRun() -> Range<Int> {
    // Towards the end there is something for everybody.
    let length = max(1, min(runLength, (sources - nextSource) / (2 * threads)))
    defer { nextSource += length }
    return nextSource..<nextSource + length
  }

  /// Takes sources that one thread read and judged by itself.
  func deliver(_ finished: [Finished], endsRun: Bool) {
    locked {
      for source in finished {
        let jobs = source.outcomes.isEmpty ? [] : [Job<Reader>(source.outcomes, of: source.source)]
        courses[source.source] = Course(jobs: jobs, result: source.result)
      }
      // Sources that take long are taken one by one.
      runLength = endsRun ? min(2 * runLength, Self.longestRun) : 1
    }
  }

  /// A batch to fill.
  func emptyBatch() -> Batch { locked { spare.popLast() ?? Batch() } }

  /// Gives a part of a source to whoever is free.
  func post(_ job: Job<Reader>) { locked { addWaiting(job) } }

  /// Forgets jobs that were posted; what somebody does already is done in vain.
  func revoke(_ jobs: [Job<Reader>]) {
    locked { waiting.removeAll { job in jobs.contains { $0 === job } } }
  }

  /// Waits for a job that was posted; nil where no more is wanted.
  func collect(_ job: Job<Reader>, _ judge: Judge<Reader>) -> Job<Reader>.Product? {
    locked {
      wait(judge) { job.product != nil }
      return isStopped ? nil : job.product
    }
  }

  /// Lines a job up with those whose outcomes are counted, once not too many are on their way; false where no more is wanted.
  func append(_ job: Job<Reader>, _ judge: Judge<Reader>) -> Bool {
    locked {
      wait(judge) { (courses[job.source]?.jobs.count ?? 0) < jobLimit && hasRoom(for: job) }
      courses[job.source, default: Course()].jobs.append(job)
      if job.product == nil { addWaiting(job) }
      return !isStopped
    }
  }

  /// Takes the result of a source all of whose jobs are lined up.
  func finish(_ source: Int, _ result: Reader.Result) { locked { courses[source, default: Course()].result = result } }

  /// Whether its records can wait beside others; a large batch waits alone. Those who wait for room judge meanwhile, so there
  /// will be room.
  private func hasRoom(for job: Job<Reader>) -> Bool {
    bytesWaiting == 0 || bytesWaiting + job.byteCount <= 2 * jobLimit * Batch.bytes
  }

  // MARK: The one who counts

  /// What can be counted next; nothing where all sources were.
  func takeReady() -> [Ready] {
    locked {
      var ready: [Ready] = []
      while !isStopped {
        takeReady(&ready)
        if !ready.isEmpty || counting >= sources { break }
        changed.wait()
      }
      return ready
    }
  }

  private func takeReady(_ ready: inout [Ready]) {
    while let course = courses[counting] {
      let done = course.jobs.prefix { $0.product != nil }
      ready += done.map { .outcomes($0.product?.outcomes ?? []) }
      guard done.count == course.jobs.count, let result = course.result else {
        courses[counting]?.jobs.removeFirst(done.count)
        return
      }
      ready.append(.result(result))
      courses[counting] = nil
      counting += 1
    }
  }
}
