/// A small working rubric to start from: two questions about visits, by the fields of a case record, with their examples.
public struct RubricTemplate: Sendable {
  /// The rubric's name.
  public let name: String

  /// The template of a rubric of this name; nil where the name is not in kebab case.
  public init?(named name: String) {
    guard isKebabCase(name) else { return nil }
    self.name = name
  }

  /// The text of `rubric.yaml`; it names the schema `../case-record.schema.json`.
  public var rubric: String {
    """
    # A small rubric to start from. docs/writing-a-rubric.md goes through every part of it.
    rubric: \(name)
    version: "0.1"
    title: Was every child seen?
    basis: >
      Say here where your questions come from, and which limits are your own choice.
    record: ../case-record.schema.json
    jurisdiction: England

    # Names for conditions and lists that are used more than once.
    define:
      recentVisits: |
        visits.filter(v, v.date >= auditFrom && v.date <= auditDate)
      "seen(c: child)": |
        recentVisits.exists(v, v.childId == c.id && v.seen)

    # What these names are called when the rubric is read back in plain English.
    words:
      recentVisits: {one: visit in the audit window, many: visits in the audit window}
      seen: <c> was seen in the audit window

    # A theme is a gap where an essential criterion is not met, or its score is under 60 %.
    gap: {essential: true, below: 60}

    themes:
      seen:
        title: Seeing the child
        finding: children were not seen
        criteria:
          every-child-seen:
            title: Every child was seen
            kind: compliance
            essential: true
            weight: 2
            met: |
              children.all(c, seen(c))
            partly: |
              children.exists(c, seen(c))
            action: Consider a visit to each child who was not seen
            why: Nobody can know how a child is without having met the child.
            source: This is an example; say here which document asks for it

          seen-lately:
            title: A child on a protection plan was seen in the last 14 days
            kind: timeliness
            weight: 1
            applies: |
              case.status == "childProtection"
            met: |
              recentVisits.exists(v, v.seen && daysBetween(v.date, auditDate) <= 14)
            action: Consider a visit this week
            why: A plan made for a child at risk protects only as long as somebody sees how the child is.
            source: This is an example; 14 days is a choice

    """
  }

  /// The text of `tests.yaml`.
  public var tests: String {
    """
    # Small invented records and how each is to be judged. docs/testing-a-rubric.md explains the form.
    defaults:
      case: {auditDate: 2026-03-31}

    bases:
      two-children:
        children: [{id: c1}, {id: c2}]

    criteria:
      every-child-seen:
        base: two-children
        met:
          both were seen:
            visits: [{childId: c1, date: 2026-02-02, seen: true}, {childId: c2, date: 2026-02-02, seen: true}]
        partly:
          one of two was seen:
            visits: [{childId: c1, date: 2026-02-02, seen: true}, {childId: c2, date: 2026-02-02, seen: false}]
        not-met:
          the visits were before the audit window:
            visits: [{childId: c1, date: 2024-12-01, seen: true}, {childId: c2, date: 2024-12-01, seen: true}]
          there were no visits:
            visits: []
        not-evidenced:
          the file does not say whether the children were seen:
            visits: [{childId: c1, date: 2026-02-02}, {childId: c2, date: 2026-02-02}]

      seen-lately:
        record:
          case: {status: childProtection}
        met:
          14 days before the audit:
            visits: [{date: 2026-03-17, seen: true}]
        not-met:
          15 days before the audit:
            visits: [{date: 2026-03-16, seen: true}]
        not-applicable:
          a child in need plan:
            case: {status: childInNeed}
            visits: []

    """
  }
}
