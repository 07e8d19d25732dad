/// Why a table can't be published under a policy.
public struct DisclosureRefusal: Error, Hashable, Sendable, CustomStringConvertible {
  /// The name of the table.
  public let table: String
  /// The title of the policy.
  public let policy: String
  /// What stands in the way.
  public let reason: Reason

  /// What stands in the way of publishing a table.
  public enum Reason: Hashable, Sendable {
    /// Other tables tell a figure even where all of this one are hidden.
    case toldByOthers
    /// Its counts are not within what other tables say of them, so no files can have been counted like that.
    case contradictsOthers
    /// An earlier release of some of the same files, and why, as the rest of a sentence.
    case release(String)
  }

  /// A refusal.
  public init(table: String, policy: String, reason: Reason) {
    (self.table, self.policy, self.reason) = (table, policy, reason)
  }

  /// One sentence for whoever asked for the report.
  public var description: String {
    let start = "the table '\(table)' can't be published under the policy '\(policy)': "
    switch reason {
    case .toldByOthers:
      return start
        + "even with all its figures hidden, one of them could be worked out from the other tables of this report"
    case .contradictsOthers:
      return start + "its counts contradict those of another table, so they can't be of the same files"
    case .release(let words):
      return start + words
    }
  }
}

extension DisclosurePolicy {
  /// The numbers of files as they may be printed: all files, then each group's.
  ///
  /// A hidden group takes at least one other with it, the smallest, because it could be found by subtraction. Do this once a
  /// report, before any table.
  public func protect(files: [Int]) -> PublishedFiles {
    let table = CountTable(name: "files", rows: [CountTable.Row("files", parent: nil)], counts: [files])
    return protect(table, hiding: [])
  }

  /// A row of files with what is too small hidden, and some other groups.
  func protect(_ table: CountTable, hiding cells: Set<CountTable.Cell>) -> PublishedFiles {
    let scope = TableProtection.Scope(files: nil, bounds: [:], alsoHidden: cells)
    let search = TableProtection(of: table, under: self, scope: scope)
    // Nothing stands against hiding all of it, and then each number may be larger than it is.
    guard let pattern = try? search.pattern() else { preconditionFailure("numbers of files can always be hidden") }
    let files = table.counts[0]
    return PublishedFiles(counts: files.indices.map { pattern[$0] ? .suppressed : .shown(rounded(files[$0])) })
  }

  /// A table as it may be printed beside these numbers of files.
  ///
  /// Hidden are the counts that are too small, and as many others as it takes that none of them can be worked out from the
  /// sums, from `bounds` (what a reader learns of this table from others that were protected before; they must be true) or
  /// from the rounding. Where that fails for one group, all its figures in this table are hidden, zeros too; then the whole
  /// table; a table that is unsafe even so is refused. The result has passed the attacker audit.
  ///
  /// Take bounds from `AttackerAudit.range(of:)` of the other tables, not only from the figures they show: hidden ones
  /// have ranges too.
  ///
  /// A figure whose bounds are a single count is public already and is never hidden for another's sake. `alsoHiding` names
  /// figures that another table hides although they are large enough: the same count must be hidden wherever it stands.
  public func protect(
    _ table: CountTable, given files: PublishedFiles, bounds: CountTable.Bounds = [:],
    alsoHiding: Set<CountTable.Cell> = []
  ) throws(DisclosureRefusal) -> PublishedTable {
    precondition(files.counts.count == table.counts[0].count, "a table has the groups of its report")
    // Counts that no files can have, as in a result that was edited, contradict each other: nothing goes out.
    guard bounds.allSatisfy({ $1.contains(table.counts[$0.row][$0.column]) }) else {
      throw DisclosureRefusal(table: table.name, policy: title, reason: .contradictsOthers)
    }
    var scope = TableProtection.Scope(files: files, bounds: bounds, alsoHidden: alsoHiding)
    return try protect(table, files, &scope)
  }

  /// A table as it may be printed within a scope, which is widened where it must be.
  func protect(
    _ table: CountTable, _ files: PublishedFiles, _ scope: inout TableProtection.Scope
  ) throws(DisclosureRefusal) -> PublishedTable {
    while true {
      let protection = TableProtection(of: table, under: self, scope: scope)
      let published: PublishedTable
      do throws(SuppressionSearch.Stuck) {
        published = protection.publish(try protection.pattern(), files)
      } catch {
        guard scope.widen(beyond: protection.cell(error)) else {
          throw DisclosureRefusal(table: table.name, policy: title, reason: .toldByOthers)
        }
        continue
      }
      // The search and the audit agree on what is safe; were it otherwise, nothing may go out.
      let disclosed = AttackerAudit.disclosed(in: published, under: self, files: table.counts[0], bounds: scope.bounds)
      if disclosed == [] { return published }
      // What an earlier release makes us hide beside a true 0 may be told by that; then more is hidden.
      guard !scope.alsoHidden.isEmpty, let cell = disclosed?.first, scope.widen(beyond: cell) else {
        throw DisclosureRefusal(table: table.name, policy: title, reason: .toldByOthers)
      }
    }
  }
}
