/// How many files to read for a percentage as precise as wanted.
///
/// Source: W. G. Cochran, Sampling Techniques, 3rd ed. (1977), section 4.4; the same numbers as the sample-size
/// calculators in common use. It rests on the normal approximation, so that for rates near 0 or 1 the Wilson interval
/// of the result is the better judge.
public struct SampleSize: Hashable, Sendable {
  /// What is wanted of a sample.
  public struct Wish: Hashable, Sendable {
    /// Half the width of the interval, a fraction from 0.0001 to below 1: 0.05 for ±5 points.
    public let margin: Double
    /// The rate expected, a fraction from 0 to 1; 0.5 asks for the most files.
    public let expected: Double
    /// How sure the interval is to be.
    public let confidence: Confidence

    /// A wish; a rate of 0.5 is the careful guess.
    public init(margin: Double, expected: Double = 0.5, _ confidence: Confidence = .percent95) {
      precondition(margin >= 0.0001 && margin < 1, "a margin is at least a hundredth of a point, and less than all")
      precondition((0...1).contains(expected), "a rate lies between 0 and 1")
      self.margin = margin
      self.expected = expected
      self.confidence = confidence
    }
  }

  /// How many, not rounded, if there were no end of files.
  public let unlimited: Double
  /// How many, not rounded, out of the files there are; `unlimited` where that is not known.
  public let corrected: Double
  /// How many files to read: `corrected` rounded up, never more than there are, and at least one.
  public let files: Int

  /// For a wish, out of a `population` of files (at least 1) if its size is known.
  public init(for wish: Wish, population: Int? = nil) {
    let z = wish.confidence.criticalValue
    unlimited = z * z * wish.expected * (1 - wish.expected) / (wish.margin * wish.margin)
    if let population {
      precondition(population > 0, "there are files to draw from")
      // A rate that is certain asks for no file; the formula would divide 0 by 0 where there is a single one.
      corrected = unlimited > 0 ? unlimited / (1 + (unlimited - 1) / Double(population)) : 0
    } else {
      corrected = unlimited
    }
    files = min(population ?? .max, max(1, Int(corrected.rounded(.up))))
  }

  /// Half the width, as a fraction, of the interval that `files` files out of a `population` would give at the rate and
  /// confidence of a wish; 0 for a census.
  public static func margin(of files: Int, for wish: Wish, population: Int? = nil) -> Double {
    precondition(files > 0 && files <= population ?? .max, "a sample is no larger than what it is drawn from")
    let variance = wish.expected * (1 - wish.expected) / Double(files)
    guard let population else { return wish.confidence.criticalValue * variance.squareRoot() }
    guard population > files else { return 0 }
    let unseen = Double(population - files) / Double(population - 1)
    return wish.confidence.criticalValue * (variance * unseen).squareRoot()
  }
}
