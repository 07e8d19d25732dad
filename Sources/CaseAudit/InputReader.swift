import Auditing
import Diagnostics
import Reading
import Records

/// Reads inputs, and parts of them, for one thread of a pipeline.
struct InputReader: SourceReader {
  private let inputs: Inputs
  private var reader: RecordReader
  private let chunkBytes: Int

  /// A reader of inputs by a plan; parts have at least so many bytes.
  init(_ inputs: Inputs, _ plan: ReadingPlan, _ limits: Limits, chunkBytes: Int) {
    self.inputs = inputs
    reader = RecordReader(plan: plan, limits: limits)
    self.chunkBytes = chunkBytes
  }

  /// Says that a reading ends, since no more records are wanted.
  private struct Stopped: Error {}

  mutating func read(_ source: Int, _ desk: SourceDesk<RecordChunk, ChunkReading>) -> FileReport? {
    var isStopped = false
    let collect = { () -> ChunkReading? in
      let reading = desk.collect()
      isStopped = reading == nil
      return reading
    }
    let crew =
      desk.chunkLimit > 0
      ? ChunkCrew(limit: desk.chunkLimit, chunkBytes: chunkBytes, (desk.post, collect, desk.accept, desk.revoke))
      : nil
    let report = try? reader.read(inputs.files[source], beside: crew) { record, place throws(Stopped) in
      guard desk.take(&record, place) else { throw Stopped() }
    }
    return isStopped ? nil : report
  }

  mutating func read(_ chunk: RecordChunk, _ body: (Record, Place) -> Void) -> ChunkReading {
    reader.read(chunk, body)
  }
}
