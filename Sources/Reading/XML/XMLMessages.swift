internal import CLibXML2
import Diagnostics
import Records

/// What an error of libxml2 means. Its own messages quote the file, so they are never shown.
func plainWords(forXMLError code: Int32) -> String {
  switch UInt32(bitPattern: code) {
  case XML_ERR_TAG_NAME_MISMATCH.rawValue: "an end tag does not match its start tag"
  case XML_ERR_UNDECLARED_ENTITY.rawValue, XML_WAR_UNDECLARED_ENTITY.rawValue: "an entity is not declared"
  case XML_ERR_INVALID_CHAR.rawValue, XML_ERR_INVALID_CHARREF.rawValue: "a character is not allowed in XML"
  case XML_ERR_INVALID_ENCODING.rawValue: "a byte is not UTF-8"
  case XML_ERR_ATTRIBUTE_REDEFINED.rawValue, XML_NS_ERR_ATTRIBUTE_REDEFINED.rawValue:
    "an attribute is given more than once"
  case XML_NS_ERR_UNDEFINED_NAMESPACE.rawValue: "a namespace prefix is not declared"
  case XML_ERR_LT_IN_ATTRIBUTE.rawValue: "an attribute holds '<'"
  case XML_ERR_NAME_REQUIRED.rawValue, XML_ERR_ENTITYREF_SEMICOL_MISSING.rawValue,
    XML_ERR_INVALID_DEC_CHARREF.rawValue, XML_ERR_INVALID_HEX_CHARREF.rawValue:
    "a name is missing, or an '&' is not written '&amp;'"
  case XML_ERR_ATTRIBUTE_NOT_STARTED.rawValue: "an attribute's value is not in quotation marks"
  case XML_ERR_ATTRIBUTE_WITHOUT_VALUE.rawValue: "an attribute has no value"
  case XML_ERR_SPACE_REQUIRED.rawValue: "a blank is missing between attributes"
  case XML_ERR_GT_REQUIRED.rawValue: "a tag is not closed with '>'"
  case XML_ERR_MISPLACED_CDATA_END.rawValue: "a text holds ']]>'"
  case XML_ERR_HYPHEN_IN_COMMENT.rawValue: "a comment holds '--'"
  case XML_ERR_DOCUMENT_END.rawValue: "there is more after the root element"
  default: "it is not well-formed"
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// What is wrong with the first character; nil where XML can hold it, or could if it went on.
  var forbiddenFirst: String? {
    guard let first, characterLength(at: 0) == 0, !isCutCharacter(at: 0) else { return nil }
    let isEncoded = first < 0x80 || starts(with: [0xEF, 0xBF])
    return isEncoded ? "a character is not allowed in XML" : "a byte is not UTF-8"
  }
}

/// Whether an error of libxml2 at the end of a file means that something is missing, even after a `>`.
func meansUnfinished(xmlError code: Int32) -> Bool {
  let codes = [
    XML_ERR_DOCUMENT_EMPTY, XML_ERR_DOCUMENT_END, XML_ERR_ATTRIBUTE_NOT_FINISHED, XML_ERR_COMMENT_NOT_FINISHED,
    XML_ERR_PI_NOT_FINISHED, XML_ERR_CDATA_NOT_FINISHED, XML_ERR_TAG_NOT_FINISHED,
  ]
  return codes.contains { $0.rawValue == UInt32(bitPattern: code) }
}

/// Whether an error of libxml2 is about a reference, which starts with `&`.
func concernsReference(xmlError code: Int32) -> Bool {
  let codes = [
    XML_ERR_UNDECLARED_ENTITY, XML_WAR_UNDECLARED_ENTITY, XML_ERR_ENTITYREF_SEMICOL_MISSING, XML_ERR_INVALID_CHARREF,
    XML_ERR_INVALID_DEC_CHARREF, XML_ERR_INVALID_HEX_CHARREF, XML_ERR_INVALID_CHAR, XML_ERR_NAME_REQUIRED,
  ]
  return codes.contains { $0.rawValue == UInt32(bitPattern: code) }
}

extension Diagnostic.Message {
  static func malformedXML(_ reason: String) -> Self {
    Self(
      id: "malformed-xml", "this is not XML: \(reason)",
      help: "have the file written again by the system it comes from")
  }

  static var documentType: Self {
    Self(
      id: "document-type", "a document type declaration is refused", label: "not allowed",
      help: "remove <!DOCTYPE …>: it could name other files or grow without end")
  }

  static func notCaseRecords(_ schema: RecordSchema) -> Self {
    Self(
      id: "not-case-records", "the file holds no '\(schema.recordName)'",
      help:
        "in XML the root element is '\(schema.collectionName)' or '\(schema.recordName)'; in JSON the file holds a record, "
        + "a list of records, or an object with '\(schema.collectionName)'")
  }

  static func notARecord(_ name: String, expected: String) -> Self {
    let isNear = Suggestion.nearest(to: name, among: [expected]) != nil
    return Self(
      id: "not-a-record", "'\(name)' is not a record", label: "this element is not read",
      help: isNear ? "did you mean '\(expected)'?" : "records are elements called '\(expected)'")
  }
}
