import Rubrics

extension GapRule {
  /// When a theme is a gap, as a sentence; nil where it never is.
  var sentence: String? { text().isEmpty ? nil : "A theme is a gap for a file when \(text())." }
}
