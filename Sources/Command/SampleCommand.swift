import ArgumentParser
import CaseAudit

/// `caseaudit sample`.
struct SampleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample",
    abstract: "Draw case files to read from a list of cases, or say how many to read.",
    discussion: """
      CASELIST is a table (CSV) with a row for each case; its first row names the columns, of which two say which case it is: authorityCode and caseId. \
      The draw is by chance and can be repeated: the same cases and the same seed give the same files. --output writes the rows drawn, and beside them a \
      file of the same name that ends in .json: how they were drawn, for the audit that follows. Both name cases: keep them as you keep case files.

      With --population and no list, it only says how many files to read.

      Exit codes: 0 done; 2 the rubric or schema is wrong; 3 the list has mistakes; 4 a file could not be read or written; 64 the command was not understood.
      """)

  @Argument(help: ArgumentHelp("The list of cases.", valueName: "caselist"), completion: .file())
  var caseList: String?

  @Option(help: ArgumentHelp("How many files there are, where no list is given.", valueName: "n"))
  var population: Int?

  @OptionGroup var wish: SampleWishOptions

  @Option(
    help: ArgumentHelp(
      "What makes strata, up to three with commas between: columns of the list (authority, team). Files are drawn from each.",
      valueName: "column,…"))
  var by: String?

  @Option(
    help: ArgumentHelp(
      "A text that decides the draw, such as 2016-Q4; write it down before you draw. Needed with a list.",
      valueName: "text"))
  var seed: String?

  @Option(
    help: ArgumentHelp("The rubric whose record schema says what identifies a case.", valueName: "name|folder"),
    completion: .custom { _, _, _ in RubricLibrary().names })
  var rubric = RubricOption.standard

  @Option(
    help: ArgumentHelp(
      "Write the rows drawn to this file, which ends in .csv, and the method beside it.", valueName: "file.csv"),
    completion: .file())
  var output: String?

  @Flag(help: "Replace files to be written that exist.")
  var force = false

  /// How many columns may make strata.
  private static let columnLimit = 3

  func validate() throws {
    guard (caseList == nil) != (population == nil) else {
      throw ValidationError("name a list of cases, or say how many files there are with --population")
    }
    if let population, !(1...100_000_000).contains(population) {
      throw ValidationError("--population takes a number from 1 to 100000000")
    }
    if population != nil, by != nil || seed != nil || output != nil || force {
      throw ValidationError("--by, --seed, --output and --force need a list of cases to draw from")
    }
    if caseList == "-" { throw ValidationError("the list is a file, not standard input") }
    if caseList != nil, seed == nil {
      throw ValidationError("give a --seed, such as 2016-Q4: a draw that can't be repeated can't be defended")
    }
    if let output, !output.hasSuffix(".csv") { throw ValidationError("--output takes a file that ends in .csv") }
  }

  func run() throws {
    if let population {
      try wish.check(population)
      return try Terminal.write(SampleText(wish.wish, population: population).text)
    }
    let list = try list()
    try wish.check(list.rows.count)
    let columns = try columns(of: list)
    guard let seed, let plan = SamplePlan(wish.wish, seed: seed, by: columns) else {
      throw ValidationError(
        "--seed takes a text of 1 to 100 bytes, without blanks around it or characters that can't be seen")
    }
    let sample = CaseSample(plan, from: list)
    let files = try write(sample, from: list, by: columns.map(\.column))
    try Terminal.write(SampleText(sample.method).text)
    let rest =
      files.isEmpty
      ? "Nothing was written; --output writes the files drawn.\n" : files.map { "wrote \(printable($0))\n" }.joined()
    try Terminal.write("\n\(rest)")
  }

  private func list() throws -> CaseList {
    let schema = try Terminal.rubric(named: rubric).schema
    var diagnostics = Diagnostics()
    guard let list = DataTables.caseList(caseList ?? "", by: schema, &diagnostics) else {
      Terminal.explain(diagnostics)
      let isThere = !diagnostics.all.contains { $0.message.id == "unreadable-table" }
      throw ExitCode(isThere ? ExitStatus.unread : ExitStatus.surroundings)
    }
    return list
  }

  private func columns(of list: CaseList) throws -> [(name: String, column: Int)] {
    guard let by else { return [] }
    let names = by.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard names.count <= Self.columnLimit else {
      throw ValidationError("--by takes up to \(Self.columnLimit) columns, not \(names.count)")
    }
    let columns = try names.map { name in
      if let column = list.column(named: name) { return (name: name, column: column) }
      let nearest = Suggestion.nearest(to: name, among: list.columns).map { "; did you mean '\(printable($0))'?" } ?? ""
      throw ValidationError("--by: the list has no column '\(printable(name))'\(nearest)")
    }
    guard Set(columns.map(\.column)).count == columns.count else {
      throw ValidationError("--by names the same column twice")
    }
    return columns
  }

  /// Writes the rows drawn and the method, where that was asked for; gives the paths.
  private func write(_ sample: CaseSample, from list: CaseList, by columns: [Int]) throws -> [String] {
    guard let output else { return [] }
    let paths = [output, "\(output.dropLast(".csv".count)).json"]
    let contents = [sample.csv(of: list, by: columns), sample.json(engine: engineVersion)]
    try OutputFiles(
      paths.map { ("--output", $0) }, replacing: force, inputs: Inputs(finding: [caseList ?? ""]),
      contents: contents.map { Array($0.utf8) }
    ).settle()
    return paths
  }
}

