import Auditing
import Statistics
import Support
import Testing

@testable import Reporting

/// Counts that a policy hides are in no byte of any report, in any form; nor is what follows from them.
struct PlantedCountTests {
  private static func group(_ name: String, _ themes: [[Int]], _ criteria: [[Int]], _ features: [[Int]])
    -> ExampleAudit.Group
  {
    ExampleAudit.Group(name: [.stated(Array(name.utf8))], themes: themes, criteria: criteria, features: features)
  }

  /// Every group has something to hide in one of the themes, one is small as a whole.
  static let groups = [
    group(
      "Ashford", [[3, 1021, 7, 0], [139, 885, 7, 0]],
      [[1011, 10, 2, 1, 7, 0], [881, 120, 11, 12, 7, 0], [701, 191, 71, 61, 7, 0], [911, 57, 29, 27, 7, 0]],
      [[4, 1000, 27, 0], [467, 500, 64, 0]]),
    group(
      "Barton", [[211, 359, 7, 0], [2, 561, 7, 7]],
      [[300, 150, 60, 60, 7, 0], [401, 90, 41, 38, 7, 0], [461, 100, 1, 1, 7, 7], [499, 41, 13, 10, 7, 7]],
      [[123, 400, 54, 0], [233, 300, 44, 0]]),
    group(
      "Corby", [[1, 3, 0, 0], [0, 4, 0, 0]],
      [[3, 0, 1, 0, 0, 0], [2, 1, 1, 0, 0, 0], [4, 0, 0, 0, 0, 0], [3, 1, 0, 0, 0, 0]],
      [[1, 3, 0, 0], [2, 2, 0, 0]]),
    group(
      "Derwent", [[197, 601, 13, 0], [173, 621, 17, 0]],
      [[509, 100, 89, 97, 16, 0], [613, 101, 3, 81, 13, 0], [501, 129, 83, 81, 17, 0], [703, 47, 23, 21, 17, 0]],
      [[333, 400, 78, 0], [389, 401, 21, 0]]),
    group(
      "Elham", [[307, 897, 9, 0], [401, 803, 9, 0]],
      [
        [701, 200, 107, 193, 12, 0], [1001, 101, 51, 51, 9, 0], [603, 201, 201, 199, 9, 0], [1103, 43, 31, 27, 9, 0],
      ],
      [[555, 600, 58, 0], [611, 590, 12, 0]]),
  ]

  private static func audit(_ groups: [ExampleAudit.Group], day: String = "2016-09-30", sha256: String = "5ec4e7")
    throws
    -> ExampleAudit
  {
    var audit = ExampleAudit(rubric: try ExampleRubric().loaded(), groups: groups)
    audit.alerts = [[3, 2], [17, 40], [19, 41]]
    audit.inputs = [2, 3, 4, 1]
    audit.day = day
    audit.names.sha256 = sha256
    return audit
  }

  /// The same groups a year later: fewer gaps in the first theme, where there are any to lose.
  private static let later = groups.map { group in
    var group = group
    let fewer = group.themes[0][0] > 100 ? 23 : 0
    group.themes[0][0] -= fewer
    group.themes[0][1] += fewer
    group.criteria[0][2] -= min(fewer, group.criteria[0][2])
    group.criteria[0][0] += min(fewer, groups.first { $0.name == group.name }?.criteria[0][2] ?? 0)
    return group
  }

  private static func publish(_ audit: ExampleAudit, _ policy: DisclosurePolicy) throws -> PublishedAudit {
    try PublishedAudit(audit.counts, policy: policy, basis: .census)
  }

  private static func figures(_ audits: [PublishedAudit]) -> [DerivedFigures] {
    let known = audits.map { KnownCounts($0.parts[0]) }
    return known.map { DerivedFigures($0) }
      + (known.count == 2 ? [DerivedFigures(before: known[0], after: known[1])] : [])
  }

  /// What a policy hides of audits, and their reports.
  private static func search(_ audits: [ExampleAudit], _ policy: DisclosurePolicy) throws -> FigureSearch {
    FigureSearch(
      hidden: figures(try audits.map { try publish($0, .none) }),
      shown: figures(try audits.map { try publish($0, policy) }))
  }

  private static func forms(_ audits: [ExampleAudit], _ policy: DisclosurePolicy) throws -> RenderedForms {
    let published = try audits.map { try publish($0, policy) }
    return published.count == 1
      ? try RenderedForms(published[0]) : try RenderedForms(before: published[0], after: published[1])
  }

  /// How many groups there are decides how they are drawn.
  private static func cases() throws -> [(name: String, audits: [ExampleAudit])] {
    [
      ("five groups", [try audit(groups)]), ("three groups", [try audit(Array(groups.prefix(3)))]),
      ("two groups", [try audit(Array(groups.suffix(2)))]), ("one group", [try audit([groups[1]])]),
      ("two audits", [try audit(groups), try audit(later, day: "2017-09-30", sha256: "a11e7")]),
    ]
  }

  @Test(arguments: DisclosurePolicy.examples)
  func hiddenFiguresAreNowhere(_ policy: DisclosurePolicy) throws {
    for (name, audits) in try Self.cases() {
      let search = try Self.search(audits, policy)
      // Two large groups have nothing to hide from all policies.
      #expect(search.count > 5 || (name == "two groups" && policy.name == "dfe"), "\(name)")
      for form in try Self.forms(audits, policy).texts {
        let found = search.found(in: form.text)
        #expect(found.isEmpty, "LEAK \(policy.name), \(name), \(form.name): \(found.prefix(3))")
      }
    }
  }

  /// The same search finds the figures where nothing is hidden; so it would find them above.
  @Test(arguments: DisclosurePolicy.examples)
  func withoutAPolicyTheyAreFound(_ policy: DisclosurePolicy) throws {
    for (name, audits) in try Self.cases() {
      let search = try Self.search(audits, policy)
      let forms = try Self.forms(audits, .none)
      let found = Set(forms.texts.flatMap { search.found(in: $0.text) }.map(\.name))
      // Open data have the rate of every theme in every group with three decimals; other figures stand in some forms only.
      let expected = search.names.filter {
        audits.count == 1 && $0.wholeMatch(of: /theme .(, gap, count .|, column ., of applicable, percentage)/) != nil
      }
      #expect(expected.isSubset(of: found), "\(name): \(expected.subtracting(found).sorted())")
      #expect(found.isEmpty == search.names.isEmpty, "\(name)")
    }
  }

  private static let secrets = [
    "4711", "secret-folder", "90817", "5ec4e7", "a11e7", "silent on", "a problem of", "round-",
  ]

  @Test(arguments: DisclosurePolicy.examples)
  func casesAndFilesAreNowhere(_ policy: DisclosurePolicy) throws {
    for (name, audits) in try Self.cases() {
      for form in try Self.forms(audits, policy).texts {
        for secret in Self.secrets { #expect(!form.text.contains(secret), "\(name), \(form.name): \(secret)") }
      }
    }
    // On the same day, two audits must be told apart by something else than the names of files.
    let same = [try Self.audit(Self.groups), try Self.audit(Self.later, sha256: "a11e7")]
    for form in try Self.forms(same, policy).texts {
      for secret in Self.secrets { #expect(!form.text.contains(secret), "\(form.name): \(secret)") }
    }
  }

  @Test func withoutAPolicyCasesAndFilesAreThere() throws {
    let page = try #require(Self.forms([Self.audit(Self.groups)], .none).texts.first)
    for secret in Self.secrets where !["a11e7", "round-"].contains(secret) {
      #expect(page.text.contains(secret), "\(secret)")
    }
  }
}
