import Diagnostics
public import Statistics

/// How a sample of case files was drawn: what is needed to draw it again from the same list, and to say what its figures stand
/// for.
public struct SampleMethod: Hashable, Sendable {
  /// How large it was to be.
  public enum Size: Hashable, Sendable {
    /// So many files, at least 1.
    case files(Int)
    /// As many as make a percentage over all cases known to within so many points, either way.
    case margin(Percentage)
  }

  /// What was asked for.
  public struct Wish: Hashable, Sendable {
    /// How large the sample is to be.
    public let size: Size
    /// The rate that is expected; 50% is the careful guess.
    public let expected: Percentage
    /// How strata share the sample.
    public let allocation: StratifiedSample.Allocation

    /// A wish; nil for no files, or for a margin of 0 or of all.
    public init?(_ size: Size, expected: Percentage, _ allocation: StratifiedSample.Allocation) {
      switch size {
      case .files(let files): guard files > 0 else { return nil }
      case .margin(let margin): guard (1..<10_000).contains(margin.hundredths) else { return nil }
      }
      (self.size, self.expected, self.allocation) = (size, expected, allocation)
    }

    /// The same for the size calculator. A number of files stands for any margin.
    var forCalculation: SampleSize.Wish {
      switch size {
      case .files: SampleSize.Wish(margin: 0.05, expected: expected.fraction)
      case .margin(let margin): SampleSize.Wish(margin: margin.fraction, expected: expected.fraction)
      }
    }

    /// What that comes to, out of strata with so many cases each; there must be a case.
    public func shares(of cases: [Int]) -> StratifiedSample {
      switch size {
      case .files(let files): StratifiedSample(drawing: files, from: cases, allocation)
      case .margin: StratifiedSample(for: forCalculation, from: cases, allocation)
      }
    }
  }

  /// A stratum of the list.
  public struct Stratum: Hashable, Sendable {
    /// What its cases have in the columns that make strata; empty where nothing is stated.
    public let name: [String]
    /// How many cases of the list are in it.
    public let cases: Int
    /// How many of them were drawn.
    public let drawn: Int
  }

  /// The list that was drawn from.
  public struct Source: Hashable, Sendable {
    /// The name of its file, without folders.
    public let name: String
    /// The SHA-256 of its file, in hexadecimal.
    public let sha256: String
    /// The fields of a record that identify a case, as paths.
    public let identity: [String]
  }

  /// The seed: with it and the list, the same cases are drawn again.
  public let seed: String
  /// What was asked for.
  public let wish: Wish
  /// The columns that make strata.
  public let by: [String]
  /// The strata, by name; one without a name where no columns make any.
  public let strata: [Stratum]
  /// The list.
  public let source: Source

  /// How many cases were on the list.
  public var cases: Int { strata.reduce(0) { $0 + $1.cases } }

  /// How many were drawn.
  public var drawn: Int { strata.reduce(0) { $0 + $1.drawn } }

  /// What an audit of the drawn files is: a random sample, or a census where all were drawn.
  public var basis: SampleBasis { drawn == cases ? .census : needsWeights ? .unequal : .random }

  /// Whether strata were drawn from unequally, so that the files drawn are not a picture of all cases unless each stratum is
  /// weighted.
  public var needsWeights: Bool { wish.allocation == .equal && strata.count > 1 && drawn < cases }

  /// How it was drawn, in a sentence: what is kept with an audit of it. It names no case.
  public var text: String {
    let groups =
      by.isEmpty ? "" : " by \(FileWords.list(by)), \(wish.allocation == .equal ? "as many of each" : "in proportion")"
    let weights =
      needsWeights ? "; groups were drawn from unequally, so rates over all files are not those of all cases" : ""
    return
      "\(drawn) of \(cases) cases drawn by chance\(groups), seed '\(seed)', from a list with the SHA-256 \(source.sha256)\(weights)"
  }

  /// How strata share the sample.
  public var shares: StratifiedSample { wish.shares(of: strata.map(\.cases)) }
}

/// A plan for a sample, not yet drawn.
public struct SamplePlan: Sendable {
  /// What is asked for.
  public let wish: SampleMethod.Wish
  /// The seed.
  public let seed: String
  /// What makes strata: the names of columns, as they were asked for, and their places in the list.
  public let by: [(name: String, column: Int)]

  /// A plan; nil for a seed that is empty, longer than 100 bytes, or has characters that can't be seen.
  public init?(_ wish: SampleMethod.Wish, seed: String, by: [(name: String, column: Int)]) {
    guard Self.canBeSeed(seed) else { return nil }
    (self.wish, self.seed, self.by) = (wish, seed, by)
  }

  static func canBeSeed(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 100 && trimmed(text) == text && printable(text) == text
  }
}
