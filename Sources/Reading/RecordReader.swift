public import Diagnostics
public import Records

/// Reads the records of inputs, one input after another, reusing the memory of one record.
public struct RecordReader: Sendable {
  private var builder: RecordBuilder
  private var buffer: [UInt8] = []

  /// A reader that keeps what a plan asks for and takes no more than limits allow.
  public init(plan: ReadingPlan, limits: Limits = Limits()) {
    builder = RecordBuilder(tables: plan.tables, limits: limits)
  }

  /// What is taken at most.
  public var limits: Limits { builder.limits }

  /// Calls `body` with each complete record of an input, in order, and the place of its first character. The record's memory
  /// is used again for the next one; `body` may keep it by putting another record in its place. An error of `body` ends the reading and is thrown on.
  public mutating func read<Failure: Error>(
    _ input: Input, _ body: (inout Record, Place) throws(Failure) -> Void
  ) throws(Failure) -> FileReport {
    try read(from: ByteSource(opening: input, limits: limits), as: input.path, Limits.chunkBytes, body)
  }

  /// Reads bytes in memory as if they were a file's; the result does not depend on the size of the pieces, in bytes.
  public mutating func read<Failure: Error>(
    bytes: [UInt8], as path: String, chunkSize: Int = 64 << 10, _ body: (inout Record, Place) throws(Failure) -> Void
  ) throws(Failure) -> FileReport {
    try read(from: ByteSource(bytes: bytes, limits: limits), as: path, chunkSize, body)
  }

  private mutating func read<Failure: Error>(
    from source: ByteSource, as path: String, _ chunkSize: Int, _ body: (inout Record, Place) throws(Failure) -> Void
  ) throws(Failure) -> FileReport {
    var failure: Failure?
    let report = withoutActuallyEscaping(body) { body in
      let window = TextWindow(source, chunkSize: chunkSize, buffer: take(&buffer))
      var reading = FileReading(as: path, window: window, builder: builder) { record, place in
        do throws(Failure) {
          try body(&record, place)
          return true
        } catch {
          failure = error
          return false
        }
      }
      reading.run()
      builder = reading.builder
      buffer = reading.window.close()
      return reading.report
    }
    if let failure { throw failure }
    return report
  }

  private func take(_ bytes: inout [UInt8]) -> [UInt8] {
    var taken: [UInt8] = []
    swap(&taken, &bytes)
    return taken
  }
}
