/// A record of the small audit: a visit, of which little is known.
struct Visit {
  var id: String
  var authority: String? = "NW"
  var team: String? = "NW-T1"
  /// The last day of the practice that is judged.
  var day: String = "2016-03-31"
  /// Whether the child was seen; nil where the record does not say.
  var seen: Bool? = true
  /// What was written of the risk: `analysed`, `described`, `none`; something else can't be read.
  var risk: String? = "analysed"
  /// Whether danger is open.
  var danger: Bool? = false
  /// Whether the child is under one.
  var young: Bool? = false
  /// Whether it is a visit at all; one that is none is out of scope.
  var isVisit = true
  var country: String?

  /// The record as a line of JSON.
  var line: String {
    let texts = [
      ("id", id), ("authority", authority), ("team", team), ("day", day), ("risk", risk), ("country", country),
    ].compactMap { name, value in value.map { "\"\(name)\": \"\($0)\"" } }
    let flags = [("seen", seen), ("danger", danger), ("young", young), ("isVisit", isVisit)].compactMap {
      name, value in value.map { "\"\(name)\": \($0)" }
    }
    return "{\((texts + flags).joined(separator: ", "))}"
  }

  static let schema = """
    {
      "title": "Visit", "description": "A visit.",
      "x-caseaudit": {
        "record": "visit", "collection": "visits", "identity": ["authority", "id"], "date": "day",
        "jurisdiction": "country",
        "groups": [{"name": "authority", "path": "authority"}, {"name": "team", "path": "team"}]
      },
      "type": "object",
      "properties": {
        "id": {"description": "Which visit.", "type": ["string", "null"]},
        "authority": {"description": "Whose.", "type": ["string", "null"]},
        "team": {"description": "Which team's.", "type": ["string", "null"]},
        "day": {"description": "The audit date.", "type": ["string", "null"], "format": "date"},
        "country": {"description": "Where.", "type": ["string", "null"],
          "oneOf": [{"const": "England", "description": "England."}, {"const": "Wales", "description": "Wales."},
            {"type": "null"}]},
        "risk": {"description": "What is written of the risk.", "type": ["string", "null"],
          "oneOf": [{"const": "analysed", "description": "With reasons."},
            {"const": "described", "description": "In words."}, {"const": "none", "description": "Nothing."},
            {"type": "null"}]},
        "seen": {"description": "Whether the child was seen.", "type": ["boolean", "null"]},
        "danger": {"description": "Whether danger is open.", "type": ["boolean", "null"]},
        "young": {"description": "Whether the child is under one.", "type": ["boolean", "null"]},
        "isVisit": {"description": "Whether it is a visit.", "type": ["boolean", "null"]}
      },
      "additionalProperties": false,
      "$defs": {}
    }
    """
}
