import Auditing
import Documents
import Statistics
import Support
import Testing

@testable import Reporting

/// What a trend needs, and what its report says besides trends.
struct TrendDocumentTests {
  private static let still = [("A", "10/40 10/40 10/40"), ("B", "20/40 20/40 20/40")]

  // MARK: What makes no trend

  @Test func oneAuditIsNoTrend() throws {
    let points = try TrendExample(Self.still).points()
    #expect(throws: TrendDocument.Problem.onePoint) { try TrendDocument([]) }
    #expect(throws: TrendDocument.Problem.onePoint) { try TrendDocument(Array(points.prefix(1))) }
  }

  @Test func unknownThemeIsRefused() throws {
    var options = TrendOptions()
    options.themes = ["theme-0", "themed"]
    let points = try TrendExample(Self.still).points()
    #expect(throws: TrendDocument.Problem.unknownTheme("themed", known: ["theme-0"])) {
      try TrendDocument(points, options)
    }
    #expect(
      TrendDocument.Problem.unknownTheme("themed", known: ["risk", "voice"]).description
        == "the rubric has no theme 'themed'; it has 'risk' and 'voice'")
  }

  @Test func xmrNeedsTwelvePeriods() throws {
    var options = TrendOptions()
    options.chart = .values
    let short = try TrendExample([("A", Self.periods(11)), ("B", Self.periods(11))]).points()
    #expect(throws: TrendDocument.Problem.tooFewForChart(points: 11, least: 12)) { try TrendDocument(short, options) }
    let long = try TrendExample([("A", Self.periods(12)), ("B", Self.periods(12))]).points()
    let json = try TrendDocument(long, options).document().json()
    #expect(json.contains("XmR chart of percentages"))
  }

  /// What limits are is said of the chart that is drawn: in A, two periods have too few files for an XmR chart.
  @Test func wordsAreOfTheChartThatIsDrawn() throws {
    let few = Self.periods(10) + " 2/5 2/5"
    let points = try TrendExample([("A", few), ("B", Self.periods(12))]).points()
    for chart in TrendOptions.Chart.allCases {
      var options = TrendOptions()
      options.chart = chart
      let document = try TrendDocument(points, options).document()
      let captions = document.pictures.prefix(2).map(\.caption)
      #expect(captions.allSatisfy { $0.contains("by how much neighbouring periods differ") == (chart == .values) })
      #expect(captions.map { $0.contains("three standard errors") } == [chart == .proportions, true])
      let note = document.notes[TrendNotes.signals.rawValue]
      #expect(note.contains("2.66 times the average distance") == (chart == .values))
      #expect(note.contains("beyond the limits of the chart (three standard errors") == (chart == .proportions))
    }
  }

  @Test func emptyAuditsAreNoTrend() throws {
    let rubric = try ExampleRubric().loaded()
    let nothing = ExampleAudit(
      rubric: rubric,
      groups: [
        ExampleAudit.Group(
          name: [.stated([65])], themes: [[0, 0, 0, 0], [0, 0, 0, 0]],
          criteria: Array(repeating: [0, 0, 0, 0, 0, 0], count: 4), features: [[0, 0, 0, 0], [0, 0, 0, 0]])
      ])
    let audit = try PublishedAudit(nothing.counts, policy: .none, basis: .census)
    let points = ["one", "two"].map { TrendPoint($0, levels: [audit]) }
    #expect(throws: TrendDocument.Problem.noFiles) { try TrendDocument(points) }
  }

  @Test func severalTablesAreRefusedUnderAPolicy() throws {
    var example = TrendExample(Self.still)
    example.policy = DisclosurePolicy.examples[0]
    var points = try example.points()
    let both = points.map { TrendPoint($0.name, levels: $0.levels + $0.levels) }
    #expect(throws: TrendDocument.Problem.severalTablesUnderPolicy) { try TrendDocument(both) }
    points[0].strata = [TrendStratum("high risk", levels: points[0].levels)]
    #expect(throws: TrendDocument.Problem.severalTablesUnderPolicy) { try TrendDocument(points) }
  }

  // MARK: What is said

  @Test func smallGroupsAreGreyAndItIsSaid() throws {
    let trend = try TrendDocument(TrendExample([("A", "1/40 12/40 30/40"), ("B", "1/5 9/9 1/9")]).points())
    let text = trend.brief().text()
    #expect(text.contains("20.0% (1 of 5)*"))
    #expect(text.contains("* fewer than 10 files: in no test and no signal."))
    #expect(text.contains("Too few files to tell: B."))
    #expect(trend.document().json().contains("fewer than 10 files: not tested"))
    #expect(trend.document().json().contains("under 10 files"))
  }

  /// Rounded to fives, 10 files may be 8.
  @Test func theKeyOfAPictureSaysHowManyFilesAreFew() throws {
    var example = TrendExample([("A", "20/40 20/40 20/40"), ("B", "20/40 20/40 20/40"), ("C", "10/20 10/20 10/10")])
    example.policy = DisclosurePolicy(
      name: "fives", title: "Fives", source: "a test", suppressed: nil, roundedTo: 5)
    let document = try TrendDocument(example.points()).document()
    let picture = try #require(document.pictures.first { $0.id == "over-time-theme-0-1" })
    #expect(picture.svg.contains("fewer than 12 files") && !picture.svg.contains("fewer than 10 files"))
  }

  @Test func allTooSmallIsSaid() throws {
    let trend = try TrendDocument(TrendExample([("A", "1/4 2/4 3/4"), ("B", "1/4 2/5 1/3")]).points())
    #expect(
      TrendReport(trend).words.trends == [
        "No trend could be tested.", "For 3 trends there were too few files to tell.",
      ])
  }

  @Test func groupsThatComeAndGoAreNamed() throws {
    let trend = try TrendDocument(
      TrendExample([("A", "10/40 10/40 10/40"), ("B", "20/40 - 20/40"), ("C", "- - 9/30")]).points())
    #expect(TrendReport(trend).words.audits == ["Not in every audit, by group: B and C."])
    #expect(trend.brief().text().contains("[z]"))
  }

  /// Teams with fewer than three workers are shown together, with another where they are too few; a single team of all files is
  /// all files once more.
  @Test(
    arguments: [
      (
        ["A": 5, "B": 1, "C": 2], ["A"],
        ["Teams that are shown together are not followed: they may be other teams in each audit."]
      ),
      (
        ["A": 1, "B": 1, "C": 2], [],
        ["There are no lines by team: all are shown together, and who stands together may be others in each audit."]
      ),
      (["A": 5, "B": 5, "C": 5], ["A", "B", "C"], []),
    ] as [([String: Int], [String], [String])])
  func teamsTogetherAreSaid(_ workers: [String: Int], _ followed: [String], _ said: [String]) throws {
    var example = TrendExample(Self.still + [("C", "10/40 10/40 10/40")])
    (example.grouping, example.workers) = (["team"], workers)
    var options = TrendOptions()
    options.levelNames = ["team"]
    let trend = try TrendDocument(example.points(), options)
    #expect(trend.measures.levels.flatMap(\.groups).map(\.title) == followed)
    #expect(TrendReport(trend).words.audits == said)
    #expect(!trend.document().json().isEmpty)
  }

  @Test func oneGroupOfAllFilesIsLeftOut() throws {
    let trend = try TrendDocument(TrendExample([("A", "10/40 10/40 10/40")]).points())
    #expect(trend.measures.levels.isEmpty && TrendReport(trend).words.audits.isEmpty)
  }

  @Test func caseMixStandsBeside() throws {
    var example = TrendExample(Self.still)
    example.feature = ["5/40 10/40 20/40", "4/40 4/40 4/40"]
    #expect(try !TrendDocument(example.points()).document().sections.map(\.id).contains("case-mix"))
    example.rubric.featureTableID = "case-mix"
    example.rubric.featureIDs = ["high-risk", "closed"]
    example.rubric.features = ["High risk now", "The work has ended"]
    let trend = try TrendDocument(example.points())
    #expect(trend.brief().text().contains("High risk now  11.3% (9 of 80)  17.5% (14 of 80)  30.0% (24 of 80)"))
    #expect(
      trend.document().tables.map(\.id).filter { $0.hasPrefix("case-mix") } == ["case-mix-all", "case-mix-1-high-risk"])
  }

  /// In each stratum nothing changes, and the share of the one with more gaps grows.
  @Test func strataHoldTheCaseMixStill() throws {
    let whole = try TrendExample([("A", "22/100 28/100 34/100"), ("B", "22/100 28/100 34/100")]).points()
    let high = try TrendExample([("A", "16/40 24/60 32/80"), ("B", "16/40 24/60 32/80")]).points()
    let low = try TrendExample([("A", "6/60 4/40 2/20"), ("B", "6/60 4/40 2/20")]).points()
    let points = whole.indices.map { place in
      var point = whole[place]
      point.strata = [
        TrendStratum("high", levels: high[place].levels), TrendStratum("low", levels: low[place].levels),
      ]
      return point
    }
    let measures = try TrendDocument(points).measures
    let figures = try #require(TrendStrata(measures)).figures(0)
    #expect(figures.map(\.name) == ["All files together", "A", "B"])
    for figure in figures {
      // 60 in 100 files of all periods are of the stratum with 40 %, the others of that with 10 %.
      let rates = figure.standardised.compactMap { $0?.rate }
      #expect(rates.count == 3 && rates.allSatisfy { abs($0 - 0.28) < 1e-9 })
      #expect(abs(figure.difference?.riskDifference ?? 1) < 1e-9)
      #expect(figure.strata == 2)
    }
    let document = try TrendDocument(points).document()
    #expect(document.tables.map(\.id).contains("standardised-theme-0"))
  }

  /// Files of a stratum that one period lacks are in no standardised rate, and it is said how many.
  @Test func strataThatAPeriodLacksAreNamed() throws {
    var points = try TrendExample([("A", "22/100 28/100"), ("B", "22/100 28/100")]).points()
    let parts = try ["15/48 20/50", "6/50 4/50", "1/1 4/5"].map { try TrendExample([("A", $0), ("B", $0)]).points() }
    let names = ["high", "low", "could not be judged"]
    for place in 0..<2 {
      points[place].strata = zip(names, parts).dropLast(place).map { TrendStratum($0, levels: $1[place].levels) }
    }
    let strata = try #require(TrendStrata(TrendDocument(points).measures))
    #expect(strata.names == ["high", "low"])
    let lead = "Left out, because some period has no such file: could not be judged (2 files)."
    #expect(try TrendDocument(points).document().json().contains(lead))
  }

  /// An interval from the spread in strata needs ten files in each, and a spread.
  @Test(arguments: [
    ("4/10", "6/30", true), ("4/9", "6/30", false), ("0/10", "6/30", false), ("10/10", "6/30", false),
  ])
  func smallStrataGiveNoInterval(_ high: String, _ low: String, _ hasInterval: Bool) throws {
    let strata = try [high, low].map { text in
      let numbers = text.split(separator: "/").compactMap { Int($0) }
      return try #require(Proportion(numbers[0], of: numbers[1]))
    }
    let rate = try #require(TrendStrata.Standardised(strata, standard: [50, 50], least: 10))
    #expect((rate.interval != nil) == hasInterval)
    // What the standard has no file of is not used.
    let used = try #require(TrendStrata.Standardised(strata, standard: [0, 50], least: 10))
    #expect(used.interval?.contains(0.2) == true)
  }

  // MARK: Signals and funnels

  @Test func aSignalIsNoTest() throws {
    let lonely = "20/40 20/40 20/40 2/40 20/40 20/40 20/40"
    let trend = try TrendDocument(TrendExample([("A", lonely), ("B", Self.periods(7))]).points())
    let report = TrendReport(trend)
    #expect(report.words.signals[0].hasPrefix("Signals, which are no tests: 2, named under each theme (3 series"))
    #expect(report.words.trends[0].hasPrefix("No rate rises or falls"))
    let text = trend.brief().text()
    #expect(text.contains("A, P4 (5.0%): below the lower limit; chance alone would do this less than once in 1,000"))
  }

  @Test func funnelPlacesOfEachPeriod() throws {
    let measures = try TrendExample([
      ("A", "10/100 50/100"), ("B", "40/100 50/100"), ("C", "40/100 50/100"), ("D", "1/5 2/5"),
    ]).measures()
    let funnel = TrendFunnel(measures.levels[0], theme: 0, overall: measures.overall[0], measures)
    #expect(funnel.places[0] == [.farBelow, .within])
    #expect(funnel.places[3] == [nil, nil])
    #expect(funnel.judged == 6)
    #expect(funnel.outside.inner == 3 && funnel.outside.outer == 1)
    #expect(funnel.words.hasSuffix("chance alone puts about 0.3 there."))
  }

  // MARK: Many

  @Test func manyPeriodsAndTeams() throws {
    let themes = (0..<5).map { theme in
      (0..<24).map { team in
        let periods = (0..<40).map { "\((team * 7 + $0 * 3 + theme * 5) % 30)/60" }.joined(separator: " ")
        return (group: "T\(team < 10 ? "0" : "")\(team)", periods: periods)
      }
    }
    let trend = try TrendDocument(TrendExample(themes: themes).points())
    #expect(trend.measures.levelTrends[0].size == 120)
    let document = trend.document()
    #expect(document.pictures.count == 5 * (1 + 5 + 1))
    #expect(trend.brief().text().contains("The tables show the last 8 of 40 periods"))
  }

  /// Two runs may have one label.
  @Test func labelsAreToldApart() throws {
    let points = try TrendExample(Self.still).points().map { TrendPoint("Group", levels: $0.levels) }
    let trend = try TrendDocument(points)
    #expect(trend.measures.labels == ["Group (2)", "Group (3)", "Group (4)"])
    #expect(!trend.document().json().isEmpty)
  }

  private static func periods(_ count: Int) -> String {
    Array(repeating: "20/40", count: count).joined(separator: " ")
  }
}
