/// A schema whose fields have words of their own, or none.
enum HouseSchema {
  static let text = """
    {
      "title": "House", "description": "A house.",
      "x-caseaudit": {"record": "house", "collection": "houses", "identity": ["key"], "groups": [{"name": "key", "path": "key"}]},
      "type": "object",
      "properties": {
        "key": {"description": "Which house.", "type": ["string", "null"]},
        "tidy": {"description": "Whether it is tidy.", "title": "is tidy", "type": ["boolean", "null"]},
        "day": {"description": "A day.", "type": ["string", "null"], "format": "date"},
        "roof": {"description": "The roof.", "anyOf": [{"$ref": "#/$defs/roof"}, {"type": "null"}]},
        "children": {"description": "Who lives there.", "type": ["array", "null"], "items": {"$ref": "#/$defs/child"}},
        "visits": {"description": "Who came.", "type": ["array", "null"], "items": {"$ref": "#/$defs/homeVisit"}},
        "pets": {"description": "Pets.", "type": ["array", "null"], "items": {"$ref": "#/$defs/pet"}},
        "oldPets": {"description": "Earlier pets.", "type": ["array", "null"], "items": {"$ref": "#/$defs/pet"}}
      },
      "additionalProperties": false,
      "$defs": {
        "roof": {
          "description": "A roof.", "type": "object",
          "properties": {
            "colour": {"description": "Its colour.", "anyOf": [{"$ref": "#/$defs/colour"}, {"type": "null"}]},
            "wasRed": {"description": "Whether it was red.", "type": ["boolean", "null"]},
            "height": {"description": "How high it is.", "title": "the height of the house", "type": ["number", "null"]},
            "length": {"description": "How long it is.", "type": ["integer", "null"]},
            "laidOn": {"description": "When it was laid.", "type": ["string", "null"], "format": "date"}
          },
          "additionalProperties": false
        },
        "child": {
          "description": "A child.", "type": "object",
          "properties": {
            "id": {"description": "Which child.", "type": ["string", "null"]},
            "ageYears": {"description": "Its age.", "title": "age in years", "type": ["integer", "null"]},
            "quiet": {"description": "Whether it is quiet.", "title": "is quiet", "type": ["boolean", "null"]},
            "sings": {"description": "Whether it sings.", "title": "sings or hums", "type": ["boolean", "null"]},
            "likes": {"description": "What it likes.", "title": "liked colours", "type": ["array", "null"],
              "items": {"type": "string", "oneOf": [{"const": "red", "description": "Red."}, {"const": "darkBlue", "description": "Blue."}]}},
            "note": {"description": "What is noted.", "type": ["string", "null"]},
            "pets": {"description": "Its own pets.", "type": ["array", "null"], "items": {"$ref": "#/$defs/pet"}},
            "days": {"description": "Days.", "type": ["array", "null"], "items": {"type": "string", "format": "date"}}
          },
          "additionalProperties": false
        },
        "pet": {
          "description": "A pet.", "type": "object",
          "properties": {"tame": {"description": "Whether it is tame.", "title": "is tame", "type": ["boolean", "null"]}},
          "additionalProperties": false
        },
        "homeVisit": {
          "description": "A visit.", "type": "object",
          "properties": {
            "childId": {"description": "Whom.", "title": "child met", "type": ["string", "null"], "x-refers": ["children.id"]},
            "day": {"description": "When.", "type": ["string", "null"], "format": "date"},
            "length": {"description": "How long.", "type": ["integer", "null"]}
          },
          "additionalProperties": false
        },
        "colour": {
          "description": "A colour.", "type": "string",
          "oneOf": [{"const": "red", "description": "Red."}, {"const": "darkBlue", "title": "navy", "description": "Blue."}]
        }
      }
    }
    """

  /// A rubric over it whose criteria are met where these conditions hold.
  static func rubric(_ conditions: [String]) -> String {
    let criteria = conditions.enumerated().map { index, condition in
      """
            c\(index):
              title: A title
              kind: quality
              why: A reason.
              met: |
                \(condition)
      """
    }
    return """
      rubric: test
      version: "1.0"
      title: A test
      record: ../house.schema.json
      gap: {essential: true}
      sets:
        warm: [red]
        dark: [darkBlue, red]
      define:
        old: |
          children.filter(c, c.ageYears > 9)
        recent: |
          visits.filter(v, v.day >= auditFrom)
        calm: |
          tidy
        snug: |
          tidy
        "called(a: string, b: string)": |
          a == key || b == key
        "came(id: string)": |
          visits.exists(v, v.childId == id)
        "older(a: child, b: child)": |
          a.ageYears > b.ageYears
        bare: |
          tidy
        oldest: |
          roof.height
        "met(c: child)": |
          visits.exists(v, v.childId == c.id)
        "plain(c: child, limit: int)": |
          c.ageYears > limit
        "likesOne(c: child, kinds: list(string))": |
          c.likes.exists(l, l in kinds)
      words:
        dark: dark colours
        recent: {one: recent visit, many: recent visits}
        calm: {yes: it is calm, no: it is wild}
        snug: the record is warm or heated
        called: the house is called <a> or <b>
        came: <id> had a visit
        met: <c> was met
        likesOne: <c> likes <kinds>
      themes:
        only:
          title: The only theme
          criteria:
      \(criteria.joined(separator: "\n"))
      """
  }
}
