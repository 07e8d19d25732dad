/// What a condition comes to, where nothing else is asked of it: in strong Kleene logic with errors, in which unknown wins over
/// an error.
public enum Truth: UInt8, Sendable {
  /// It does not hold.
  case no
  /// It holds.
  case yes
  /// The record's silence leaves it open.
  case unknown
  /// It could not be computed.
  case error

  /// What a value is as a condition; what is neither true, false nor unknown is an error.
  @inline(__always)
  init(_ value: Value) {
    switch value.kind {
    case .boolean: self = value.bits == 1 ? .yes : .no
    case .unknown: self = .unknown
    default: self = .error
    }
  }

  @inline(__always)
  init(_ holds: Bool) { self = holds ? .yes : .no }

  /// Whether it is yes or no.
  @inline(__always)
  var isDecided: Bool { rawValue <= Truth.yes.rawValue }

  @inline(__always)
  var negated: Truth {
    switch self {
    case .no: .yes
    case .yes: .no
    case .unknown, .error: self
    }
  }

  /// No decides; else unknown; else an error; else yes.
  @inline(__always)
  func and(_ other: Truth) -> Truth {
    if self == .no || other == .no { return .no }
    if self == .unknown || other == .unknown { return .unknown }
    return self == .error || other == .error ? .error : .yes
  }

  /// Yes decides; else unknown; else an error; else no.
  @inline(__always)
  func or(_ other: Truth) -> Truth {
    if self == .yes || other == .yes { return .yes }
    if self == .unknown || other == .unknown { return .unknown }
    return self == .error || other == .error ? .error : .no
  }
}

extension Value {
  /// The value of a condition; of an error it does not say which.
  @inline(__always)
  init(of truth: Truth) {
    switch truth {
    case .no: self = .boolean(false)
    case .yes: self = .boolean(true)
    case .unknown: self = Value(.unknown)
    case .error: self = .unreadable
    }
  }
}
