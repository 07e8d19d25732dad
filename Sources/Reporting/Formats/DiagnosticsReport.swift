public import Diagnostics

/// What was found wrong with files, for other programs: as JSON, and as SARIF, which editors and code hosts show beside the lines.
public struct DiagnosticsReport: Sendable {
  /// Raised by one whenever a reader of the JSON could be misled by a change.
  static let version = 1

  private let diagnostics: [Diagnostic]
  private let count: Int
  private let engineVersion: String

  /// A report on what was found in one run, the kept diagnostics in the order in which they are to be shown.
  ///
  /// - Parameter count: how many there were, beyond those that are kept.
  public init(_ diagnostics: [Diagnostic], of count: Int, engineVersion: String) {
    self.diagnostics = diagnostics
    self.count = count
    self.engineVersion = engineVersion
  }

  /// As JSON, ending with a line break; `docs/result-format.md` describes it.
  public var json: String {
    JSONValue.object([
      "diagnosticsVersion": .integer(Self.version),
      "engine": .object(["name": .string("caseaudit"), "version": .string(engineVersion)]),
      "count": .integer(count), "diagnostics": .array(diagnostics.map(JSONValue.init(diagnostic:))),
    ]).text
  }

  /// As SARIF, ending with a line break. Columns count Unicode code points.
  ///
  /// Source: Static Analysis Results Interchange Format (SARIF) version 2.1.0, OASIS standard, 2020.
  public var sarif: String {
    let pages = Dictionary(diagnostics.map { ($0.message.id, $0.message.page) }) { first, _ in first }
    let ids = pages.keys.sorted()
    let rules = ids.map { id in
      JSONValue.object(["id": .string(id), "help": .object(["text": .string("See \(pages[id] ?? "").")])])
    }
    return JSONValue.object([
      "$schema": .string("https://json.schemastore.org/sarif-2.1.0.json"), "version": .string("2.1.0"),
      "runs": .array([
        .object([
          "tool": .object([
            "driver": .object([
              "name": .string("caseaudit"), "version": .string(engineVersion), "rules": .array(rules),
            ])
          ]), "columnKind": .string("unicodeCodePoints"),
          "results": .array(diagnostics.map { result($0, ruleIndex: ids.firstIndex(of: $0.message.id) ?? 0) }),
        ])
      ]),
    ]).text
  }

  private func result(_ diagnostic: Diagnostic, ruleIndex: Int) -> JSONValue {
    let message = diagnostic.message
    let parts =
      [message.text, message.label].compactMap { $0 } + message.notes + (message.help.map { ["help: \($0)"] } ?? [])
    return .object([
      "ruleId": .string(message.id), "ruleIndex": .integer(ruleIndex), "level": .string(diagnostic.severity.rawValue),
      "message": .object(["text": .string(parts.joined(separator: "; "))]),
      "locations": .array(diagnostic.place.map { [Self.location($0)] } ?? []),
    ])
  }

  private static func location(_ place: Place) -> JSONValue {
    .object([
      "physicalLocation": .object([
        "artifactLocation": .object(["uri": .string(uri(of: place.path))]),
        "region": .object([
          "startLine": .integer(place.start.line), "startColumn": .integer(place.start.column),
          "endLine": .integer(place.end.line), "endColumn": .integer(place.end.column),
        ]),
      ])
    ])
  }

  /// A path as a relative reference of a URI, or as a file's where it is absolute (RFC 3986, RFC 8089).
  private static func uri(of path: String) -> String {
    let encoded = path.utf8.map { byte -> String in
      let character = Character(Unicode.Scalar(byte))
      let isPlain = byte < 0x80 && (character.isLetter || character.isNumber || "-._~/".contains(character))
      return isPlain ? String(character) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }.joined()
    return path.hasPrefix("/") ? "file://\(encoded)" : encoded
  }
}

extension JSONValue {
  /// All of it, ending with a line break.
  var text: String {
    var text = ""
    write { text += $0 }
    return text + "\n"
  }

  /// Something that was found wrong, and where.
  init(diagnostic: Diagnostic) {
    let (message, place) = (diagnostic.message, diagnostic.place)
    self = .object([
      "id": .string(message.id), "severity": .string(diagnostic.severity.rawValue), "path": JSONValue(place?.path),
      "line": JSONValue(place?.start.line), "column": JSONValue(place?.start.column),
      "endLine": JSONValue(place?.end.line), "endColumn": JSONValue(place?.end.column),
      "message": .string(message.text), "label": JSONValue(message.label),
      "notes": .array(message.notes.map(JSONValue.string)), "help": JSONValue(message.help),
      "docs": .string(message.page),
    ])
  }

  init(_ number: Int?) { self = number.map(JSONValue.integer) ?? .null }
}
