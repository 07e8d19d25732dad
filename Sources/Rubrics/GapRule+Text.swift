extension GapRule {
  /// What makes a theme a gap, to stand behind "where" or "when"; empty where nothing does.
  ///
  /// - Parameter isFull: whether to say too what does not make one.
  public func text(isFull: Bool = false) -> String {
    let missing =
      isFull
      ? "an essential criterion in it is judged “not met” or “the record does not say” (“partly met” alone makes no gap)"
      : "an essential criterion is not met or the record does not say"
    let low = below.map { "its score is under \($0) %" + (isFull ? " (exactly \($0) % is no gap)" : "") }
    return [essential ? missing : nil, low].compactMap { $0 }.joined(separator: ", or ")
  }
}
