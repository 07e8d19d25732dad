import Foundation
internal import GRDB

extension [UInt8] {
  /// The bytes as SQLite keeps them.
  var databaseBlob: DatabaseValue { Data(self).databaseValue }
}

extension Row {
  /// The value of a column; what is not of this type was not written by this program.
  func value<Value: DatabaseValueConvertible & StatementColumnConvertible>(_ name: String) throws -> Value {
    try decode(forColumn: name)
  }

  /// The value of the column of this number.
  func value<Value: DatabaseValueConvertible & StatementColumnConvertible>(at index: Int) throws -> Value {
    try decode(atIndex: index)
  }
}
