import Diagnostics
import Crypto
internal import GRDB
import Rubrics

/// A rubric as it is kept: its files, and what tells it from others.
struct KeptRubric {
  let rubric: Rubric
  /// Of `rubric.yaml`, followed by the files it includes.
  let sha256: String
  let schemaSHA256: String
  /// Of what decides judgements: rubrics with the same one differ in bands, weights and words only.
  let judgingSHA256: String

  init(_ rubric: Rubric) {
    self.rubric = rubric
    sha256 = Self.hash(rubric.source.files.flatMap(\.bytes))
    schemaSHA256 = Self.hash(rubric.schemaSource.bytes)
    judgingSHA256 = Self.hash(Array(rubric.judgingText.utf8))
  }

  /// Its number in the history, where it is kept once.
  func id(_ db: Database) throws -> Int64 {
    let found = try Int64.fetchOne(
      db, sql: "SELECT id FROM rubric WHERE sha256 = ? AND schema_sha256 = ?", arguments: [sha256, schemaSHA256])
    if let found { return found }
    try db.execute(
      sql: "INSERT INTO rubric (name, version, sha256, schema_sha256, judging_sha256) VALUES (?, ?, ?, ?, ?)",
      arguments: [rubric.id, rubric.version, sha256, schemaSHA256, judgingSHA256])
    let id = db.lastInsertedRowID
    let files = RubricFiles(of: rubric)
    for (number, file) in ([files.rubric, files.schema] + files.includes).enumerated() {
      try db.execute(
        sql: "INSERT INTO rubric_file (rubric, number, path, content) VALUES (?, ?, ?, ?)",
        arguments: [id, number, file.name, file.bytes.databaseBlob])
    }
    return id
  }

  static func hash(_ bytes: [UInt8]) -> String {
    SHA256.hash(data: bytes).map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0\(digits)" : digits
    }.joined()
  }
}
