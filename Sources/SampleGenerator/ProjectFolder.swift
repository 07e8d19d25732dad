import Diagnostics
import Foundation
import Records
import Rubrics

/// The project's folder, which holds the schema, the archetypes and the design.
struct ProjectFolder {
  let url: URL

  /// Where the sample's records are published.
  var records: OutputFolder {
    OutputFolder(url: url.appendingPathComponent("sample-audits/four-authorities-2016/records"))
  }

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

  /// The sample, made from the design and the archetypes.
  func sample(by schema: RecordSchema) throws -> Sample {
    try Sample(SampleDesign(csv: try designText()), from: try archetypes(), schema: schema)
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
