import CLibFuzzer
import Foundation

/// The program: libFuzzer, on the target that the environment variable `FUZZ_TARGET` names. libFuzzer reads the arguments.
@main
enum Fuzz {
  static let target: FuzzTarget = {
    let name = ProcessInfo.processInfo.environment["FUZZ_TARGET"] ?? ""
    guard let target = FuzzTarget.all.first(where: { $0.name == name }) else {
      fatalError("FUZZ_TARGET is one of \(FuzzTarget.all.map(\.name))")
    }
    return target
  }()

  static func main() {
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    exit(
      LLVMFuzzerRunDriver(&count, &arguments) { bytes, count in
        // 0 keeps what reached something new, -1 does not.
        Fuzz.target.run(Array(UnsafeBufferPointer(start: bytes, count: count))) ? 0 : -1
      })
  }
}

/// A parser, and what must hold whatever it is given.
struct FuzzTarget: Sendable {
  /// Its name, and that of its folder in `corpus`.
  let name: String
  /// Parses bytes, and ends the program where something does not hold; false where they are not of its kind.
  let run: @Sendable ([UInt8]) -> Bool

  /// Every target.
  static let all: [FuzzTarget] = [expression, rubric, xml, json]
}

/// Ends the program, as a crash would, where something that must hold does not.
func require(_ condition: Bool, _ what: @autoclosure () -> String) {
  guard condition else { fatalError(what()) }
}
