import Foundation

/// Writes the invented records of the samples. Same input, same bytes.
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
      try publish(in: project)
    case .writeAll(let format, let folder):
      let schema = try project.schema()
      let files = SampleFiles(all: try project.sample(by: schema), in: format, schema: schema)
      try OutputFolder(url: URL(fileURLWithPath: folder, isDirectory: true)).write(files)
    }
  }

  /// Writes both samples; where a file lies that is part of neither, nothing.
  private static func publish(in project: ProjectFolder) throws {
    let schema = try project.schema()
    let records = [
      (project.records, SampleFiles(published: try project.sample(by: schema), schema: schema)),
      (project.quarterRecords, SampleFiles(quarters: try project.quarterSamples(by: schema), schema: schema)),
    ]
    for (folder, files) in records { try folder.refuseLeftovers(besides: files) }
    for (folder, files) in records { try folder.write(files) }
    try project.quarters.write(SampleFiles(try project.quarterTable()))
  }

  private static func stop(_ refusal: Refusal) -> Never {
    let hint = refusal.exitCode == 64 ? "\n\(Arguments.usage)" : ""
    FileHandle.standardError.write(Data("error: \(refusal.sentence)\(hint)\n".utf8))
    exit(refusal.exitCode)
  }
}
