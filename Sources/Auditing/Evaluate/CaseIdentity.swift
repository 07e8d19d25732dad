internal import Crypto

/// What identifies a record.
public struct CaseIdentity: Sendable {
  /// The values of the identifying fields, in the schema's order.
  public let values: [String]
  let fingerprint: Fingerprint

  init(_ values: [String]) {
    self.values = values
    fingerprint = Fingerprint(of: values)
  }
}

/// Stands for an identity: the first 80 bits of its SHA-256, the same on every run.
///
/// That two of n different identities have the same one has a probability under n² / 2⁸¹: of a million cases 4 · 10⁻¹³, of a
/// hundred million 4 · 10⁻⁹. The later one would then be reported as a duplicate, with both places, and left out.
struct Fingerprint: Sendable, Equatable, Comparable {
  let high: UInt64
  let low: UInt16

  init(high: UInt64, low: UInt16) {
    self.high = high
    self.low = low
  }

  init(of values: [String]) {
    var bytes: [UInt8] = []
    // A length before each part keeps ("a", "bc") apart from ("ab", "c").
    for value in values { bytes += Array("\(value.utf8.count):".utf8) + Array(value.utf8) }
    (high, low) = SHA256.hash(data: bytes).withUnsafeBytes { digest in
      (
        UInt64(bigEndian: digest.loadUnaligned(as: UInt64.self)),
        UInt16(bigEndian: digest.loadUnaligned(fromByteOffset: 8, as: UInt16.self))
      )
    }
  }

  /// The segment of the table that it belongs to.
  var segment: Int { Int(high >> 56) }

  /// Where in its segment it stands, as a fraction of 2⁶⁴.
  var withinSegment: UInt64 { high << 8 | UInt64(low >> 8) }

  static func < (left: Fingerprint, right: Fingerprint) -> Bool { (left.high, left.low) < (right.high, right.low) }
}
