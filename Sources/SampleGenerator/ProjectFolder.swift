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
    let csv = try data(at: "sample-audits/four-authorities-2016/design.csv")
    let design = try SampleDesign(csv: String(decoding: csv, as: UTF8.self))
    let names = Family.allCases.map(\.archetype)
    let archetypes = try names.map { ($0, try archetype(named: $0)) }
    return try Sample(design, from: Dictionary(uniqueKeysWithValues: archetypes), schema: schema)
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
