extension RecordFormat {
  /// JSON: one record, an array of records, or an object whose one known key holds the array.
  static let json = RecordFormat(
    name: "json", text: "JSON: one record, a list of records, or an object that holds the list",
    recognises: { reading, first in
      reading.window[first] == UInt8(ascii: "{") || reading.window[first] == UInt8(ascii: "[")
    },
    read: { reading in reading.readJSONDocument() })
}
