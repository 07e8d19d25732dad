import Diagnostics

/// Lays records over one another: fields of objects are merged, anything else is replaced. A key may be a path, as
/// explanations show it (`visits[0].seen`), to change one thing in what is already there.
struct RecordLayers {
  /// How many values may be laid or copied for all examples together.
  static let workLimit = 2_000_000

  let source: SourceText
  let limit: Int
  var diagnostics = Diagnostics()
  /// How many values were laid or copied.
  private var work = 0

  init(source: SourceText, limit: Int = workLimit) {
    self.source = source
    self.limit = limit
  }

  /// Whether more was done than may be.
  var isSpent: Bool { work > limit }

  /// What there is when `layer` is laid over `node`. Nothing in the result has a path for a key.
  mutating func laying(_ layer: YAMLNode, over node: YAMLNode?) -> YAMLNode {
    work += 1
    switch layer.content {
    case .scalar: return layer
    case .sequence(let items, let isFlow):
      let items = items.map { laying($0, over: nil) }
      return YAMLNode(.sequence(items, isFlow: isFlow), layer.range, isIncomplete: layer.isIncomplete)
    case .mapping(let changes, _):
      reportOverlaps(in: changes)
      var fields = fields(of: node)
      for change in changes {
        let path = RecordPath(change.key)
        let value = setting(path.steps.dropFirst(), in: fields[path.name], to: change)
        fields.set(path.first, to: value)
      }
      let isIncomplete = layer.isIncomplete || node?.isIncomplete == true
      return YAMLNode(.mapping(fields.entries, isFlow: false), layer.range, isIncomplete: isIncomplete)
    }
  }

  /// What there is when the rest of a path leads to the change.
  private mutating func setting(
    _ steps: ArraySlice<RecordPath.Step>, in node: YAMLNode?, to change: YAMLNode.Entry
  ) -> YAMLNode {
    switch steps.first {
    case nil: return laying(change.value, over: node)
    case .field(let name):
      var fields = fields(of: node)
      fields.set(name, to: setting(steps.dropFirst(), in: fields[name.text ?? ""], to: change))
      return YAMLNode(.mapping(fields.entries, isFlow: false), node?.range ?? change.key.range)
    case .item(let index):
      guard case .sequence(var items, let isFlow)? = node?.content, index < items.count else {
        let count = node?.items?.count ?? 0
        if !change.key.isIncomplete {
          diagnostics.report(.noSuchItem(change.key.text ?? "", count: count), at: change.key.range, in: source)
        }
        return YAMLNode(node?.content ?? .scalar("", .plain), node?.range ?? change.key.range, isIncomplete: true)
      }
      work += items.count
      items[index] = setting(steps.dropFirst(), in: items[index], to: change)
      return YAMLNode(.sequence(items, isFlow: isFlow), node?.range ?? change.key.range)
    }
  }

  /// A copy of what is there, to be changed; that is work too.
  private mutating func fields(of node: YAMLNode?) -> OrderedEntries {
    let entries = node?.entries ?? []
    work += entries.count
    return OrderedEntries(entries)
  }

  /// Of `visits` and `visits[0].seen` side by side nobody could say which comes first.
  private mutating func reportOverlaps(in changes: [YAMLNode.Entry]) {
    var keys: Set<String>?
    for change in changes {
      let prefixes = RecordPath(change.key).prefixes
      guard !prefixes.isEmpty else { continue }
      if keys == nil { keys = Set(changes.compactMap(\.key.text)) }
      guard let other = prefixes.first(where: { keys?.contains($0) == true }) else { continue }
      diagnostics.report(.overlappingPath(change.key.text ?? "", other), at: change.key.range, in: source)
    }
  }
}

/// The entries of a mapping, found by their keys.
private struct OrderedEntries {
  private(set) var entries: [YAMLNode.Entry]
  private var indexes: [String: Int]

  init(_ entries: [YAMLNode.Entry]) {
    self.entries = entries
    indexes = Dictionary(
      entries.enumerated().map { ($1.key.text ?? "", $0) }, uniquingKeysWith: { first, _ in first })
  }

  subscript(name: String) -> YAMLNode? { indexes[name].map { entries[$0].value } }

  mutating func set(_ key: YAMLNode, to value: YAMLNode) {
    let entry = YAMLNode.Entry(key: key, value: value)
    if let index = indexes[key.text ?? ""] {
      entries[index] = entry
    } else {
      indexes[key.text ?? ""] = entries.count
      entries.append(entry)
    }
  }
}
