import Support
import Testing

/// The law of DESIGN section 3 by brute force: an expression that answers although the file is silent gives the same answer
/// for every filling of what is silent.
struct ExtensionLawTests {
  private static let lists: [RecordLiteral] = [[], [1], [2], [1, 2], [3, 3]]
  private static let answers: [RecordLiteral] = [true, false]
  private static let days: [RecordLiteral] = ["2016-03-24", "2016-04-01"]

  /// What the fields of a record can hold: the numbers, whether each of two parts is done, and a day.
  private struct Filling {
    var numbers: RecordLiteral
    var done: [RecordLiteral]
    var day: RecordLiteral

    var record: RecordLiteral {
      [
        "numbers": numbers, "day": day, "parts": [["size": 1, "done": done[0]], ["size": 2, "done": done[1]]],
      ]
    }
  }

  /// All fillings out of these choices for each field.
  private static func fillings(
    _ numbers: [RecordLiteral], _ first: [RecordLiteral], _ second: [RecordLiteral], _ days: [RecordLiteral]
  ) -> [Filling] {
    numbers.flatMap { numbers in
      first.flatMap { first in
        second.flatMap { second in days.map { Filling(numbers: numbers, done: [first, second], day: $0) } }
      }
    }
  }

  private static func choices(_ value: RecordLiteral, _ all: [RecordLiteral]) -> [RecordLiteral] {
    if case .absent = value { all } else { [value] }
  }

  static let expressions =
    ["contains", "intersects", "equivalent"].flatMap { name in
      [
        "sets.\(name)(numbers, sizes)", "sets.\(name)(sizes, numbers)", "sets.\(name)(sizes, [1])",
        "sets.\(name)([1, 2], sizes)", "sets.\(name)(numbers, [])", "sets.\(name)(sizes, [3, 1])",
      ]
    } + [
      "workingDaysBetween(date('2016-03-23'), day) > 2", "sizes.exists(s, s in numbers)",
      "string(day).matches('^2016') && sets.intersects(sizes, [2])",
    ]

  @Test(arguments: expressions)
  func silenceDecidesNothing(_ expression: String) {
    let definitions = [("sizes", "parts.filter(p, p.done).map(p, p.size)")]
    let silent = Self.fillings(Self.lists + [.absent], Self.answers + [.absent], Self.answers + [.absent], [.absent])
    for filling in silent {
      let answer = Outcome.of(expression, in: filling.record, defining: definitions, observing: false)
      guard answer == "true" || answer == "false" else { continue }
      let filled = Self.fillings(
        Self.choices(filling.numbers, Self.lists), Self.choices(filling.done[0], Self.answers),
        Self.choices(filling.done[1], Self.answers), Self.days)
      for other in filled {
        #expect(
          Outcome.of(expression, in: other.record, defining: definitions, observing: false) == answer,
          "\(filling.record) filled as \(other.record)")
      }
    }
  }
}
