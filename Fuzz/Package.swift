// swift-tools-version: 6.2
import PackageDescription

// Feeds the parsers with inputs that libFuzzer thinks up. `make fuzz` builds and runs it; CONTRIBUTING.md says how.
let package = Package(
  name: "Fuzz",
  platforms: [.macOS(.v14)],
  dependencies: [.package(name: "caseaudit", path: "..")],
  targets: [
    .systemLibrary(name: "CLibFuzzer"),
    .executableTarget(
      name: "Fuzz", dependencies: ["CLibFuzzer", .product(name: "CaseAudit", package: "caseaudit")],
      swiftSettings: [.treatAllWarnings(as: .error)]),
  ],
  swiftLanguageModes: [.v6]
)
