import Diagnostics

extension JSONScanner {
  /// Checks a value that the schema does not know, looks at all in it for identifiers and at its names for those that come
  /// again, and forgets it.
  mutating func skipValue(into builder: inout RecordBuilder, depth: Int) throws(JSONSyntaxError) {
    guard let byte = peek() else { throw error(Self.endsTooEarly) }
    let offset = base + at
    switch byte {
    case UInt8(ascii: "{"):
      try members(depth: depth) { scanner throws(JSONSyntaxError) in
        try scanner.skipMember(ofObjectAt: offset, into: &builder, depth: depth + 1)
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

  private mutating func skipMember(
    ofObjectAt start: Int, into builder: inout RecordBuilder, depth: Int
  ) throws(JSONSyntaxError) {
    let (name, range) = try name()
    try colon()
    try countValue(builder.valueCount)
    let offset = base + at
    withName(name, range) { name, names in
      builder.enterWatched(name, at: offset)
      if !names.insert(name, ofObjectAt: start) { builder.noteGivenTwice(at: offset) }
    }
    try skipValue(into: &builder, depth: depth)
    builder.identifiers.leave()
  }
}
