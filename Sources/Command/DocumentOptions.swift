import ArgumentParser
import CaseAudit
import Foundation

/// The forms in which a document can be written to a folder.
enum DocumentForm: String, CaseIterable, ExpressibleByArgument {
  case html, csv, xlsx, json, md

  /// The forms of an argument such as `html,xlsx`.
  static func list(_ text: String) throws -> [DocumentForm] {
    let forms = try text.split(separator: ",", omittingEmptySubsequences: false).map { name in
      guard let form = DocumentForm(rawValue: String(name)) else {
        let names = allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("--to: there is no form '\(printable(String(name)))'; use \(names), with commas between")
      }
      return form
    }
    return forms.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}

/// Where a document goes: to the terminal, or to a folder in several forms.
struct DocumentOptions: ParsableArguments {
  @OptionGroup var shown: ShownOptions

  @Option(
    help: ArgumentHelp("Write it to a folder in these forms instead: html, xlsx, json, md.", valueName: "form,…"))
  var to: String?

  func validate() throws { try shown.check(try forms) }

  private var forms: [DocumentForm] {
    get throws { try to.map(DocumentForm.list) ?? [] }
  }

  /// Shows the document, or writes it.
  func show(_ document: Document) throws { try shown.show(document, as: try forms) }
}

/// How a document is shown, and where it is written to.
struct ShownOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("How to show it: text, md or json.", valueName: "text|md|json"),
    completion: .list(Format.allCases.map(\.rawValue)))
  var format = Format.text

  @Option(help: ArgumentHelp("The folder for --to.", valueName: "folder"), completion: .directory)
  var output: String?

  @Flag(help: "Replace files to be written that exist.")
  var force = false

  /// How a document is shown.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, md, json
  }

  /// Holds that the forms and the folder fit.
  func check(_ forms: [DocumentForm]) throws {
    guard forms.isEmpty == (output == nil) else { throw ValidationError("give --to and --output together") }
    if forms.contains(.csv) { throw ValidationError("--to csv is a form of 'caseaudit report'") }
  }

  /// Shows the document, or writes it in these forms.
  func show(_ document: Document, as forms: [DocumentForm]) throws {
    if let output {
      var folder = DocumentFolder(path: output, replacing: force)
      try folder.add(document, as: forms)
      return try folder.write(inputs: Inputs(finding: []))
    }
    switch format {
    case .text:
      try Terminal.write(document.text(ReportFormat.Style(colours: Terminal.showsColours(Terminal.output))))
    case .md: try Terminal.write(document.markdown())
    case .json: try Terminal.write(document.json())
    }
  }
}

/// Files of a report that come into being together in one folder.
struct DocumentFolder {
  /// The folder of pictures within it.
  static let pictures = "charts"

  let path: String
  let replacing: Bool
  private var files: [(name: String, bytes: [UInt8])] = []

  init(path: String, replacing: Bool) {
    self.path = path
    self.replacing = replacing
  }

  /// Adds a file.
  mutating func add(_ name: String, _ text: String) { add(name, Array(text.utf8)) }

  /// Adds a file.
  mutating func add(_ name: String, _ bytes: [UInt8]) { files.append((name, bytes)) }

  /// Adds a document in these forms; its pictures go with the page.
  mutating func add(_ document: Document, as forms: [DocumentForm]) throws {
    for form in forms {
      switch form {
      case .html:
        add("\(document.name).html", document.page())
        for picture in document.pictures { add("\(Self.pictures)/\(picture.id).svg", picture.svg) }
      case .xlsx: files.append(("\(document.name).xlsx", try workbook(document)))
      case .json: add("\(document.name).json", document.json())
      case .md: add("\(document.name).md", document.markdown())
      case .csv: break
      }
    }
  }

  private func workbook(_ document: Document) throws -> [UInt8] {
    do {
      return try document.workbook()
    } catch {
      throw OutputFiles.failure("the workbook could not be made: \(error)")
    }
  }

  /// Writes all files, or none of them.
  func write(inputs: Inputs) throws {
    try make(files.map(\.name))
    let requests = files.map { (option: "--output", path: "\(path)/\($0.name)") }
    try OutputFiles(requests, replacing: replacing, inputs: inputs, contents: files.map(\.bytes)).settle()
  }

  /// Says beforehand where a file of these names can't be written; nothing is left of trying.
  func check(_ names: [String], inputs: Inputs) throws {
    let isNew = !FileManager.default.fileExists(atPath: path)
    try files(names, inputs: inputs).discard()
    if isNew { rmdir(path) }
  }

  /// Files of these names in the folder, which is made where it is not there; they come into being when they are settled.
  func files(_ names: [String], inputs: Inputs) throws -> OutputFiles {
    try make(names)
    return try OutputFiles(names.map { ("--output", "\(path)/\($0)") }, replacing: replacing, inputs: inputs)
  }

  private func make(_ names: [String]) throws {
    let hasPictures = names.contains { $0.hasPrefix(Self.pictures) }
    do {
      try FileManager.default.createDirectory(
        atPath: hasPictures ? "\(path)/\(Self.pictures)" : path, withIntermediateDirectories: true)
    } catch {
      throw OutputFiles.failure("the folder '\(printable(path))' can't be made")
    }
  }
}
