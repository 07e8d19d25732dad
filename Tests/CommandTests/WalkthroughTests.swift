import Foundation
import Support
import Testing

/// `docs/writing-a-rubric.md`, followed by a reader who does all that it says: commands are run, files are written and changed
/// as shown, and what is printed is what the page shows. `make golden` writes the printed parts anew.
struct WalkthroughTests {
  private static let page = "docs/writing-a-rubric.md"

  /// A block of the page: what stands behind its three marks, and what is in it.
  private struct Block {
    let kind: Substring
    let argument: String
    let body: String
  }

  @Test func everyStepDoesWhatThePageShows() throws {
    let folder = try TemporaryFolder()
    for name in ["rubrics", "sample-audits"] {
      try FileManager.default.createSymbolicLink(
        at: folder.url.appendingPathComponent(name), withDestinationURL: Project.url(name))
    }
    let text = try Project.text(Self.page)
    var (result, printed, count) = ("", "", 0)
    var rest = Substring(text)
    while let match = rest.firstMatch(of: /(?m)^```([a-z]+) ?([^\n]*)\n([\s\S]*?)^```/) {
      let block = Block(kind: match.1, argument: String(match.2), body: String(match.3))
      result += rest[..<match.range.lowerBound]
      rest = rest[match.range.upperBound...]
      if block.kind == "text" {
        count += 1
        result += "```text\n\(printed)```"
      } else {
        result += match.0
        printed = try follow(block, in: folder) ?? printed
      }
    }
    result += rest
    #expect(count >= 8)
    guard !Project.writesGolden else { return try Data(result.utf8).write(to: Project.url(Self.page)) }
    #expect(result == text, "\(Self.page) differs; see what changed with 'make golden' and 'git diff'")
  }

  /// Does what a block says; gives what was printed, where it is a command.
  private func follow(_ block: Block, in folder: TemporaryFolder) throws -> String? {
    switch block.kind {
    case "sh": return try run(block.body, in: folder)
    case "diff": try change(block.argument, by: block.body, in: folder)
    case "json" where !block.argument.isEmpty: _ = try folder.write(block.body, to: block.argument)
    default: break
    }
    return nil
  }

  private func run(_ command: String, in folder: TemporaryFolder) throws -> String {
    let output = folder.url.appendingPathComponent(".printed")
    _ = FileManager.default.createFile(atPath: output.path, contents: nil)
    let handle = try FileHandle(forWritingTo: output)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = folder.url
    let path = Project.program("caseaudit").deletingLastPathComponent().path
    process.environment = ProcessInfo.processInfo.environment.merging(["PATH": "\(path):/usr/bin:/bin"]) { $1 }
    (process.standardOutput, process.standardError) = (handle, handle)
    try process.run()
    process.waitUntilExit()
    // A rubric test that misses and a rubric with a mistake are steps too; a command that is not understood is none.
    #expect([0, 1, 2].contains(process.terminationStatus), "\(command)")
    return try String(contentsOf: output, encoding: .utf8)
  }

  /// Replaces each run of lines marked `-` by the lines marked `+` behind it.
  private func change(_ path: String, by marked: String, in folder: TemporaryFolder) throws {
    let file = folder.url.appendingPathComponent(path)
    var text = try String(contentsOf: file, encoding: .utf8)
    for match in marked.matches(of: /((?:-[^\n]*\n)+)((?:\+[^\n]*\n)*)/) {
      let (old, new) = (Self.unmarked(match.1), Self.unmarked(match.2))
      #expect(text.components(separatedBy: old).count == 2, "\(path) holds this once:\n\(old)")
      text = text.replacing(old, with: new)
    }
    try Data(text.utf8).write(to: file)
  }

  /// The lines without their marks and the blank after each.
  private static func unmarked(_ lines: Substring) -> String {
    lines.split(separator: "\n").map { "\($0.dropFirst(2))\n" }.joined()
  }
}
