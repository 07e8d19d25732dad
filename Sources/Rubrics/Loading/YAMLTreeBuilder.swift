internal import Diagnostics

/// Builds nodes from events, and reports what is YAML but not allowed in a rubric.
struct YAMLTreeBuilder {
  /// The document, as far as it was read.
  private(set) var root: YAMLNode?
  /// The mistakes.
  private(set) var diagnostics: Diagnostics
  private let source: SourceText
  private var open: [Collection] = []

  /// A sequence or mapping whose end was not met yet; a mapping's children are keys and values in turn.
  private struct Collection {
    let start: Int
    let isMapping: Bool
    let isFlow: Bool
    let isIncomplete: Bool
    var children: [YAMLNode] = []
  }

  /// A builder without nodes, which adds to the given mistakes.
  init(_ source: SourceText, _ diagnostics: Diagnostics) {
    self.source = source
    self.diagnostics = diagnostics
  }

  /// Whether as many mistakes were found as are kept: then reading stops.
  private var isFull: Bool { diagnostics.count >= Diagnostics.limit }

  /// Takes one event; false where nothing more is to be read.
  mutating func takes(_ event: YAMLEvent) -> Bool {
    guard !isFull else { return giveUp() }
    switch event.kind {
    case .streamStart, .documentEnd: return true
    case .documentStart(let hasDirectives): return startDocument(event, hasDirectives)
    case .alias: addAlias(event)
    case .scalar(let text, let style): addScalar(event, text, style)
    case .sequenceStart(let isFlow): return start(event, isMapping: false, isFlow)
    case .mappingStart(let isFlow): return start(event, isMapping: true, isFlow)
    case .collectionEnd: close(at: event.range.end)
    case .streamEnd: return end()
    case .failure(let problem): return fail(problem)
    }
    return true
  }

  private mutating func startDocument(_ event: YAMLEvent, _ hasDirectives: Bool) -> Bool {
    guard root == nil else {
      report(.severalDocuments, at: event.range)
      return false
    }
    if hasDirectives { report(.yamlDirective, at: event.range) }
    return true
  }

  private mutating func addAlias(_ event: YAMLEvent) {
    report(.yamlAlias(help: blockHelp(at: event.range.start)), at: event.range)
    let text = String(decoding: source.bytes[event.range.start..<event.range.end], as: UTF8.self)
    add(YAMLNode(.scalar(text, .plain), event.range, isIncomplete: true))
  }

  private mutating func addScalar(_ event: YAMLEvent, _ text: String, _ style: YAMLNode.Style) {
    var range = SourceRange(min(reportProperties(of: event), event.range.end), event.range.end)
    if style == .literal || style == .folded { range = source.trimmed(range) }
    add(YAMLNode(.scalar(text, style), range, isIncomplete: event.hasProperties))
  }

  private mutating func start(_ event: YAMLEvent, isMapping: Bool, _ isFlow: Bool) -> Bool {
    let start = reportProperties(of: event)
    guard open.count < YAMLReader.depthLimit else {
      return failTooDeep(at: start)
    }
    open.append(Collection(start: start, isMapping: isMapping, isFlow: isFlow, isIncomplete: event.hasProperties))
    return true
  }

  private mutating func add(_ node: YAMLNode) {
    if open.isEmpty { root = node } else { open[open.count - 1].children.append(node) }
  }

  private mutating func close(at end: Int, isIncomplete: Bool = false) {
    guard let collection = open.popLast() else { preconditionFailure("libyaml closes only what it opened") }
    let isClosed = collection.isFlow && end > 0 && "]}".utf8.contains(source.bytes[end - 1])
    // A block ends where its last line ends, not where the next thing starts.
    let range = SourceRange(collection.start, isClosed ? end : collection.children.last?.range.end ?? collection.start)
    let content: YAMLNode.Content =
      collection.isMapping
      ? .mapping(entries(of: collection.children), isFlow: collection.isFlow)
      : .sequence(collection.children, isFlow: collection.isFlow)
    add(YAMLNode(content, range, isIncomplete: isIncomplete || collection.isIncomplete))
  }

