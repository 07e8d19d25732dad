import Auditing
import Diagnostics
import Reading
import Records
import Rubrics

/// What authorities say of themselves, as a part of the result; `docs/result-format.md` describes it.
struct ProfileJSON {
  let report: ProfileReport

  var value: JSONValue {
    .object([
      "files": .array(report.inputs.files.map(file)),
      "passedOver": .integer(report.inputs.passedOver),
      "read": .integer(report.inputs.recordCount),
      "leftOut": .array(report.leftOut.all.map(JSONValue.init(diagnostic:))),
      "couldNotBeRead": .array(report.inputs.errors.map(JSONValue.init(diagnostic:))),
      "unreadableValues": .array(
        report.inputs.unreadableValues.prefix(Diagnostics.limit).map(JSONValue.init(diagnostic:))),
      "unknownFields": .array(report.inputs.unknownFields.map(JSONValue.init(unknownField:))),
      "rubrics": .array(report.parts.map(part)),
    ])
  }

  private func file(_ file: FileReport) -> JSONValue {
    .object([
      "path": .string(file.path), "format": JSONValue(file.format), "bytes": .integer(file.byteCount),
      "sha256": JSONValue(file.sha256), "profiles": .integer(file.recordCount),
    ])
  }

  private func part(_ part: ProfileReport.Part) -> JSONValue {
    .object([
      "rubric": .string(part.rubric.id), "version": .string(part.statements.version),
      "title": .string(part.statements.title), "basis": JSONValue(part.statements.basis),
      "sha256": .string(part.hash), "notBorneOut": .integer(part.result.contradictionCount),
      "authorities": .array(part.result.authorities.map { authority($0, part) }),
    ])
  }

  private func authority(_ authority: AuthorityResult, _ part: ProfileReport.Part) -> JSONValue {
    .object([
      "authority": .string(authority.code), "files": .integer(authority.fileCount),
      "profile": authority.profile.map { profile($0, authority, part) } ?? .null,
    ])
  }

  private func profile(
    _ profile: JudgedProfile, _ authority: AuthorityResult, _ part: ProfileReport.Part
  ) -> JSONValue {
    .object([
      "place": .string(profile.place.description), "date": JSONValue(profile.date?.description),
      "statements": .array(
        part.statements.themes.flatMap { theme in
          theme.criteria.map { criterion in
            statement(
              criterion, of: theme, profile.statements[criterion.index],
              authority.claims(on: criterion.index).map { claim($0, part) })
          }
        }),
    ])
  }

  private func statement(
    _ criterion: Criterion, of theme: Theme, _ judged: JudgedStatement, _ claims: [JSONValue]
  ) -> JSONValue {
    .object([
      "criterion": .string(criterion.id), "ref": JSONValue(criterion.ref), "theme": .string(theme.id),
      "judgement": .string(judged.judgement.rawValue), "answer": JSONValue(group: judged.answer),
      "document": JSONValue(group: judged.document), "documentDate": JSONValue(group: judged.date),
      "claims": .array(claims),
    ])
  }

  private func claim(_ claim: ClaimResult, _ part: ProfileReport.Part) -> JSONValue {
    let criterion = part.rubric.criteria[claim.claim.files]
    return .object([
      "claim": .string(claim.claim.id), "criterion": .string(criterion.id), "ref": JSONValue(criterion.ref),
      "belowPercent": .integer(claim.claim.below), "atLeastFiles": .integer(claim.claim.atLeast),
      "met": .integer(claim.files[.met]), "partlyMet": .integer(claim.files[.partlyMet]),
      "notMet": .integer(claim.files[.notMet]), "notEvidenced": .integer(claim.files[.notEvidenced]),
      "judged": .integer(claim.files.judged), "outcome": .string(claim.outcome.rawValue),
    ])
  }
}
