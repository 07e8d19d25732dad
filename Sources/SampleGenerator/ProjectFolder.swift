import Diagnostics
import Foundation
import Records
import Rubrics

/// The project's folder, which holds the schema, the archetypes and the design.
struct ProjectFolder {
  let url: URL

  /// Where the first sample's records are published.
  var records: OutputFolder { folder("sample-audits/four-authorities-2016/records") }

  /// Where the design of the quarters is published.
  var quarters: OutputFolder { folder("sample-audits/four-quarters") }

  /// Where the records of the quarters are published.
  var quarterRecords: OutputFolder { folder("sample-audits/four-quarters/records") }

  private func folder(_ path: String) -> OutputFolder { OutputFolder(url: url.appendingPathComponent(path)) }

  /// The schema of a record.
  func schema() throws -> RecordSchema {
    let path = "rubrics/case-record.schema.json"
    var diagnostics = Diagnostics()
    let source = SourceText(path: path, bytes: Array(try data(at: path)))
    guard let schema = SchemaLoader.load(source, &diagnostics) else {
      throw Refusal.surroundings("The schema '\(path)' has \(diagnostics.errorCount) mistake(s).")
    }
    return schema
  }

  /// The first sample, made from the design and the archetypes.
  func sample(by schema: RecordSchema) throws -> Sample {
    try Sample(SampleDesign(csv: try designText()), from: try archetypes(), schema: schema)
  }

  /// The sample of each quarter, made from the design repeated and the same archetypes.
  func quarterSamples(by schema: RecordSchema) throws -> [(quarter: Quarter, sample: Sample)] {
    let archetypes = try archetypes()
    return try quarterTable().quarters.map { quarter, design in
      (quarter, try Sample(design, from: archetypes, schema: schema))
    }
  }

  /// The design of the quarters.
  func quarterTable() throws -> QuarterTable {
    let design = try SampleDesign(csv: try designText())
    return QuarterTable(quarters: Quarter.allCases.map { ($0, design.repeated(in: $0)) })
  }

  /// The design's table.
  func designText() throws -> String {
    String(decoding: try data(at: "sample-audits/four-authorities-2016/design.csv"), as: UTF8.self)
  }

  /// The archetypes that the files are written after, by their names.
  func archetypes() throws -> [String: Node] {
    let names = Family.allCases.map(\.archetype)
    return Dictionary(uniqueKeysWithValues: try names.map { ($0, try archetype(named: $0)) })
  }

  private func archetype(named name: String) throws -> Node {
    let path = "sample-audits/archetypes/records/\(name).json"
    let json = try data(at: path)
    do {
      return try Node(json: json)
    } catch {
      throw Refusal.surroundings("The archetype '\(path)' is not JSON.")
    }
  }

  private func data(at path: String) throws -> Data {
    do {
      return try Data(contentsOf: url.appendingPathComponent(path))
    } catch {
      throw Refusal.surroundings("The file '\(path)' could not be read from '\(url.relativePath)'.")
    }
  }
}
