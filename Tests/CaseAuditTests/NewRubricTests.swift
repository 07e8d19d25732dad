import CaseAudit
import Foundation
import Support
import Testing

/// A rubric made from the template works at once, and nothing that is there is changed.
struct NewRubricTests {
  private let library = RubricLibrary(folders: [Project.url("rubrics").path])

  private func make(_ name: String, in folder: TemporaryFolder) throws -> [String] {
    try NewRubric(try #require(RubricTemplate(named: name)), library: library).make(in: folder.path)
  }

  @Test func itHasNoMistakeAndAllItsExamplesPass() throws {
    let folder = try TemporaryFolder()
    let written = try make("child-seen", in: folder)
    let names = ["case-record.schema.json", "child-seen/rubric.yaml", "child-seen/tests.yaml", "child-seen/README.md"]
    #expect(written == names.map { "\(folder.path)/\($0)" })
    var diagnostics = Diagnostics()
    let rubric = try #require(RubricLoader.load(folder: "\(folder.path)/child-seen", &diagnostics))
    #expect(diagnostics.isEmpty)
    #expect(try String(contentsOfFile: written[3], encoding: .utf8) == RubricPage(rubric).markdown)
    let run = RubricTestRun(folder: "\(folder.path)/child-seen")
    #expect(run.diagnostics.isEmpty && run.report?.isPassing == true)
  }

  @Test func whatIsThereIsLeftAsItIs() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("mine", to: "child-seen/rubric.yaml")
    #expect(throws: NewRubric.Problem.self) { try make("child-seen", in: folder) }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
    // A second rubric uses the schema that is there.
    let schema = try folder.write(Project.text("rubrics/case-record.schema.json") + "\n", to: "case-record.schema.json")
    let before = FileManager.default.contents(atPath: schema)
    #expect(try make("another", in: folder).count == 3)
    #expect(FileManager.default.contents(atPath: schema) == before)
  }

  @Test func aSchemaOfSomethingElseIsSaidAndNothingStays() throws {
    let folder = try TemporaryFolder()
    try folder.write("{}", to: "case-record.schema.json")
    #expect(throws: NewRubric.Problem.self) { try make("child-seen", in: folder) }
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/child-seen"))
  }

  /// Folders that were made for it go too; those that were there stay.
  @Test func whereItFailsNoFolderIsLeft() throws {
    let folder = try TemporaryFolder()
    let new = NewRubric(try #require(RubricTemplate(named: "child-seen")), library: RubricLibrary(folders: []))
    #expect(throws: NewRubric.Problem.self) { try new.make(in: "\(folder.path)/deep/rubrics") }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
  }

  @Test(arguments: ["Child", "child seen", "child--seen", "-", "", "../x", "1st", "kind_"])
  func namesAreInKebabCase(_ name: String) { #expect(RubricTemplate(named: name) == nil) }
}
