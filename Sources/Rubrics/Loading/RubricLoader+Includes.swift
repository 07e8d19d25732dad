import Diagnostics

/// A file of sets, definitions, alerts and features that a rubric includes.
struct IncludedFile {
  /// Its path as the rubric names it.
  let name: String
  let source: SourceText
  /// What it holds, with places as if the file stood alone; nil where it can't be read as YAML, which was reported.
  let root: YAMLNode?
}

extension RubricLoader {
  /// How many files a rubric may include.
  static let includeLimit = 20

  /// `include:`, the path of a file, or several in a list. A file that is included may not include others, so that no
  /// circle can come about.
  static func includes(_ keys: inout Keys, _ folder: Folder, _ diagnostics: inout Diagnostics) -> [IncludedFile] {
    guard let node = keys.optional("include") else { return [] }
    let nodes = node.items ?? [node]
    if nodes.count > includeLimit {
      keys.diagnostics.report(.tooManyIncludes(limit: includeLimit), at: node.range, in: keys.source)
    }
    var seen: Set<String> = []
    return nodes.prefix(includeLimit).compactMap { node in
      guard let name = keys.text(node, of: "include") else { return nil }
      let path = normalised("\(folder.path)/\(name)")
      guard seen.insert(path).inserted else {
        keys.diagnostics.report(.includedTwice(name), at: node.range, in: keys.source)
        return nil
      }
      guard let source = folder.text(at: path) else {
        keys.diagnostics.report(.unreadableInclude(path), at: node.range, in: keys.source)
        return nil
      }
      return IncludedFile(name: name, source: source, root: YAMLReader.read(source, &diagnostics))
    }
  }

  /// Whether all files that are included could be read; what is wrong with them was reported.
  func hasAllIncludes(named node: YAMLNode?) -> Bool {
    let count = node.map { $0.items?.count ?? 1 } ?? 0
    return included.count == count && included.allSatisfy { $0.root?.isIncomplete == false }
  }

  static let includeKeys = ["sets", "define", "words", "alerts", "features"]

  /// The sets, definitions, alerts and features of an included file, the n-th of the rubric's; they know nothing of files after it.
  mutating func declare(_ file: IncludedFile, number: Int) {
    guard let root = file.root?.moved(by: source.fileStarts[number]),
      let keys = Keys(root, of: "an included file", subject.includeKeys, source, &diagnostics)
    else { return }
    declareSets(keys.optional("sets"))
    declareDefinitions(keys.optional("define"))
    addAlerts(keys.optional("alerts"))
    addFeatures(keys.optional("features"))
  }

  /// What the n-th included file calls its sets and definitions.
  func includedWords(_ index: Int) -> YAMLNode? {
    included[index].root?["words"]?.moved(by: source.fileStarts[index + 1])
  }
}

extension YAMLNode {
  /// The same node with places so many bytes further on.
  fileprivate func moved(by offset: Int) -> YAMLNode {
    let content: Content =
      switch self.content {
      case .scalar: self.content
      case .sequence(let items, let isFlow): .sequence(items.map { $0.moved(by: offset) }, isFlow: isFlow)
      case .mapping(let entries, let isFlow):
        .mapping(
          entries.map { Entry(key: $0.key.moved(by: offset), value: $0.value.moved(by: offset)) }, isFlow: isFlow)
      }
    return YAMLNode(
      content, SourceRange(range.start + offset, range.end + offset), isIncomplete: isIncomplete)
  }
}

extension Diagnostic.Message {
  static func unreadableInclude(_ path: String) -> Self {
    Self(
      id: "unreadable-include", "the included file '\(path)' could not be read", label: "not readable",
      help: "check that the file exists; the path counts from the rubric's folder")
  }

  static func includedTwice(_ name: String) -> Self {
    Self(id: "included-twice", "'\(name)' is included twice", label: "again", help: "delete one of the two")
  }

  static func tooManyIncludes(limit: Int) -> Self {
    Self(id: "too-many-includes", "a rubric may include \(limit) files at most", help: "put several of them into one")
  }
}
