// JSON that is malformed or made to do harm. The columns count from 1.
extension HostileRow {
  static let malformedJSON: [HostileRow] = [
    .json("a comma before a brace", "{\(caseJSON),‸}", "malformed-json"),
    .json("a comma before a bracket", "[{\(caseJSON)},‸]", "malformed-json", counted: 1),
    .json("no comma", "{\"a\": \"\(secret)\" \"b\": 1}", "malformed-json 1:19"),
    .json("no colon", "{\"case\" {}}", "malformed-json 1:9"),
    .json("a comment", "{\"case\": /* \(secret) */ {}}", "malformed-json 1:10"),
    .json("a comment to the end of the line", "{\"case\": // \(secret)\n {}}", "malformed-json 1:10"),
    .json("a key without quotes", "{case: \"\(secret)\"}", "malformed-json 1:2"),
    .json("single quotes", "{'case': '\(secret)'}", "malformed-json 1:2"),
    .json("a key that is a number", "{1: \"\(secret)\"}", "malformed-json 1:2"),
    .json("NaN", "{\"case\": {\"tier\": NaN}}", "malformed-json 1:19"),
    .json("infinity", "{\"case\": {\"tier\": -Infinity}}", "malformed-json 1:20"),
    .json("a number with a leading zero", "{\"case\": {\"tier\": 01}}", "malformed-json 1:20"),
    .json("a number with a plus", "{\"case\": {\"tier\": +1}}", "malformed-json 1:19"),
    .json("a number that starts with a point", "{\"case\": {\"tier\": .5}}", "malformed-json 1:19"),
    .json("a number that ends with a point", "{\"case\": {\"tier\": 1.}}", "malformed-json 1:21"),
    .json("a hexadecimal number", "{\"case\": {\"tier\": 0x10}}", "malformed-json 1:20"),
    .json("a word that is none", "{\"case\": {\"unborn\": True}}", "malformed-json 1:21"),
    .json("undefined", "{\"case\": undefined}", "malformed-json 1:10"),
    .json("a surrogate alone", "{\"case\": {\"caseId\": \"\(secret)\\ud800\"}}", "malformed-json 1:31"),
    .json("a second surrogate alone", "{\"case\": {\"caseId\": \"\\udc00\"}}", "malformed-json 1:22"),
    .json("surrogates the wrong way round", "{\"case\": {\"caseId\": \"\\udc00\\ud800\"}}", "malformed-json 1:22"),
    .json("an escape that is none", "{\"case\": {\"caseId\": \"\\x41\"}}", "malformed-json 1:22"),
    .json("an escape that is cut", "{\"case\": {\"caseId\": \"\\u00g0\"}}", "malformed-json 1:22"),
    .json("an escaped zero", "{\"case\": {\"caseId\": \"\\u0000\"}}", "malformed-json 1:22"),
    .json("a zero byte", "{\"case\": {\"caseId\": \"\u{0}\"}}", "malformed-json 1:22"),
    .json("a zero byte between values", "{\"case\": \u{0}{}}", "malformed-json 1:10"),
    .json("a line break in a text", "{\"case\": {\"caseId\": \"\(secret)\n\"}}", "malformed-json 1:31"),
    .json("a tab in a text", "{\"case\": {\"caseId\": \"a\tb\"}}", "malformed-json 1:23"),
    .json("a character that is none", "{\"case\": {\"caseId\": \"\u{FFFF}\"}}", "malformed-json 1:22"),
    .json("a missing quotation mark", "{\"case\": {\"caseId\": \"\(secret)}}", "malformed-json 1:33"),
    .json("too many braces", "{\(caseJSON)}‸}", "malformed-json", counted: 1),
    .json("a bracket for a brace", "{\(caseJSON)‸]", "malformed-json"),
    .json("two arrays", "[{\(caseJSON)}]\n[]", "malformed-json 2:1", counted: 1),
    .json("nothing but an open brace", "{", "malformed-json 1:2"),
    .json("nothing but an open bracket", "[", "malformed-json 1:2"),
    .json("a text instead of a record", "\"\(secret)\"", "unknown-format 1:1"),
    .json("a number instead of a record", "9994567890", "unknown-format 1:1"),
    .json("texts instead of records", "[\"\(secret)\", {\(caseJSON)}]", "unreadable-object 1:2", counted: 1),
    .json("lists instead of records", "[[{\"a\": \"\(secret)\"}], {\(caseJSON)}]", "unreadable-object 1:2", counted: 1),
  ]

