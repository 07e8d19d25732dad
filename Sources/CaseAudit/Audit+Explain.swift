import Auditing
public import Diagnostics
public import Reading
import Records
public import Reporting
public import Rubrics

/// What a search for one case came to.
public struct CaseSearch: Sendable {
  /// What was found.
  public let outcome: Outcome
  /// What was read.
  public let inputs: InputsReport

  /// What was found.
  public enum Outcome: Sendable {
    /// The case, explained.
    case found(CaseExplanation)
    /// No record that was read has this identity.
    case notFound
    /// Records of several cases have it; where they start. They differ in the other parts of their identities.
    case several([Place])
  }
}

extension Audit {
  /// Explains the judgements on one case. All records are read; only this one is judged.
  ///
  /// - Parameters:
  ///   - name: what identifies the case: the last of the fields that do, or all of them with `/` between (`LON/LON-0042`).
  ///   - criteria: the criteria to explain; nil for all.
  public func explain(_ name: String, criteria: [Criterion]? = nil, in inputs: Inputs) -> CaseSearch {
    var search = Search(name, by: rubric)
    // Records that an audit leaves out because of an identifier are looked at too, to say so.
    let policy = identifiers == .refuse ? IdentifierPolicy.warn : identifiers
    let plan = ReadingPlan(schema: rubric.schema, keeping: rubric.fieldsUsed, identifiers: policy)
    var reader = RecordReader(plan: plan, limits: limits)
    let files = inputs.files.map { file in
      reader.read(file, locating: { search.isFirst($0) }, { search.look(at: $0, $1, $2) })
    }
    let outcome: CaseSearch.Outcome
    if let first = search.first, search.others.isEmpty {
      outcome = .found(explanation(of: first, later: search.later, criteria ?? rubric.criteria))
    } else {
      let places = (search.first.map { [$0.place] } ?? []) + search.others
      outcome = places.isEmpty ? .notFound : .several(places)
    }
    return CaseSearch(
      outcome: outcome,
      inputs: InputsReport(
        identifiers: identifiers, files: files, passedOver: inputs.passedOver, problems: inputs.problems))
  }

  private func explanation(of found: Search.Found, later: [Place], _ criteria: [Criterion]) -> CaseExplanation {
    let (verdict, alerts) = verdict(on: found, criteria)
    return CaseExplanation(
      engineVersion: engineVersion, rubric: rubric, identity: found.identity, place: found.place, later: later,
      record: found.record, positions: found.details.positions, windowRule: window,
      verdict: verdict, alerts: alerts, escalation: escalation ?? rubric.escalation)
  }

  private func verdict(
    on found: Search.Found, _ criteria: [Criterion]
  ) -> (CaseExplanation.Verdict, [ExplainedAlert]) {
    if identifiers == .refuse, found.details.holdsIdentifier { return (.identifierFound, []) }
    if let country = rubric.countryMissed(by: found.record) { return (.elsewhere(country), []) }
    var judge = CaseJudge(rubric: rubric)
    do {
      let window = try window.window(of: found.record, by: rubric.schema)
      guard let result = judge.judge(found.record, in: window) else {
        return (.tooMuchWork(judge.excess ?? .record), [])
      }
      let alerts = judge.explainedAlerts(result.alerts, found.record, in: window)
      let asked = result.isInScope ? Set(criteria.map(\.index)) : [0]
      let findings = rubric.criteria.filter { asked.contains($0.index) }.map {
        judge.finding(for: $0, found.record, in: window)
      }
      if !result.isInScope, let scope = findings.first?.conditions.first {
        return (.outOfScope(window, scope), alerts)
      }
      return (.judged(window, result, findings), alerts)
    } catch {
      return (.noWindow(error), [])
    }
  }
}

/// Looks for a case among records.
private struct Search {
  /// A record that was asked for.
  struct Found {
    let record: Record
    let identity: [String]
    let place: Place
    let details: RecordDetails
  }

  private let name: String
  private let auditor: CaseAuditor
  /// The first record that was asked for.
  private(set) var first: Found?
  /// Where later ones of the same identity stand.
  private(set) var later: [Place] = []
  /// Where later ones of another identity stand.
  private(set) var others: [Place] = []

  init(_ name: String, by rubric: Rubric) {
    self.name = name
    auditor = CaseAuditor(rubrics: RubricSet(rubric), window: WindowRule(), groups: [])
  }

  /// The identity of a record that was asked for.
  private func identity(of record: Record) -> [String]? {
    guard let values = auditor.identity(of: record)?.values else { return nil }
    return values.last == name || values.joined(separator: "/") == name ? values : nil
  }

  func isFirst(_ record: Record) -> Bool { first == nil && identity(of: record) != nil }

  mutating func look(at record: Record, _ place: Place, _ details: RecordDetails?) {
    guard let identity = identity(of: record) else { return }
    if let details {
      first = Found(record: record, identity: identity, place: place, details: details)
    } else if identity == first?.identity {
      later.append(place)
    } else {
      others.append(place)
    }
  }
}
