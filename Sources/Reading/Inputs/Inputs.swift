public import Diagnostics

/// What the arguments of a run amount to: files, folders with files in them, `-` for standard input.
public struct Inputs: Sendable {
  /// The inputs, sorted by the bytes of their paths, each once; standard input last.
  public let files: [Input]
  /// How many entries of folders were passed over: hidden ones, links, and files of another ending or
  /// kind. A hidden folder and a link count as one.
  public let passedOver: Int
  /// The paths that do not exist or can't be listed or looked at, sorted by the bytes of their paths, each once.
  public let problems: [Diagnostic]
  /// The folders that were named, as the paths that all their paths lead to.
  private let folders: [[UInt8]]

  /// How many bytes the inputs have together; nil where that is not known, as for standard input.
  public var byteCount: Int? {
    files.reduce(0 as Int?) { sum, file in
      guard let sum, !file.isStandardInput, let size = FileSystem.size(of: file.fileName) else { return nil }
      return sum + size
    }
  }

  /// Finds the inputs that arguments mean.
  public init(finding arguments: [String]) {
    var search = InputSearch()
    for argument in arguments { search.add(argument) }
    files = search.sortedFiles + (arguments.contains("-") ? [.standardInput] : [])
    passedOver = search.passedOverCount
    problems = search.sortedProblems
    folders = search.folders
  }

  /// Whether a file of this path would be among the inputs when they are looked for again, as one out of a folder.
  public func wouldFind(_ path: String) -> Bool {
    let entry = InputSearch.entry(of: normalised(Array(path.utf8)))
    return folders.contains { folder in
      let start = folder == [0x2F] ? folder : folder + [0x2F]
      guard entry.starts(with: start), InputSearch.isNamedAsRecords(entry) else { return false }
      return !entry.dropFirst(start.count).split(separator: 0x2F).contains { $0.first == UInt8(ascii: ".") }
    }
  }
}

/// The search for inputs.
private struct InputSearch {
  /// The endings of the files that a folder contributes, in lower case.
  static let endings = [".xml", ".json", ".ndjson", ".jsonl"]

  private var found: [[UInt8]] = []
  private var passedOver: Set<[UInt8]> = []
  private var problems: [(path: [UInt8], diagnostic: Diagnostic)] = []
  private(set) var folders: [[UInt8]] = []

  mutating func add(_ argument: String) {
    guard argument != "-" else { return }
    let path = normalised(Array(argument.utf8))
    switch FileSystem.kind(of: path, followingLinks: true) {
    case .folder: addFolder(path)
    case .file, .link, .stream: found.append(path)
    case .nothing(let error): note(.noSuchInput(shown(path), error), path)
    }
  }

  private mutating func note(_ message: Diagnostic.Message, _ path: [UInt8], at place: Place? = nil) {
    problems.append((path, Diagnostic(.error, message, at: place)))
  }

  private func shown(_ path: [UInt8]) -> String { shownPath(path) }

  private mutating func addFolder(_ folder: [UInt8]) {
    folders.append(FileSystem.realPath(of: folder))
    var waiting = [folder]
    while let next = waiting.popLast() {
      let (names, error) = FileSystem.names(in: next)
      if let error { note(.unreadableFolder(shown(next), error), next) }
      for name in names {
        if let inner = addEntry(name, of: next) { waiting.append(inner) }
      }
    }
  }

  /// Nil, or the folder that the entry is.
  private mutating func addEntry(_ name: [UInt8], of folder: [UInt8]) -> [UInt8]? {
    let path = folder == Array(".".utf8) ? name : folder == [0x2F] ? folder + name : folder + [0x2F] + name
    if name.first != UInt8(ascii: ".") {
      switch FileSystem.kind(of: path, followingLinks: false) {
      case .folder: return path
      case .file where Self.isNamedAsRecords(name):
        found.append(path)
        return nil
      case .nothing(let error) where Self.isNamedAsRecords(name):
        note(.unreadableFile(error), path, at: Place(path: shown(path), start: Position(line: 1, column: 1)))
        return nil
      case .file, .link, .stream, .nothing: break
      }
    }
    passedOver.insert(FileSystem.realPath(of: folder) + [0x2F] + name)
    return nil
  }

  static func isNamedAsRecords(_ name: [UInt8]) -> Bool { endings.contains { endsIn($0, name) } }

  private static func endsIn(_ ending: String, _ name: [UInt8]) -> Bool {
    String(decoding: name.suffix(ending.utf8.count), as: UTF8.self).lowercased() == ending
  }

  /// The files, each under the first of its paths.
  var sortedFiles: [Input] {
    var seen: Set<[UInt8]> = []
    return found.sorted { $0.lexicographicallyPrecedes($1) }
      .filter { seen.insert(FileSystem.realPath(of: $0)).inserted }
      .map { Input(fileName: $0) }
  }

  /// The problems, each under the first of its paths.
  var sortedProblems: [Diagnostic] {
    var seen: Set<[UInt8]> = []
    return problems.sorted { $0.path.lexicographicallyPrecedes($1.path) }
      .filter { seen.insert(Self.identity(of: $0.path)).inserted }
      .map(\.diagnostic)
  }

  /// The same for every path of one thing, whether it is there or not.
  private static func identity(of path: [UInt8]) -> [UInt8] {
    let real = FileSystem.realPath(of: path)
    return real == path ? entry(of: path) : real
  }

  /// What a folder passes over may still have been named outright.
  var passedOverCount: Int {
    passedOver.subtracting(found.map { Self.entry(of: $0) }).count
  }

  /// The path of a folder's entry, the links on the way to the folder followed.
  static func entry(of path: [UInt8]) -> [UInt8] {
    let slash = path.lastIndex(of: UInt8(ascii: "/"))
    let folder = slash.map { $0 == 0 ? [0x2F] : Array(path[..<$0]) } ?? Array(".".utf8)
    return FileSystem.realPath(of: folder) + [0x2F] + path[(slash.map { $0 + 1 } ?? 0)...]
  }
}

/// A path without `.`, `//` and, where that leads to the same place, `..`.
func normalised(_ path: [UInt8]) -> [UInt8] {
  guard !path.isEmpty else { return path }
  let isAbsolute = path.first == UInt8(ascii: "/")
  let dots = Array("..".utf8)
  var parts: [[UInt8]] = []
  let joined = { (parts: [[UInt8]]) in (isAbsolute ? [0x2F] : []) + Array(parts.joined(separator: [0x2F])) }
  for part in path.split(separator: UInt8(ascii: "/")).map({ Array($0) }) where part != Array(".".utf8) {
    guard part == dots, let last = parts.last, last != dots else {
      if part != dots || !isAbsolute || !parts.isEmpty { parts.append(part) }
      continue
    }
    // Behind a link, `..` is not the folder that holds the link.
    if case .folder = FileSystem.kind(of: joined(parts), followingLinks: false) {
      parts.removeLast()
    } else {
      parts.append(part)
    }
  }
  let result = joined(parts)
  // `-` alone means standard input.
  return result.isEmpty ? Array(".".utf8) : result == Array("-".utf8) ? Array("./-".utf8) : result
}

extension Diagnostic.Message {
  static func noSuchInput(_ path: String, _ error: Int32) -> Self {
    Self(id: "no-such-input", "'\(path)' can't be read: \(plainWords(for: error))")
  }

  static func unreadableFolder(_ path: String, _ error: Int32) -> Self {
    Self(id: "unreadable-folder", "the folder '\(path)' can't be listed: \(plainWords(for: error))")
  }
}
