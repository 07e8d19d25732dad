import Diagnostics

/// The files a rubric is made of, so that it can be kept somewhere and loaded again as it was.
public struct RubricFiles: Sendable, Equatable {
  /// What the rubric's own file is called.
  public static let rubricName = "rubric.yaml"

  /// `rubric.yaml`.
  public let rubric: File
  /// The files it includes, in its order.
  public let includes: [File]
  /// The schema of its records.
  public let schema: File

  /// One file.
  public struct File: Sendable, Equatable {
    /// Its path from the rubric's folder, as the rubric names it.
    public let name: String
    /// What it holds.
    public let bytes: [UInt8]

    /// A file.
    public init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  /// The files of a rubric.
  public init(of rubric: Rubric) {
    let files = rubric.source.files
    self.init(
      rubric: File(name: Self.rubricName, bytes: files[0].bytes),
      includes: zip(rubric.includes, files.dropFirst()).map { File(name: $0, bytes: $1.bytes) },
      schema: File(name: rubric.record, bytes: rubric.schemaSource.bytes))
  }

  /// Files that were kept.
  public init(rubric: File, includes: [File], schema: File) {
    (self.rubric, self.includes, self.schema) = (rubric, includes, schema)
  }
}
