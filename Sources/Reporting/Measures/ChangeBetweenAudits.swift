import Statistics

/// One rubric's rates in two audits, an earlier and a later one.
struct ChangeBetweenAudits: Sendable {
  let before: PublishedPart
  let after: PublishedPart
  /// The columns of the groups that both have: in the later audit, and in the earlier one.
  let shared: [(after: Int, before: Int)]
  /// All files together, theme by theme.
  let overall: ComparisonFamily
  /// Each group that both have, theme by theme.
  let groups: ComparisonFamily

  /// The parts must be of the same rubric, in the same version.
  ///
  /// - Parameters:
  ///   - basis: how the files of both were chosen.
  ///   - rounding: to which multiple the counts are rounded; nil for none.
  init(before: PublishedPart, after: PublishedPart, _ basis: SampleBasis, rounding: Int?) {
    self.before = before
    self.after = after
    // A single group is all files together once more.
    let hasGroups = after.hasGroups || before.hasGroups
    shared =
      !hasGroups
      ? []
      : after.groups.compactMap { column in
        // Teams that are shown together have no name, and may be others in the other audit.
        before.groups.first { before.names[$0] == after.names[column] && !after.names[column].isEmpty }
          .map { (column, $0) }
      }
    overall = ComparisonFamily(
      Self.pairs([(0, 0)], before, after), basis: basis, rounding: rounding)
    groups = ComparisonFamily(Self.pairs(shared, before, after), basis: basis, rounding: rounding)
  }

  private static func pairs(
    _ columns: [(after: Int, before: Int)], _ before: PublishedPart, _ after: PublishedPart
  ) -> [ComparisonFamily.Pair] {
    after.themes.indices.flatMap { theme in
      columns.map { column in
        let earlier = before.themes[theme].rateOfApplicable(column.before)
        return ComparisonFamily.Pair(
          theme: theme, column: column.after, one: after.themes[theme].rateOfApplicable(column.after), other: earlier,
          baseline: earlier)
      }
    }
  }

  /// Whether one of the audits has teams that are shown together.
  var hasTeamsTogether: Bool {
    [before, after].contains { part in part.hasGroups && part.groups.contains { part.names[$0].isEmpty } }
  }

  /// Groups that only one of the audits has.
  var unshared: [String] {
    let names = Set(shared.map { after.names[$0.after] })
    return [before, after].flatMap { part in
      part.groups.filter { !part.names[$0].isEmpty && !names.contains(part.names[$0]) }.map { part.columns[$0] }
    }
  }
}
