import Foundation
internal import GRDB

extension [UInt8] {
  /// The bytes as SQLite keeps them.
  var databaseBlob: DatabaseValue { Data(self).databaseValue }
}
