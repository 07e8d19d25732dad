/// What a file is to be about, before any of it is written.
struct FilePlan {
  let row: SampleDesign.Row
  let practice: PracticePeriod
  let family: Family
  let status: Status
  let youngest: AgeBand
  let childCount: Int
  let victimIsMale: Bool
}

/// The family's situation, each written after one archetype.
enum Family: String, CaseIterable {
  case unbornOnlyChild = "A01"
  case sameSexCouple = "A02"
  case childToParent = "A04"
  case safeFather = "A05"
  case honourBased = "A08"
  case substances = "A09"
  case refuge = "A10"
  case released = "A12"
  case consentOverridden = "A13"
  case closedContact = "A14"

  /// Those in which the father causes the harm or, where the victim is a man, the mother does.
  static let couples: [Family] = [.safeFather, .substances, .refuge, .released, .consentOverridden]

  /// The archetype's name.
  var archetype: String { rawValue }

  /// Whether the oldest child must be a teenager: as victim or as the one who causes harm.
  var needsTeenager: Bool { self == .honourBased || self == .childToParent }
}

/// The highest step a family reached, with what goes with it.
enum Status: String, CaseIterable {
  case contactOnly, earlyHelp, childInNeed, section47, childProtection, lookedAfter

  /// Whether the status itself shows significant harm.
  var isGrave: Bool { self == .section47 || self == .childProtection || self == .lookedAfter }

  /// Whether only early support is given.
  var isEarly: Bool { self == .contactOnly || self == .earlyHelp }

  /// The step of the child risk scale, and the level of need, that the response fits.
  var scale: Int {
    switch self {
    case .contactOnly: 1
    case .earlyHelp: 2
    case .childInNeed: 3
    case .section47, .childProtection, .lookedAfter: 4
    }
  }
}

/// The age of the youngest child of a file.
enum AgeBand: String, CaseIterable {
  case unborn, underOne, oneToThree, fourToSix, sevenToEleven, twelveUp

  /// The ages in completed years; nil for an unborn child.
  var ages: ClosedRange<Int>? {
    switch self {
    case .unborn: nil
    case .underOne: 0...0
    case .oneToThree: 1...3
    case .fourToSix: 4...6
    case .sevenToEleven: 7...11
    case .twelveUp: 12...17
    }
  }
}
