import Diagnostics
import Rubrics
import Support
import Testing

/// A rubric made up by a test: what stands in its texts, and how many themes, features and concerns it has.
struct ExampleRubric {
  var title = "Example rubric"
  var basis = "An example."
  var escalation = "Tell the duty manager."
  /// The titles of its themes; each has two criteria.
  var themes = ["First theme", "Second theme"]
  /// The titles of two criteria for each theme.
  var criteria = ["First essential", "First other", "Second essential", "Second other"]
  /// What might be done about each.
  var actions = ["Do it", "Do more", "Do again", "Do other"]
  var featureTable = "What is on record"
  var features = ["First feature", "Second feature"]
  /// The names of its table of features, and of the features where they are not just numbered.
  var featureTableID = "shown"
  var featureIDs: [String] = []
  /// The titles of its safeguarding concerns, and what to do about them.
  var alerts = ["First concern", "Second concern"]
  var toDo = ["Look at once", "Look today"]

  /// The rubric as the program loads it.
  func loaded() throws -> Rubric {
    let (rubric, mistakes) = try load()
    return try #require(rubric, "\(mistakes)")
  }

  /// Why the program does not load it; nil where it does.
  func mistakes() throws -> String? {
    let (rubric, mistakes) = try load()
    return rubric == nil ? mistakes : nil
  }

  private func load() throws -> (Rubric?, String) {
    let folder = try TemporaryFolder()
    try folder.write(Self.schema, to: "box.schema.json")
    try folder.write(yaml, to: "example/rubric.yaml")
    var diagnostics = Diagnostics()
    let rubric = RubricLoader.load(folder: "\(folder.path)/example", &diagnostics)
    return (rubric, DiagnosticRenderer(colours: false).render(diagnostics.all))
  }

  private static let schema = """
    {
      "title": "Box", "description": "A box.",
      "x-caseaudit": {
        "record": "box", "collection": "boxes", "identity": ["key"], "date": "day",
        "groups": [{"name": "authority", "path": "authority"}, {"name": "team", "path": "team"}]
      },
      "type": "object",
      "properties": {
        "key": {"description": "Which box.", "type": ["string", "null"]},
        "authority": {"description": "Which authority.", "type": ["string", "null"]},
        "team": {"description": "Which team.", "type": ["string", "null"]},
        "a": {"description": "A flag.", "type": ["boolean", "null"]},
        "b": {"description": "Another flag.", "type": ["boolean", "null"]},
        "day": {"description": "A day.", "type": ["string", "null"], "format": "date"}
      },
      "additionalProperties": false,
      "$defs": {}
    }
    """

  private var yaml: String {
    let head = """
      rubric: example
      version: "1"
      title: \(quoted(title))
      basis: \(quoted(basis))
      escalation: \(quoted(escalation))
      record: ../box.schema.json
      jurisdiction: England
      gap: {essential: true, below: 60}
      themes:

      """
    return head + themes.indices.map(theme).joined()
      + "features:\n  \(featureTableID):\n    title: \(quoted(featureTable))\n"
      + "    rows:\n"
      + features.enumerated().map { number, title in
        let id = number < featureIDs.count ? featureIDs[number] : "feature-\(number)"
        return "      \(id): {title: \(quoted(title)), when: a}\n"
      }.joined() + "alerts:\n"
      + alerts.indices.map { index in
        "  alert-\(index): {title: \(quoted(alerts[index])), when: a, action: \(quoted(toDo[index])), why: So.}\n"
      }.joined()
  }

  private func theme(_ index: Int) -> String {
    let rows = [(2 * index, "quality, essential: true"), (2 * index + 1, "compliance")].map { number, kind in
      "      c\(number): {title: \(quoted(criteria[number])), action: \(quoted(actions[number])), kind: \(kind), "
        + "why: It must be so., met: a}\n"
    }
    return "  theme-\(index):\n    title: \(quoted(themes[index]))\n    criteria:\n" + rows.joined()
  }

  /// A text as a scalar of YAML between quotation marks: what is not a plain character is written as its number.
  private func quoted(_ text: String) -> String {
    let parts = text.unicodeScalars.map { scalar -> String in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", " ", ".": return String(scalar)
      default:
        let digits = String(scalar.value, radix: 16)
        return "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
      }
    }
    return "\"\(parts.joined())\""
  }
}
