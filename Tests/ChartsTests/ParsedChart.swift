import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A chart's bytes as an XML parser understands them.
final class ParsedChart: NSObject, XMLParserDelegate {
  /// An element with what it says itself.
  struct Element {
    let name: String
    let attributes: [String: String]
    var text = ""

    /// A length or place of it.
    func number(_ attribute: String) -> Double? { attributes[attribute].flatMap(Double.init) }

    /// The places its path goes through, each as across and down.
    var places: [[Double]] {
      (attributes["d"] ?? "").split { "MLZ".contains($0) }.map { $0.split(separator: ",").compactMap { Double($0) } }
    }
  }

  /// In document order.
  private(set) var elements: [Element] = []
  private var open: [Int] = []

  /// Nil, and an issue of the test, where it is no XML.
  init?(_ svg: String) {
    super.init()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = self
    guard parser.parse() else {
      Issue.record("not well-formed at line \(parser.lineNumber): \(svg.prefix(200))")
      return nil
    }
  }

  /// The elements of a name.
  func named(_ name: String) -> [Element] { elements.filter { $0.name == name } }

  /// Everything that is drawn, but for the background, which comes first, and text.
  var shapes: [Element] {
    Array(elements.filter { ["rect", "circle", "path"].contains($0.name) }.dropFirst())
  }

  /// What is written in the picture.
  var texts: [String] { named("text").map(\.text) }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String] = [:]
  ) {
    open.append(elements.count)
    elements.append(Element(name: name, attributes: attributes))
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    open.removeLast()
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    if let last = open.last { elements[last].text += text }
  }
}