/// How many files are to be drawn.
struct SampleWishOptions: ParsableArguments {
  @Option(help: ArgumentHelp("How many files to draw.", valueName: "n"))
  var size: Int?

  @Option(
    help: ArgumentHelp(
      "Draw as many as make a percentage known to within so many points, either way.", valueName: "5%"),
    transform: writtenPercentage)
  var margin: Percentage?

  @Option(
    help: ArgumentHelp("The rate that is expected; by default 50%, which asks for the most files.", valueName: "20%"),
    transform: writtenPercentage)
  var expected: Percentage?

  @Option(
    help: ArgumentHelp(
      "How strata share the files: proportionate for percentages over all, equal for percentages of each.",
      valueName: "proportionate|equal"), completion: .list(StratifiedSample.Allocation.allCases.map(\.rawValue)),
    transform: namedAllocation)
  var allocation = StratifiedSample.Allocation.proportionate

  func validate() throws {
    guard (size == nil) != (margin == nil) else { throw ValidationError("give --size or --margin, and not both") }
    if let size, size < 1 { throw ValidationError("--size takes a number of files, at least 1") }
    if margin != nil, let expected, !(500...9_500).contains(expected.hundredths) {
      throw ValidationError(
        "--expected takes a rate from 5% to 95%: nearer to 0% or 100% the formula for a margin does not hold; read as many files as for 5%"
      )
    }
    if let margin, SampleMethod.Wish(.margin(margin), expected: margin, allocation) == nil {
      throw ValidationError("--margin takes a percentage between 0% and 100%")
    }
  }

  /// Whether that many can be drawn from so many files.
  func check(_ files: Int) throws {
    guard let size, size > files else { return }
    throw ValidationError("--size: there are only \(files) files to draw from")
  }

  var wish: SampleMethod.Wish {
    guard let size = margin.map(SampleMethod.Size.margin) ?? size.map(SampleMethod.Size.files),
      let half = Percentage(hundredths: 5_000),
      let wish = SampleMethod.Wish(size, expected: expected ?? half, allocation)
    else { preconditionFailure("validated before") }
    return wish
  }
}

/// A percentage from an argument.
@Sendable private func writtenPercentage(_ argument: String) throws -> Percentage {
  guard let percentage = Percentage(argument) else {
    throw ValidationError("'\(printable(argument))' is not a percentage; write it with its sign, as 5%")
  }
  return percentage
}

/// An allocation from an argument.
@Sendable private func namedAllocation(_ argument: String) throws -> StratifiedSample.Allocation {
  guard let allocation = StratifiedSample.Allocation(rawValue: argument) else {
    let names = StratifiedSample.Allocation.allCases.map(\.rawValue).joined(separator: " or ")
    throw ValidationError("'\(printable(argument))' is not \(names)")
  }
  return allocation
}
