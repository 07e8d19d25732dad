// swift-tools-version: 6.2
import PackageDescription

// A program that uses the library, as another project would. `make dependent` builds and runs it.
let package = Package(
  name: "AuditFolder",
  platforms: [.macOS(.v14)],
  dependencies: [.package(name: "caseaudit", path: "../../..")],
  targets: [
    .executableTarget(name: "AuditFolder", dependencies: [.product(name: "CaseAudit", package: "caseaudit")])
  ]
)