  private mutating func entries(of children: [YAMLNode]) -> [YAMLNode.Entry] {
    // By bytes: Swift calls canonically equivalent texts equal, YAML does not.
    var firsts: [[UInt8]: Int] = [:]
    return stride(from: 0, to: children.count - 1, by: 2).compactMap { index in
      let key = children[index]
      guard case .scalar(let name, _) = key.content else {
        report(.yamlKey, at: key.range)
        return nil
      }
      if let first = firsts[Array(name.utf8)] {
        reportDuplicate(key, name, of: first)
        return nil
      }
      firsts[Array(name.utf8)] = key.range.start
      return YAMLNode.Entry(key: key, value: children[index + 1])
    }
  }

  private mutating func reportDuplicate(_ key: YAMLNode, _ name: String, of first: Int) {
    guard !isFull else { return }
    report(.duplicateKey(name, firstLine: source.position(of: first).line), at: key.range)
  }

  private mutating func end() -> Bool {
    if root == nil { report(.emptyFile, at: SourceRange(0, 0)) }
    return false
  }

  private mutating func fail(_ problem: YAMLProblem) -> Bool {
    guard !problem.isDepth else { return failTooDeep(at: problem.offset) }
    let isJSON = open.first?.isFlow ?? false
    let help = isJSON ? nil : source.misreadHelp(at: problem.offset)
    report(.invalidYAML(problem, help: help, in: source), at: SourceRange(problem.offset, problem.offset))
    return giveUp()
  }

  private mutating func failTooDeep(at offset: Int) -> Bool {
    report(.yamlTooDeep(limit: YAMLReader.depthLimit), at: SourceRange(offset, offset))
    return giveUp()
  }

  /// Closes what is open, so that its content is still checked.
  private mutating func giveUp() -> Bool {
    while let last = open.last { close(at: last.start, isIncomplete: true) }
    return false
  }

  /// Reports the anchor and the tag of a node; the result is where the node itself starts.
  private mutating func reportProperties(of event: YAMLEvent) -> Int {
    guard event.hasProperties else { return event.range.start }
    let help = blockHelp(at: event.range.start)
    var offset = event.range.start
    while offset < event.range.end, let property = source.property(at: offset) {
      report(property.isTag ? .yamlTag(help: help) : .yamlAnchor(help: help), at: property.range)
      offset = source.skippingBlanksAndComments(from: property.range.end)
    }
    return offset
  }

  private func blockHelp(at offset: Int) -> String? {
    let isInFlow = open.last?.isFlow ?? false
    return isInFlow ? nil : source.valueOnLine(of: offset).map { SourceText.blockHelp($0.opener) }
  }

  private mutating func report(_ message: Diagnostic.Message, at range: SourceRange) {
    if !isFull { diagnostics.report(message, at: range, in: source) }
  }
}

extension Diagnostic.Message {
  static func yamlAlias(help: String?) -> Self {
    Self(id: "yaml-alias", "'*' starts a YAML alias, which is not allowed", label: "an alias", help: help)
  }

  static func yamlAnchor(help: String?) -> Self {
    Self(id: "yaml-anchor", "'&' starts a YAML anchor, which is not allowed", label: "an anchor", help: help)
  }

  static func yamlTag(help: String?) -> Self {
    Self(id: "yaml-tag", "'!' starts a YAML tag, which is not allowed", label: "a tag", help: help)
  }

  static var yamlDirective: Self {
    Self(id: "yaml-directive", "a YAML directive is not allowed", help: "delete the lines that start with '%'")
  }

  static var severalDocuments: Self {
    Self(
      id: "several-documents", "the file holds more than one YAML document", label: "a second one starts here",
      help: "put it into a file of its own")
  }

  static var yamlKey: Self {
    Self(id: "yaml-key", "a key must be a text", label: "a list or a mapping")
  }

  static func duplicateKey(_ name: String, firstLine: Int) -> Self {
    Self(
      id: "duplicate-key", "'\(name)' stands twice", label: "again",
      help: "delete one of the two, or rename it", notes: ["the first one is in line \(firstLine)"])
  }

  static func yamlTooDeep(limit: Int) -> Self {
    Self(id: "yaml-too-deep", "lists and mappings stand more than \(limit) deep inside one another")
  }

  static var emptyFile: Self {
    Self(id: "empty-file", "the file is empty")
  }
}
