import Documents
import Rubrics
import Statistics

extension AuditDocument {
  /// A page for each group to learn from: what goes well first, then three questions for each theme.
  var team: Document {
    document(
      named: "team-learning", title: "Learning from the audit: \(title)",
      sections: [alerts.summary] + since + parts.flatMap(\.teamSections))
  }
}

extension PartDocument {
  /// How many strengths are named.
  private static let strengths = 5

  fileprivate var teamSections: [Section] {
    (part.hasGroups ? Array(part.groups) : [0]).map { column in
      Section(
        id: "\(prefix)learning-\(column)", title: title(part.columns[column]), startsPage: true,
        blocks: opening(column) + part.rubric.themes.indices.flatMap { theme($0, column) } + [
          .answer("What we will do next, who does it and by when", lines: 4)
        ])
    }
  }

  private func opening(_ column: Int) -> [Block] {
    let best = part.strengths(column).prefix(Self.strengths)
    let files = part.files[column].number.map(FileWords.files) ?? "a number of files that is not shown"
    let lead = Block.paragraph(
      "From \(files). The questions are for talking about the work, not for judging people.")
    guard !best.isEmpty else { return [lead] }
    return [
      lead, .heading("What goes well"),
      .list(best.map { "\($0.criterion.title): met in \($0.rate.shortWords)" }),
    ]
  }

  private func theme(_ index: Int, _ column: Int) -> [Block] {
    let theme = part.rubric.themes[index]
    let rate = part.themes[index].rateOfApplicable(column)
    let words = rate.share == nil ? "The rate is \(rate.symbol?.meaning ?? "not known")." : "A gap in \(rate.words)."
    return [
      .heading(theme.title), .paragraph(words), .steps(LearningQuestions(part: part, theme: theme, column: column).all),
    ]
  }
}

/// Three questions about a theme: on what goes well, on what is not done, on what is not written down.
struct LearningQuestions {
  let part: PublishedPart
  let theme: Theme
  let column: Int

  var all: [String] { [strength, practice, recording] }

  private var strength: String {
    let best = part.strengths(column).first { ranked in theme.criteria.contains { $0.index == ranked.criterion.index } }
    guard let best else { return "Which piece of work on this theme are we proud of, and what made it possible?" }
    return "\(quoted(best)): met in \(best.rate.shortWords). What makes this work, and how do we keep it?"
  }

  private var practice: String {
    guard let worst = most(.notMet) else {
      return
        "No criterion of this theme stands out as not met. Which one would we least like to be asked about, and why?"
    }
    return
      "\(quoted(worst.ranked)): the record shows that it was not met in \(FileWords.files(worst.count)). What gets in the way?"
  }

  private var recording: String {
    guard let worst = most(.notEvidenced) else {
      return "What do we know about these children that the file does not say?"
    }
    return
      "\(quoted(worst.ranked)): in \(FileWords.files(worst.count)) the record does not say. Is it done and not written down, or not done?"
  }

  /// The criterion of the theme with the highest count that is shown.
  private func most(_ row: CriterionRow) -> (ranked: PublishedPart.Ranked, count: Int)? {
    part.drivers(of: theme, column).compactMap { ranked in
      part.criteria[ranked.criterion.index][row, column].number.map { (ranked, $0) }
    }.filter { $0.1 > 0 }.max { ($0.1, $1.0.criterion.index) < ($1.1, $0.0.criterion.index) }
  }

  private func quoted(_ ranked: PublishedPart.Ranked) -> String { "'\(ranked.criterion.title)'" }
}
