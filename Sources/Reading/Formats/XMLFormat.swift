extension RecordFormat {
  /// XML: a collection element with records in it, or one record element.
  static let xml = RecordFormat(
    name: "xml", text: "XML: one element with the records in it, or one record",
    recognises: { reading, first in reading.window[first] == UInt8(ascii: "<") },
    read: { reading in XMLRecordParser.read(&reading) })
}
