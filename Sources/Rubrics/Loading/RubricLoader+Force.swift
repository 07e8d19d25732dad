import Diagnostics
import Expressions
import Records

extension RubricLoader {
  /// `jurisdiction`, `effectiveFrom` and `effectiveTo` of a criterion; nil where they hold a mistake.
  mutating func force(_ keys: inout Keys) -> Force? {
    let country = jurisdiction(&keys)
    let (from, to) = (keys.date("effectiveFrom"), keys.date("effectiveTo"))
    guard keys.diagnostics.isEmpty else { return nil }
    if let from, let to, from > to, let node = keys.optional("effectiveTo") {
      keys.diagnostics.report(.wrongValue("effectiveTo", expected: "a day after \(from)"), at: node.range, in: source)
      return nil
    }
    return Force(jurisdiction: country, from: from, to: to)
  }

  /// A country: where records say theirs in one of several words, one of these.
  mutating func jurisdiction(_ keys: inout Keys) -> String? {
    guard case .enumeration(let id) = checker.schema.jurisdiction?.field.type else { return keys.text("jurisdiction") }
    return keys.optionalChoice("jurisdiction", among: checker.schema.enumerations[id].values.map(\.name))
  }
}
