import CaseAudit

let rubric = try RubricLibrary().rubric(named: "cordis-bright-themes")
let report = Audit(rubric: rubric).run(Inputs(finding: ["sample-audits/four-authorities-2016/records"]))

for part in report.parts {
  for row in part.themes(of: part.result.overall) {
    let rate = row.counts.rateOfAll.map { "\($0.numerator) of \($0.denominator), \($0.percent(decimals: 1)) %" }
    print("\(row.theme.title): \(rate ?? "no rate")")
  }
}
for problem in report.notCounted { print(problem.message.text) }
