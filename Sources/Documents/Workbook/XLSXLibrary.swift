internal import CXLSXWriter

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// libxlsxwriter, which is loaded when the first workbook is asked for.
enum XLSXLibrary {
  /// The file that the system looks for.
  static let name = String(cString: xlsx_library_name)

  private static let installed = load(named: name)

  /// Its functions.
  static func functions() throws(WorkbookProblem) -> xlsx_library {
    guard let installed else { throw .noLibrary }
    return installed
  }

  /// The functions of the library of a name; none where it is missing or another.
  static func load(named name: String) -> xlsx_library? {
    var library = xlsx_library()
    return xlsx_load(&library, name) == 1 ? library : nil
  }
}

/// Texts that C code may hold pointers to, as long as this lives.
final class LentTexts {
  private var all: [UnsafeMutablePointer<CChar>] = []

  /// A copy of a text; none where memory is short.
  func lend(_ text: String) -> UnsafeMutablePointer<CChar>? {
    guard let copy = strdup(text) else { return nil }
    all.append(copy)
    return copy
  }

  deinit { for text in all { free(text) } }
}
