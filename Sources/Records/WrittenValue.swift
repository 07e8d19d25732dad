public import Diagnostics

/// A value of a record as a person wrote it by hand, before the schema says what it is: `2016-05-01` and `14` are texts here.
/// For small records, such as a rubric's examples; files of records are never held like this.
public struct WrittenValue: Sendable {
  /// What was written.
  public indirect enum Content: Sendable {
    /// Nothing: the record is silent.
    case silent
    /// A text that only the schema gives a type.
    case text(String)
    /// Items, one after another.
    case list([WrittenValue])
    /// Names with values, each name once.
    case fields([Field])
  }

  /// A name and its value.
  public struct Field: Sendable {
    /// The name.
    public let name: String
    /// The value.
    public let value: WrittenValue

    /// A name with its value.
    public init(name: String, value: WrittenValue) {
      self.name = name
      self.value = value
    }
  }

  /// What was written.
  public let content: Content
  /// Where it stands, in bytes of the text it was written in.
  public let range: SourceRange

  /// A value at its place.
  public init(_ content: Content, _ range: SourceRange) {
    self.content = content
    self.range = range
  }
}
