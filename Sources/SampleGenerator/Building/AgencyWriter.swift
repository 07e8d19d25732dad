extension Draft {
  /// Writes the agencies asked and the referrals made in a good file.
  mutating func writeAgencyWork() {
    let names = agencyNames()
    var agencies: [Node] = []
    for name in names { agencies.append(agency(name)) }
    record["agencies"] = .list(agencies)
    record["referrals"] = .list(referrals())
  }

  private mutating func agencyNames() -> [String] {
    let ages = born.compactMap { $0["ageYears"].number }
    var names = ["police", healthAgency(ages)]
    if ages.contains(where: { $0 >= 5 }) { names.append("school") }
    if ages.contains(where: { 2...4 ~= $0 }) { names.append("earlyYears") }
    names.append(isHighRisk ? "idva" : "daService")
    if plan.family == .released { names.append("probation") }
    if plan.family == .childToParent { names.append("youthJustice") }
    return names + stream.pick(stream.number(in: 0...1), of: ["housing", "adultMentalHealth", "voluntary", "hospital"])
  }

  private mutating func healthAgency(_ ages: [Int]) -> String {
    guard let youngest = ages.min() else { return "midwife" }
    if plan.youngest == .unborn { return stream.pick(["midwife", "gp"]) }
    return stream.pick(youngest < 5 ? ["healthVisitor", "healthVisitor", "gp"] : ["schoolNurse", "gp"])
  }

  private mutating func agency(_ name: String) -> Node {
    [
      "agency": .text(name), "date": day(stream.number(in: 2...30)), "asked": true, "shared": true,
      "childsView": .boolean(stream.chance(60)),
    ]
  }

  private mutating func referrals() -> [Node] {
    var referrals = [referral(to: isHighRisk ? "idva" : "communityDaService", for: "victim")]
    if needsMARAC {
      var marac = referral(to: "marac", for: "victim")
      marac["receivedDate"] = marac["date"]
      marac["firstActionDate"] = marac["date"]
      referrals.append(marac)
    }
    if !born.isEmpty {
      let services = ["childSpecialist", "childSpecialist"] + (hasSchoolChild ? ["schoolSupport", "camhs"] : [])
      referrals.append(referral(to: stream.pick(services), for: "child"))
    }
    switch plan.family {
    case .honourBased: referrals.append(referral(to: "honourForcedMarriageUnit", for: "victim"))
    case .childToParent, .closedContact: break
    default:
      if !plan.status.isEarly, stream.chance(45) {
        referrals.append(referral(to: "perpetratorProgramme", for: "perpetrator"))
      }
    }
    return referrals
  }

  private mutating func referral(to service: String, for person: String) -> Node {
    [
      "to": .text(service), "forWhom": .text(person), "date": day(stream.number(in: 1...14)),
      "outcome": .text(service == "marac" ? "accepted" : stream.pick(["accepted", "accepted", "accepted", "waiting"])),
      "followedUp": true, "whoKnowsStated": .boolean(stream.chance(70)),
    ]
  }
}
