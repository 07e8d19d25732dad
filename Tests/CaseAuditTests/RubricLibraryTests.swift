import CaseAudit
import Foundation
import Support
import Testing

/// Where rubrics and what they need are looked for.
struct RubricLibraryTests {
  private let holidays = "bank-holidays-england-wales.csv"

  /// A rubric that counts working days, in a folder that is not of the library.
  private func rubric(in folder: TemporaryFolder) throws -> String {
    let written = try NewRubric(
      try #require(RubricTemplate(named: "child-seen")), library: RubricLibrary(folders: [Project.url("rubrics").path])
    ).make(in: "\(folder.path)/mine/rubrics")
    let file = try #require(written.first { $0.hasSuffix("/rubric.yaml") })
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let counting = "applies: workingDaysBetween(auditFrom, auditDate) >= 0\nthemes:"
    try text.replacing("themes:", with: counting, maxReplacements: 1).write(
      toFile: file, atomically: true, encoding: .utf8)
    return "\(folder.path)/mine/rubrics/child-seen"
  }

  /// The rubric's own `data` comes first, even where it is wrong; then that of the library's folders.
  @Test(
    arguments: [
      (nil, false, ["unreadable-calendar"]), (nil, true, []), ("wrong", true, ["invalid-calendar"]),
    ] as [(String?, Bool, [String])])
  func bankHolidays(_ own: String?, _ isInLibrary: Bool, _ expected: [String]) throws {
    let folder = try TemporaryFolder()
    let path = try rubric(in: folder)
    if let own { try folder.write(own, to: "mine/data/\(holidays)") }
    if isInLibrary { try folder.write(Project.text("data/\(holidays)"), to: "shared/data/\(holidays)") }
    let library = RubricLibrary(folders: ["\(folder.path)/none/rubrics", "\(folder.path)/shared/rubrics"])
    try FileManager.default.createDirectory(atPath: library.folders[1], withIntermediateDirectories: true)
    var (loading, testing) = (Diagnostics(), Diagnostics())
    #expect((library.load(folder: path, &loading) == nil) == !expected.isEmpty)
    #expect(loading.all.map(\.message.id) == expected)
    _ = RubricTest(folder: path, library: library, &testing)
    #expect(testing.all.map(\.message.id) == expected)
  }
}
