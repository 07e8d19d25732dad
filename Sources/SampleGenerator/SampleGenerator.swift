import Foundation

/// Writes the invented records of the sample of four authorities. Same input, same bytes.
@main
enum SampleGeneratorCommand {
  static func main() {
    do {
      try run(Arguments(Array(CommandLine.arguments.dropFirst())))
    } catch let refusal as Refusal {
      stop(refusal)
    } catch {
      stop(.surroundings("The sample could not be written."))
    }
  }

  static func run(_ arguments: Arguments) throws {
    let project = ProjectFolder(url: URL(fileURLWithPath: arguments.root, isDirectory: true))
    switch arguments.task {
    case .showUsage:
      print(Arguments.usage)
    case .publish:
      let schema = try project.schema()
      let files = SampleFiles(published: try project.sample(by: schema), schema: schema)
      try project.records.refuseLeftovers(besides: files)
      try project.records.write(files)
    case .writeAll(let format, let folder):
      let schema = try project.schema()
      let files = SampleFiles(all: try project.sample(by: schema), in: format, schema: schema)
      try OutputFolder(url: URL(fileURLWithPath: folder, isDirectory: true)).write(files)
    }
  }

  private static func stop(_ refusal: Refusal) -> Never {
    let hint = refusal.exitCode == 64 ? "\n\(Arguments.usage)" : ""
    FileHandle.standardError.write(Data("error: \(refusal.sentence)\(hint)\n".utf8))
    exit(refusal.exitCode)
  }
}
