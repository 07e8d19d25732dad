import Diagnostics

extension JSONScanner {
  /// Checks a value that the schema does not know, looks at all in it for identifiers, and forgets it.
  mutating func skipValue(into builder: inout RecordBuilder, depth: Int) throws(JSONSyntaxError) {
    guard builder.identifiers.isOn else { return try skipValue(depth: depth, builder.valueCount) }
    guard let byte = peek() else { throw error(Self.endsTooEarly) }
    let offset = base + at
    switch byte {
    case UInt8(ascii: "{"):
      try members(depth: depth) { scanner throws(JSONSyntaxError) in
        try scanner.skipMember(into: &builder, depth: depth + 1)
      }
    case UInt8(ascii: "["):
      builder.identifiers.enter(IdentifierWatch.item, announcing: nil, at: offset)
      try elements(depth: depth) { scanner throws(JSONSyntaxError) in
        try scanner.countValue(builder.valueCount)
        try scanner.skipValue(into: &builder, depth: depth + 1)
      }
      builder.identifiers.leave()
    case UInt8(ascii: "\""): try string { builder.watch($0, at: offset) }
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): builder.watch(number: try number(), at: offset)
    default: _ = try word()
    }
  }

  private mutating func skipMember(into builder: inout RecordBuilder, depth: Int) throws(JSONSyntaxError) {
    let (name, range) = try name()
    try colon()
    try countValue(builder.valueCount)
    let offset = base + at
    if let name {
      name.withUnsafeBufferPointer { builder.enterWatched($0, at: offset) }
    } else {
      builder.enterWatched(UnsafeBufferPointer(rebasing: bytes[range]), at: offset)
    }
    try skipValue(into: &builder, depth: depth)
    builder.identifiers.leave()
  }
}
