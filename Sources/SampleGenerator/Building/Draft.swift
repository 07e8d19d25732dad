import Records

/// A file being written: its record so far, what it is to be about, and its own stream of chance.
struct Draft {
  let plan: FilePlan
  var record: Node
  var stream: Stream
  /// The day of the referral; everything else is counted from it, so that the whole file moves within the window.
  let referral: CalendarDate?
  /// Whether the danger to the victim is judged high.
  let isHighRisk: Bool
  /// Whether the abuse came again within a year of a MARAC, without the danger being judged high.
  let isRepeat: Bool
  /// Whether a passage holds the victim responsible.
  var blamesVictim = false

  /// An empty draft from an archetype, whose people and circumstances stay.
  init(_ plan: FilePlan, from archetype: Node) {
    var stream = Stream(plan.row.caseID, for: "file")
    self.plan = plan
    record = archetype
    referral = plan.practice.start.adding(days: stream.number(in: plan.youngest == .unborn ? 150...220 : 25...220))
    isHighRisk =
      switch plan.family {
      case .childToParent, .closedContact: false
      case .honourBased, .released: true
      default: plan.status.isGrave || (plan.status == .childInNeed && stream.chance(25))
      }
    let canRepeat = plan.status == .childInNeed && Family.couples.contains(plan.family) && !isHighRisk
    isRepeat = canRepeat && stream.chance(30)
    self.stream = stream
  }

  /// The whole record of a file, all but its team.
  static func record(of plan: FilePlan, from archetype: Node) -> Node {
    var draft = Draft(plan, from: archetype)
    draft.writeFamily()
    draft.writeChildren()
    draft.writeRiskWork()
    draft.writeVisits()
    draft.writeAgencyWork()
    draft.writeCase()
    draft.vary()
    draft.addOddities()
    draft.writeNarratives()
    return draft.record
  }

  /// A day, counted from the referral.
  func day(_ offset: Int) -> Node { Self.text(referral?.adding(days: offset)) }

  /// A day before the audit window, counted back from its first.
  func day(beforeWindow days: Int) -> Node { Self.text(plan.practice.start.adding(days: -days)) }

  /// The last day of the audit window.
  var auditDate: Node { Self.text(plan.practice.end) }

  private static func text(_ date: CalendarDate?) -> Node { date.map { .text($0.description) } ?? .null }

  /// Whether MARAC is to hear of the victim; where MAPPA leads, it is not.
  var needsMARAC: Bool { (isHighRisk || isRepeat) && plan.family != .released }

  /// The born children.
  var born: [Node] { record["children"].items.filter { $0["unborn"] != true } }

  /// Whether a child of school age is on file.
  var hasSchoolChild: Bool { born.contains { ($0["ageYears"].number ?? 0) >= 5 } }

  /// Whether this person causes the harm.
  func causesHarm(_ person: Node) -> Bool { record["abuse"]["perpetratorIds"].items.contains(person["id"]) }

  /// Whether this person is an adult victim, or a teenage one.
  func isVictim(_ person: Node) -> Bool { record["abuse"]["victimIds"].items.contains(person["id"]) }
}

extension Node {
  /// A list of texts.
  static func texts(_ values: [String]) -> Node { .list(values.map(Node.text)) }

  /// The texts of a list.
  var strings: [String] { items.compactMap(\.string) }

  /// The number; nil for anything else.
  var number: Int? { if case .integer(let value) = self { value } else { nil } }

  /// Adds an item at a list's end; anything but a list becomes one.
  mutating func append(_ item: Node) { self = .list(items + [item]) }
}
