import Rubrics

extension GapRule {
  /// When a theme is a gap, as a sentence; nil where it never is.
  var sentence: String? {
    var rules: [String] = []
    if essential { rules.append("an essential criterion is not met or the record does not say") }
    if let below { rules.append("its score is under \(below) %") }
    return rules.isEmpty ? nil : "A theme is a gap for a file when \(rules.joined(separator: ", or "))."
  }
}
