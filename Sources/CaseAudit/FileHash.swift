import Crypto
import Foundation

/// What tells a file's bytes from others.
public enum FileHash {
  private static let piece = 1 << 20

  /// The SHA-256 of a file, in hexadecimal; nil where it can't be read.
  public static func sha256(ofFileAt path: String) -> String? {
    guard let file = FileHandle(forReadingAtPath: path) else { return nil }
    defer { try? file.close() }
    var hash = SHA256()
    do {
      while let bytes = try file.read(upToCount: piece), !bytes.isEmpty { hash.update(data: bytes) }
      return Audit.hexadecimal(hash.finalize())
    } catch { return nil }
  }
}
