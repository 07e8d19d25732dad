import Foundation

extension Node {
  /// The value of a JSON text. Foundation does not keep the order of fields: here they stand by name.
  init(json: Data) throws {
    self = try JSONDecoder().decode(Node.self, from: json)
  }
}

extension Node: Decodable {
  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = Node(scalarIn: container) {
      self = value
    } else if let items = try? container.decode([Node].self) {
      self = .list(items)
    } else {
      let fields = try container.decode([String: Node].self)
      self = .object(fields.sorted { $0.key < $1.key }.map { Field(name: $0.key, value: $0.value) })
    }
  }

  /// A Boolean before a number: `true` must not be read as 1.
  private init?(scalarIn container: any SingleValueDecodingContainer) {
    if let value = try? container.decode(Bool.self) {
      self = .boolean(value)
    } else if let value = try? container.decode(Int.self) {
      self = .integer(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .text(value)
    } else {
      return nil
    }
  }
}
