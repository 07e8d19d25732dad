import Expressions
public import Records
import Rubrics

/// An alert or a cap that holds for a case, or can't be ruled out for it.
public struct CaseFlag: Sendable, Equatable {
  /// Its number among the rubric's alerts, or caps.
  public let index: Int
  /// Whether it holds.
  public let state: State
  /// Where the record is silent, so that it can't be ruled out; the first `listed`.
  public let silent: [FieldPath]
  /// In how many places the record is silent about it.
  public let silentCount: Int

  /// How many silent places are kept.
  static let listed = 10

  /// Whether an alert or a cap holds.
  public enum State: String, Sendable, CaseIterable {
    /// It holds.
    case raised
    /// It can't be ruled out: the record is silent on what decides it, or that can't be read.
    case notRuledOut

    /// Its number, for rows of counts.
    var index: Int { self == .raised ? 0 : 1 }
  }

  /// A flag by its number, and where the record is silent about it.
  public init(_ index: Int, _ state: State, silent: [FieldPath] = [], silentCount: Int = 0) {
    self.index = index
    self.state = state
    self.silent = silent
    self.silentCount = silentCount
  }
}

extension CaseFlag {
  /// The same with the silence behind it, where there is any.
  func explained(by silence: Silence?) -> CaseFlag {
    silence.map { CaseFlag(index, state, silent: $0.paths, silentCount: $0.count) } ?? self
  }

  /// The same of another list of alerts.
  func numbered(_ number: Int) -> CaseFlag { CaseFlag(number, state, silent: silent, silentCount: silentCount) }
}

extension CaseFlag.State {
  /// What a condition came to; nil where it is ruled out.
  init?(_ truth: Truth) {
    switch truth {
    case .yes: self = .raised
    case .no: return nil
    case .unknown, .error: self = .notRuledOut
    }
  }
}
