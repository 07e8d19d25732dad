import Documents
import Statistics
import Support
import Testing

@testable import Reporting

/// Whatever a run is called, its trend has no other structure for it.
struct TrendHostileTests {
  private static let size = 20

  @Test func namesOfPeriods() throws {
    let periods = Array(repeating: "20/40", count: Self.size).joined(separator: " ")
    let points = try TrendExample([("A", periods), ("B", periods)]).points()
    let plain = try Self.shape(points, (0..<Self.size).map { "period \($0)" })
    let texts = HostileStrings.all
    for start in stride(from: 0, to: texts.count, by: Self.size) {
      let names = Array((texts + texts)[start..<start + Self.size])
      let shape = try Self.shape(points, names)
      let differences = shape.differences(from: plain)
      #expect(differences.isEmpty, "\(differences), one of \(names.map(\.debugDescription).joined(separator: " "))")
    }
  }

  private static func shape(_ points: [TrendPoint], _ names: [String]) throws -> ReportShape {
    let named = zip(points, names).map { point, name in
      var named = TrendPoint(name, levels: point.levels, runs: [name])
      named.change = name
      return named
    }
    let trend = try TrendDocument(named)
    checkText(trend.brief().text())
    return try ReportShape(trend.document(), hasWorkbook: false)
  }

  /// A terminal must be told nothing but words and line ends.
  private static func checkText(_ text: String) {
    let hidden = text.unicodeScalars.first { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: scalar != "\n"
      default: false
      }
    }
    #expect(hidden == nil, "\(hidden?.value ?? 0) is in the text")
  }
}
