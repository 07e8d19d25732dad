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

  /// The file of examples of case files, and that of examples of authority profiles.
  public static let (file, authorityFile) = ("tests.yaml", "authority-tests.yaml")

  /// The examples in a rubric's folder; nil where they could not be read at all. Where `diagnostics` has errors, some of them
  /// may be missing.
  ///
  /// - Parameters:
  ///   - folder: the path of the folder, as messages shall show it.
  ///   - file: the file's name.
  public static func load(
    folder: String, file: String = file, for rubric: Rubric, _ diagnostics: inout Diagnostics
  ) -> RubricTests? {
    let path = RubricLoader.normalised("\(folder)/\(file)")
    guard let source = RubricLoader.read(path) else {
      diagnostics.report(Diagnostic(.error, .unreadableTests(path), at: nil))
      return nil
    }
    return load(source, for: rubric, &diagnostics)
  }

  static func load(
    _ source: SourceText, for rubric: Rubric, workLimit: Int = RecordLayers.workLimit,
    _ diagnostics: inout Diagnostics
  ) -> RubricTests? {
    guard let root = YAMLReader.read(source, &diagnostics),
      let keys = Keys(root, of: "tests.yaml", Self.keys, source, &diagnostics)
    else { return nil }
    var loader = RubricTestsLoader(source, rubric, workLimit: workLimit)
    loader.load(keys)
    for part in [loader.diagnostics, loader.layers.diagnostics, loader.writer.diagnostics] {
      diagnostics.report(contentsOf: part)
    }
    return RubricTests(source: source, examples: loader.examples)
  }

  private static let keys = ["defaults", "bases", "criteria", "cases"]

  private init(_ source: SourceText, _ rubric: Rubric, workLimit: Int) {
    self.source = source
    self.rubric = rubric
    layers = RecordLayers(source: source, limit: workLimit)
    writer = RecordWriter(schema: rubric.schema, source)
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
    guard !layers.isSpent else { return }
    guard let text = name.text?.trimmed, !text.isEmpty else {
      return report(.notAText("the name of an example"), at: name)
    }
    let (record, isWhole) = record(of: [defaults] + parts, named: name)
    guard !layers.isSpent else { return report(.testsTooLarge(limit: layers.limit), at: name) }
    // Of an example that has a mistake, too, the values are to be checked.
    let fields = writer.record(record)
    guard isWhole else { return }
    examples.append(RubricExample(name: text, range: name.range, record: fields, expectations: expectations))
  }

  /// What the layers make together, and whether each of them could be laid; else something is missing that was given.
  private mutating func record(of parts: [YAMLNode?], named name: YAMLNode) -> (record: YAMLNode, isWhole: Bool) {
    var record = YAMLNode(.mapping([], isFlow: false), name.range)
    var isWhole = true
    for case let part? in parts where !part.isSilent && !layers.isSpent {
      if part.entries == nil {
        report(.notAMapping("a record"), at: part)
        isWhole = false
      } else {
        record = layers.laying(part, over: record)
      }
    }
    return (record, isWhole)
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
