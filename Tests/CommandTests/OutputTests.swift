import Foundation
import Support
import Testing

/// Files come into being whole, together, and only where they may; or the command says why not and leaves nothing.
struct OutputTests {
  static let record = "sample-audits/archetypes/records/A05.json"

  /// Runs a line of shell in a folder that holds `case.json`; `$audit` audits that.
  private func shell(_ line: String, in folder: TemporaryFolder) throws -> ProgramRun {
    try folder.write(Project.text(Self.record), to: "case.json")
    return try ProgramRun.shell("audit='caseaudit audit case.json'; \(line)", in: folder)
  }

  /// A line of shell, its exit code, a part of what it says, and the files there are afterwards beside `case.json`.
  @Test(
    arguments: [
      ("$audit --output r.txt --findings f.csv", 0, "", ["f.csv", "r.txt"]),
      ("$audit --output r.txt --findings r.txt.csv && $audit --output r.txt --force", 0, "", ["r.txt", "r.txt.csv"]),
      ("touch f.csv; $audit --output r.txt --findings f.csv", 4, "'f.csv' exists; use --force", ["f.csv"]),
      ("touch f.csv; $audit --output r.txt --findings f.csv --force", 0, "", ["f.csv", "r.txt"]),
      ("$audit --output f.csv --findings f.csv", 64, "--findings and --output name the same file", []),
      ("mkdir d; $audit --findings d/f.csv --findings d/../d/f.csv", 64, "--findings name the same file", ["d"]),
      ("mkdir d; ln -s d e; $audit --findings d/f.csv --findings e/f.csv --force", 64, "the same file", ["d", "e"]),
      ("ln -s no f.csv; $audit --findings f.csv", 4, "'f.csv' is a link", ["f.csv"]),
      ("touch a; ln -s a f.csv; $audit --findings f.csv --force", 4, "'f.csv' is a link", ["a", "f.csv"]),
      ("mkfifo f.csv; $audit --findings f.csv --force", 4, "no ordinary file", ["f.csv"]),
      ("$audit --output case.json --force", 4, "would be read as an input too", []),
      ("ln case.json r; $audit --output r --force", 4, "would be read as an input too", ["r"]),
      ("caseaudit audit - --output case.json --force <case.json", 4, "would be read as an input too", []),
      ("caseaudit audit . --output r.json", 4, "'r.json' would be read as a case file the next time", []),
      ("caseaudit audit . --findings f.NDJSON", 4, "in a folder of inputs", []),
      ("mkdir -p d/e; caseaudit audit d case.json --findings d/e/f.ndjson", 4, "in a folder of inputs", ["d"]),
      ("mkdir d; ln -s d e; caseaudit audit d case.json --output e/r.XML", 4, "in a folder of inputs", ["d", "e"]),
      ("mkdir d; ln -s d e; caseaudit audit e case.json --output d/r.xml", 4, "in a folder of inputs", ["d", "e"]),
      ("mkdir d dd; caseaudit audit d case.json --output dd/r.json", 0, "", ["d", "dd"]),
      ("mkdir d; caseaudit audit d case.json --output d/.r.json", 0, "", ["d"]),
      ("caseaudit audit . --output r.txt --findings f.csv", 0, "", ["f.csv", "r.txt"]),
      ("touch r.json; caseaudit audit . --output r.json --force", 4, "in a folder of inputs", ["r.json"]),
      ("cp case.json r.json.1.part; caseaudit audit . --output r.txt", 0, "", ["r.json.1.part", "r.txt"]),
      ("$audit --output no/r.txt", 4, "'no/r.txt' can't be written: there is no such folder", []),
      ("$audit --output r.txt --findings no/f.csv", 4, "'no/f.csv' can't be written", []),
      ("$audit --output case.json/r", 4, "there is no such folder", []),
      ("$audit --output ''", 64, "--output takes the path of a file", []),
      ("(ulimit -f 1; $audit --output r.txt)", 4, "'r.txt' can't be written: it would be larger than is allowed", []),
      (
        "(ulimit -f 8; $audit --output r.json --format json --findings f.csv)", 4,
        "'r.json' could not be written: it would be larger than is allowed; nothing of it was kept", []
      ),
      ("$audit >/dev/full", 4, "standard output could not be written to: the disk is full", []),
      ("$audit --findings f.csv >/dev/full", 4, "to: the disk is full; 'f.csv' was written", ["f.csv"]),
      (
        "$audit --findings f.csv --findings f.ndjson >/dev/full", 4, "; 'f.csv' and 'f.ndjson' were written",
        ["f.csv", "f.ndjson"]
      ),
      (
        "caseaudit rubric check \"$CASEAUDIT_RUBRICS\"/cordis-bright-themes >/dev/full", 4, "could not be written to",
        []
      ),
      ("exec 3> >(true); wait $!; $audit >&3", 4, "", []),
    ] as [(String, Int32, String, [String])])
  func whatIsWritten(_ line: String, _ status: Int32, _ said: String, _ files: [String]) throws {
    let folder = try TemporaryFolder()
    let run = try shell(line, in: folder)
    #expect(run.status == status, "\(run.errors)")
    #expect(said.isEmpty ? run.errors.isEmpty : run.errors.contains(said), "\(run.errors)")
    let found = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0 != "case.json" }
    #expect(found.sorted() == files)
    #expect(try String(contentsOfFile: "\(folder.path)/case.json", encoding: .utf8) == Project.text(Self.record))
  }

  /// Findings that outgrow the disk end the run in its middle.
  @Test func aFullDiskEndsTheRun() throws {
    let folder = try TemporaryFolder()
    let sample = Project.url("sample-audits/four-authorities-2016/records").path
    let run = try shell("(ulimit -f 100; caseaudit audit '\(sample)' --findings f.ndjson --output r.txt)", in: folder)
    #expect(run.status == 4 && run.output.isEmpty)
    #expect(run.errors.hasPrefix("caseaudit: 'f.ndjson' could not be written: it would be larger than is allowed"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["case.json"])
  }

  /// The command, the signals it gets while it waits for a record, and the exit codes that may come of it.
  @Test(
    arguments: [
      ("caseaudit", "kill -INT $!", [130]), ("caseaudit", "kill -TERM $!; kill -TERM $!", [143]),
      ("env --block-signal=INT caseaudit", "kill -INT $!; kill -TERM $!", [130, 143]),
      ("env --block-signal=TERM caseaudit", "kill -TERM $!", [143]),
    ] as [(String, String, Set<Int32>)])
  func interruptingLeavesNothing(_ command: String, _ kill: String, _ statuses: Set<Int32>) throws {
    let folder = try TemporaryFolder()
    // The pipe never brings a record; once both partial files are there, the signals are sent.
    let run = try shell(
      """
      mkfifo in; exec 3<>in; \(command) audit - --output r.txt --findings f.csv <&3 &
      until [ "$(ls | grep -c part)" = 2 ]; do :; done; { \(kill); } 2>gone; rm gone; wait $!
      """, in: folder)
    #expect(statuses.contains(run.status))
    #expect(run.errors == "caseaudit: interrupted; nothing was written\n")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["case.json", "in"])
  }

  /// What the command waits for when the signal comes: a record, or its own standard error.
  @Test(arguments: ["-", "no -", "no"])
  func interruptingEndsItThoughNobodyReadsWhatItSays(_ input: String) throws {
    let folder = try TemporaryFolder()
    let run = try shell(
      """
      mkfifo in full; exec 3<>in 4<>full; dd if=/dev/zero of=full bs=4096 oflag=nonblock 2>gone; rm gone
      caseaudit audit \(input) --output r.txt <&3 2>&4 &
      until ls | grep -q part; do :; done; kill -TERM $!; wait $!
      """, in: folder)
    #expect(run.status == 143)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["case.json", "full", "in"])
  }

  /// Of several exit codes the first of 4, 2, 3.
  @Test(
    arguments: [
      ("caseaudit rubric check no", 4), ("caseaudit rubric check wrong", 2), ("caseaudit rubric check wrong no", 4),
      ("caseaudit rubric check no \"$CASEAUDIT_RUBRICS\"/cordis-bright-themes", 4), ("caseaudit rubric check .", 4),
      ("$audit --rubric ./no", 4), ("$audit --rubric ./wrong", 2), ("$audit no --rubric ./wrong", 2),
      ("caseaudit audit no --rubric ./no", 4), ("caseaudit audit no", 3), ("$audit no --output no/r.txt", 4),
      ("$audit no >/dev/full", 4), ("$audit no --findings f.csv", 3), ("$audit --rubric ./wrong --output no/r", 2),
    ] as [(String, Int32)])
  func exitCodes(_ line: String, _ status: Int32) throws {
    let folder = try TemporaryFolder()
    try folder.write("rubric: wrong\n", to: "wrong/rubric.yaml")
    let run = try shell(line, in: folder)
    #expect(run.status == status && !run.errors.isEmpty, "\(run.errors)")
  }

  /// What is wrong with any of several rubrics is said in one run.
  @Test(arguments: ["--rubric ./wrong --rubric ./no --rubric ./bad", "--all"])
  func everyBrokenRubricIsSaid(_ rubrics: String) throws {
    let folder = try TemporaryFolder()
    for name in ["bad", "wrong"] { try folder.write("rubric: \(name)\n", to: "\(name)/rubric.yaml") }
    let run = try shell("CASEAUDIT_RUBRICS=. caseaudit audit case.json \(rubrics)", in: folder)
    #expect(run.status == (rubrics == "--all" ? 2 : 4) && run.output.isEmpty, "\(run.errors)")
    for name in ["bad", "wrong"] { #expect(run.errors.contains("\(name)/rubric.yaml:1:1"), "\(run.errors)") }
  }
}
