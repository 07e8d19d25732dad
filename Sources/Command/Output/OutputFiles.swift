import ArgumentParser
import CaseAudit

/// All files that a run is to write: they come into being together at its end.
struct OutputFiles {
  /// The options that name files: what each is called, and its path.
  typealias Request = (option: String, path: String)

  private let files: [OutputFile]

  /// The files that were asked for, in order; none is left where one of them can't be written.
  init(_ requests: [Request], replacing: Bool, inputs: Inputs) throws {
    try Self.check(requests)
    var files: [OutputFile] = []
    do throws(OutputFile.Problem) {
      for request in requests {
        files.append(try OutputFile(path: request.path, replacing: replacing, inputs: inputs))
      }
    } catch {
      files.forEach { $0.discard() }
      throw Self.failure(error.text)
    }
    self.files = files
  }

  /// Files with these contents, complete and closed: however many there are, one is open at a time.
  init(_ requests: [Request], replacing: Bool, inputs: Inputs, contents: [[UInt8]]) throws {
    try Self.check(requests)
    var files: [OutputFile] = []
    do throws(OutputFile.Problem) {
      for (request, bytes) in zip(requests, contents) {
        let file = try OutputFile(path: request.path, replacing: replacing, inputs: inputs)
        files.append(file)
        try file.write { $0 += bytes }
        try file.complete()
      }
    } catch {
      files.forEach { $0.discard() }
      throw Self.failure(error.text)
    }
    self.files = files
  }

  private static func check(_ requests: [Request]) throws {
    var seen: [FileEntry: Request] = [:]
    for request in requests {
      guard !request.path.isEmpty, request.path != "-" else {
        throw ValidationError("\(request.option) takes the path of a file")
      }
      if let first = seen.updateValue(request, forKey: FileEntry(request.path)) {
        let options = first.option == request.option ? first.option : "\(first.option) and \(request.option)"
        throw ValidationError("\(options) name the same file '\(printable(request.path))'")
      }
    }
  }

  subscript(index: Int) -> OutputFile { files[index] }

  /// Lets all files come into being. If one can't, it is said which did.
  func settle() throws {
    var settled: [String] = []
    do throws(OutputFile.Problem) {
      for file in files { try file.complete() }
      for file in files {
        try file.settle()
        settled.append("'\(printable(file.path))'")
      }
    } catch {
      discard()
      let others =
        settled.isEmpty ? "" : "; \(settled.joined(separator: " and ")) \(settled.count == 1 ? "was" : "were")"
      throw Self.failure(error.text + others)
    }
  }

  /// Deletes all that has not come into being.
  func discard() { files.forEach { $0.discard() } }

  /// Says what is wrong; the result ends the command.
  static func failure(_ text: String) -> ExitCode {
    Terminal.complain("caseaudit: \(text)")
    return ExitCode(ExitStatus.surroundings)
  }
}
