import Foundation
import Support
import Testing

/// Rules of the house that a program can hold.
struct TidyTests {
  static let sources = Project.files(in: "Sources", ending: [".swift"])

  @Test func filesAreShort() throws {
    for path in Self.sources {
      let lines = try Project.text(path).split(separator: "\n", omittingEmptySubsequences: false).count - 1
      #expect(lines <= 400, "\(path) has \(lines) lines")
    }
  }

  /// A function runs from its line to the brace that closes it at the same depth; the house formats so.
  @Test func functionsAreShort() throws {
    let start =
      /^(@\w+ )*((public|private|fileprivate|static|mutating|internal|consuming|override) )*(func |init)/
    for path in Self.sources {
      var open: [(indent: Int, line: Int)] = []
      for (number, line) in try Project.text(path).split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      {
        let indent = line.prefix { $0 == " " }.count
        let text = line.dropFirst(indent)
        if text.contains("func ") || text.contains("init"), text.prefixMatch(of: start) != nil {
          // One that ends on its own line is short enough.
          if !text.hasSuffix("}") { open.append((indent, number)) }
        }
        if text.hasPrefix("}"), let last = open.last, last.indent == indent {
          #expect(number - last.line < 60, "\(path):\(last.line + 1) is a function of \(number - last.line + 1) lines")
          open.removeLast()
        }
      }
    }
  }

  /// Each target imports only targets that stand above it in `Package.swift`; the order there is the data's.
  @Test func importsPointUpward() throws {
    let order = [
      "CLibXML2", "Diagnostics", "Records", "Expressions", "Rubrics", "Reading", "Auditing", "Statistics", "Charts",
      "Documents", "Reporting", "History", "CaseAudit", "Command",
    ]
    let package = try Project.text("Package.swift")
    let places = order.compactMap {
      package.firstRange(of: "\"\($0)\"", after: "targets: [\n    .systemLibrary(")?.lowerBound
    }
    #expect(places.count == order.count && places == places.sorted())
    for path in Self.sources {
      guard let target = path.split(separator: "/").dropFirst().first, let own = order.firstIndex(of: String(target))
      else {
        continue
      }
      for match in try Project.text(path).matches(
        of: /(?m)^(?:@\w+ )*(?:public |internal |private )?import (?:struct |enum )?(\w+)/)
      {
        guard let imported = order.firstIndex(of: String(match.1)) else { continue }
        #expect(imported < own, "\(path) imports \(match.1)")
      }
    }
  }

  /// Whoever writes a rubric writes examples of what it means.
  @Test func everyRubricHasExamples() throws {
    let rubrics = Project.files(in: "rubrics", ending: ["/rubric.yaml"])
    #expect(!rubrics.isEmpty)
    for path in rubrics {
      let tests = path.replacing("rubric.yaml", with: "tests.yaml")
      #expect(FileManager.default.fileExists(atPath: Project.url(tests).path), "\(tests) is missing")
    }
  }

  @Test func nothingIsLeftUndone() throws {
    for path in Self.sources + Project.files(in: "Tests", ending: [".swift"]) where !path.hasSuffix("TidyTests.swift") {
      let text = try Project.text(path)
      for word in ["TODO", "FIXME", "XXX", "HACK"] { #expect(!text.contains(word), "\(path): \(word)") }
    }
  }
}

extension String {
  /// The first occurrence of a text after that of another.
  fileprivate func firstRange(of text: String, after start: String) -> Range<String.Index>? {
    guard let from = firstRange(of: start) else { return nil }
    return self[from.upperBound...].firstRange(of: text) ?? (start.contains(text) ? from : nil)
  }
}
