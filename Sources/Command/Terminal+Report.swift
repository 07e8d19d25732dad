import CaseAudit

extension Terminal {
  /// Draws on standard error what was not counted, and what should be looked at.
  static func explain(_ report: AuditReport) {
    let (inputs, leftOut) = (report.inputs, report.leftOut)
    let unknown = inputs.unknownFieldWarnings
    explain(
      report.notCounted + inputs.remarks + unknown,
      of: inputs.errorCount + leftOut.count + inputs.unreadableValueCount + inputs.remarkCount + unknown.count)
    if let profiles = report.profiles { explain(profiles) }
    if inputs.recordCount == 0 { complain("caseaudit: no record was read, so there is nothing to show") }
  }

  private static func explain(_ report: ProfileReport) {
    let inputs = report.inputs
    let unknown = inputs.unknownFieldWarnings
    explain(
      report.notCounted + inputs.remarks + unknown,
      of: inputs.errorCount + report.leftOut.count + inputs.unreadableValueCount + inputs.remarkCount + unknown.count)
    if inputs.recordCount == 0 { complain("caseaudit: no authority profile was taken") }
  }
}
