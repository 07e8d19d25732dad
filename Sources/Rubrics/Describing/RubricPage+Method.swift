extension RubricPage {
  /// What the rubric is, and who wrote what.
  var head: [PageBlock] {
    let place = rubric.jurisdiction.map { ", for \($0)" } ?? ""
    var blocks: [PageBlock] = [
      .heading(1, Phrase(rubric.title)),
      .paragraph("Rubric \(Phrase(.code(rubric.id))), version \(rubric.version)\(place)."),
      .paragraph(
        """
        This page is made from \(Phrase(.code("rubric.yaml"))) and says in words what the rules there say. Change the \
        rubric, not this page.
        """),
    ]
    if let basis = rubric.basis { blocks.append(.paragraph("What is published and what is chosen: \(basis)")) }
    if let readings { blocks.append(.paragraph(readings)) }
    return blocks
  }

  /// How the page is to be read.
  var reading: PageBlock {
    .paragraph(
      """
      Linked words (in a terminal between stars) are names for rules and lists, which are explained further down. Words in quotes are values that a field of the record may have; they, too, are listed below.
      """)
  }

  /// How judgements come about, whatever the criteria are.
  var method: [PageBlock] {
    [
      .heading(2, "How a criterion is judged"), .list(Self.judgements),
      .heading(2, "When the record is silent"), .list(Self.silence),
      .heading(2, "Which dates count"), .paragraph(Self.window),
      .heading(2, "Scores and gaps"), .list(scores),
    ] + scope
  }

  private var scope: [PageBlock] {
    guard let applies = rubric.applies else { return [] }
    let lines = describer.describe(applies.expression).lines(after: "Only records are judged where ")
    return [
      .heading(2, "Which records are judged"), .list(lines.map { PageLine($0.phrase, depth: $0.depth) }),
    ]
  }

  private static let judgements = [
    PageLine("The first of these that fits is the judgement:"),
    PageLine("“not applicable”: the record shows that what stands after “Asked” does not hold", depth: 1),
    PageLine("“met”: what stands after “Met” holds", depth: 1),
    PageLine("“could not be judged”: a value that was needed can’t be read", depth: 1),
    PageLine("“partly met”: what stands after “Otherwise partly met” holds", depth: 1),
    PageLine("“the record does not say”: silence leaves open whether it is asked, met or partly met", depth: 1),
    PageLine("“not met”: the record shows that it is neither met nor partly met", depth: 1),
    PageLine(
      """
      Where silence leaves open whether a criterion is asked, it stays in the count: as “met” or “partly met” if that holds, \
      otherwise as “the record does not say”.
      """),
  ]

  private static let silence = [
    PageLine(
      """
      A field that is left out or has no value says nothing: neither yes nor no. “No” is a statement, and so is a list \
      that is there and has no entry: it says that there is none.
      """),
    PageLine(
      """
      A statement holds, or does not hold, only where that is so whatever the missing fields might say. Else it is open. \
      So one part that does not hold settles “all of these”, one that holds settles “at least one of these”, one row that \
      does not hold settles “each”, and one that holds settles “at least one”.
      """),
    PageLine(
      """
      “Not” and “no” hold only where the record shows it. Silence is never a no, unless the rule asks whether a value \
      is given.
      """),
    PageLine(
      """
      “Is given”, “is not given” and “no … is given” are never open: they ask only whether there is a value.
      """),
    PageLine(
      """
      A row of which the record leaves open whether it belongs to a list (such as one without a date) may belong to it \
      or not.
      """),
    PageLine("“Each” holds where there are none; “if …, then …” holds where the “if” does not hold."),
  ]

  private static let window: Phrase = """
    The audit window runs from its first to its last day, both included. The last day is the date of the audit, as given to \
    the program or else by the record; the first day is the one given, or else the record’s own, or else the same day one \
    year before. The rules say themselves where something must lie in the window.
    """

  private var scores: [PageLine] {
    [
      PageLine("A theme is a gap in a file where \(rubric.gap.text(isFull: true))."),
      PageLine(
        """
        The score of a theme is the share of points earned: “met” earns twice the weight, “partly met” the weight once, \
        “not met” and “the record does not say” nothing, out of twice the weight of every criterion. What is not \
        applicable, or could not be judged, is left out.
        """),
      PageLine(
        """
        What sort of practice a criterion asks for: compliance (something was done that must be done), timeliness (it was \
        done in time), quality (it was done well), impact (it made a difference).
        """),
      PageLine("A theme none of whose criteria applies is not applicable: it counts neither as a gap nor as no gap."),
    ]
  }
}
