/// A piece of a web page.
///
/// Text enters a page only as `.text` or as the value of an attribute, and both are escaped here; so no text can make an element.
indirect enum Markup {
  /// Words.
  case text(String)
  /// An element with its attributes, in their order, and what is in it.
  case element(Name, [Attribute], [Markup])
  /// What is markup already: our own style sheet, a picture.
  case finished(String)

  /// The elements that a page is made of.
  enum Name: String {
    case html, head, meta, title, link, style, body
    case header, nav, main, footer, section, div
    case h1, h2, h3, h4, p, strong, span, a
    case ol, ul, li, dl, dt, dd
    case table, caption, thead, tbody, tr, th, td
    case figure, figcaption, details, summary

    /// Whether it has no end, and nothing in it.
    var isVoid: Bool { self == .meta || self == .link }

    /// Whether it stands within a line.
    var isInline: Bool { self == .strong || self == .span || self == .a }
  }

  /// An attribute of an element.
  struct Attribute {
    let name: String
    let value: String

    init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// Its text as HTML.
  var html: String {
    var html = ""
    write(to: &html)
    return html
  }

  private func write(to html: inout String) {
    switch self {
    // A percent sign stays with its number.
    case .text(let text): html += Self.escaped(text.replacing(" %", with: "\u{A0}%"))
    case .finished(let text): html += text
    case .element(let name, let attributes, let content):
      html += "<\(name.rawValue)"
      for attribute in attributes { html += " \(attribute.name)=\"\(Self.escaped(attribute.value))\"" }
      html += ">"
      if content.contains(where: \.startsLine) { html += "\n" }
      for part in content { part.write(to: &html) }
      if !name.isVoid { html += "</\(name.rawValue)>" }
      if !name.isInline { html += "\n" }
    }
  }

  private var startsLine: Bool {
    switch self {
    case .element(let name, _, _): !name.isInline
    case .text, .finished: false
    }
  }

  /// A text that is nothing but text wherever it stands in an element or in a quoted attribute.
  ///
  /// It goes by scalars: a combining mark behind a `<` makes another character of it, and not for a browser.
  static func escaped(_ text: String) -> String {
    let text = shown(text)
    guard text.utf8.contains(where: "&<>\"'".utf8.contains) else { return text }
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}

extension Markup {
  /// An element with no attributes but perhaps a class.
  static func element(_ name: Name, class kind: String? = nil, _ content: [Markup]) -> Markup {
    .element(name, kind.map { [Attribute("class", $0)] } ?? [], content)
  }

  /// An element with words alone in it.
  static func element(_ name: Name, class kind: String? = nil, text: String) -> Markup {
    element(name, class: kind, [.text(text)])
  }

  /// Words for who listens to the page; who looks at it sees them from what stands around.
  static func heard(_ text: String) -> Markup { element(.span, class: "heard", text: text) }
}
