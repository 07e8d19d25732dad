import Documents
import Foundation
import Testing

/// Writes workbooks for `scripts/check-workbook`, which has LibreOffice read them, to the folder CASEAUDIT_WORKBOOKS.
struct WorkbookFilesTests {
  private static let folder = ProcessInfo.processInfo.environment["CASEAUDIT_WORKBOOKS"]

  @Test(.enabled(if: folder != nil, "CASEAUDIT_WORKBOOKS is not set"), arguments: ["sample", "small", "hostile"])
  func writes(_ name: String) throws {
    let document =
      switch name {
      case "sample": SampleDocument.document
      case "small": WorkbookTests.document
      default: HostileWorkbookTests.document
      }
    try Data(document.workbook()).write(to: URL(fileURLWithPath: #require(Self.folder)).appending(path: "\(name).xlsx"))
  }
}
