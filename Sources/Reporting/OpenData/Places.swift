public import Diagnostics

/// Where the authorities of an audit are, as the person who publishes the figures says. An audit itself does not know:
/// records name authorities by tokens.
public struct Places: Sendable, Equatable {
  /// A local authority.
  public struct Place: Sendable, Hashable {
    /// Its name, as `Sheffield`.
    public let name: String
    /// Its number of three digits at the Department for Education, as `373`.
    public let oldCode: String
    /// Its code of nine characters at the Office for National Statistics, as `E08000039`.
    public let newCode: String
    /// The region it lies in; nil where that is not said.
    public let region: Region?

    /// A local authority.
    public init(name: String, oldCode: String, newCode: String, region: Region?) {
      self.name = name
      self.oldCode = oldCode
      self.newCode = newCode
      self.region = region
    }
  }

  /// A region.
  public struct Region: Sendable, Hashable {
    /// Its code of nine characters, as `E12000003`.
    public let code: String
    /// Its name, as `Yorkshire and The Humber`.
    public let name: String

    /// A region.
    public init(code: String, name: String) {
      self.code = code
      self.name = name
    }
  }

  /// No authority's place is known.
  public static let none = Places(byAuthority: [:])

  private let byAuthority: [String: Place]

  init(byAuthority: [String: Place]) { self.byAuthority = byAuthority }

  /// The place of an authority, by the name that the audit's records give it.
  public subscript(authority: String) -> Place? { byAuthority[authority] }

  /// The authorities among these whose place is not known, in their order.
  public func missing(from authorities: some Sequence<String>) -> [String] {
    authorities.filter { byAuthority[$0] == nil }
  }

  /// The places that a file of comma-separated values lists, or nil where it has mistakes; then all of them are reported.
  ///
  /// Its first row has the columns' names `authority`, `la_name`, `old_la_code`, `new_la_code`, `region_code` and
  /// `region_name` in any order; the two about the region may be empty.
  public static func read(_ source: SourceText, _ diagnostics: inout Diagnostics) -> Places? {
    PlacesReader(source: source).read(&diagnostics)
  }
}
