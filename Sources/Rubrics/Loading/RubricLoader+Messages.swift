import Diagnostics

extension Diagnostic.Message {
  private static func didYouMean(_ nearest: String?) -> String? { nearest.map { "did you mean '\($0)'?" } }

  static func unreadableRubric(_ path: String) -> Self {
    Self(id: "unreadable-rubric", "'\(path)' could not be read", help: "name a folder that holds a rubric.yaml")
  }

  static func unreadableSchema(_ path: String) -> Self {
    Self(
      id: "unreadable-schema", "the record schema '\(path)' could not be read", label: "not readable",
      help: "check that the file exists; the path counts from the rubric's folder")
  }

  static func unknownKey(_ name: String, of what: String, nearest: String?, allowed: [String]) -> Self {
    Self(
      id: "unknown-key", "\(what) has no '\(name)'", label: "not known",
      help: didYouMean(nearest) ?? "it may have: \(allowed.joined(separator: ", "))")
  }

  static func missingKey(_ name: String, of what: String) -> Self {
    Self(id: "missing-key", "\(what) needs '\(name)'", label: "'\(name)' is missing here")
  }

  static func notAMapping(_ what: String) -> Self {
    Self(id: "not-a-mapping", "\(what) is written as names with values", label: "expected 'name: value' lines")
  }

  static func notAText(_ name: String) -> Self {
    Self(id: "not-a-text", "'\(name)' needs a text", label: "expected a text")
  }

  static func notAnExpression(_ name: String) -> Self {
    Self(
      id: "not-an-expression", "'\(name)' needs an expression", label: "expected an expression",
      help: "write '\(name): |' and the expression indented on the next line")
  }

  static func wrongValue(_ name: String, expected: String, nearest: String? = nil) -> Self {
    Self(
      id: "wrong-value", "'\(name)' needs \(expected)", label: "expected \(expected)", help: didYouMean(nearest))
  }

  static func invalidID(_ id: String) -> Self {
    Self(
      id: "invalid-id", "'\(id)' is not usable as a name", label: "not kebab-case",
      help: "use small letters and digits, words joined by hyphens: 'seen-alone'")
  }

  static func otherFolder(_ id: String, _ folder: String) -> Self {
    Self(
      id: "other-folder-name", "the rubric is named '\(id)', its folder '\(folder)'", label: "not its folder's name",
      help: "give both the same name")
  }

  static func duplicateCriterion(_ id: String, firstLine: Int) -> Self {
    Self(
      id: "duplicate-criterion", "there are two criteria named '\(id)'", label: "named again here",
      help: "choose another name", notes: ["the first is at line \(firstLine)"])
  }

  static func nothingDeclared(_ what: String) -> Self {
    Self(id: "nothing-declared", "at least one \(what) is needed here", label: "expected 'name:' and its contents")
  }

  static func cutByComment() -> Self {
    Self(
      id: "cut-by-comment", "YAML takes what follows ' #' for a comment, so the expression would be cut here",
      label: "cut after this", help: "write a '|' after the colon and the expression indented on the next line")
  }
}
