import Auditing
import Foundation
import Records

/// Texts that hold several values, as JSON, so that they can be read with SQL (`json_extract`).
enum RowText {
  /// A list of texts: `["NE","NE-013"]`.
  static func encoded(_ texts: [String]) -> String { json(texts) }

  /// The texts of such a list; nil for anything else.
  static func texts(_ text: String) -> [String]? { try? JSONDecoder().decode([String].self, from: Data(text.utf8)) }

  /// Values of groups: a text, null where the record has none, `{"couldNotBeRead":true}` where it can't be read.
  static func encoded(_ labels: [GroupValue]) -> String {
    json(
      labels.map { label -> Label in
        switch label {
        case .stated(let bytes): .stated(String(decoding: bytes, as: UTF8.self))
        case .notStated: .notStated
        case .unreadable: .unreadable
        }
      })
  }

  /// The values of groups of such a text; nil for anything else.
  static func labels(_ text: String) -> [GroupValue]? {
    (try? JSONDecoder().decode([Label].self, from: Data(text.utf8)))?.map { label in
      switch label {
      case .stated(let text): .stated(Array(text.utf8))
      case .notStated: .notStated
      case .unreadable: .unreadable
      }
    }
  }

  private static func json(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else { preconditionFailure("lists of texts can be written") }
    return String(decoding: data, as: UTF8.self)
  }

  private enum Label: Codable {
    case stated(String)
    case notStated
    case unreadable

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .stated(let text): try container.encode(text)
      case .notStated: try container.encodeNil()
      case .unreadable: try container.encode(["couldNotBeRead": true])
      }
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        self = .notStated
      } else if let text = try? container.decode(String.self) {
        self = .stated(text)
      } else {
        self = try container.decode([String: Bool].self) == ["couldNotBeRead": true] ? .unreadable : .notStated
      }
    }
  }
}

/// Rows of counts as bytes, seven bits of a number in each, the lowest first; all but a number's last byte have the eighth bit set
/// (LEB128, as in DWARF 4, section 7.6).
enum CountBytes {
  /// The bytes of numbers that are not negative.
  static func encoded(_ numbers: [Int]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(numbers.count)
    for number in numbers {
      var rest = UInt64(number)
      while rest >= 0x80 {
        bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
        rest >>= 7
      }
      bytes.append(UInt8(rest))
    }
    return bytes
  }

  /// The numbers; nil where a number is cut off or too large for a count.
  static func numbers(_ bytes: some Sequence<UInt8>) -> [Int]? {
    var numbers: [Int] = []
    var (number, shift) = (0, 0)
    for byte in bytes {
      number |= Int(byte & 0x7F) << shift
      if byte & 0x80 == 0 {
        numbers.append(number)
        (number, shift) = (0, 0)
      } else {
        shift += 7
        guard shift <= 35 else { return nil }
      }
    }
    return shift == 0 ? numbers : nil
  }
}

extension CalendarDate {
  /// The month, counted from January of year 0: 12 × year + month − 1.
  var month: Int {
    let (year, month, _) = components
    return 12 * year + month - 1
  }

  /// The day of a number that was kept.
  init(kept number: Int) throws(HistoryProblem) {
    guard let day = CalendarDate(dayNumber: number) else { throw .damaged }
    self = day
  }
}
