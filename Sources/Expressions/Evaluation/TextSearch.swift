/// Finds a part in texts, in time proportional to both (Knuth, Morris and Pratt 1977).
struct TextSearch<Unit: Equatable> {
  private let part: [Unit]
  /// For each start of the part, how long its longest proper start is that it also ends with.
  private let borders: [Int]

  init(_ part: [Unit]) {
    self.part = part
    var borders = part.isEmpty ? [] : [0]
    var length = 0
    for unit in part.dropFirst() {
      while length > 0, part[length] != unit { length = borders[length - 1] }
      if part[length] == unit { length += 1 }
      borders.append(length)
    }
    self.borders = borders
  }

  /// Where the part stands in a text, overlapping places too, in order, until `body` answers false. An empty part stands
  /// everywhere, also at the end.
  func places(in text: [Unit], from start: Int = 0, _ body: (Int) -> Bool) {
    guard !part.isEmpty else {
      for place in start...text.count where !body(place) { return }
      return
    }
    var length = 0
    for index in start..<text.count {
      // A part that was found whole may start anew in itself.
      if length == part.count { length = borders[length - 1] }
      while length > 0, part[length] != text[index] { length = borders[length - 1] }
      if part[length] == text[index] { length += 1 }
      if length == part.count, !body(index - part.count + 1) { return }
    }
  }

  /// The first place from an index on; nil where there is none.
  func first(in text: [Unit], from start: Int = 0) -> Int? {
    var first: Int?
    places(in: text, from: start) { place in
      first = place
      return false
    }
    return first
  }

  /// The last place that is not after an index; nil where there is none.
  func last(in text: [Unit], upTo end: Int) -> Int? {
    var last: Int?
    places(in: text) { place in
      guard place <= end else { return false }
      last = place
      return true
    }
    return last
  }

  /// The places that do not overlap, from the start on, at most `limit` of them; below zero for all.
  func separate(in text: [Unit], limit: Int) -> [Int] {
    var found: [Int] = []
    var free = 0
    guard limit != 0 else { return [] }
    places(in: text) { place in
      guard place >= free else { return true }
      found.append(place)
      free = place + part.count
      return found.count != limit
    }
    return found
  }
}
