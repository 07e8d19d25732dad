import ArgumentParser
import CaseAudit

/// How what was found wrong is shown: drawn on standard error as it is found, or at the end as a document on standard output.
enum DiagnosticsFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, sarif

  /// Writes the document, if it is one.
  func write(_ diagnostics: [Diagnostic], of count: Int) throws {
    let report = DiagnosticsReport(diagnostics, of: count, engineVersion: engineVersion)
    switch self {
    case .text: break
    case .json: try Terminal.write(report.json)
    case .sarif: try Terminal.write(report.sarif)
    }
  }
}
