public import Diagnostics
import Expressions
import Foundation
import Records

/// Reads a rubric's folder: `rubric.yaml`, the schema it names and the files it includes. Every mistake in them is
/// found in one run.
public struct RubricLoader {
  let source: SourceText
  let folder: Folder
  /// The files of sets and definitions that it includes.
  let included: [IncludedFile]
  var diagnostics = Diagnostics()
  /// Conditions checked but not compiled yet.
  var checker: Checker

  /// The sets declared so far.
  var sets: [Vocabulary.NamedSet] = []

  /// Where a criterion was first declared, by its id.
  var criterionPlaces: [String: SourceRange] = [:]
  /// Where a ref was first given.
  var refPlaces: [String: SourceRange] = [:]

  /// What the file judges.
  let subject: Subject
  /// Of an authority's criteria: the statement of each, and where it is named.
  var statements: [(statement: Statement, node: YAMLNode)] = []
  /// What is set against an authority's files.
  private(set) var claims: [Claim] = []
  /// Which field of a case file says of which authority it is.
  private(set) var authorityOfFile: FieldReference?

  /// The alerts declared so far that hold no mistake, and where each was first declared.
  var alerts: [CheckedAlert] = []
  var alertPlaces: [String: SourceRange] = [:]

  /// The tables of features declared so far that hold no mistake, and where each table and each feature was first declared.
  var featureTables: [CheckedFeatureTable] = []
  var featureTablePlaces: [String: SourceRange] = [:]
  var featurePlaces: [String: SourceRange] = [:]

  /// The rubric in a folder; nil where it has mistakes, which `diagnostics` then holds.
  ///
  /// - Parameters:
  ///   - folder: the path of the folder, as messages shall show it.
  ///   - dataFolders: where bank holidays are looked for when `data` beside the folder of rubrics has none.
  public static func load(
    folder: String, dataFolders: [String] = [], _ diagnostics: inout Diagnostics
  ) -> Rubric? {
    let path = normalised("\(folder)/rubric.yaml")
    guard let source = read(path) else {
      diagnostics.report(Diagnostic(.error, .unreadableRubric(path), at: nil))
      return nil
    }
    let name = URL(fileURLWithPath: folder).standardizedFileURL.lastPathComponent
    let place = Folder(path: folder, name: name, dataFolders: dataFolders)
    return withAuthority(load(source, in: place, &diagnostics), in: place, &diagnostics)
  }

  /// The rubric of files that were kept elsewhere, without what it asks of authorities; nil where they have mistakes, which
  /// `diagnostics` then holds.
  ///
  /// - Parameters:
  ///   - folder: the path of a folder, as messages shall show it; nothing is read from there.
  ///   - dataFolders: where bank holidays are looked for.
  public static func load(
    _ files: RubricFiles, shownAs folder: String, dataFolders: [String] = [], _ diagnostics: inout Diagnostics
  ) -> Rubric? {
    var texts: [String: SourceText] = [:]
    for file in [files.rubric, files.schema] + files.includes {
      let path = normalised("\(folder)/\(file.name)")
      texts[path] = SourceText(path: path, bytes: file.bytes)
    }
    let place = Folder(path: folder, name: nil, dataFolders: dataFolders, kept: texts)
    return texts[normalised("\(folder)/\(RubricFiles.rubricName)")].flatMap { load($0, in: place, &diagnostics) }
  }

  /// Where a rubric stands.
  struct Folder {
    /// What the schema and the included files are looked for from.
    let path: String
    /// What the rubric must be called; nil for anything.
    let name: String?
    /// Where bank holidays are looked for after the rubric's own `data`.
    var dataFolders: [String] = []
    /// The files, by their paths, where they are not read from disk.
    var kept: [String: SourceText]?

    /// The text of one of its files; nil where there is none.
    func text(at path: String) -> SourceText? { kept.map { $0[path] } ?? RubricLoader.read(path) }
  }

  /// The rubric that a text holds.
  static func load(_ source: SourceText, in folder: Folder, _ diagnostics: inout Diagnostics) -> Rubric? {
    load(source, in: folder, as: .cases, &diagnostics)?.rubric
  }

  /// The rubric that a text holds, and what was learnt beside it.
  static func load(
    _ source: SourceText, in folder: Folder, as subject: Subject, _ diagnostics: inout Diagnostics
  ) -> (rubric: Rubric, loader: RubricLoader)? {
    guard let root = YAMLReader.read(source, &diagnostics) else { return nil }
    guard var keys = Keys(root, of: subject.name, subject.keys, source, &diagnostics) else { return nil }
    guard let (schema, schemaSource, record) = schema(&keys, folder, &diagnostics) else {
      diagnostics.report(contentsOf: keys.diagnostics)
      return nil
    }
    let included = includes(&keys, folder, &diagnostics)
    let whole = included.isEmpty ? source : SourceText(joining: [source] + included.map(\.source))
    var loader = RubricLoader(
      source: whole, folder: folder, included: included, checker: Checker(schema: schema, source: whole),
      subject: subject)
    loader.diagnostics = keys.diagnostics
    loader.checker.mayLackNames = !loader.hasAllIncludes(named: keys.optional("include"))
    let rubric = loader.load(keys.renewed(), schema, schemaSource, record)
    diagnostics.report(contentsOf: loader.diagnostics)
    diagnostics.report(contentsOf: loader.checker.diagnostics)
    guard let rubric, !diagnostics.hasErrors else { return nil }
    return (rubric, loader)
  }

