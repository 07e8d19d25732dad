import Rubrics
import Statistics

/// What must be known to read the figures of a report, numbered from 1 in this order.
enum Notes: Int, CaseIterable {
  case rates, intervals, pooled, comparisons, silence, basis, disclosure, choice

  /// The number of the note.
  var number: Int { rawValue + 1 }

  static func all(for audit: PublishedAudit) -> [String] { allCases.map { $0.text(for: audit) } }

  /// What it says in a report of this audit.
  func text(for audit: PublishedAudit) -> String {
    switch self {
    case .rates:
      "The case is what is counted: a theme is a gap for a file, or it is not. A rate is the number of files with a gap out of the files to which the theme applies and in which it could be judged. Files to which it does not apply, and files in which it could not be judged, are counted apart and are in no rate, unless a rate says that it is of all files."
    case .intervals:
      "With so few files a rate would come out differently for other files of the same practice. The 95% interval (Wilson) says between which rates the practice behind the files probably lies. It is not corrected for the size of the caseload, so that it can be used to compare."
    case .pooled:
      "The rate for all files together is pooled: all gaps out of all files. It is not the mean of the groups' rates, so large groups weigh more."
    case .comparisons:
      "Each group is set against all other files together, on every theme. Two rates are called different only where the exact test (mid-p, two-sided) still finds that after allowing for the number of comparisons made (Benjamini and Hochberg, false discovery rate 5%). 'No clear difference' is not 'the same': the columns 'likely found' say how large a difference 8 of 10 such audits would have shown. A group with fewer than \(ComparisonFamily.leastFiles) files, or compared with fewer, is not tested: too few files to tell. No group is ranked."
    case .silence:
      "'Not met' is what the record shows was not done. 'The record does not say' is silence: it may have been done and not written down. Both count as missing, and they ask for different answers: one for practice, one for recording."
    case .basis:
      "How the files were chosen: \(audit.basis.text). \(audit.basis.allowsTests ? "" : "So no group is tested against others, and intervals are only indicative: files that were picked, or of which nobody says how they were chosen, may not stand for others.")"
    case .disclosure:
      audit.policy.sentence
    case .choice:
      audit.parts.compactMap(\.rubric.basis).joined(separator: " ")
    }
  }
}

extension DisclosurePolicy {
  /// What it does, in words.
  var sentence: String {
    guard protects else {
      return
        "No disclosure control was applied: small numbers are shown as they are. Not for publication, and not for anyone who may not read the records."
    }
    let hides = suppressed.map {
      "Numbers from \($0.lowerBound) to \($0.upperBound) are not shown, nor is any number from which one of them could be worked out; zero is shown as zero."
    }
    let rounds = roundedTo.map {
      "All numbers are rounded to the nearest \($0), and every figure is made from rounded numbers."
    }
    return (["Disclosure control: \(title)."] + [hides, rounds].compactMap { $0 }).joined(separator: " ")
  }
}
