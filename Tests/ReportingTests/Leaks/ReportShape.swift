import Documents
import Foundation
import Support

#if canImport(FoundationXML)
  import FoundationXML
#endif

@testable import Reporting

/// What a document consists of in every form, without what its texts say.
struct ReportShape: Equatable, Sendable {
  /// The tags of the page outside of its pictures.
  let page: [String]
  /// The lines of the Markdown.
  let markdown: [MarkdownLine]
  /// The keys of the JSON, and what stands under them.
  let json: String
  /// The elements of the workbook's files, with their attributes' names, and what kinds of cells there are.
  let workbook: [String]

  init(_ document: Document, hasWorkbook: Bool, isBrief: Bool = false) throws {
    json = try Self.keys(JSONSerialization.jsonObject(with: Data(document.json().utf8)))
    guard !isBrief else {
      (page, markdown, workbook) = ([], [], [])
      return
    }
    page = Self.outsidePictures(PageTags(document.page()).tags)
    markdown = document.markdown().utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(
      MarkdownLine.init)
    workbook = try hasWorkbook && WorkbookParts.canRead ? Self.skeletons(document.workbook()) : []
  }

  /// What of it differs from another; empty where nothing does.
  func differences(from other: ReportShape) -> [String] {
    let (lines, otherLines) = (markdown.map(\.description), other.markdown.map(\.description))
    return Self.difference("page", page, other.page) + Self.difference("Markdown", lines, otherLines)
      + Self.difference("JSON", [json], [other.json]) + Self.difference("workbook", workbook, other.workbook)
  }

  /// The first place where two lists differ, with a little of what stands there.
  private static func difference(_ form: String, _ one: [String], _ other: [String]) -> [String] {
    guard one != other else { return [] }
    guard let pair = zip(one, other).first(where: { $0 != $1 }) else {
      return ["\(form): \(one.count) and not \(other.count) parts"]
    }
    let start = zip(pair.0, pair.1).prefix { $0 == $1 }.count
    return [
      "\(form): …\(pair.0.dropFirst(max(0, start - 40)).prefix(120)) and not \(pair.1.dropFirst(start).prefix(60))"
    ]
  }

  private static func outsidePictures(_ tags: [String]) -> [String] {
    var isInside = false
    return tags.filter { tag in
      if tag.hasPrefix("svg") { isInside = true }
      defer { if tag == "/svg" { isInside = false } }
      return !isInside
    }
  }

  private static func keys(_ value: Any) -> String {
    switch value {
    case let object as [String: Any]:
      return "{" + object.sorted { $0.key < $1.key }.map { "\($0.key):\(keys($0.value))" }.joined(separator: ",") + "}"
    case let list as [Any]: return "[" + list.map(keys).joined(separator: ",") + "]"
    case is String: return "text"
    default: return "value"
    }
  }

  private static func skeletons(_ bytes: [UInt8]) throws -> [String] {
    // Which formats there are depends on how long texts are.
    try WorkbookParts.of(bytes).filter { $0.name != "xl/styles.xml" }.map { part in
      let elements = try XMLSkeleton.elements(of: part.text)
      // Equal texts are kept once, so how many there are says nothing.
      return part.name == "xl/sharedStrings.xml"
        ? "\(part.name): \(Set(elements).sorted())" : "\(part.name): \(elements.joined(separator: " "))"
    }
  }
}

/// The elements of XML in their order, with the names of their attributes, and the kind and place of a cell.
enum XMLSkeleton {
  struct Malformed: Error {}

  static func elements(of xml: String) throws -> [String] {
    let reader = Reader()
    let parser = XMLParser(data: Data(xml.utf8))
    parser.delegate = reader
    guard parser.parse() else { throw Malformed() }
    return reader.elements
  }

  private final class Reader: NSObject, XMLParserDelegate {
    var elements: [String] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      let names = attributes.keys.filter { $0 != "xml:space" }.sorted()
      let values = ["r", "t"].compactMap { attributes[$0] }
      elements.append(([name] + names + values).joined(separator: "/"))
    }
  }
}
