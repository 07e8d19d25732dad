public import Diagnostics
public import Records

/// Reads the records of inputs, one input after another, reusing the memory of one record.
public struct RecordReader: Sendable {
  var builder: RecordBuilder
  private var buffer: [UInt8] = []

  /// A reader that keeps what a plan asks for and takes no more than limits allow.
  public init(plan: ReadingPlan, limits: Limits = Limits()) {
    self.init(plan: plan, limits: limits, usesPlainLane: true)
  }

  /// The same, and says whether plain records may take the plain lane; both lanes come to the same.
  init(plan: ReadingPlan, limits: Limits = Limits(), usesPlainLane: Bool) {
    builder = RecordBuilder(tables: plan.tables, limits: limits, plainTables: usesPlainLane ? plan.plainTables : nil)
  }

  /// How many records took the plain lane.
  var plainRecordCount: Int { builder.plain.recordCount }

  /// What is taken at most.
  public var limits: Limits { builder.limits }

  /// Calls `body` with each complete record of an input, in order, and the place of its first character. The record's memory
  /// is used again for the next one; `body` may keep it by putting another record in its place. An error of `body` ends the
  /// reading and is thrown on.
  ///
  /// - Parameter crew: those who read parts of the input beside this reader; the records of these parts go to them.
  public mutating func read<Failure: Error>(
    _ input: Input, beside crew: ChunkCrew? = nil, _ body: (inout Record, Place) throws(Failure) -> Void
  ) throws(Failure) -> FileReport {
    var task = Task(source: ByteSource(opening: input, limits: limits), path: input.path)
    task.crew = crew
    return try read(task) { record, place, _, _ throws(Failure) in try body(&record, place) }
  }

  /// Reads bytes in memory as if they were a file's; the result does not depend on the size of the pieces, in bytes.
  public mutating func read<Failure: Error>(
    bytes: [UInt8], as path: String, chunkSize: Int = 64 << 10, _ body: (inout Record, Place) throws(Failure) -> Void
  ) throws(Failure) -> FileReport {
    var task = Task(source: ByteSource(bytes: bytes, limits: limits), path: path)
    task.pieceBytes = chunkSize
    return try read(task) { record, place, _, _ throws(Failure) in try body(&record, place) }
  }

  /// The same, beside those who read parts of the bytes.
  mutating func read(
    bytes: [UInt8], as path: String, beside crew: ChunkCrew, _ body: (inout Record, Place) -> Void
  ) -> FileReport {
    var task = Task(source: ByteSource(bytes: bytes, limits: limits), path: path)
    task.crew = crew
    return read(task) { record, place, _, _ in body(&record, place) }
  }

  /// The same as for any input, and says of the records that are wanted where each of their values stands.
  ///
  /// - Parameters:
  ///   - isWanted: whether the places of a record's values are wanted; they are found only then.
  ///   - body: called with each record, the place of its first character and, where wanted, what only its file tells.
  public mutating func read<Failure: Error>(
    _ input: Input, locating isWanted: (Record) -> Bool,
    _ body: (inout Record, Place, RecordDetails?) throws(Failure) -> Void
  ) throws(Failure) -> FileReport {
    let task = Task(source: ByteSource(opening: input, limits: limits), path: input.path)
    return try read(task) { record, place, window, holdsIdentifier throws(Failure) in
      let isWanted = isWanted(record)
      let details =
        isWanted ? RecordDetails(positions: window.positions(in: record), holdsIdentifier: holdsIdentifier) : nil
      try body(&record, place, details)
    }
  }

  /// What there is to read.
  private struct Task {
    let source: ByteSource
    let path: String
    var pieceBytes = Limits.chunkBytes
    var crew: ChunkCrew?
  }

  private mutating func read<Failure: Error>(
    _ task: Task, _ body: (inout Record, Place, inout TextWindow, Bool) throws(Failure) -> Void
  ) throws(Failure) -> FileReport {
    var failure: Failure?
    let report = withoutActuallyEscaping(body) { body in
      let window = TextWindow(task.source, chunkSize: task.pieceBytes, buffer: take(&buffer))
      var reading = FileReading(as: task.path, window: window, builder: builder) {
        record, place, window, holdsIdentifier in
        do throws(Failure) {
          try body(&record, place, &window, holdsIdentifier)
          return true
        } catch {
          failure = error
          return false
        }
      }
      reading.crew = task.crew
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
