import Diagnostics
import Records

/// The reading of one input, whatever its format: the bytes held, the record being built, and what is reported.
struct FileReading {
  var window: TextWindow
  var builder: RecordBuilder
  var report: FileReport
  /// Whether the one who takes the records wants no more.
  private var isCancelled = false
  /// Whether an error ended the file.
  private var hasEnded = false
  /// Whether it was reported that the text ends before the file does.
  private var isFailureReported = false
  /// Whether a byte order mark said what the file is written in.
  var hasByteOrderMark = false
  /// Places of what stands beside the records and is still open.
  var strayPlaces: [Int: Place] = [:]
  private var unknownFields: [String: UnknownField] = [:]
  /// Those who read parts of the file beside this reading; nil where there is nobody.
  var crew: ChunkCrew?
  var chunks = PostedChunks()
  private let handOver: HandOver

  /// Takes a record, where it starts, the window that holds it, and whether an identifier was found in it; false to end.
  typealias HandOver = (inout Record, Place, inout TextWindow, Bool) -> Bool

  /// A reading that hands its records to `handOver`, until that is false.
  init(as path: String, window: TextWindow, builder: RecordBuilder, handOver: @escaping HandOver) {
    report = FileReport(path: path)
    self.window = window
    self.builder = builder
    self.handOver = handOver
  }

  var path: String { report.path }
  var schema: RecordSchema { builder.tables.schema }
  var recordCount: Int { report.recordCount }
  var limits: Limits { builder.limits }
  /// Whether nothing more is to be read.
  var isStopped: Bool { isCancelled || hasEnded }

  /// Reads everything.
  mutating func run() {
    builder.abandonRecord()
    builder.identifiers.reset()
    if let format = recognisedFormat() {
      report.format = format.name
      format.read(&self)
    }
    if !isStopped, let failure = window.failure {
      if recordCount > 0 { end(with: failure, at: window.end) } else { refuseFile(failure, at: window.end) }
    }
    if !isCancelled { window.drain() }
    complete()
  }

  private mutating func complete() {
    // It may show only after an error that ended the reading.
    if let failure = window.source.bytes.failure, !isFailureReported { refuse(failure, at: window.end) }
    report.byteCount = window.source.bytes.byteCount
    report.sha256 = window.source.bytes.digest
    report.unknownFields = unknownFields.values.sorted {
      $0.path.utf8.lexicographicallyPrecedes($1.path.utf8)
    }
  }

  // MARK: Records

  /// Hands over the record that was built, with all that was found in it.
  mutating func finishRecord() {
    guard !isStopped else { return }
    let origin = builder.record.origin
    window.moveMark(to: origin)
    guard builder.endRecord() else { return refuse(.recordNotAnObject, at: origin) }
    guard recordCount < limits.records else { return end(with: .tooManyRecords(limits), at: origin) }
    let place = place(of: origin)
    builder.checkReferences()
    reportProblems()
    reportUnknownNames()
    let holdsIdentifier = builder.identifiers.findCount > 0
    guard !reportIdentifiers() else { return }
    report.recordCount += 1
    isCancelled = !handOver(&builder.record, place, &window, holdsIdentifier)
  }

  private mutating func reportProblems() {
    if builder.hasMoreProblems { remark(.tooManyProblems(limits), at: place(of: builder.record.origin)) }
    // In the file's order: lines are counted forwards.
    for problem in builder.problems.sorted(by: { $0.offset < $1.offset }) {
      let place = place(ofValueAt: problem.offset, named: problem.name)
      let diagnostic = Diagnostic(problem.severity, problem.message, at: place)
      switch problem.severity {
      case .error: report.unreadableValues.report(diagnostic)
      case .warning: report.remarks.report(diagnostic)
      }
    }
    // What is found from now on stands beside the records.
    builder.problems.removeAll(keepingCapacity: true)
  }

  private mutating func reportUnknownNames() {
    for unknown in builder.unknownNames {
      let candidates = unknown.object.map { schema.objects[$0].fields.map(\.name) } ?? []
      note(unknown, candidates)
    }
  }

  /// Counts a name that the schema does not know; `candidates` are the names that would have been right. Its place is to
  /// be given where its first byte may no longer be held.
  mutating func note(_ unknown: UnknownName, _ candidates: [String], at place: Place? = nil) {
    if unknownFields[unknown.path] != nil {
      unknownFields[unknown.path]?.count += unknown.count
      return
    }
    guard unknownFields.count < limits.unknownFields else {
      let start = Place(path: path, start: Position(line: 1, column: 1))
      return report.remarks.report(Diagnostic(.warning, .tooManyUnknownFields(limits), at: start))
    }
    unknownFields[unknown.path] = UnknownField(
      path: unknown.path, count: unknown.count, first: place ?? self.place(of: unknown.offset),
      suggestion: Suggestion.nearest(to: unknown.name, among: candidates))
  }

  /// Ends the reading, for no more records are wanted.
  mutating func cancel() { isCancelled = true }

  // MARK: Errors

  /// Reports a record that could not be read.
  mutating func refuse(_ message: Diagnostic.Message, at offset: Int) {
    var message = message
    // Where the text breaks off, that is the reason.
    if let failure = window.failure, offset >= window.end {
      isFailureReported = true
      message = failure.adding(notes: message.notes)
    }
    refuse(message, at: place(of: offset))
  }

  /// The same, where the place was found before.
  mutating func refuse(_ message: Diagnostic.Message, at place: Place) {
    report.unread.report(Diagnostic(.error, message, at: place))
  }

  /// Warns of something that changes nothing.
  mutating func remark(_ message: Diagnostic.Message, at place: Place) {
    report.remarks.report(Diagnostic(.warning, message, at: place))
  }

  /// Reports what keeps the file from being read at all.
  mutating func refuseFile(_ message: Diagnostic.Message, at offset: Int) {
    hasEnded = true
    refuse(message, at: offset)
  }

  /// Reports what ends the reading of the file.
  mutating func end(with message: Diagnostic.Message, at offset: Int) {
    hasEnded = true
    refuse(message.adding(notes: [endNote]), at: offset)
  }

  /// The same, where the place was found before.
  mutating func end(with message: Diagnostic.Message, at place: Place) {
    hasEnded = true
    refuse(message.adding(notes: [endNote]), at: place)
  }

  private var endNote: String {
    recordCount > 0 ? "records before this place were read; nothing after it was" : "no record of this file was read"
  }

  // MARK: Places

  /// The place of a character.
  mutating func place(of offset: Int) -> Place { Place(path: path, start: window.position(of: offset)) }
}

extension Diagnostic.Message {
  /// The same with more notes.
  func adding(notes more: [String]) -> Self {
    Self(id: id, text, label: label, help: help, notes: notes + more)
  }

  static var recordNotAnObject: Self {
    Self(id: "unreadable-object", "a record is not an object", label: "expected an object with fields")
  }
}