  static let keys = [
    "rubric", "version", "title", "basis", "record", "jurisdiction", "include", "sets", "define", "words", "applies",
    "gap", "themes", "grades", "caps", "alerts", "escalation", "features",
  ]
  static let gapKeys = ["essential", "below"]

  private static func schema(
    _ keys: inout Keys, _ folder: Folder, _ diagnostics: inout Diagnostics
  ) -> (schema: RecordSchema, source: SourceText, name: String)? {
    guard let node = keys.required("record"), let name = keys.text(node, of: "record") else { return nil }
    let path = normalised("\(folder.path)/\(name)")
    guard let text = folder.text(at: path) else {
      keys.diagnostics.report(.unreadableSchema(path), at: node.range, in: keys.source)
      return nil
    }
    return SchemaLoader.load(text, &diagnostics).map { ($0, text, name) }
  }

  private mutating func load(
    _ given: Keys, _ schema: RecordSchema, _ schemaSource: SourceText, _ record: String
  ) -> Rubric? {
    var keys = given
    let id = identifier(&keys)
    let version = keys.requiredText("version")
    let title = keys.requiredText("title")
    let basis = keys.text("basis")
    let jurisdiction = jurisdiction(&keys)
    let gap = subject.isAuthority ? GapRule(essential: false, below: nil) : gapRule(&keys)
    for (index, file) in included.enumerated() { declare(file, number: index + 1) }
    declareSets(keys.optional("sets"))
    declareDefinitions(keys.optional("define"))
    let vocabulary = vocabulary(included.indices.map(includedWords) + [keys.optional("words")])
    let applies = keys.optional("applies").map { condition($0, of: "applies") }
    let themes = themes(&keys)
    let grading = grading(keys)
    let caps = caps(keys, grading, themes)
    addAlerts(keys.optional("alerts"))
    let escalation = keys.text("escalation")
    addFeatures(keys.optional("features"))
    if subject.isAuthority {
      claims = claims(keys, themes) ?? []
      authorityOfFile = authorityOfFile(keys)
    }
    diagnostics.report(contentsOf: keys.diagnostics)
    guard let id, let version, let title, let gap, let themes, let caps,
      !diagnostics.hasErrors, !checker.diagnostics.hasErrors
    else { return nil }
    var compiler = Compiler(schema: schema, definitions: checker.checkedDefinitions)
    let compiledApplies = applies?.map { Condition(expression: $0, entry: compiler.add($0)) }
    let compiledThemes = themes.map { $0.compiled(by: &compiler) }
    let compiledGrading = grading?.compiled(by: &compiler)
    let compiledCaps = caps.map { $0.compiled(by: &compiler) }
    let compiledAlerts = alerts.map { $0.compiled(by: &compiler) }
    let compiledFeatures = featureTables.compiled(by: &compiler)
    var program = compiler.finish()
    if program.readsCalendar {
      guard let calendar = calendar(for: keys.optional("rubric")) else { return nil }
      program.calendar = calendar
    }
    let rubric = Rubric(
      id: id, version: version, title: title, basis: basis, jurisdiction: jurisdiction, schema: schema,
      applies: compiledApplies, gap: gap, themes: compiledThemes, grading: compiledGrading, caps: compiledCaps,
      alerts: compiledAlerts, features: compiledFeatures, escalation: escalation, vocabulary: vocabulary,
      program: program, source: source, includes: included.map(\.name), schemaSource: schemaSource, record: record)
    if subject.isAuthority { checkStatements(of: rubric) }
    return rubric
  }

  private mutating func identifier(_ keys: inout Keys) -> String? {
    guard let node = keys.required("rubric"), let id = keys.text(node, of: "rubric") else { return nil }
    guard isKebabCase(id) else {
      diagnostics.report(.invalidID(id), at: node.range, in: source)
      return nil
    }
    if let name = folder.name, name != id {
      diagnostics.report(.otherFolder(id, name), at: node.range, in: source)
    }
    return id
  }

  private mutating func gapRule(_ keys: inout Keys) -> GapRule? {
    guard let node = keys.required("gap"),
      var gap = Keys(node, of: "the gap rule", Self.gapKeys, source, &diagnostics)
    else { return nil }
    let essential = gap.boolean("essential") ?? false
    let below = gap.integer("below", within: 0...100)
    diagnostics.report(contentsOf: gap.diagnostics)
    if gap.diagnostics.isEmpty, !essential, below == nil {
      report(.wrongValue("gap", expected: "'essential: true', a score 'below', or both"), at: node)
    }
    return GapRule(essential: essential, below: below)
  }

  static func read(_ path: String) -> SourceText? {
    FileManager.default.contents(atPath: path).map { SourceText(path: path, bytes: Array($0)) }
  }

  /// A path without `.` and, where a name stands before it, without `..`.
  static func normalised(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/", omittingEmptySubsequences: true) where part != "." {
      if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
    }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }
}

/// Whether a text is a kebab-case name: small letters and digits, in words joined by single hyphens.
func isKebabCase(_ text: String) -> Bool {
  let words = text.split(separator: "-", omittingEmptySubsequences: false)
  return words.allSatisfy { word in
    !word.isEmpty && word.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
  } && text.utf8.first.map { (0x61...0x7A).contains($0) } == true
}
