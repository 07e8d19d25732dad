import Foundation
import Support
import Testing

@testable import Charts

/// What is drawn stays in the picture, can be told from its ground, and hides nothing.
struct LegibilityTests {
  private let charts = SampleCharts.all(saying: "Understanding and assessment of risk")

  @Test func everythingIsInside() throws {
    for chart in charts {
      let parsed = try #require(ParsedChart(chart.svg()))
      let height = try #require(parsed.elements[0].number("height"))
      for element in parsed.elements.dropFirst() {
        let places = element.places
        for x in ["x", "cx"].compactMap(element.number) + places.map({ $0[0] }) { #expect((0...560).contains(x)) }
        for y in ["y", "cy"].compactMap(element.number) + places.map({ $0[1] }) { #expect((0...height).contains(y)) }
      }
    }
  }

  /// WCAG 2.2, 1.4.3 and 1.4.11: text 4.5 : 1, marks 3 : 1 by their fill or outline; the grid need not be seen.
  @Test func everythingStandsOut() throws {
    for chart in charts {
      let parsed = try #require(ParsedChart(chart.svg()))
      #expect(parsed.named("text").allSatisfy { $0.attributes["fill"] == nil })
      #expect(contrast(parsed.elements[0].attributes["fill"]) >= 4.5)
      for shape in parsed.shapes where shape.attributes["stroke"] != Colour.lightGrey {
        let isOnBar = shape.name == "path" && shape.attributes["stroke"] == Colour.white
        if isOnBar { continue }
        #expect(max(contrast(shape.attributes["fill"]), contrast(shape.attributes["stroke"])) >= 3)
      }
    }
    // White whiskers lie on bars of this colour alone.
    #expect(contrast(Colour.darkBlue) >= 3)
  }

  /// No label of a funnel hides another or a point, and each lies nearest to its own.
  @Test(arguments: 1...30 as ClosedRange<UInt64>)
  func labelsOfAFunnelHideNothing(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let plot = Box(x: 76, y: 50, width: 484, height: 380)
    let points = (0..<Int.random(in: 1...30, using: &random)).map { _ in
      Point(x: .random(in: 80...520, using: &random), y: .random(in: 50...430, using: &random))
    }
    var labels = FunnelLabels(in: plot, around: points, lines: [[Point(x: 76, y: 300), Point(x: 524, y: 300)]])
    var boxes: [Box] = []
    for point in points {
      guard let box = labels.place(for: ["Team \(boxes.count)"], beside: point, isBold: false)?.box else { continue }
      #expect(plot.contains(box) && !boxes.contains { $0.overlaps(box) } && !points.contains { box.contains($0) })
      #expect(points.allSatisfy { $0 == point || box.distance(to: $0) > box.distance(to: point) })
      boxes.append(box)
    }
    #expect(!boxes.isEmpty, "seed \(seed)")
    for point in points {
      guard let place = labels.distantPlace(for: ["Team", "8 of 27"], from: point, isBold: true) else { continue }
      #expect(plot.contains(place.box) && !boxes.contains { $0.overlaps(place.box) })
      #expect(!points.contains { place.box.contains($0) })
      // The line goes from its own point straight to the label, past no other label.
      #expect(place.leader.allSatisfy { $0.x == point.x } && place.box.distance(to: place.leader[1]) <= 8)
      for box in boxes { #expect(!place.leader.contains { box.contains($0) }) }
      boxes.append(place.box)
    }
  }

  /// A group that is different is named even where its label has no room.
  @Test func whatIsDifferentIsAlwaysNamed() throws {
    let points = (1...30).map { SampleCharts.dot("Team \($0)", 20, of: 28 + $0 % 3, isOutside: true) }
    let chart = FunnelChart(
      ChartText(id: "crowd", title: "t", description: "d"), funnel: SampleCharts.funnel(label: "All files", upTo: 40),
      points: points)
    let texts = try #require(ParsedChart(chart.svg())).texts.joined(separator: "\n")
    for point in points { #expect(texts.contains(try Regex("\(point.name)\\b"))) }
  }

  /// The contrast ratio to white by WCAG's definition; 1 for no colour.
  private func contrast(_ colour: String?) -> Double {
    guard let colour, let value = Int(colour.dropFirst(), radix: 16), colour.hasPrefix("#") else { return 1 }
    let channels = [16, 8, 0].map { shift in
      let channel = Double(value >> shift & 255) / 255
      return channel <= 0.040_45 ? channel / 12.92 : pow((channel + 0.055) / 1.055, 2.4)
    }
    return 1.05 / (0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2] + 0.05)
  }
}
