import Foundation

/// Texts as arrays of scalars, searched place by place.
extension ReferenceFunctions {
  typealias Scalars = [Unicode.Scalar]

  func text(_ name: String, _ values: [ReferenceValue]) -> ReferenceValue {
    let texts = values.map { if case .text(let text) = $0 { Scalars(text.unicodeScalars) } else { Scalars() } }
    let number: Int64? = if case .integer(let number)? = values.last { number } else { nil }
    let text = texts[0]
    let second = texts.count > 1 ? texts[1] : []
    switch name {
    case "startsWith": return .boolean(stands(second, in: text, at: 0))
    case "endsWith": return .boolean(stands(second, in: text, at: text.count - second.count))
    case "contains": return .boolean(!places(of: second, in: text).isEmpty)
    case "matches": return matches(string(text), string(second))
    case "lowerAscii": return .text(string(text.map { ("A"..."Z").contains($0) ? shifted($0, by: 32) : $0 }))
    case "upperAscii": return .text(string(text.map { ("a"..."z").contains($0) ? shifted($0, by: -32) : $0 }))
    case "trim": return .text(string(text).trimmingCharacters(in: .whitespacesAndNewlines))
    case "split": return split(text, second, limit: number ?? -1)
    case "replace": return replace(text, second, texts[2], limit: number ?? -1)
    case "indexOf", "lastIndexOf": return place(name, text, second, number)
    case "charAt", "substring": return part(name, text, values.dropFirst())
    default: return .error("no such function: \(name)")
    }
  }

  private func string(_ scalars: Scalars) -> String { String(String.UnicodeScalarView(scalars)) }

  private func shifted(_ letter: Unicode.Scalar, by places: Int) -> Unicode.Scalar {
    Unicode.Scalar(UInt32(Int(letter.value) + places)) ?? letter
  }

  private func stands(_ part: Scalars, in text: Scalars, at place: Int) -> Bool {
    place >= 0 && place + part.count <= text.count && Array(text[place..<place + part.count]) == part
  }

  private func places(of part: Scalars, in text: Scalars) -> [Int] {
    (0...text.count).filter { stands(part, in: text, at: $0) }
  }

  /// Swift's own regular expressions, on the few that are generated.
  private func matches(_ text: String, _ pattern: String) -> ReferenceValue {
    guard let pattern = try? Regex(pattern).matchingSemantics(.unicodeScalar) else { return .error("invalidPattern") }
    return .boolean(text.firstMatch(of: pattern) != nil)
  }

  /// The first places that do not overlap.
  private func separate(_ part: Scalars, in text: Scalars, limit: Int64) -> [Int] {
    var found: [Int] = []
    for place in places(of: part, in: text) where limit < 0 || Int64(found.count) < limit {
      if let last = found.last, place < last + part.count { continue }
      found.append(place)
    }
    return found
  }

  private func split(_ text: Scalars, _ separator: Scalars, limit: Int64) -> ReferenceValue {
    if limit == 0 { return .list([]) }
    if separator.isEmpty {
      // Into its characters; what is left when there are enough of them stays together.
      let count = limit < 0 ? text.count : min(text.count, Int(clamping: limit))
      let single = text.prefix(max(0, count - 1)).map { ReferenceValue.text(string([$0])) }
      return .list(text.isEmpty ? [] : single + rest(Array(text.dropFirst(single.count)), isWhole: limit >= 0))
    }
    var (parts, start): ([ReferenceValue], Int) = ([], 0)
    for place in separate(separator, in: text, limit: limit < 0 ? -1 : limit - 1) {
      parts.append(.text(string(Array(text[start..<place]))))
      start = place + separator.count
    }
    return .list(parts + [.text(string(Array(text[start...])))])
  }

  private func rest(_ text: Scalars, isWhole: Bool) -> [ReferenceValue] {
    isWhole ? [.text(string(text))] : text.map { .text(string([$0])) }
  }

  private func replace(_ text: Scalars, _ old: Scalars, _ new: Scalars, limit: Int64) -> ReferenceValue {
    var (made, start): (Scalars, Int) = ([], 0)
    for place in separate(old, in: text, limit: limit) {
      made += text[start..<place] + new
      start = place + old.count
    }
    return .text(string(made + text[start...]))
  }

  private func place(_ name: String, _ text: Scalars, _ part: Scalars, _ bound: Int64?) -> ReferenceValue {
    let bound = bound ?? (name == "indexOf" ? 0 : Int64(text.count))
    guard bound >= 0, bound <= Int64(text.count) else { return .error("noSuchPosition") }
    let places = places(of: part, in: text)
    let place = name == "indexOf" ? places.first { $0 >= bound } : places.last { $0 <= bound }
    return .integer(Int64(place ?? -1))
  }

  private func part(_ name: String, _ text: Scalars, _ bounds: ArraySlice<ReferenceValue>) -> ReferenceValue {
    let numbers = bounds.map { if case .integer(let number) = $0 { number } else { Int64(-1) } }
    guard numbers.allSatisfy({ $0 >= 0 && $0 <= Int64(text.count) }), numbers == numbers.sorted() else {
      return .error("noSuchPosition")
    }
    let start = Int(numbers[0])
    let end = name == "charAt" ? min(start + 1, text.count) : numbers.count > 1 ? Int(numbers[1]) : text.count
    return .text(string(Array(text[start..<end])))
  }
}
