import Auditing
public import Reading
public import Reporting

extension Audit {
  /// Judges the cases of an input by this audit's rubric and by an older one, and says what differs. The input is read twice;
  /// what the older rubric made of each case is held in memory meanwhile, some hundred bytes a case.
  public func trial(against old: Audit, on inputs: Inputs) -> RubricTrial {
    let pairs = RubricPairs(old.rubric, rubric)
    var before: [[String]: CaseResult] = [:]
    let oldReport = old.run(inputs, onCase: { before[$0.identity] = $0.result })
    var (count, changes): (Int, [CaseChange]) = (0, [])
    let newReport = run(
      inputs,
      onCase: { counted in
        guard let result = before[counted.identity] else { return }
        count += 1
        if let change = CaseChange(of: counted, before: result, pairs) { changes.append(change) }
      })
    return RubricTrial(old: oldReport, new: newReport, caseCount: count, changes: changes)
  }
}
