import Diagnostics

extension Diagnostic.Message {
  static func fileTooLarge(_ limits: Limits) -> Self {
    Self(
      id: "file-too-large", "the file is larger than \(inUnits(limits.fileBytes))",
      help: "split it into several files")
  }

  static func tooManyRecords(_ limits: Limits) -> Self {
    Self(
      id: "too-many-records", "the file holds more than \(grouped(limits.records)) records",
      help: "split it into several files")
  }

  static func recordTooLarge(_ limits: Limits) -> Self {
    Self(
      id: "record-too-large", "a record is larger than \(inUnits(limits.recordBytes))",
      help: "leave attachments out of the export")
  }

  static func textTooLong(_ limits: Limits) -> Self {
    Self(
      id: "text-too-long", "a text is longer than \(inUnits(limits.textBytes))",
      help: "leave attachments out of the export")
  }

  static func tooManyValues(_ limits: Limits) -> Self {
    Self(
      id: "too-many-values", "a record has more than \(grouped(limits.values)) values or fields for them",
      help: "check that a record is one case, not a whole export")
  }

  static func tooDeep(_ limits: Limits) -> Self {
    Self(id: "too-deep", "values are nested more than \(limits.nesting) levels deep")
  }

  static func tagTooLong(_ limits: Limits) -> Self {
    Self(
      id: "tag-too-long", "a tag is longer than \(inUnits(limits.tagLength))",
      help: "write long texts as elements")
  }

  static func tooManyAttributes(_ limits: Limits) -> Self {
    Self(
      id: "too-many-attributes", "a tag has more than \(grouped(limits.attributes)) attributes",
      help: "write values as elements")
  }

  static func tooManyNames(_ limits: Limits) -> Self {
    Self(
      id: "too-many-names",
      "the file has more than \(grouped(limits.names)) different names of elements and attributes",
      help: "check that this file holds case records of this schema")
  }

  static func tooManyProblems(_ limits: Limits) -> Self {
    Self(
      id: "too-many-problems",
      "this record has more than \(grouped(limits.problemsPerRecord)) problems; the others are not listed",
      help: "check that this file holds case records of this schema")
  }

  static func tooManyUnknownFields(_ limits: Limits) -> Self {
    Self(
      id: "too-many-unknown-fields", "more than \(grouped(limits.unknownFields)) fields are not in the schema",
      help: "check that this file holds case records of this schema")
  }

  /// A number of bytes in the largest unit that it is a multiple of.
  private static func inUnits(_ bytes: Int) -> String {
    for (shift, unit) in [(30, "GiB"), (20, "MiB"), (10, "KiB")] where bytes >= 1 << shift && bytes % (1 << shift) == 0
    {
      return "\(grouped(bytes >> shift)) \(unit)"
    }
    return "\(grouped(bytes)) bytes"
  }

  /// A number with a comma before every three digits.
  private static func grouped(_ number: Int) -> String {
    let digits = Array(String(number))
    return digits.indices.reduce(into: "") { text, index in
      if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digits[index])
    }
  }
}
