public import Diagnostics
import Records

/// Reads a rubric's `tests.yaml`. Every mistake in it is found in one run, but for values that are not of the schema's type:
/// those are found when the examples are made into records.
public struct RubricTestsLoader {
  let source: SourceText
  let rubric: Rubric
  var diagnostics = Diagnostics()
  var layers: RecordLayers
  var writer: RecordWriter
  private var defaults: YAMLNode?
  private var bases: [YAMLNode.Entry] = []
  private var usedBases: Set<String> = []
  private(set) var examples: [RubricExample] = []

  /// The examples in a rubric's folder; nil where they could not be read at all. Where `diagnostics` has errors, some of them
  /// may be missing.
  ///
  /// - Parameter folder: the path of the folder, as messages shall show it.
  public static func load(folder: String, for rubric: Rubric, _ diagnostics: inout Diagnostics) -> RubricTests? {
    let path = RubricLoader.normalised("\(folder)/tests.yaml")
    guard let source = RubricLoader.read(path) else {
      diagnostics.report(Diagnostic(.error, .unreadableTests(path), at: nil))
      return nil
    }
    return load(source, for: rubric, &diagnostics)
  }

  static func load(
    _ source: SourceText, for rubric: Rubric, valueLimit: Int = RecordWriter.valueLimit,
    _ diagnostics: inout Diagnostics
  ) -> RubricTests? {
    guard let root = YAMLReader.read(source, &diagnostics),
      let keys = Keys(root, of: "tests.yaml", Self.keys, source, &diagnostics)
    else { return nil }
    var loader = RubricTestsLoader(source, rubric, RecordWriter(schema: rubric.schema, source, limit: valueLimit))
    loader.load(keys)
    for part in [loader.diagnostics, loader.layers.diagnostics, loader.writer.diagnostics] {
      diagnostics.report(contentsOf: part)
    }
    return RubricTests(source: source, examples: loader.examples)
  }

  private static let keys = ["defaults", "bases", "criteria", "cases"]

  private init(_ source: SourceText, _ rubric: Rubric, _ writer: RecordWriter) {
    self.source = source
    self.rubric = rubric
    layers = RecordLayers(source: source)
    self.writer = writer
  }

  private mutating func load(_ keys: Keys) {
    defaults = keys.optional("defaults")
    bases = entries(of: keys.optional("bases"), "'bases'")
    for entry in entries(of: keys.optional("criteria"), "'criteria'") { addExamples(ofCriterion: entry) }
    for entry in entries(of: keys.optional("cases"), "'cases'") { addCase(entry) }
    for base in bases where !usedBases.contains(base.key.text ?? "") {
      diagnostics.report(.unusedBase(base.key.text ?? ""), at: base.key.range, in: source, as: .warning)
    }
  }

  /// The entries of a mapping; anything else but nothing is reported.
  mutating func entries(of node: YAMLNode?, _ what: String) -> [YAMLNode.Entry] {
    guard let node, !node.isSilent else { return [] }
    if let entries = node.entries { return entries }
    report(.notAMapping(what), at: node)
    return []
  }

  /// Reports a mistake in a node, unless one that was reported already may be the reason for it.
  mutating func report(_ message: Diagnostic.Message, at node: YAMLNode) {
    if !node.isIncomplete { diagnostics.report(message, at: node.range, in: source) }
  }

  // MARK: Examples

  /// Adds an example, whose record is made of layers, each laid over those before it.
  mutating func add(_ name: YAMLNode, _ parts: [YAMLNode?], _ expectations: [RubricExpectation]) {
    guard let text = name.text?.trimmed, !text.isEmpty else {
      return report(.notAText("the name of an example"), at: name)
    }
    var record = YAMLNode(.mapping([], isFlow: false), name.range)
    for case let part? in [defaults] + parts where !part.isSilent {
      guard part.entries != nil else {
        report(.notAMapping("a record"), at: part)
        continue
      }
      record = layers.laying(part, over: record)
    }
    guard !writer.isFull else { return }
    // Without expectations too, which is then reported elsewhere: its values are still to be checked.
    examples.append(
      RubricExample(
        name: text, range: name.range, record: writer.record(record), expectations: expectations))
  }

  /// The records that `base:` names, one or a list.
  mutating func bases(in keys: Keys) -> [YAMLNode?] {
    guard let node = keys.optional("base") else { return [] }
    return (node.items ?? [node]).map { name in
      guard let text = name.text else {
        report(.notAText("base"), at: name)
        return nil
      }
      usedBases.insert(text)
      if let base = bases.first(where: { $0.key.text == text }) { return base.value }
      let names = bases.compactMap(\.key.text)
      report(.unknownBase(text, nearest: Suggestion.nearest(to: text, among: names), names: names), at: name)
      return nil
    }
  }
}

extension YAMLNode {
  /// Whether it says nothing: an empty value, `~` or `null` without quotes.
  var isSilent: Bool {
    guard case .scalar(let text, .plain) = content else { return false }
    return text.isEmpty || text == "~" || text == "null"
  }
}
