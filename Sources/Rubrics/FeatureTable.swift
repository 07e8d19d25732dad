/// A table of what is counted over all files, beside the judgements: prevalence, services that were not there, whom files are about.
/// It is no part of any judgement, score, gap or alert.
public struct FeatureTable: Sendable {
  /// Its kebab-case name.
  public let id: String
  /// Its title, for people.
  public let title: String
  /// What is counted, in the author's order; never empty.
  public internal(set) var rows: [Feature]
}

/// Something that a record may show, and that is counted.
public struct Feature: Sendable {
  /// Its number among all features of the rubric, whatever table they stand in.
  public let index: Int
  /// Its kebab-case name, unique in the rubric.
  public let id: String
  /// What it is called, for people.
  public let title: String
  /// When it is on record. Where the record is silent about that, the record does not say.
  public internal(set) var condition: Condition
}
