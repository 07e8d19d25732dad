/// What XML says beside values, and beside records, is looked at for identifiers too.
extension XMLRecordParser {
  private var isWatching: Bool { reading.pointee.builder.identifiers.isOn }

  /// Whether the innermost element is the collection or a record, the names of which are the schema's.
  private var isOutermost: Bool { depth == 1 || depth - 1 == recordDepth }

  // MARK: Elements

  /// Opens an element that was entered, and looks at those of its attributes that no one else reads.
  mutating func watchStart(
    _ name: UnsafeBufferPointer<UInt8>, _ attributes: XMLAttributes, at offset: Int
  ) {
    guard isWatching else { return }
    if recordDepth == nil, !isOutermost {
      reading.pointee.rememberPlace(of: offset)
      reading.pointee.builder.enterWatched(name, at: offset)
    }
    reading.pointee.builder.identifiers.open(at: offset)
    watch(attributes, ofTagAt: offset)
    if recordDepth == nil { reading.pointee.reportStrayIdentifiers() }
  }

  private func watch(_ attributes: XMLAttributes, ofTagAt offset: Int) {
    guard attributes.count > 0 else { return }
    let areFields = recordDepth != nil && reading.pointee.builder.role != .skipped
    let offsets = areFields ? [] : reading.pointee.window.attributeOffsets(ofTagAt: offset)
    for index in 0..<attributes.count {
      let isOwn = !attributes.isReserved(index) && !attributes.isSchemaInstance(index)
      guard !areFields || !isOwn else { continue }
      let start = index < offsets.count ? offsets[index] : offset
      reading.pointee.builder.enterWatched(attributes.name(index), at: start)
      reading.pointee.builder.watch(attributes.value(index), at: start)
      reading.pointee.builder.identifiers.leave()
    }
  }

  /// Looks at the text of the innermost element, which is about to be closed.
  mutating func watchEnd() {
    guard isWatching else { return }
    guard recordDepth == nil else { return closeWatched() }
    if isOutermost {
      watchStrayText()
      reading.pointee.builder.identifiers.close()
    } else {
      closeWatched()
      reading.pointee.builder.identifiers.leave()
    }
    reading.pointee.reportStrayIdentifiers()
    if depth <= 2 { reading.pointee.forgetPlaces() }
  }

  private func closeWatched() {
    reading.pointee.builder.watchText()
    reading.pointee.builder.identifiers.close()
  }

  // MARK: Text

  /// Takes a piece of text.
  mutating func watch(text: UnsafeBufferPointer<UInt8>) {
    guard isWatching else { return }
    if recordDepth == nil, depth == 1, strayText == nil, !text.allSatisfy(\.isSpace) {
      let offset = outerTag ?? reading.pointee.window.lastMarkup(before: position)
      reading.pointee.rememberPlace(of: offset)
      strayText = offset
    }
    reading.pointee.builder.identifiers.take(text)
  }

  /// Looks at the text between records before it is held no longer; its place is that of the tag before it.
  mutating func watchStrayText() {
    guard isWatching, let offset = strayText else { return }
    strayText = nil
    reading.pointee.builder.watchText(called: "the text between records", at: offset)
    reading.pointee.reportStrayIdentifiers()
    reading.pointee.forgetPlaces()
  }

  // MARK: Comments and instructions

  /// Looks at a comment.
  mutating func watch(comment: UnsafeBufferPointer<UInt8>) { watch(remark: comment, called: "a comment", from: "<!--") }

  /// Looks at a processing instruction.
  mutating func watch(instruction: UnsafeBufferPointer<UInt8>) {
    watch(remark: instruction, called: "a processing instruction", from: "<?")
  }

  /// Looks at the name of a processing instruction.
  mutating func watch(target: UnsafeBufferPointer<UInt8>) {
    watch(name: target, called: "a processing instruction", from: "<?")
  }

  /// Looks at the prefix of the name of an element that was entered, or of one of its attributes.
  mutating func watch(prefix: UnsafeBufferPointer<UInt8>) {
    watch(name: prefix, called: "the name of a field", from: "<")
  }

  private mutating func watch(name: UnsafeBufferPointer<UInt8>, called remark: String, from mark: String) {
    guard isWatching, !isStopped else { return }
    let held = reading.pointee.builder.identifiers.traits(of: name).held
    guard !held.isEmpty else { return }
    let offset = reading.pointee.window.lastIndex(of: mark, before: position)
    reading.pointee.builder.note(held, inA: remark, at: offset)
    if recordDepth == nil { reading.pointee.reportStrayIdentifiers() }
  }

  private mutating func watch(remark: UnsafeBufferPointer<UInt8>, called name: String, from mark: String) {
    guard isWatching, !isStopped else { return }
    let (window, end) = (reading.pointee.window, position)
    reading.pointee.builder.watch(remark: remark, called: name) { window.lastIndex(of: mark, before: end) }
    if recordDepth == nil { reading.pointee.reportStrayIdentifiers() }
  }
}

extension TextWindow {
  /// The offset of the last place before another where a mark stands; of what is held the first one where it was given up.
  fileprivate func lastIndex(of mark: String, before end: Int) -> Int {
    withBytes(base, end) { bytes in
      let starts = bytes.indices.reversed()
      return starts.first { bytes[$0] == UInt8(ascii: "<") && bytes[$0...].starts(with: mark.utf8) } ?? 0
    } + base
  }
}
