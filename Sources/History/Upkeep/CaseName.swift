import Foundation
internal import GRDB

/// What a case is called by those who want it purged: all that identifies it, with `/` between.
struct CaseName {
  private let text: String
  /// The last of what identifies it, by which files are called.
  private let last: String

  /// - Throws: that nothing stands at the end.
  init(_ text: String) throws(HistoryProblem) {
    guard let last = text.split(separator: "/", omittingEmptySubsequences: false).last,
      last.contains(where: Self.isWord)
    else { throw .noCaseName }
    (self.text, self.last) = (text, String(last))
  }

  /// The numbers of the pseudonyms that are this case.
  func subjects(_ db: Database) throws -> [Int64] {
    let found = try Row.fetchAll(
      db, sql: "SELECT id, name FROM subject WHERE instr(name, ?) > 0",
      arguments: [RowText.encoded([last]).dropFirst(2).dropLast(2).description])
    // An identifier may hold the character that stands between them.
    return try found.filter { try RowText.texts($0.value("name"))?.joined(separator: "/") == text }
      .map { try $0.value("id") }
  }

  /// Takes away the names of files that are called after the case, and messages that name it; also of cases that were left out.
  ///
  /// - Parameter isFound: whether there is such a case. Otherwise the name may be a mistake, and a file of several cases is not called
  ///   after one.
  /// - Returns: how many.
  func purgeTexts(isFound: Bool, _ db: Database) throws -> Int {
    let files = try rows("input", text: "path", isFound ? "" : "AND records <= 1", db)
    for file in files {
      try Purge.takeFromWriter(file.run, db)
      try db.execute(
        sql: "UPDATE input SET path = NULL, sha256 = iif(records <= 1, NULL, sha256) WHERE run = ? AND number = ?",
        arguments: [file.run, file.number])
    }
    let messages = try rows(
      "problem", text: "text",
      isFound
        ? ""
        : "AND NOT EXISTS (SELECT 1 FROM input i WHERE i.run = problem.run AND i.records > 1 AND instr(text, i.path) = 1)",
      db)
    for message in messages {
      try db.execute(
        sql: "UPDATE problem SET text = '(purged)' WHERE run = ? AND number = ?",
        arguments: [message.run, message.number])
    }
    return files.count + messages.count
  }

  /// The rows of a table whose text names the case.
  private func rows(
    _ table: String, text column: String, _ only: String, _ db: Database
  ) throws -> [(run: Int64, number: Int)] {
    try Row.fetchAll(
      db, sql: "SELECT run, number, \(column) AS text FROM \(table) WHERE instr(\(column), ?) > 0 \(only)",
      arguments: [last]
    ).filter { isNamed(in: try $0.value("text")) }
      .map { (try $0.value("run"), try $0.value("number")) }
  }

  /// Whether the name stands somewhere in a text as a whole, not as a part of a longer one: `NE-1` in `a/NE-1.json`, but not in
  /// `a/NE-12.json`. The numbers of lines (`:12:`) are none.
  func isNamed(in text: String) -> Bool {
    let text = text.replacing(/:[0-9]+:/, with: ":")
    return text.ranges(of: last).contains { range in
      let before = text[..<range.lowerBound].last
      let after = text[range.upperBound...].first
      return !(before.map(Self.isWord) ?? false) && !(after.map(Self.isWord) ?? false)
    }
  }

  private static func isWord(_ character: Character) -> Bool { character.isLetter || character.isNumber }
}
