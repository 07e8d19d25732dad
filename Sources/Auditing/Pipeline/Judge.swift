import Diagnostics
import Records

/// Does jobs for one thread, one after another.
final class Judge<Reader: SourceReader> {
  private var auditor: CaseAuditor
  /// Reads parts of sources, while another of the thread is in the midst of a source.
  private var reader: Reader

  init(_ auditor: CaseAuditor, _ reader: Reader) {
    self.auditor = auditor
    self.reader = reader
  }

  func outcome(of record: Record, at place: Place) -> CaseOutcome { auditor.outcome(of: record, at: place) }

  func product(of work: consuming Job<Reader>.Work) -> Job<Reader>.Product {
    switch consume work {
    case .batch(var batch):
      let outcomes = (0..<batch.count).map { outcome(of: batch.records[$0], at: batch.places[$0]) }
      batch.removeAll()
      return Job.Product(outcomes: outcomes, batch: batch)
    case .chunk(let chunk):
      var outcomes: [CaseOutcome] = []
      let reading = reader.read(chunk) { outcomes.append(outcome(of: $0, at: $1)) }
      return Job.Product(outcomes: outcomes, reading: reading)
    }
  }
}
