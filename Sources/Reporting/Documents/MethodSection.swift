import Auditing
import Documents
import Rubrics
import Statistics

/// How the figures came about, so that each can be challenged.
struct MethodSection {
  let audit: PublishedAudit

  private var source: AuditCounts { audit.source }

  /// What stands on the cover.
  var facts: [Document.Fact] {
    rubrics + [
      Document.Fact("Practice judged", audit.period),
      Document.Fact("Files", files),
      Document.Fact("Grouped by", source.grouping.isEmpty ? "nothing" : source.grouping.joined(separator: ", ")),
      Document.Fact("How the files were chosen", audit.basis.text),
      Document.Fact("Disclosure control", audit.policy.label),
      Document.Fact("Made with", "caseaudit \(source.engineVersion)"),
    ]
  }

  private var rubrics: [Document.Fact] {
    audit.parts.map { Document.Fact("Rubric", "\($0.rubric.title) (\($0.rubric.id), version \($0.rubric.version))") }
  }

  /// How many files there are, in words.
  var files: String {
    audit.parts.map { part in
      let count = part.files[0].number.map(FileWords.files) ?? "number not shown"
      return audit.parts.count == 1 ? count : "\(part.rubric.id): \(count)"
    }.joined(separator: "; ")
  }

  var section: Section {
    Section(
      id: "how-made", title: "How these figures came about", startsPage: true,
      blocks: [
        .paragraph(
          "Each file was judged by a program, the same way for all, against the rubric named here. What the record says decided; no person's judgement went in. A judgement can be asked for, with its place in the record, by 'caseaudit explain'."
        ),
        .table(versions),
      ] + audit.parts.flatMap(rules) + [.heading("What was read, and what could not be"), .table(reading)] + problems
        + inputs)
  }

  private var versions: Table {
    let parts = audit.parts.flatMap { part in
      [
        ("Rubric \(part.rubric.id)", "version \(part.rubric.version)"),
        ("SHA-256 of \(part.rubric.id)", part.rubricHash),
      ]
    }
    let rows =
      parts + [
        ("SHA-256 of the record schema", source.schemaHash), ("Engine", "caseaudit \(source.engineVersion)"),
        ("Practice judged", audit.period),
        ("Window as asked for", window), ("How the files were chosen", audit.basis.text),
        (
          "Disclosure control",
          audit.policy.protects ? "\(audit.policy.label) (\(audit.policy.source))" : audit.policy.label
        ),
      ]
    return Table(
      id: "versions", title: "Versions, period and policy", shortTitle: "Versions",
      columns: [Column("What", .text), Column("Which", .text)], rows: rows.map { [.text($0.0), .text($0.1)] })
  }

  private var window: String {
    let from = source.window.from.map { "from \($0)" }
    let to = source.window.asOf.map { "to \($0)" }
    let asked = [from, to].compactMap { $0 }
    return asked.isEmpty ? "each record's own" : asked.joined(separator: " ")
  }

  private func rules(of part: PublishedPart) -> [Block] {
    [part.rubric.gap.sentence, part.rubric.basis].compactMap { $0 }.map(Block.paragraph)
  }

  private var reading: Table {
    let inputs = source.inputs
    // Where small numbers are protected, the sums would tell what was left out.
    let sums = audit.policy.protects ? [] : [("Records read", inputs.read), ("Records counted", inputs.counted)]
    let rows: [(String, Int)] =
      sums + [
        ("Records left out (duplicates, without an identity or a date)", inputs.leftOut),
        ("Records left out because they hold direct identifiers", inputs.leftOutForIdentifiers),
        ("Files, records or rests of files that could not be read", inputs.couldNotBeRead),
        ("Single values that could not be read", inputs.unreadableValues),
      ]
    let left = audit.parts.filter { $0.leftOut != .shown(0) }.map {
      [Cell.text("Records left out by \($0.rubric.id) alone"), Cell($0.leftOut)]
    }
    return Table(
      id: "reading", title: "What was read", shortTitle: "Reading",
      columns: [Column("What", .text), Column("How many", .number(decimals: 0))],
      rows: rows.map { [.text($0.0), Cell(audit.policy.publish($0.1))] } + left)
  }

  /// Places in files are shown only where the records are.
  private var problems: [Block] {
    guard !audit.policy.protects, !source.inputs.problems.isEmpty else { return [] }
    return [.heading("Not counted"), .list(source.inputs.problems)]
  }

  /// How many files that were read are listed.
  private static let listed = 200

  private var inputs: [Block] {
    guard !audit.policy.protects, !source.inputs.files.isEmpty else { return [] }
    let table = Table(
      id: "inputs", title: "Files that were read", shortTitle: "Inputs",
      columns: [
        Column("Path", .text), Column("Records", .number(decimals: 0)), Column("SHA-256", .text),
      ],
      rows: source.inputs.files.prefix(Self.listed).map {
        [.text($0.path), .count($0.records), $0.sha256.map(Cell.text) ?? .symbol(.notAvailable)]
      })
    let more = source.inputs.files.count - Self.listed
    return [.table(table)] + (more > 0 ? [.paragraph("and \(more) more files, which the result as JSON lists")] : [])
  }
}
