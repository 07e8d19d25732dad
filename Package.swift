// swift-tools-version: 6.2
import PackageDescription

/// What every target of ours is built with. No `unsafeFlags` by default: others must be able to depend on this package.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// Where `make` sets this, what is tested is optimised, for that makes the tests faster; it checks itself all the same. The tests
/// are not, for that would take longer than it saves.
let optimising: [SwiftSetting] =
  Context.environment["CASEAUDIT_OPTIMISING"] == nil
  ? [] : [.unsafeFlags(["-O", "-assert-config", "Debug"], .when(configuration: .debug))]

/// A target of ours, in the order the data flows: each may import only targets above it.
func target(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings + optimising)
}

/// A target of tests; `path` is its folder's name in `Tests`.
func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(
    name: name, dependencies: dependencies + ["Support"], path: "Tests/\(name)", exclude: exclude,
    swiftSettings: settings)
}

let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "caseaudit",
  platforms: [.macOS(.v14)],
  products: [
    .library(name: "CaseAudit", targets: ["CaseAudit"]),
    .executable(name: "caseaudit", targets: ["Command"]),
  ],
  dependencies: [
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    // Where Homebrew puts its header no compiler looks by itself, and no program finds its library. Elsewhere it is loaded when
    // it is wanted, so no program of ours is linked with it.
    .systemLibrary(name: "CXLSXWriterOfHomebrew", pkgConfig: "xlsxwriter", providers: [.brew(["libxlsxwriter"])]),
    .target(
      name: "CXLSXWriter",
      dependencies: [.target(name: "CXLSXWriterOfHomebrew", condition: .when(platforms: [.macOS]))]),
    target("Diagnostics", []),
    target("Records", ["Diagnostics"]),
    target("Expressions", ["Diagnostics", "Records"]),
    target("Rubrics", ["Diagnostics", "Records", "Expressions", yams]),
    target("Reading", ["CLibXML2", "Diagnostics", "Records", crypto]),
    target("Auditing", ["Diagnostics", "Records", "Expressions", "Rubrics", crypto]),
    target("Statistics", []),
    target("Charts", []),
    target("Documents", ["CXLSXWriter"]),
    target(
      "Reporting",
      ["Diagnostics", "Records", "Expressions", "Rubrics", "Reading", "Auditing", "Statistics", "Charts", "Documents"]),
    target(
      "History",
      ["Diagnostics", "Records", "Rubrics", "Reading", "Auditing", "Statistics", "Reporting", crypto, grdb]),
    target(
      "CaseAudit",
      [
        "Diagnostics", "Records", "Expressions", "Rubrics", "Reading", "Auditing", "Statistics", "Documents",
        "Reporting", "History", crypto,
      ]),
    .executableTarget(
      name: "Command", dependencies: ["CaseAudit", argumentParser], swiftSettings: settings + optimising),
    .executableTarget(
      name: "SampleGenerator", dependencies: ["Diagnostics", "Records", "Rubrics"], swiftSettings: settings + optimising
    ),

    .target(
      name: "Support", dependencies: ["Diagnostics", "Records", "Expressions", yams], path: "Tests/Support",
      swiftSettings: settings + optimising),
    tests("DiagnosticsTests", ["Diagnostics"]),
    tests("RecordsTests", ["Records"]),
    tests("ExpressionsTests", ["Diagnostics", "Records", "Expressions"]),
    tests("RubricsTests", ["Diagnostics", "Records", "Expressions", "Rubrics"]),
    tests("ReadingTests", ["Diagnostics", "Records", "Reading"]),
    tests("AuditingTests", ["Diagnostics", "Records", "Rubrics", "Auditing"]),
    tests("StatisticsTests", ["Statistics"], exclude: ["Vectors"]),
    tests("ChartsTests", ["Charts"], exclude: ["Golden"]),
    tests("DocumentsTests", ["Documents"], exclude: ["Pages"]),
    tests(
      "ReportingTests",
      ["Diagnostics", "Records", "Rubrics", "Auditing", "Statistics", "Documents", "Reporting"],
      exclude: ["Reaudits/Expected"]),
    tests(
      "HistoryTests", ["Diagnostics", "Records", "Rubrics", "Auditing", "Reporting", "History", "CaseAudit", grdb]),
    tests("CaseAuditTests", ["CaseAudit", "SampleGenerator"], exclude: ["Fixtures"]),
    tests("Properties", ["Diagnostics", "Records", "Expressions", "Rubrics", "Reading", "Auditing"]),
    tests("issues", ["Diagnostics", "Records", "Reading"]),
    tests("Golden", ["Expressions", "CaseAudit"], exclude: ["Grades", "Mistakes", "RubricTests", "refs.txt"]),
    tests("CommandTests", ["Diagnostics", "Records", "Rubrics", "Reading", "Command"]),
    tests("Tidy", ["CaseAudit"]),
  ],
  swiftLanguageModes: [.v6]
)
