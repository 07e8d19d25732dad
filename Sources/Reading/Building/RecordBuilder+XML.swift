import Diagnostics

/// What only XML has: text in pieces, text between elements, and scalars that end where their element does.
extension RecordBuilder {
  /// Takes a piece of text of the innermost element.
  mutating func addCharacters(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let frame = frames.last, frame.isKept, !frame.isBroken else { return }
    switch frame.role {
    case .scalar: text.append(contentsOf: bytes)
    case .object, .list: noteStrayText(bytes)
    case .skipped: break
    }
  }

  /// Leaves the innermost element; a scalar is decoded from the text it held.
  mutating func leaveElement() {
    settleText()
    leave()
  }

  /// Decides, at the end of the innermost element, what the text in it amounts to.
  mutating func settleText() {
    guard let frame = frames.last, frame.isKept else { return }
    switch frame.role {
    case .scalar: decodeText()
    case .object, .list: if frame.hasStrayText { settleStrayText(of: frame) }
    case .skipped: break
    }
  }

  private mutating func decodeText() {
    // Taken out for the call, in which the builder changes.
    var taken: [UInt8] = []
    swap(&taken, &text)
    taken.withUnsafeBufferPointer { setScalar(.untyped, $0) }
    swap(&taken, &text)
  }

  /// Text beside fields or items is not read. Text instead of them is a value of the wrong type, as it is in JSON: a list
  /// that holds nothing else is not an empty one.
  private mutating func settleStrayText(of frame: Frame) {
    if frame.isNull {
      frames[frames.count - 1].hasContent = true
    } else if frame.hasContent || frames.count == 1 {
      report(.strayText(path()), at: frame.offset, as: .warning)
    } else {
      refuse()
    }
  }

  /// Enters an attribute, gives it its value and leaves it.
  mutating func setAttribute(
    _ name: UnsafeBufferPointer<UInt8>, to value: UnsafeBufferPointer<UInt8>, at offset: Int
  ) {
    switch frames.last?.role {
    case .object: enterField(name, at: offset)
    case .list, .scalar: enterUnknown(name, at: offset)
    case .skipped, nil: return
    }
    watch(value)
    setScalar(.untyped, value)
    leave()
  }

  private mutating func noteStrayText(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let frame = frames.last, !frame.hasStrayText, !bytes.allSatisfy(\.isSpace) else { return }
    frames[frames.count - 1].hasStrayText = true
  }
}
