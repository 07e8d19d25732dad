/// A report as blocks of sentences, tables and pictures; what it is about, only its maker knows.
///
/// Every form it is written in (a page, a workbook, Markdown, JSON) is made from this alone. So a figure that was left out of
/// it, for the sake of disclosure control, is in no byte of any of them.
public struct Document: Sendable {
  /// Names the files it is written to: letters, digits and hyphens, as `audit-report`.
  public let name: String
  /// Its title.
  public let title: String
  /// The protective marking that stands on every page, as `OFFICIAL-SENSITIVE`.
  public let marking: String
  /// The day or days the data are of, in words, as `data of 30 September 2016`; it stands on every page.
  public let dataDate: String
  /// What stands on the cover: names and what they are, as ("Rubric", "cordis-bright-themes 1.0").
  public let facts: [Fact]
  /// What it says, in the order in which it is read.
  public let sections: [Section]
  /// What must be known to read the figures; a table refers to them by number, from 1.
  public let notes: [String]

  /// A document.
  public init(
    name: String, title: String, marking: String, dataDate: String, facts: [Fact], sections: [Section], notes: [String]
  ) {
    self.name = name
    self.title = title
    self.marking = marking
    self.dataDate = dataDate
    self.facts = facts
    self.sections = sections
    self.notes = notes
  }

  /// A line of the cover.
  public struct Fact: Sendable, Equatable {
    /// What it is about.
    public let name: String
    /// What it is.
    public let value: String

    /// A line of the cover.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// Every table, those under pictures included, in the order in which they are read.
  public var tables: [Table] { sections.flatMap(\.blocks).flatMap(\.tables) }

  /// Every picture, in the order in which they are read.
  public var pictures: [Picture] { sections.flatMap(\.blocks).compactMap(\.picture) }

  /// The symbols that stand in place of figures in some table, each once, in their order.
  public var symbols: [Symbol] {
    let used = Set(tables.flatMap(\.symbols))
    return Symbol.allCases.filter(used.contains)
  }
}

/// A part of a document with a title of its own.
public struct Section: Sendable {
  /// Names it within the document: letters, digits and hyphens.
  public let id: String
  /// Its title.
  public let title: String
  /// What it says.
  public let blocks: [Block]
  /// Whether it starts a page where the document is printed.
  public let startsPage: Bool

  /// A part.
  public init(id: String, title: String, startsPage: Bool = false, blocks: [Block]) {
    self.id = id
    self.title = title
    self.startsPage = startsPage
    self.blocks = blocks
  }
}

/// One piece of a section.
public enum Block: Sendable {
  /// A title within the section.
  case heading(String)
  /// Sentences.
  case paragraph(String)
  /// Items in no order of weight.
  case list([String])
  /// Steps or questions in their order.
  case steps([String])
  /// What must not be overlooked.
  case caution(title: String, [String])
  /// Figures.
  case table(Table)
  /// A picture, and the same figures as a table.
  case picture(Picture, Table)
  /// Room for a written answer of so many lines, under these words.
  case answer(String, lines: Int)

  /// The table it shows or holds under a picture.
  var tables: [Table] {
    switch self {
    case .table(let table), .picture(_, let table): [table]
    case .heading, .paragraph, .list, .steps, .caution, .answer: []
    }
  }

  var picture: Picture? {
    if case .picture(let picture, _) = self { picture } else { nil }
  }
}

/// A picture that says what a table says.
public struct Picture: Sendable {
  /// Names it within the document and its file: letters, digits and hyphens.
  public let id: String
  /// What it shows, in at most ten words.
  public let title: String
  /// Measure, source, coverage and period, as they stand under it.
  public let caption: String
  /// A whole `<svg>` element with a title and a description of its own, safe to stand in a page.
  public let svg: String

  /// A picture.
  public init(id: String, title: String, caption: String, svg: String) {
    self.id = id
    self.title = title
    self.caption = caption
    self.svg = svg
  }
}
