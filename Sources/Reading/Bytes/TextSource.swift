import Diagnostics

/// The text of one input as UTF-8, in pieces. What is UTF-8 already is passed on as it is: those who read it
/// check it. A class, for a window on it is copied often, and the file is one.
final class TextSource {
  private(set) var bytes: ByteSource
  private var transcoder: Transcoder?
  private var piece: [UInt8] = []
  /// Why the text ends before the file does.
  private(set) var failure: Diagnostic.Message?
  private(set) var isAtEnd = false

  init(_ bytes: ByteSource) {
    self.bytes = bytes
  }

  /// Appends a piece of text made of at most so many bytes; false at the end.
  func read(into text: inout [UInt8], atMost count: Int) -> Bool {
    guard transcoder != nil else {
      let got = bytes.read(into: &text, atMost: count)
      if got == 0 { end() }
      return got > 0
    }
    let start = text.count
    while text.count == start, !isAtEnd {
      piece.removeAll(keepingCapacity: true)
      if bytes.read(into: &piece, atMost: count) == 0 {
        end()
      } else {
        piece.withUnsafeBufferPointer { transcode($0, into: &text) }
      }
    }
    return text.count > start
  }

  /// Reads in another encoding from now on, and makes text of the bytes that were passed on so far but for the first few.
  func startTranscoding(from encoding: TextEncoding, _ text: inout [UInt8], skipping count: Int) {
    let held = Array(text.dropFirst(count))
    text.removeAll(keepingCapacity: true)
    transcoder = Transcoder(encoding)
    held.withUnsafeBufferPointer { transcode($0, into: &text) }
    if isAtEnd { end() }
  }

  /// Reads to the end of the file, for its digest.
  func drain() {
    isAtEnd = true
    repeat { piece.removeAll(keepingCapacity: true) } while bytes.read(into: &piece, atMost: Limits.chunkBytes) > 0
  }

  /// Closes the file.
  func close() { bytes.close() }

  private func transcode(_ bytes: UnsafeBufferPointer<UInt8>, into text: inout [UInt8]) {
    guard var current = transcoder else { return }
    // Taken out for the call, so that what it holds is not copied.
    transcoder = nil
    if !current.transcode(bytes, into: &text) {
      failure = .malformedText(current.encoding)
      isAtEnd = true
    }
    transcoder = current
  }

  private func end() {
    isAtEnd = true
    guard failure == nil else { return }
    failure = bytes.failure
    if failure == nil, let transcoder, !transcoder.isComplete { failure = .malformedText(transcoder.encoding) }
  }
}

extension Diagnostic.Message {
  static func malformedText(_ encoding: TextEncoding) -> Self {
    Self(
      id: "malformed-text", "what stands here is not \(encoding.name)",
      help: "have the file written again in UTF-8 by the system it comes from")
  }
}
