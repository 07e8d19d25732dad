/// What the generator was asked to do.
struct Arguments: Equatable, Sendable {
  /// What is to be written.
  enum Task: Equatable, Sendable {
    /// The published records, in place.
    case publish
    /// All records of the first sample as one file in a folder.
    case writeAll(WholeFormat, folder: String)
    /// The usage, to standard output.
    case showUsage
  }

  /// What is to be written.
  private(set) var task = Task.publish
  /// The project's folder.
  private(set) var root = "."

  static let usage = """
    usage: SampleGenerator [--root FOLDER]
           SampleGenerator [--root FOLDER] --all xml|json OUTPUT-FOLDER

    Rewrites the records of sample-audits/four-authorities-2016 from its design and the archetypes, and the records
    and the design of sample-audits/four-quarters from the same; or writes all records of the first as one file,
    all.xml or all.json, to a folder.
    FOLDER is the project's folder, by default the current one.
    """

  /// The arguments after the program's name. Throws a refusal that names the wrong one.
  init(_ words: [String]) throws {
    var rest = words[...]
    while let word = rest.popFirst() {
      switch word {
      case "--root": root = try Self.next(&rest, after: word, as: "a folder")
      case "--all": task = try Self.wholeTask(&rest)
      case "--help", "-h": task = .showUsage
      default: throw Refusal.usage("The argument '\(word)' is not known.")
      }
    }
  }

  private static func wholeTask(_ rest: inout ArraySlice<String>) throws -> Task {
    let name = try next(&rest, after: "--all", as: "a format")
    guard let format = WholeFormat(rawValue: name) else {
      throw Refusal.usage("The format '\(name)' is not xml or json.")
    }
    return .writeAll(format, folder: try next(&rest, after: "--all \(name)", as: "a folder"))
  }

  private static func next(_ rest: inout ArraySlice<String>, after word: String, as what: String) throws -> String {
    guard let value = rest.popFirst(), !value.isEmpty else {
      throw Refusal.usage("The argument '\(word)' needs \(what) after it.")
    }
    return value
  }
}
