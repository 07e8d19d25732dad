import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// An element of an XML file; names are as written, prefixes included.
final class ReadElement {
  let name: String
  let attributes: [String: String]
  fileprivate(set) var children: [ReadElement] = []
  /// Its own text, without that of its children.
  fileprivate(set) var text = ""

  fileprivate init(_ name: String, _ attributes: [String: String]) {
    self.name = name
    self.attributes = attributes
  }

  /// The root of a text that must be well-formed XML.
  static func root(of xml: String) throws -> ReadElement {
    let builder = Builder()
    let parser = XMLParser(data: Data(xml.utf8))
    parser.delegate = builder
    #expect(parser.parse(), "\(String(describing: parser.parserError)) in \(xml.prefix(300))")
    return try #require(builder.root)
  }

  /// The children of a name, and theirs of the next.
  func all(_ names: String...) -> [ReadElement] {
    names.reduce([self]) { elements, name in elements.flatMap(\.children).filter { $0.name == name } }
  }

  /// The value of an attribute that must be there.
  func attribute(_ name: String) throws -> String { try #require(attributes[name], "\(self.name) has \(name)") }
}

private final class Builder: NSObject, XMLParserDelegate {
  var root: ReadElement?
  private var open: [ReadElement] = []

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    let element = ReadElement(name, attributes)
    if root == nil { root = element }
    open.last?.children.append(element)
    open.append(element)
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) { open.last?.text += text }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    open.removeLast()
  }
}
