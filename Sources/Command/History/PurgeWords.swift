import CaseAudit

/// What a purge did, and what is left to do, in sentences.
struct PurgeWords {
  let report: PurgeReport
  /// The path of the history.
  let history: String

  /// Where the case was found.
  var lines: [String] {
    let count = report.audits
    var lines = [
      "purged \(count == 1 ? "1 audit of a case" : "\(count) audits of cases") from \(printable(history))"
    ]
    switch report.texts {
    case 0: break
    case 1: lines.append("purged 1 name of a file or message that named it too")
    case let texts: lines.append("purged \(texts) names of files and messages that named it too")
    }
    if report.hasFinishedEarlier, report.problem == nil { lines.append(Self.earlier) }
    lines += report.backups.map { "purged its backup \(printable($0)) too" }
    return lines + left
  }

  /// That something was finished which could not be before.
  static let earlier = "what an earlier purge or removal took away, but could not overwrite, is overwritten now"

  /// Where it was not.
  var notFound: [String] {
    ["no audit of such a case is kept; name it by all that identifies it, such as LON/LON-0042"] + left
  }

  /// What was not reached.
  private var left: [String] {
    var lines: [String] = []
    if let problem = report.problem {
      lines.append(
        "\(printable(history)) may still hold traces of what was taken away: it \(printable(problem.description)). Give the same command again"
      )
    }
    lines += report.missing.map {
      "the backup \(printable($0)) is not there: where it was moved to, purge it with --history, or delete it"
    }
    return lines + report.failed.map { words($0) }
  }

  private func words(_ failure: PurgeReport.Failure) -> String {
    let path = printable(failure.path)
    if path.hasSuffix("-wal") || path.hasSuffix("-journal") {
      return "\(path) is left of a copy that is gone, and cases may be in it: delete it"
    }
    return switch failure.problem {
    case .damaged:
      "\(path) is damaged, and cases may be in it that can't be purged: delete it, and what lies beside it under its name"
    case .notAHistory:
      "the backup \(path) could not be purged: something else is in the file now. Look whether it holds cases, and where the backup is"
    default: "the backup \(path) was not wholly purged: it \(printable(failure.problem.description)). Then purge again"
    }
  }
}
