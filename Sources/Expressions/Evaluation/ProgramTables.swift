import Records

/// A program's instructions and constants as they are evaluated: in memory of their own, so that reading them checks no bounds and
/// counts no references.
final class ProgramTables: @unchecked Sendable {
  /// The instructions as they were compiled: what is evaluated while someone observes.
  let nodes: UnsafePointer<Program.Node>
  /// The same instructions, some of them fused, and conditions marked.
  let fused: UnsafePointer<Program.Node>
  let constants: UnsafePointer<Value>
  let constantItems: UnsafePointer<Value>
  private let owned: [UnsafeMutableRawPointer]

  init(_ program: borrowing Program) {
    var owned: [UnsafeMutableRawPointer] = []
    nodes = Self.place(program.nodes, &owned)
    fused = Self.place(program.fusedNodes(), &owned)
    constants = Self.place(program.constants, &owned)
    constantItems = Self.place(program.constantItems, &owned)
    self.owned = owned
  }

  deinit { owned.forEach { $0.deallocate() } }

  private static func place<Element>(
    _ elements: [Element], _ owned: inout [UnsafeMutableRawPointer]
  ) -> UnsafePointer<Element> {
    let memory = UnsafeMutablePointer<Element>.allocate(capacity: max(1, elements.count))
    _ = UnsafeMutableBufferPointer(start: memory, count: elements.count).initialize(from: elements)
    owned.append(UnsafeMutableRawPointer(memory))
    return UnsafePointer(memory)
  }
}

/// What the variables and the definitions of a program stand for at the moment.
final class Bindings {
  let variables: UnsafeMutableBufferPointer<Value>
  let definitions: UnsafeMutableBufferPointer<Value>

  init(variables: Int, definitions: Int) {
    self.variables = .allocate(capacity: variables)
    self.definitions = .allocate(capacity: definitions)
    self.variables.initialize(repeating: .missing)
    self.definitions.initialize(repeating: .missing)
  }

  /// The same of another evaluator.
  init(copying other: Bindings) {
    variables = .allocate(capacity: other.variables.count)
    definitions = .allocate(capacity: other.definitions.count)
    _ = variables.initialize(from: other.variables)
    _ = definitions.initialize(from: other.definitions)
  }

  /// Where the variables and the definitions stand.
  var memory: (variables: UnsafeMutablePointer<Value>, definitions: UnsafeMutablePointer<Value>) {
    guard let first = variables.baseAddress, let second = definitions.baseAddress else {
      preconditionFailure("memory that was allocated has an address")
    }
    return (first, second)
  }

  deinit {
    variables.deallocate()
    definitions.deallocate()
  }
}
