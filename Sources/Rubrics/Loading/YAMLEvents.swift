internal import CYaml
internal import Diagnostics

/// One step of libyaml through a file, in bytes of the file.
struct YAMLEvent {
  /// What was met.
  enum Kind {
    case streamStart, streamEnd
    case documentStart(hasDirectives: Bool)
    case documentEnd
    case alias
    case scalar(String, YAMLNode.Style)
    case sequenceStart(isFlow: Bool)
    case mappingStart(isFlow: Bool)
    case collectionEnd
    case failure(YAMLProblem)
  }

  /// What was met.
  let kind: Kind
  /// Where, anchor and tag included.
  let range: SourceRange
  /// Whether an anchor or a tag stands before it.
  let hasProperties: Bool
}

/// Why libyaml could not read on.
struct YAMLProblem {
  /// libyaml's own words.
  let words: String
  /// Where it could not read on.
  let offset: Int
  /// Where what it was reading had started, if it says so.
  let contextOffset: Int?
  /// Whether libyaml's own limit of depth was met: it looks some way ahead.
  var isDepth: Bool { words.hasPrefix("Maximum nesting level") }
}

/// The events of a file: the only code that knows libyaml. It ends with `streamEnd` or `failure`.
final class YAMLEvents {
  // libyaml keeps pointers to both, so neither may move.
  private let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
  private let input: UnsafeMutableBufferPointer<UInt8>
  private let text: YAMLText

  /// The events of a text.
  init(of text: YAMLText) {
    self.text = text
    input = .allocate(capacity: text.bytes.count)
    _ = input.initialize(from: text.bytes)
    guard yaml_parser_initialize(parser) == 1 else { preconditionFailure("libyaml has memory for a parser") }
    yaml_parser_set_input_string(parser, input.baseAddress, input.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
    input.deallocate()
  }

  /// The next event.
  func next() -> YAMLEvent {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { return failure }
    defer { yaml_event_delete(&event) }
    let range = SourceRange(offset(of: event.start_mark), offset(of: event.end_mark))
    return YAMLEvent(kind: Self.kind(of: event), range: range, hasProperties: Self.hasProperties(event))
  }

  private var failure: YAMLEvent {
    let offset = offset(of: parser.pointee.problem_mark)
    let problem = YAMLProblem(
      words: parser.pointee.problem.map { String(cString: $0) } ?? "out of memory", offset: offset,
      contextOffset: parser.pointee.context.map { _ in self.offset(of: parser.pointee.context_mark) })
    return YAMLEvent(kind: .failure(problem), range: SourceRange(offset, offset), hasProperties: false)
  }

  private func offset(of mark: yaml_mark_t) -> Int {
    text.offset(ofCharacter: Int(mark.index))
  }

  private static func kind(of event: yaml_event_t) -> YAMLEvent.Kind {
    switch event.type {
    case YAML_STREAM_START_EVENT: .streamStart
    case YAML_DOCUMENT_START_EVENT: .documentStart(hasDirectives: hasDirectives(event))
    case YAML_DOCUMENT_END_EVENT: .documentEnd
    case YAML_ALIAS_EVENT: .alias
    case YAML_SCALAR_EVENT: scalar(event)
    case YAML_SEQUENCE_START_EVENT:
      .sequenceStart(isFlow: event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE)
    case YAML_MAPPING_START_EVENT:
      .mappingStart(isFlow: event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: .collectionEnd
    case YAML_STREAM_END_EVENT, YAML_NO_EVENT: .streamEnd
    default: preconditionFailure("libyaml has no other events")
    }
  }

  private static func hasDirectives(_ event: yaml_event_t) -> Bool {
    let start = event.data.document_start
    return start.version_directive != nil || start.tag_directives.start != start.tag_directives.end
  }

  private static func hasProperties(_ event: yaml_event_t) -> Bool {
    switch event.type {
    case YAML_SCALAR_EVENT: event.data.scalar.anchor != nil || event.data.scalar.tag != nil
    case YAML_SEQUENCE_START_EVENT: event.data.sequence_start.anchor != nil || event.data.sequence_start.tag != nil
    case YAML_MAPPING_START_EVENT: event.data.mapping_start.anchor != nil || event.data.mapping_start.tag != nil
    default: false
    }
  }

  private static func scalar(_ event: yaml_event_t) -> YAMLEvent.Kind {
    let scalar = event.data.scalar
    let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
    return .scalar(String(decoding: bytes, as: UTF8.self), style(scalar.style))
  }

  private static func style(_ style: yaml_scalar_style_t) -> YAMLNode.Style {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: .literal
    case YAML_FOLDED_SCALAR_STYLE: .folded
    default: .plain
    }
  }
}
