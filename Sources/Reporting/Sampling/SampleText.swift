import Diagnostics
import Statistics

/// What a sample, or a plan for one, comes to, in words and a table that a person reads.
public struct SampleText: Sendable {
  private let wish: SampleMethod.Wish
  private let shares: StratifiedSample
  private let labels: [String]
  private let by: [String]
  private let seed: String?

  /// Too few files for a rate that could be compared.
  private static let few = 10

  /// Of a sample that was drawn.
  public init(_ method: SampleMethod) {
    (wish, shares, by, seed) = (method.wish, method.shares, method.by, method.seed)
    labels = method.strata.map { Self.label(of: $0.name) }
  }

  /// Of so many files of which there is no list, at least 1.
  public init(_ wish: SampleMethod.Wish, population: Int) {
    (self.wish, by, seed) = (wish, [], nil)
    shares = wish.shares(of: [population])
    labels = [Self.allFiles]
  }

  private static let allFiles = "all files"

  /// What a stratum is called.
  static func label(of name: [String]) -> String {
    name.isEmpty ? allFiles : name.map { $0.isEmpty ? CSVText.notStated : $0 }.joined(separator: " · ")
  }

  /// All of it, ending with a line break.
  public var text: String {
    let parts = (seed == nil ? [] : [headline, table]) + [size] + notes.map { wrapped($0) }
    return parts.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private func wrapped(_ text: String) -> [String] { TextTable.wrapped(text, to: TextTable.textWidth) }

  private var isCensus: Bool { shares.drawn == shares.cases }

  // MARK: Sentences

  private var headline: [String] {
    let groups = by.map { printable($0) }.joined(separator: " and ")
    let how =
      by.isEmpty ? "" : shares.allocation == .equal ? " by \(groups), as many of each" : " by \(groups), in proportion"
    let drawn = "\(shares.drawn) of \(TextTable.files(shares.cases))\(how), with the seed '\(seed ?? "")'"
    return wrapped(isCensus ? "All files: \(drawn)." : "A random sample: \(drawn).")
  }

  private var size: [String] {
    let of = shares.cases == 1 ? "1 file" : "\(shares.cases) files"
    guard !isCensus else { return wrapped("To know a rate without any doubt from sampling, read all \(of).") }
    switch wish.size {
    case .margin(let margin):
      let points = "\(margin.number) \(margin.hundredths == 100 ? "point" : "points")"
      return wrapped("To know a rate to within \(points), read \(shares.drawn) of the \(of).")
    case .files:
      guard let margin = shares.margin(for: wish.forCalculation) else {
        return wrapped("With \(shares.drawn) of the \(of), some strata have none: nothing is known of them, or of all.")
      }
      return wrapped("With \(shares.drawn) of the \(of), a rate is known to within \(Self.points(margin)).")
    }
  }

  private var notes: [String] {
    guard !isCensus, shares.margin(for: wish.forCalculation) != nil else { return [] }
    let near = wish.expected.hundredths == 5_000 ? "50%, the hardest to know" : "\(wish.expected.number)%, as expected"
    var notes = [
      "'To within' means: in 95 of 100 such samples, the rate found lies no further than that from the rate of all \(TextTable.files(shares.cases)). It is worked out for a rate near \(near). It says what share of these files has a gap; to compare teams or periods takes more files."
    ]
    let isUnequal = shares.allocation == .equal && shares.strata.count > 1
    if isUnequal {
      notes.append(
        "As many were drawn of a small stratum as of a large one. So read each stratum for itself: the percentage of all drawn files together is not that of all \(TextTable.files(shares.cases)), unless each stratum counts by its number of cases. The first row is for such a weighted rate."
      )
    }
    let small = shares.strata.count { $0.drawn < Self.few && $0.drawn < $0.cases }
    if seed != nil, shares.strata.count > 1, small > 0 {
      let strata = small == 1 ? "1 stratum has" : "\(small) strata have"
      notes.append(
        "\(strata) fewer than \(Self.few) files drawn: too few for a rate of \(small == 1 ? "its" : "their") own.")
    }
    return notes
  }

  // MARK: Table

  private var table: [String] {
    let all = row("All files", shares.cases, shares.drawn, known(shares.margin(for: wish.forCalculation)))
    let strata = zip(labels, shares.strata).map { label, stratum in
      row("  \(printable(label))", stratum.cases, stratum.drawn, known(of: stratum))
    }
    return TextTable(
      heads: [["", "cases"], ["", "drawn"], ["rate known", "to within"]], rows: [all] + (by.isEmpty ? [] : strata)
    ).lines()
  }

  private func row(_ label: String, _ cases: Int, _ drawn: Int, _ known: String) -> (label: String, cells: [String]) {
    (label, ["\(cases)", "\(drawn)", drawn == cases ? "all read" : known])
  }

  private func known(_ margin: Double?) -> String { margin.map(Self.points) ?? "not known" }

  /// Of few files, a margin from the normal approximation says nothing.
  private func known(of stratum: StratifiedSample.Stratum) -> String {
    guard stratum.drawn > 0 else { return known(nil) }
    guard stratum.drawn >= Self.few else { return "too few" }
    return known(SampleSize.margin(of: stratum.drawn, for: wish.forCalculation, population: stratum.cases))
  }

  /// Points with one decimal, never rounded to less than they are.
  private static func points(_ margin: Double) -> String {
    let tenths = Int((margin * 1_000 - 1e-6).rounded(.up))
    return "\(tenths / 10).\(tenths % 10) points"
  }
}
