/// A piece of work on a source that any thread may do. What it holds is guarded by the board's lock.
final class Job<Reader: SourceReader>: @unchecked Sendable {
  /// What there is to do.
  enum Work {
    /// To judge records that were read.
    case batch(Batch)
    /// To read a part of the source and judge its records.
    case chunk(Reader.Chunk)
  }

  /// What came of it.
  struct Product {
    var outcomes: [CaseOutcome] = []
    /// What the reading of a part came to.
    var reading: Reader.ChunkReading?
    /// The memory of the batch, which was emptied.
    var batch: Batch?
  }

  /// The number of the source.
  let source: Int
  /// What there is to do; nil once somebody does it.
  var work: Work?
  /// What came of it; nil until it is done.
  var product: Product?

  init(_ work: Work, of source: Int) {
    self.source = source
    self.work = work
  }

  /// One that is done.
  init(_ outcomes: [CaseOutcome], of source: Int) {
    self.source = source
    product = Product(outcomes: outcomes)
  }

  /// How much memory the contents of the records that wait take, in bytes.
  var byteCount: Int { if case .batch(let batch) = work { batch.byteCount } else { 0 } }
}
