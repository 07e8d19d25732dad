import Diagnostics
import Foundation
import Support
import Testing

@testable import Rubrics

/// `rubrics/rubric.schema.json`, by which editors complete and check a rubric, has the keys that the loader knows.
struct RubricSchemaTests {
  private func schema(_ name: String = "rubric") throws -> [String: Any] {
    let data = try Data(contentsOf: Project.url("rubrics/\(name).schema.json"))
    return try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  private func object(_ path: [String], in schema: [String: Any]) throws -> [String: Any] {
    try path.reduce(schema) { object, key in try #require(object[key] as? [String: Any], "\(path)") }
  }

  /// What stands in the schema at a path, and the keys that the loader knows there.
  private static let keys: [(path: [String], known: [String])] = [
    ([], RubricLoader.keys), (["properties", "grades"], RubricLoader.gradingKeys),
    (["$defs", "grade"], RubricLoader.gradeKeys), (["$defs", "cap"], RubricLoader.capKeys),
    (["$defs", "alert"], RubricLoader.alertKeys), (["$defs", "featureTable"], RubricLoader.featureTableKeys),
    (["$defs", "feature"], RubricLoader.featureKeys),
    (["properties", "gap"], RubricLoader.gapKeys), (["$defs", "theme"], RubricLoader.themeKeys),
    (["$defs", "criterion"], RubricLoader.criterionKeys),
  ]

  /// The same of `rubrics/authority.schema.json`.
  private static let authorityKeys: [(path: [String], known: [String])] = [
    ([], RubricLoader.authorityKeys), (["$defs", "theme"], ["title", "criteria"]),
    (["$defs", "criterion"], RubricLoader.statementKeys), (["$defs", "claim"], RubricLoader.claimKeys),
  ]

  @Test(arguments: keys.indices)
  func theKeysAreTheLoaders(_ index: Int) throws {
    try expectKeys(Self.keys[index].path, Self.keys[index].known, in: try schema())
  }

  @Test(arguments: authorityKeys.indices)
  func theKeysOfAnAuthorityAreTheLoaders(_ index: Int) throws {
    try expectKeys(Self.authorityKeys[index].path, Self.authorityKeys[index].known, in: try schema("authority"))
  }

  private func expectKeys(_ path: [String], _ known: [String], in schema: [String: Any]) throws {
    let found = try object(path, in: schema)
    #expect(Set(try object(["properties"], in: found).keys) == Set(known))
    #expect(found["additionalProperties"] as? Bool == false)
    for (key, value) in try object(["properties"], in: found) {
      let isDescribed = ((value as? [String: Any])?["description"] as? String)?.isEmpty == false
      #expect(isDescribed, "\(path) \(key)")
    }
  }

  /// What the schema requires is what the loader misses in a rubric, a theme and a criterion without any key.
  @Test(
    arguments: [
      ([], "{}"), (["$defs", "theme"], "a: {}"), (["$defs", "criterion"], "a: {title: A, criteria: {b: {}}}"),
    ] as [([String], String)])
  func whatIsRequiredIsWhatTheLoaderMisses(_ path: [String], _ themes: String) throws {
    let head = "rubric: test\nversion: '1'\ntitle: T\nrecord: ../case-record.schema.json\ngap: {below: 60}\nthemes:\n"
    let text = path.isEmpty ? "{}" : "\(head)  \(themes)\n"
    let folder = try TemporaryFolder()
    try folder.write(Project.text("rubrics/case-record.schema.json"), to: "case-record.schema.json")
    try folder.write(text, to: "test/rubric.yaml")
    var missing: Set<String> = []
    // The loader asks for the schema before all else.
    for attempt in path.isEmpty
      ? [text, head.replacing("themes:\n", with: "").replacing("gap: {below: 60}\n", with: "")] : [text]
    {
      try folder.write(attempt, to: "test/rubric.yaml")
      var diagnostics = Diagnostics()
      _ = RubricLoader.load(folder: "\(folder.path)/test", &diagnostics)
      missing.formUnion(
        diagnostics.all.filter { $0.message.id == "missing-key" }.compactMap { diagnostic in
          diagnostic.message.text.split(separator: "'").last.map(String.init)
        })
    }
    let required = try #require(try object(path, in: try schema())["required"] as? [String])
    #expect(missing.isSubset(of: Set(required)) && !missing.isEmpty)
    if !path.isEmpty { #expect(missing == Set(required)) }
  }

  @Test func theKindsAreTheLoaders() throws {
    let kind = try object(["$defs", "criterion", "properties", "kind"], in: try schema())
    #expect(kind["enum"] as? [String] == Criterion.Kind.allCases.map(\.rawValue))
  }
}
