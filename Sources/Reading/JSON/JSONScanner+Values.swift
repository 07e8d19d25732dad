import Diagnostics

extension JSONScanner {
  /// Reads the value that comes next into the builder's innermost field or item, which is not left.
  mutating func value(into builder: inout RecordBuilder, depth: Int) throws(JSONSyntaxError) {
    guard let byte = peek() else { throw error(Self.endsTooEarly) }
    try countValue(builder.valueCount)
    switch (byte, builder.role) {
    case (_, .skipped): try skipValue(into: &builder, depth: depth)
    case (UInt8(ascii: "{"), .object): try object(into: &builder, depth: depth)
    case (UInt8(ascii: "["), .list): try list(into: &builder, depth: depth)
    case (UInt8(ascii: "{"), _), (UInt8(ascii: "["), _):
      builder.refuse()
      try skipValue(into: &builder, depth: depth)
    default: try scalar(into: &builder, byte)
    }
  }

  private mutating func scalar(into builder: inout RecordBuilder, _ byte: UInt8) throws(JSONSyntaxError) {
    switch byte {
    case UInt8(ascii: "\""):
      try string {
        builder.watch($0)
        builder.setScalar(.string, $0)
      }
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      let number = try number()
      builder.watch(number: number)
      builder.setScalar(.number, number)
    default:
      let nothing = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
      if let token = try word() { builder.setScalar(token, nothing) } else { builder.setNull() }
    }
  }

  private mutating func object(into builder: inout RecordBuilder, depth: Int) throws(JSONSyntaxError) {
    let start = base + at
    try members(depth: depth) { scanner throws(JSONSyntaxError) in
      // Where the value stands is known only after the colon, when a name with escapes would be gone.
      let (name, index) = try scanner.name()
      try scanner.colon()
      _ = scanner.peek()
      let offset = scanner.base + scanner.at
      scanner.withName(name, index) { name, names in
        builder.enterField(name, at: offset)
        // Those that are known are the builder's.
        if builder.role == .skipped, !names.insert(name, ofObjectAt: start) { builder.noteGivenTwice(at: offset) }
      }
      try scanner.value(into: &builder, depth: depth + 1)
      builder.leave()
    }
  }

  private mutating func list(into builder: inout RecordBuilder, depth: Int) throws(JSONSyntaxError) {
    try elements(depth: depth) { scanner throws(JSONSyntaxError) in
      _ = scanner.peek()
      builder.enterItem(at: scanner.base + scanner.at)
      try scanner.value(into: &builder, depth: depth + 1)
      builder.leave()
    }
  }

  /// Checks a value and forgets it.
  mutating func skipValue(depth: Int) throws(JSONSyntaxError) {
    guard let byte = peek() else { throw error(Self.endsTooEarly) }
    switch byte {
    case UInt8(ascii: "{"):
      try members(depth: depth) { scanner throws(JSONSyntaxError) in
        _ = try scanner.name()
        try scanner.colon()
        try scanner.countValue()
        try scanner.skipValue(depth: depth + 1)
      }
    case UInt8(ascii: "["):
      try elements(depth: depth) { scanner throws(JSONSyntaxError) in
        try scanner.countValue()
        try scanner.skipValue(depth: depth + 1)
      }
    case UInt8(ascii: "\""): try string { _ in }
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): _ = try number()
    default: _ = try word()
    }
  }

  /// Passes a member's name: the range of its bytes, and its text where that differs.
  mutating func name() throws(JSONSyntaxError) -> (text: [UInt8]?, range: Range<Int>) {
    guard let quote = peek() else { throw endsTooEarly() }
    guard quote == UInt8(ascii: "\"") else { throw error("expected a name in double quotes") }
    let start = at + 1
    let written = bytes.baseAddress.map { $0 + start }
    let text = try string { $0.baseAddress == written ? nil : Array($0) }
    return (text, start..<max(start, at - 1))
  }

  /// Calls `body` with the bytes of a name that was passed, and the names so far.
  mutating func withName(
    _ text: [UInt8]?, _ range: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>, inout JSONNames) -> Void
  ) {
    guard let text else { return body(UnsafeBufferPointer(rebasing: bytes[range]), &names) }
    text.withUnsafeBufferPointer { body($0, &names) }
  }

  mutating func colon() throws(JSONSyntaxError) {
    try expect(UInt8(ascii: ":"), "expected ':' after a name")
  }

  mutating func members(
    depth: Int, _ body: (inout JSONScanner) throws(JSONSyntaxError) -> Void
  ) throws(JSONSyntaxError) {
    try sequence(depth: depth, until: UInt8(ascii: "}"), body)
  }

  mutating func elements(
    depth: Int, _ body: (inout JSONScanner) throws(JSONSyntaxError) -> Void
  ) throws(JSONSyntaxError) {
    try sequence(depth: depth, until: UInt8(ascii: "]"), body)
  }

  /// Passes an opening bracket, parts with commas between them, and the closing bracket.
  private mutating func sequence(
    depth: Int, until close: UInt8, _ part: (inout JSONScanner) throws(JSONSyntaxError) -> Void
  ) throws(JSONSyntaxError) {
    guard depth < limits.nesting else { throw .limit(.tooDeep(limits), at: base + at) }
    at += 1
    if peek() == close {
      at += 1
      return
    }
    while true {
      try part(&self)
      guard let byte = peek() else { throw error(Self.endsTooEarly) }
      guard byte == close || byte == UInt8(ascii: ",") else {
        throw error("expected ',' or '\(Character(Unicode.Scalar(close)))'")
      }
      at += 1
      if byte == close { return }
    }
  }
}
