import Diagnostics
import Expressions
import Foundation
import Records

extension RubricLoader {
  /// What a rubric's file judges.
  enum Subject {
    /// Case files.
    case cases
    /// Authorities, beside the folder's rubric for case files; nil where that has mistakes.
    case authority(Rubric?)

    /// What it is called in messages.
    var name: String {
      switch self {
      case .cases: "a rubric"
      case .authority: RubricLoader.authorityFile
      }
    }

    var keys: [String] {
      switch self {
      case .cases: RubricLoader.keys
      case .authority: RubricLoader.authorityKeys
      }
    }

    var criterionKeys: [String] {
      switch self {
      case .cases: RubricLoader.criterionKeys
      case .authority: RubricLoader.statementKeys
      }
    }

    var themeKeys: [String] {
      switch self {
      case .cases: RubricLoader.themeKeys
      case .authority: RubricLoader.themeKeys.filter { $0 != "finding" }
      }
    }

    var includeKeys: [String] {
      switch self {
      case .cases: RubricLoader.includeKeys
      case .authority: RubricLoader.includeKeys.filter { $0 != "alerts" && $0 != "features" }
      }
    }

    /// The rubric for case files in the same folder, where this one is for authorities.
    var rubric: Rubric? {
      switch self {
      case .cases: nil
      case .authority(let rubric): rubric
      }
    }

    var isAuthority: Bool {
      switch self {
      case .cases: false
      case .authority: true
      }
    }
  }

  static let authorityFile = "authority.yaml"
  static let statementKeys = criterionKeys + ["statement"]
  /// A profile is no case: it has no gaps, grades, alerts and features.
  static let authorityKeys = [
    "rubric", "version", "title", "basis", "record", "jurisdiction", "include", "sets", "define", "words", "themes",
    "claims",
  ]

  /// The rubric together with what is asked of authorities in the same folder; nil where that has mistakes.
  static func withAuthority(_ rubric: Rubric?, in folder: Folder, _ diagnostics: inout Diagnostics) -> Rubric? {
    let path = normalised("\(folder.path)/\(authorityFile)")
    guard FileManager.default.fileExists(atPath: path) else { return rubric }
    guard let source = read(path) else {
      diagnostics.report(Diagnostic(.error, .unreadableRubric(path), at: nil))
      return nil
    }
    // What it refers to may be missing only because of mistakes that were reported.
    let authority = load(source, in: folder, as: .authority(rubric), &diagnostics)
    guard var rubric, let authority, let group = authority.loader.authorityOfFile else { return nil }
    rubric.authority = AuthorityRubric(
      rubric: authority.rubric, statements: authority.loader.statements.map(\.statement),
      claims: authority.loader.claims, authorityOfFile: group)
    return rubric
  }

  // MARK: Statements

  /// `statement:` the path of the object in a profile that a criterion of an authority is about; nil: already reported.
  mutating func statement(_ keys: inout Keys) -> Statement? {
    guard let node = keys.required("statement"), let path = keys.text(node, of: "statement") else { return nil }
    guard let reference = reference(path, at: node) else { return nil }
    guard let statement = Statement(reference, in: checker.schema) else {
      report(.noStatement(path), at: node)
      return nil
    }
    return statement
  }

  /// The field that a path of names leads to; nil: already reported.
  private mutating func reference(_ path: String, at node: YAMLNode) -> FieldReference? {
    let names = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    var type = checker.schema.root
    for (index, name) in names.enumerated() {
      guard let field = type.field(named: name) else {
        let nearest = Suggestion.nearest(to: name, among: type.fields.map(\.name))
        report(.unknownField(name, of: type.name, nearest: nearest), at: node)
        return nil
      }
      guard index + 1 < names.count else { break }
      guard case .object(let id) = field.type else {
        report(.noStatement(path), at: node)
        return nil
      }
      type = checker.schema.objects[id]
    }
    return checker.schema.field(at: names)
  }

  /// Reports criteria whose rules do not look at their statement: what is shown beside the judgement would be another one's.
  mutating func checkStatements(of rubric: Rubric) {
    let describer = RuleDescriber(rubric)
    for (criterion, given) in zip(rubric.criteria, statements) {
      let statement = given.statement
      for (key, condition) in [("met", criterion.met), ("partly", criterion.partly)] {
        guard let condition else { continue }
        var use = VocabularyUse(describer)
        use.add(condition.expression)
        let isRead = [statement.object, statement.answer].allSatisfy { use.fields.contains($0.field.id) }
        if !isRead { report(.statementNotRead(statement.answer.path, by: key, of: criterion.id), at: given.node) }
      }
    }
  }

  /// Which field of a case file says of which authority it is: that of the group that profiles are known by. Nil: reported.
  mutating func authorityOfFile(_ keys: Keys) -> FieldReference? {
    guard let node = keys.optional("record"), let cases = subject.rubric else { return nil }
    let (schema, group) = (checker.schema, checker.schema.groups[0])
    guard schema.identity.count == 1, schema.identity[0].path == group.field.path else {
      report(.profileIdentity(group.name), at: node)
      return nil
    }
    if let found = cases.schema.groups.first(where: { $0.name == group.name }) { return found.field }
    report(.noCommonGroup(group.name, in: cases.schema.recordName), at: node)
    return nil
  }

  // MARK: Ids

  /// The name of the criterion in the other file of the folder that has this id or ref; nil where there is none.
  func isTaken(_ name: String) -> Bool {
    subject.rubric?.criteria.contains { $0.isCalled(name) } ?? false
  }
}

extension Diagnostic.Message {
  static func noStatement(_ path: String) -> Self {
    Self(
      id: "no-statement", "'\(path)' is no statement of a profile", label: "expected a path such as 'group.statement'",
      help: "name a field that holds an object in which just one field has listed values: the answer")
  }

  static func statementNotRead(_ path: FieldPath, by key: String, of criterion: String) -> Self {
    Self(
      id: "statement-not-read", "'\(key)' of '\(criterion)' does not look at '\(path)'", label: "not what is judged",
      help: "name the statement that '\(key)' is about")
  }

  static func profileIdentity(_ group: String) -> Self {
    Self(
      id: "no-common-group", "a profile must be known by its '\(group)' alone", label: "is known by something else",
      help: "give 'identity' and the first of 'groups' in the schema the same single path")
  }

  static func noCommonGroup(_ group: String, in record: String) -> Self {
    Self(
      id: "no-common-group", "the group '\(group)' of profiles is no group of '\(record)'",
      label: "can't be set beside files", help: "give the group the same name in both schemas")
  }

  static func takenCriterion(_ name: String) -> Self {
    Self(
      id: "duplicate-criterion", "there are two criteria named '\(name)'", label: "named again here",
      help: "choose another name", notes: ["the first is in rubric.yaml"])
  }

  static func duplicateRef(_ ref: String, first: String) -> Self {
    Self(
      id: "duplicate-ref", "there are two criteria with the ref '\(ref)'", label: "given again here",
      help: "give each criterion a ref of its own", notes: ["the first is \(first)"])
  }
}
