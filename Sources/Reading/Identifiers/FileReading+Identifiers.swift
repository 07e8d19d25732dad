import Diagnostics
import Records

/// What is reported of identifiers that were found.
extension FileReading {
  /// Of one record so many places more are named beside the first.
  private static let placesNamed = 10

  private var isRefusing: Bool { builder.tables.identifiers == .refuse }

  /// Reports the identifiers in the record that was built; the result tells whether it is left out.
  mutating func reportIdentifiers() -> Bool {
    guard builder.identifiers.findCount > 0 else { return false }
    report.identifiers.recordCount += 1
    let count = builder.identifiers.findCount
    let finds = takeFinds()
    let message = Diagnostic.Message.directIdentifier(finds[0], isRefused: isRefusing)
    report(message.adding(notes: notes(on: finds.dropFirst(), of: count - 1)), of: finds[0])
    return isRefusing
  }

  /// Reports identifiers that stand beside the records.
  mutating func reportStrayIdentifiers() {
    guard builder.identifiers.findCount > 0 else { return }
    let before = report.unread.count + report.remarks.count
    for find in takeFinds() { report(.strayIdentifier(find), of: find) }
    report.identifiers.strayCount += report.unread.count + report.remarks.count - before
  }

  private mutating func takeFinds() -> [IdentifierFind] {
    let finds = builder.identifiers.finds.sorted { $0.offset < $1.offset }
    for find in finds { report.identifiers.counts[find.kind, default: 0] += 1 }
    report.identifiers.unlistedCount += builder.identifiers.findCount - finds.count
    builder.identifiers.forgetFinds()
    return finds
  }

  private mutating func report(_ message: Diagnostic.Message, of find: IdentifierFind) {
    let place = place(of: find)
    if isRefusing { refuse(message, at: place) } else { remark(message, at: place) }
  }

  /// Keeps the place of something beside the records, whose bytes may be given up before it is known what it holds.
  mutating func rememberPlace(of offset: Int) { strayPlaces[offset] = place(of: offset) }

  mutating func forgetPlaces() { strayPlaces.removeAll(keepingCapacity: true) }

  private mutating func place(of find: IdentifierFind) -> Place {
    if let place = strayPlaces[find.offset] { return place }
    return find.isField ? place(ofValueAt: find.offset, named: find.name) : place(of: find.offset)
  }

  private mutating func notes(on finds: ArraySlice<IdentifierFind>, of count: Int) -> [String] {
    var notes = finds.prefix(Self.placesNamed).map { find in
      let start = window.position(of: find.offset)
      return "\(find.kind.phrase) in \(find.holder), line \(start.line), column \(start.column)"
    }
    if count > notes.count { notes.append("and \(count - notes.count) more") }
    return notes
  }

  // MARK: Envelopes

  /// Looks at a member of an envelope for identifiers and checks it; the result is the offset after it. What is found is kept
  /// until it is known that this is an envelope.
  mutating func skipMember(_ member: JSONMember, isNew: Bool, to end: Int) throws(JSONSyntaxError) -> Int {
    // Taken out for the call, in which the window is read.
    var watching = builder
    var name = member.written
    name.withUTF8 { watching.enterWatched($0, at: member.value) }
    if !isNew { watching.noteGivenTwice(at: member.value, as: .error) }
    let after = try skipValue(from: member.value, to: end) { scanner throws(JSONSyntaxError) in
      try scanner.skipValue(into: &watching, depth: 0)
    }
    watching.identifiers.leave()
    builder = watching
    return after
  }

  /// Reports what was found wrong with the members of an envelope.
  mutating func reportEnvelopeProblems() {
    for problem in builder.problems {
      let place = place(ofValueAt: problem.offset, named: problem.name)
      switch problem.severity {
      case .error: refuse(problem.message, at: place)
      case .warning: remark(problem.message, at: place)
      }
    }
    builder.problems.removeAll(keepingCapacity: true)
  }
}

extension Diagnostic.Message {
  static func directIdentifier(_ find: IdentifierFind, isRefused: Bool) -> Self {
    Self(
      id: "direct-identifier",
      "this record holds \(find.kind.phrase) in \(find.holder)\(isRefused ? ", so it is left out" : "")",
      label: find.kind.phrase,
      help: "have it taken out where the records come from; --identifiers warn reads them as they are")
  }

  static func strayIdentifier(_ find: IdentifierFind) -> Self {
    Self(
      id: "stray-identifier", "\(find.kind.phrase) stands beside the records, in \(find.holder)",
      label: find.kind.phrase,
      help: "have it taken out where the file comes from; --identifiers warn reads the file as it is")
  }
}
