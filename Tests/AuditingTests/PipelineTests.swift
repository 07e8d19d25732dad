import Auditing
import Diagnostics
import Records
import Rubrics
import Support
import Testing

/// Outcomes come in the order of the input, whatever the number of threads, and however the work falls.
struct PipelineTests {
  private func rubric() throws -> Rubric {
    let folder = try TemporaryFolder()
    try folder.write(ScoreTests.schema, to: "box.schema.json")
    try folder.write(
      """
      rubric: test
      version: "1"
      title: A test
      record: ../box.schema.json
      gap: {essential: true}
      themes:
        only:
          title: The theme
          criteria:
            one:
              title: A criterion
              kind: quality
              why: It must be so.
              met: a
      """, to: "test/rubric.yaml")
    var diagnostics = Diagnostics()
    return try #require(RubricLoader.load(folder: "\(folder.path)/test", &diagnostics))
  }

  @Test(arguments: [1, 2, 3, 8], [[0], [1], [], [32], [33], [5, 0, 200, 31, 64, 1], Array(repeating: 1, count: 60)])
  func outcomesComeInOrder(_ threads: Int, _ sizes: [Int]) throws {
    let rubric = try rubric()
    let pipeline = Pipeline(threads: threads) {
      CaseAuditor(rubrics: RubricSet(rubric), window: WindowRule(), groups: [])
    }
    var places: [String] = []
    var finished: [Int] = []
    pipeline.run(
      count: sizes.count, newReader: { BoxReader(rubric, sizes) },
      handOver: { places.append($0.place.description) }, finish: { finished.append($0) })
    #expect(places == sizes.enumerated().flatMap { source, size in (0..<size).map { "\(source):\($0 + 1):1" } })
    #expect(finished == Array(sizes.indices))
  }
}

/// Reads sources of so many records each, every second one in parts of three.
private struct BoxReader: SourceReader {
  private let rubric: Rubric
  private let sizes: [Int]
  private var record = Record()

  init(_ rubric: Rubric, _ sizes: [Int]) {
    self.rubric = rubric
    self.sizes = sizes
  }

  /// The lines of a source that are read together.
  struct Lines: Sendable {
    let source: Int
    let lines: Range<Int>
  }

  mutating func read(_ source: Int, _ desk: SourceDesk<Lines, Int>) -> Int? {
    var (line, onTheirWay) = (0, 0)
    while line < sizes[source] || onTheirWay > 0 {
      if desk.chunkLimit > 0, source % 2 == 1, line % 7 != 2 || onTheirWay > 0 {
        let more = min(3, sizes[source] - line)
        if onTheirWay < desk.chunkLimit, more > 0 {
          desk.post(Lines(source: source, lines: line..<line + more))
          line += more
          onTheirWay += 1
        } else {
          guard let count = desk.collect() else { return nil }
          desk.accept(1)
          desk.accept(count - 1)
          onTheirWay -= 1
        }
      } else {
        makeRecord(source)
        guard desk.take(&record, place(source, line)) else { return nil }
        line += 1
      }
    }
    return source
  }

  mutating func read(_ chunk: Lines, _ body: (Record, Place) -> Void) -> Int {
    for line in chunk.lines {
      makeRecord(chunk.source)
      body(record, place(chunk.source, line))
    }
    return chunk.lines.count
  }

  private func place(_ source: Int, _ line: Int) -> Place {
    Place(path: "\(source)", start: Position(line: line + 1, column: 1))
  }

  private mutating func makeRecord(_ source: Int) {
    record.removeAll()
    _ = record.addObject(rubric.schema.root)
    // Some sources take longer than others, which are then ahead.
    if source % 3 == 0 { record = (0..<50).reduce(into: record) { copy, _ in _ = copy.addText(Array("work".utf8)) } }
  }
}