  static let largeJSON: [HostileRow] = [
    .json("lists 100,000 deep", "{\"x\": \(times(100_000, "["))", "too-deep 1:71"),
    .json("objects 100,000 deep", "{\"x\": \(times(100_000, "{\"a\": "))", "too-deep 1:391"),
    .json("lists 65 deep", record(json: "\"x\": \(times(65, "["))\(times(65, "]"))"), "too-deep 1:71"),
    .json("an array of 100,000 arrays", times(100_000, "["), "too-deep 1:66"),
    .json("a name of 64 KB", record(json: "\"\(times(65_536, "a"))\": ‸1"), "unknown-record-field", counted: 1),
    .json("a text of 5 MB", record(json: "\"x\": \"\(times(5 << 20, "a"))\""), "text-too-long 1:7"),
    .json(
      "a number of 1 MB", record(json: "\"visits\": [{\"childId\": \(times(1 << 20, "1"))}]"), "unreadable-text 1:25",
      counted: 1),
    .json("a million items", record(json: "\"visits\": [\(times(1_000_000, "{},")){}]"), "too-many-values 1:187504"),
    .json(
      "a million numbers in a field nobody knows", record(json: "\"x\": [\(times(1_000_000, "0,"))0]"),
      "too-many-values 1:1000008"),
    .json("1 MB of white space", "\(times(1 << 20, " ")){\(caseJSON)}", counted: 1),
    .json(
      "1 MB without a line break", record(json: "\"x\": [\(times(50_000, "\"\(secret)\", "))0]"),
      "unknown-record-field 1:7", counted: 1),
    .json("a text that never ends", "{\"x\": \"\(times(1 << 20, "a"))", "malformed-json 1:1048584"),
  ]

  static let lines: [HostileRow] = [
    .lines(
      "a broken line in the middle", "{\(caseJSON)}\n{\"case\": \(secret)}\n{\(otherJSON)}\n", "malformed-json 2:10",
      counted: 2),
    .lines(
      "a line that is cut", "{\"case\": {\"caseId\": \"\(secret)\n{\(caseJSON)}\n", "malformed-json 1:31", counted: 1),
    .lines(
      "the last line is cut", "{\(caseJSON)}\n{\"case\": {\"caseId\": \"\(secret)", "malformed-json 2:31", counted: 1),
    .lines(
      "a line that is no record", "{\(caseJSON)}\n3\n\"\(secret)\"\n", "unreadable-object 2:1", "unreadable-object 3:1",
      counted: 1),
    .lines(
      "two records on a line", "{\(caseJSON)} ‸{\"case\": ‸\"\(secret)\"}\n{\(otherJSON)}\n", "no-identity",
      "unreadable-object",
      counted: 2),
    .lines(
      "lines that end with CR", "{\(caseJSON)}\r{\"case\": \(secret)}\r{\(otherJSON)}\r", "malformed-json 2:10",
      counted: 2),
    .lines(
      "bad UTF-8 costs its line", "{\(caseJSON)}\n{\"case\": {\"caseId\": \"\u{0}\"}}\n{\(otherJSON)}\n",
      "malformed-json 2:22", counted: 2),
    .lines(
      "a deep line costs itself", "{\(caseJSON)}\n{\"x\": \(times(100_000, "["))\n{\(otherJSON)}\n", "too-deep 2:70",
      counted: 2),
  ]

  /// A second record.
  static let otherJSON = #""case": {"caseId": "H2", "authorityCode": "NE", "auditDate": "2016-09-30"}"#
}
