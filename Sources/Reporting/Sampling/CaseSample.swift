import Diagnostics
import Statistics

/// A sample of case files: how it was drawn, and which cases it has.
public struct CaseSample: Hashable, Sendable {
  /// How it was drawn.
  public let method: SampleMethod
  /// The identities of its cases, each in the order of the record schema, sorted.
  public let drawn: [[String]]

  init(method: SampleMethod, drawn: [[String]]) {
    self.method = method
    self.drawn = drawn.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// Draws from a list: of each stratum the first cases by rank.
  ///
  /// - Parameters:
  ///   - rank: a case's rank by its identity, which must not depend on the list.
  ///   - sha256: the SHA-256 of the list's file, in hexadecimal.
  public init(
    _ plan: SamplePlan, from list: CaseList, sha256: String, rank: ([String]) -> [UInt8]
  ) {
    let strata = list.strata(by: plan.by.map(\.column))
    let shares = plan.wish.shares(of: strata.map(\.rows.count)).strata
    let drawn = zip(strata, shares).flatMap { stratum, share in
      let ranked = stratum.rows.map { (rank: rank(list.rows[$0].identity), identity: list.rows[$0].identity) }
      return ranked.sorted { first, second in
        first.rank == second.rank
          ? first.identity.lexicographicallyPrecedes(second.identity)
          : first.rank.lexicographicallyPrecedes(second.rank)
      }.prefix(share.drawn).map(\.identity)
    }
    let method = SampleMethod(
      seed: plan.seed, wish: plan.wish, by: plan.by.map(\.name),
      strata: zip(strata, shares).map { .init(name: $0.name, cases: $1.cases, drawn: $1.drawn) },
      source: SampleMethod.Source(
        name: String(list.source.path.split(separator: "/").last ?? ""), sha256: sha256, identity: list.identityFields))
    self.init(method: method, drawn: drawn)
  }

  /// The rows of a list that were drawn, in its order, with all their columns and those of their strata, for spreadsheets.
  ///
  /// - Parameter columns: the places of the columns that make strata.
  public func csv(of list: CaseList, by columns: [Int]) -> String {
    let chosen = Set(drawn)
    let strata = Dictionary(method.strata.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    var text = CSVText.line(list.columns + CaseList.addedColumns)
    for row in list.rows where chosen.contains(row.identity) {
      let name = columns.map { trimmed(row.cells[$0]) }
      guard let stratum = strata[name] else { preconditionFailure("a case that was drawn is of a stratum") }
      text += CSVText.line(row.cells + [SampleText.label(of: name), "\(stratum.cases)", "\(stratum.drawn)"])
    }
    return text
  }
}
