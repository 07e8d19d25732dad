// swift-tools-version: 6.2
import PackageDescription

// Times parts of the engine by themselves; `make micro` builds and runs it.
let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v14)],
  dependencies: [.package(name: "caseaudit", path: "..")],
  targets: [
    .executableTarget(name: "Benchmarks", dependencies: [.product(name: "CaseAudit", package: "caseaudit")])
  ],
  swiftLanguageModes: [.v6]
)
