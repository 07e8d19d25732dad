/// The design of the sample: which file has which gaps.
struct SampleDesign: Sendable {
  /// Why the voice theme does not apply to a file.
  enum VoiceExclusion: String, Sendable {
    case unbornOnlyChild, closedContact
  }

  /// One file of the sample.
  struct Row: Equatable, Sendable {
    let caseID: String
    let authority: Authority
    /// In the order of the themes.
    let gaps: [Theme]
    let voiceExclusion: VoiceExclusion?
  }

  /// The files, in the order of the table.
  let rows: [Row]
  /// The twelve months that all of them are audited for.
  let practice: PracticePeriod

  /// A design of these files.
  init(rows: [Row], practice: PracticePeriod) {
    self.rows = rows
    self.practice = practice
  }

  /// The design of the first sample from its table, a CSV text without quotes. Throws a refusal that names the line.
  init(csv: String) throws {
    let lines = csv.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    guard lines.first == Self.header else {
      throw Refusal.surroundings("The design's first line must be '\(Self.header)'.")
    }
    var seen: Set<String> = []
    let rows = try lines.enumerated().dropFirst().filter { !$0.element.isEmpty }.map { index, line in
      guard let row = Row(csv: line), seen.insert(row.caseID).inserted else {
        throw Refusal.surroundings("Line \(index + 1) of the design does not describe a file, or one listed before.")
      }
      return row
    }
    self.init(rows: rows, practice: PracticePeriod(toEndOfMonth: 9, in: 2016))
  }

  /// The team of each file, in the order of the rows: an authority's files are dealt to its teams in turn.
  var teams: [String] {
    var counts: [Authority: Int] = [:]
    return rows.map { row in
      let index = counts[row.authority, default: 0]
      counts[row.authority] = index + 1
      return row.authority.team(ofFile: index)
    }
  }

  private static let header =
    "caseId,authority,\(Theme.allCases.map { "gap_\($0.rawValue)" }.joined(separator: ",")),voice_not_applicable"
}

extension SampleDesign.Row {
  /// A row from its line; nil where the line is wrong or contradicts itself.
  fileprivate init?(csv line: String) {
    let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard cells.count == 3 + Theme.allCases.count, let authority = Authority(rawValue: cells[1]) else { return nil }
    let flags = cells[2..<cells.count - 1]
    guard Self.isCaseID(cells[0], of: authority), flags.allSatisfy({ $0 == "0" || $0 == "1" }) else { return nil }
    self.caseID = cells[0]
    self.authority = authority
    self.gaps = zip(Theme.allCases, flags).filter { $0.1 == "1" }.map(\.0)
    self.voiceExclusion = SampleDesign.VoiceExclusion(rawValue: cells[cells.count - 1])
    guard voiceExclusion != nil || cells[cells.count - 1].isEmpty, isConsistent else { return nil }
  }

  /// A case token becomes a file's name, so it is checked strictly: the authority's code and three digits.
  private static func isCaseID(_ text: String, of authority: Authority) -> Bool {
    guard text.hasPrefix(authority.rawValue + "-") else { return false }
    let digits = text.dropFirst(authority.rawValue.count + 1)
    return digits.count == 3 && digits.allSatisfy { $0.isASCII && $0.isNumber }
  }

  private var isConsistent: Bool {
    switch voiceExclusion {
    case nil: true
    case .unbornOnlyChild: !gaps.contains(.voice)
    case .closedContact: gaps.isEmpty
    }
  }
}

extension [SampleDesign.Row] {
  /// Case tokens in the order of a number that each file has of its own.
  func ranked(for purpose: String) -> [String] {
    map { row -> (UInt64, String) in
      var stream = Stream(row.caseID, for: purpose)
      return (stream.next(), row.caseID)
    }.sorted { $0 < $1 }.map(\.1)
  }
}
