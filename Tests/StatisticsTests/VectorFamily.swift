import Foundation
import Statistics
import Support
import Testing

/// Reference vectors of one method: inputs, and what trusted implementations make of them.
struct VectorFamily<Input: Decodable, Expected: Decodable>: Decodable {
  let name: String
  let count: Int
  let tolerance: Double
  let vectors: [Vector]

  struct Vector: Decodable {
    let id: String
    let kind: String?
    let input: Input
    /// Nil where the method is undefined for the input.
    let expected: Expected?
  }

  private enum CodingKeys: String, CodingKey {
    case name, count, vectors
    case tolerance = "absTolerance"
  }

  init(_ name: String) throws {
    try self.init(at: Project.url("Tests/StatisticsTests/Vectors/\(name).json"))
  }

  init(at url: URL) throws {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    self = try decoder.decode(Self.self, from: Data(contentsOf: url))
  }

  /// Compares every vector, prints how many pass, and records each value that does not.
  func check(_ compare: (Vector, inout Comparison) throws -> Void) throws {
    #expect(vectors.count == count, "\(name) has \(vectors.count) vectors of the \(count) it says")
    var passed = 0
    for vector in vectors {
      var comparison = Comparison(id: vector.id, tolerance: tolerance)
      try compare(vector, &comparison)
      #expect(comparison.compared > 0, "\(vector.id) compares nothing")
      #expect(comparison.mismatches.isEmpty, "\(comparison.mismatches.joined(separator: "; "))")
      if comparison.mismatches.isEmpty { passed += 1 }
    }
    print("\(name): \(passed) of \(count) vectors")
  }
}

/// What came of comparing one vector.
struct Comparison {
  let id: String
  let tolerance: Double
  private(set) var compared = 0
  private(set) var mismatches: [String] = []

  init(id: String, tolerance: Double) {
    (self.id, self.tolerance) = (id, tolerance)
  }

  /// A number, or nil for undefined, which must be nil on both sides.
  mutating func number(_ actual: Double?, _ expected: Double?, _ what: String) {
    let agree =
      switch (actual, expected) {
      case (nil, nil): true
      // The vectors' numbers are rounded to twelve digits, which in large ones is more than the tolerance.
      case (let actual?, let expected?): abs(actual - expected) <= max(tolerance, abs(expected) * 5e-12)
      default: false
      }
    note(agree, "\(what) is \(Self.text(actual)), expected \(Self.text(expected))")
  }

  private static func text(_ number: Double?) -> String { number.map { "\($0)" } ?? "undefined" }

  /// Numbers in a row.
  mutating func numbers(_ actual: [Double?], _ expected: [Double?], _ what: String) {
    same(actual.count, expected.count, "the number of \(what)")
    for (index, pair) in zip(actual, expected).enumerated() { number(pair.0, pair.1, "\(what) \(index)") }
  }

  /// Anything that must be exactly as expected.
  mutating func same<Value: Equatable>(_ actual: Value, _ expected: Value, _ what: String) {
    note(actual == expected, "\(what) is \(actual), expected \(expected)")
  }

  private mutating func note(_ holds: Bool, _ mismatch: String) {
    compared += 1
    if !holds { mismatches.append("\(id): \(mismatch)") }
  }
}

/// Named numbers; one that is there and null is undefined, one that is not there is a mistake of the test.
struct NamedNumbers: Decodable {
  private let numbers: [String: Double?]

  init(from decoder: any Decoder) throws {
    numbers = try decoder.singleValueContainer().decode([String: Double?].self)
  }

  /// The number of this name, nil where it is undefined.
  subscript(_ name: String) -> Double? {
    get throws { try #require(numbers[name], "there is no \(name)") }
  }

  func has(_ name: String) -> Bool { numbers.keys.contains(name) }
}

/// A count out of a count.
struct CountOfCount: Decodable {
  let k: Int
  let n: Int

  var proportion: Proportion? { Proportion(k, of: n) }
}

/// Counts out of counts.
struct CountsOfCounts: Decodable {
  let k: [Int]
  let n: [Int]

  var proportions: [Proportion] { zip(k, n).compactMap { Proportion($0, of: $1) } }
}
