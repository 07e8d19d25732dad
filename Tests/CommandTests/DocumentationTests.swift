import Foundation
import Support
import Testing

/// Every command in `README.md` and `docs/` works as it stands there.
struct DocumentationTests {
  static let pages = ["README.md", "CONTRIBUTING.md"] + Project.files(in: "docs", ending: [".md"])
  /// The page whose steps build on each other has a test of its own.
  static let pagesOfSingleCommands = pages.filter { $0 != "docs/writing-a-rubric.md" }

  /// The pages on which what is shown behind a command is a part of what the last one before it said.
  static let pagesOfSteps = ["docs/history.md", "docs/trends.md"]
  /// The day it is for the commands, 5 January 2017: some of them say when an audit was kept.
  static let secondsOfDay = "1483574400"

  /// The lines of each `sh` block of a page, and the `text` blocks that follow before the next one.
  private func steps(of page: String) throws -> [(commands: [String], shown: [String])] {
    var steps: [(commands: [String], shown: [String])] = []
    for match in try Project.text(page).matches(of: /(?ms)^```(sh|text)\n(.*?)^```/) {
      if match.1 == "sh" {
        steps.append((match.2.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") }, []))
      } else if !steps.isEmpty {
        steps[steps.count - 1].shown.append(String(match.2))
      }
    }
    return steps
  }

  /// Runs a command of a page in a folder: its exit code, and all that it says.
  private func run(_ command: String, in folder: TemporaryFolder) throws -> (status: Int32, output: String) {
    let path = Project.program("caseaudit").deletingLastPathComponent().path
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = folder.url
    process.environment = ProcessInfo.processInfo.environment.merging([
      "PATH": "\(path):/usr/bin:/bin", "SOURCE_DATE_EPOCH": Self.secondsOfDay,
    ]) { $1 }
    let pipe = Pipe()
    (process.standardOutput, process.standardError) = (pipe, pipe)
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }

  @Test(arguments: pagesOfSingleCommands)
  func commandsRun(_ page: String) throws {
    // A folder that holds what the commands read, so that what they write does not stay.
    let folder = try TemporaryFolder()
    for name in ["rubrics", "sample-audits", "data"] {
      try FileManager.default.createSymbolicLink(
        at: folder.url.appendingPathComponent(name), withDestinationURL: Project.url(name))
    }
    for step in try steps(of: page) {
      var output = ""
      for command in step.commands where command.contains("caseaudit ") {
        guard !command.hasPrefix("git "), !command.hasPrefix("alias ") else { continue }
        let found = try run(command, in: folder)
        #expect(found.status == 0, "\(page): \(command)")
        output = found.output
      }
      for shown in step.shown where Self.pagesOfSteps.contains(page) {
        #expect(output.contains(shown), "\(page): \(shown)")
      }
    }
  }

  @Test func everyMakeTargetNamedExists() throws {
    let makefile = try Project.text("Makefile")
    for page in Self.pages {
      for match in try Project.text(page).matches(of: /`?make ([a-z]+)/) where match.0.hasPrefix("`") {
        #expect(makefile.contains(try Regex("(?m)^\(match.1):")), "\(page): make \(match.1)")
      }
    }
  }

  /// The README shows the real table.
  @Test func theTableInTheReadmeIsTheRealOne() throws {
    let table = try Project.text("sample-audits/four-authorities-2016/expected/result.txt")
      .components(separatedBy: "\n\nMost often")[0]
    #expect(try Project.text("README.md").contains(table))
  }

  /// What stands behind a command in the README is what it prints.
  @Test func theOutputsInTheReadmeAreTheRealOnes() throws {
    let shown = try Project.text("README.md").matches(
      of: /```sh\ncaseaudit ((?:explain|rubric show) .*)\n```\n\n```text\n([\s\S]*?)```/)
    #expect(shown.count == 3)
    for match in shown {
      let run = try ProgramRun.of("caseaudit", match.1.split(separator: " ").map(String.init))
      #expect(run.output == String(match.2), "\(match.1)")
    }
  }

  /// What stands behind a command on the pages about reports is a part of what it prints.
  @Test(arguments: ["docs/comparing.md", "docs/disclosure.md", "docs/sampling.md"])
  func theExcerptsOfReportsAreRealOnes(_ page: String) throws {
    let shown = try Project.text(page).matches(
      of: /```sh\ncaseaudit (.*)\n```\n\n(?:[^`]+\n\n)?```text\n([\s\S]*?)```/)
    #expect(!shown.isEmpty)
    for match in shown {
      let run = try ProgramRun.of("caseaudit", match.1.split(separator: " ").map(String.init))
      #expect(run.output.contains(match.2), "\(page): \(match.1)")
    }
  }

  /// Each example of `tests.yaml` in the page on them: what is shown behind it is a part of what the command says of it, and
  /// where nothing is, all is as expected.
  @Test func theExamplesOfRubricTestsAreRealOnes() throws {
    let page = try Project.text("docs/testing-a-rubric.md")
    let blocks = page.matches(of: /```yaml tests\n([\s\S]*?)```\n(?:\n```text\n([\s\S]*?)```)?/)
    #expect(blocks.count == 4)
    for block in blocks {
      let folder = try TemporaryFolder()
      let files = ["case-record.schema.json"] + ["definitions", "alerts", "features"].map { "shared-\($0).yaml" }
      for name in files + ["cordis-bright-themes/rubric.yaml"] {
        try folder.write(Project.text("rubrics/\(name)"), to: name)
      }
      try folder.write(String(block.1), to: "cordis-bright-themes/tests.yaml")
      let run = try ProgramRun.of("caseaudit", ["rubric", "test", "\(folder.path)/cordis-bright-themes"])
      let expected = block.2.map(String.init) ?? "all judged as expected"
      #expect(run.status == 1 && run.errors.isEmpty, "\(run.errors)")
      #expect(run.output.replacing("\(folder.path)/", with: "").contains(expected), "\(run.output)")
    }
    let summary = try #require(page.firstMatch(of: /```sh\n(caseaudit .*)\n```\n\n```text\n([\s\S]*?)```/))
    let run = try ProgramRun.of("caseaudit", summary.1.split(separator: " ").dropFirst().map(String.init))
    #expect(run.output == String(summary.2))
  }

  /// The program in the README is the one that `make dependent` builds and runs.
  @Test func theProgramInTheReadmeIsTheRealOne() throws {
    let program = try Project.text("Tests/Dependents/AuditFolder/Sources/AuditFolder/main.swift")
    #expect(try Project.text("README.md").contains("```swift\n\(program)```\n"))
  }

  @Test(arguments: pages)
  func linksLeadSomewhere(_ page: String) throws {
    let folder = Project.url(page).deletingLastPathComponent()
    for match in try Project.text(page).matches(of: /\]\(([^)#]+)\)/) where !match.1.hasPrefix("http") {
      let target = folder.appendingPathComponent(String(match.1)).path
      #expect(FileManager.default.fileExists(atPath: target), "\(page): \(match.1)")
    }
  }
}
