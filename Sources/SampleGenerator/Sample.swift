import Records

/// The records of the sample, arranged by the schema.
struct Sample {
  /// The records by authority, in the order of the design.
  private(set) var records: [Authority: [Entry]] = [:]

  /// One file of the sample.
  struct Entry {
    let caseID: String
    let record: Node
  }

  /// The sample of a design, made from archetypes by their names (`A02`).
  init(_ design: SampleDesign, from archetypes: [String: Node], schema: RecordSchema) throws {
    for (plan, team) in zip(Casting.plans(for: design), design.teams) {
      guard let archetype = archetypes[plan.family.archetype] else {
        throw Refusal.surroundings("The archetype \(plan.family.archetype) is missing.")
      }
      let row = plan.row
      var record = Draft.record(of: plan, from: archetype)
      record["case"]["teamCode"] = .text(team)
      records[row.authority, default: []].append(
        Entry(caseID: row.caseID, record: try schema.arranged(record)))
    }
  }

  /// The records of one authority.
  func records(of authority: Authority) -> [Node] { records[authority, default: []].map(\.record) }

  /// All records, authority by authority.
  var all: [Node] { Authority.allCases.flatMap(records(of:)) }
}
