import Records

/// The files that a sample is published as: paths below one folder, and their contents.
struct SampleFiles {
  /// A file's contents by its path.
  private(set) var contents: [(path: String, text: String)]

  /// The published form, each authority in another format: one XML file a case, one XML file, one JSON file, one NDJSON
  /// file.
  init(published sample: Sample, schema: RecordSchema) {
    let xml = XMLWriter(schema: schema)
    let json = JSONWriter(schema: schema)
    contents = Authority.allCases.flatMap { authority -> [(path: String, text: String)] in
      let records = sample.records(of: authority)
      switch authority {
      case .ne: return sample.records[.ne, default: []].map { ("NE/\($0.caseID).xml", xml.document($0.record)) }
      case .mid: return [("MID.xml", xml.collection(records))]
      case .lon: return [("LON.json", json.collection(records))]
      case .nw: return [("NW.ndjson", json.lines(records))]
      }
    }
  }

  /// The records of quarters, a file of NDJSON for each.
  init(quarters: [(quarter: Quarter, sample: Sample)], schema: RecordSchema) {
    let json = JSONWriter(schema: schema)
    contents = quarters.map { ("\($0.quarter.name).ndjson", json.lines($0.sample.all)) }
  }

  /// The design of quarters.
  init(_ table: QuarterTable) {
    contents = [("design.csv", table.csv)]
  }

  /// All records in one file.
  init(all sample: Sample, in format: WholeFormat, schema: RecordSchema) {
    switch format {
    case .xml: contents = [("all.xml", XMLWriter(schema: schema).collection(sample.all))]
    case .json: contents = [("all.json", JSONWriter(schema: schema).collection(sample.all))]
    }
  }
}

/// The formats in which the whole sample can be written as one file.
enum WholeFormat: String, CaseIterable, Sendable {
  case xml, json
}
