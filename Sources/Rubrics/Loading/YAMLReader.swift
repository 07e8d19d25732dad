internal import Diagnostics

/// Reads a YAML file into nodes that know their place.
///
/// What YAML has and rubrics do not (aliases, anchors, tags, directives, further documents) is reported, and reading goes
/// on. A syntax error ends the file; what stands before it is still returned, so that its mistakes are found in the same run.
struct YAMLReader {
  /// The most bytes a file may have.
  static let sizeLimit = 4 << 20
  /// How deep sequences and mappings may stand inside one another.
  static let depthLimit = 64

  /// The file's one document; nil: already reported.
  static func read(_ source: SourceText, _ diagnostics: inout Diagnostics) -> YAMLNode? {
    guard source.bytes.count <= sizeLimit else {
      diagnostics.report(.fileTooLarge(limit: sizeLimit), at: SourceRange(0, 0), in: source)
      return nil
    }
    guard let text = YAMLText(source, &diagnostics) else { return nil }
    let events = YAMLEvents(of: text)
    var builder = YAMLTreeBuilder(source, diagnostics)
    while builder.takes(events.next()) {}
    diagnostics = builder.diagnostics
    return builder.root
  }
}

extension Diagnostic.Message {
  static func fileTooLarge(limit: Int) -> Self {
    Self(id: "file-too-large", "the file is larger than \(limit >> 20) MiB")
  }
}
