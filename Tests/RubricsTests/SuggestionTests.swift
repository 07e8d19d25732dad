import Diagnostics
import Expressions
import Foundation
import Records
import Rubrics
import Support
import Testing

/// One letter is wrong, missing, too many or swapped with its neighbour: the right name is suggested, for every name that a
/// rubric of the case record may use.
struct SuggestionTests {
  /// A use of a name in a rubric, and how it is written with another.
  struct Use {
    let name: String
    let write: @Sendable (String) -> String
  }

  private static let words: Set<String> = ["in", "as"]

  private static let alphabet = Array("abcdefghijklmnopqrstuvwxyz")

  /// One slip of each kind in a name, at places and with letters that the generator chooses.
  private static func slips(in name: String, _ generator: inout SeededGenerator) -> [String] {
    let letters = Array(name)
    let place = Int.random(in: letters.indices, using: &generator)
    let letter = alphabet[Int.random(in: alphabet.indices, using: &generator)]
    var (wrong, missing, extra, swapped) = (letters, letters, letters, letters)
    wrong[place] = letter
    missing.remove(at: place)
    extra.insert(letter, at: place + 1)
    swapped.swapAt(place, min(place + 1, letters.count - 1))
    return [wrong, missing, extra, swapped].map { String($0) }
  }

  /// Whether two words are at most one slip apart, capital letters aside.
  private static func areNear(_ one: String, _ other: String) -> Bool {
    let (a, b) = (Array(one.lowercased()), Array(other.lowercased()))
    let start = zip(a, b).prefix { $0 == $1 }.count
    let end = zip(a.dropFirst(start).reversed(), b.dropFirst(start).reversed()).prefix { $0 == $1 }.count
    let (left, right) = (a[start..<(a.count - end)], b[start..<(b.count - end)])
    return left.count <= 1 && right.count <= 1 || left.count == 2 && left.elementsEqual(right.reversed())
  }

  /// What is said of many uses with slips, a definition each, in one rubric.
  private func said(of expressions: [String]) throws -> [Int: Diagnostic] {
    let folder = try TemporaryFolder()
    try folder.write(Project.text("rubrics/case-record.schema.json"), to: "case-record.schema.json")
    let head =
      "rubric: test\nversion: '1'\ntitle: Test\nrecord: ../case-record.schema.json\ngap: {below: 60}\ndefine:\n"
    let types = Self.schema.objects.dropFirst().map(\.name)
    let lines = expressions.enumerated().map { index, expression in
      let parameters = types.filter { expression.contains("\($0)_.") }.map { "\($0)_: \($0)" }
      return
        "  'd\(index)\(parameters.isEmpty ? "" : "(\(parameters.joined(separator: ", ")))")': |\n    \(expression)\n"
    }
    let tail = "themes:\n  t:\n    title: T\n    criteria:\n      c: {title: C, kind: quality, why: W, met: 'true'}\n"
    try folder.write(head + lines.joined() + tail, to: "test/rubric.yaml")
    var diagnostics = Diagnostics()
    _ = RubricLoader.load(folder: "\(folder.path)/test", &diagnostics)
    let first = head.filter { $0 == "\n" }.count + 2
    return Dictionary(diagnostics.all.map { ((($0.place?.start.line ?? 0) - first) / 2, $0) }) { first, _ in first }
  }

  private static let schema: RecordSchema = {
    var diagnostics = Diagnostics()
    let path = "rubrics/case-record.schema.json"
    let text = (try? Project.text(path)) ?? ""
    guard let schema = SchemaLoader.load(SourceText(path: path, bytes: Array(text.utf8)), &diagnostics) else {
      preconditionFailure("the schema has mistakes")
    }
    return schema
  }()

  private static var fields: [Use] {
    schema.objects.flatMap { type in
      type.fields.map { field in
        Use(name: field.name) { type.id == 0 ? "has(record.\($0))" : "has(\(type.name)_.\($0))" }
      }
    }
  }

  private static var values: [Use] {
    schema.objects.flatMap { type in
      type.fields.flatMap { field -> [Use] in
        let path = type.id == 0 ? field.name : "\(type.name)_.\(field.name)"
        return field.type.values(in: schema).map { value in
          if case .list = field.type { return Use(name: value) { "\"\($0)\" in \(path)" } }
          return Use(name: value) { "\(path) == \"\($0)\"" }
        }
      }
    }
  }

  private static var functions: [Use] {
    LanguageEntry.all.filter {
      $0.isForRubrics && $0.name.allSatisfy { $0.isLetter || ".".contains($0) } && $0.name != "in"
    }
    .compactMap { entry in
      guard let text = entry.signatures.first(where: \.isForRubrics)?.text, text.contains("(") else { return nil }
      let parts = entry.name.split(separator: ".").map(String.init)
      if parts.count > 1 { return Use(name: parts[1]) { "\(parts[0]).\($0)(1) == 1" } }
      if entry.name == "orValue" { return Use(name: "orValue") { "abuse.?severity.\($0)('severe') == 'severe'" } }
      return Use(name: entry.name) { text.hasPrefix("\(entry.name)(") ? "\($0)(1) == 1" : "\"a\".\($0)(1) == 1" }
    }
  }

  @Test(arguments: ["fields", "values", "functions"])
  func theRightNameIsSuggested(_ kind: String) throws {
    let uses = kind == "fields" ? Self.fields : kind == "values" ? Self.values : Self.functions
    let seed: UInt64 = 20_161_031
    var generator = SeededGenerator(seed: seed)
    let slips = uses.flatMap { use in Self.slips(in: use.name, &generator).map { (use, $0) } }
    var (count, wrong): (Int, [String]) = (0, [])
    for start in stride(from: 0, to: slips.count, by: 90) {
      let chunk = Array(slips[start..<min(start + 90, slips.count)])
      let said = try said(of: chunk.map { $0.write($1) })
      for (index, (use, slip)) in chunk.enumerated() {
        // What is no mistake, or another name's: a slip can hit a name that there is, or a word of the language.
        guard slip != use.name, let diagnostic = said[index],
          diagnostic.message.help != nil || !Self.words.contains(slip)
        else {
          continue
        }
        count += 1
        let help = diagnostic.message.help ?? "nothing"
        let suggested = help.split(separator: "'").dropFirst().first.map(String.init) ?? ""
        let last = suggested.split(separator: ".").last.map(String.init) ?? suggested
        if last != use.name, !Self.areNear(last, slip) {
          wrong.append("\(slip) for \(use.name): \(diagnostic.message.text), \(help)")
        }
      }
    }
    print("Suggestions: seed \(seed), \(count) slips in \(uses.count) \(kind)")
    #expect(count > uses.count * 2, "\(count) of \(slips.count)")
    #expect(wrong.isEmpty, "\(wrong.prefix(20).joined(separator: "\n"))")
  }
}

extension ValueType {
  /// The values of an enumeration, or of one in a list.
  fileprivate func values(in schema: RecordSchema) -> [String] {
    switch self {
    case .enumeration(let id): schema.enumerations[id].values.map(\.name)
    case .list(let item, _, _): item.values(in: schema)
    default: []
    }
  }
}
