/// Texts that are known before a record is read (the values of enumerations, the constants of a rubric), each with a
/// number, so that comparing two of them compares two integers.
public struct SymbolTable: Sendable {
  private var numbers: [[UInt8]: Int] = [:]
  /// The texts by number.
  public private(set) var texts: [String] = []
  /// Their UTF-8 bytes by number.
  public private(set) var bytes: [[UInt8]] = []

  /// No symbols.
  public init() {}

  /// The number of a text, given to it now if it had none.
  public mutating func intern(_ text: String) -> Int {
    // By bytes: Swift calls canonically equivalent texts equal, the rule language does not.
    let utf8 = Array(text.utf8)
    if let number = numbers[utf8] { return number }
    numbers[utf8] = texts.count
    texts.append(text)
    bytes.append(utf8)
    return texts.count - 1
  }
}
