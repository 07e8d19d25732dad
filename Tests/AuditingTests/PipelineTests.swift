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
      count: sizes.count,
      newReader: {
        var record = Record()
        return { source, sink in
          for line in 0..<sizes[source] {
            record.removeAll()
            _ = record.addObject(rubric.schema.root)
            guard sink(&record, Place(path: "\(source)", start: Position(line: line + 1, column: 1))) else {
              return nil
            }
            // Some sources take longer than others, which are then ahead.
            if source % 3 == 0 {
              record = (0..<50).reduce(into: record) { copy, _ in _ = copy.addText(Array("work".utf8)) }
            }
          }
          return source
        }
      },
      handOver: { places.append($0.place.description) }, finish: { finished.append($0) })
    #expect(places == sizes.enumerated().flatMap { source, size in (0..<size).map { "\(source):\($0 + 1):1" } })
    #expect(finished == Array(sizes.indices))
  }
}
