import Records

/// One value that is being read: the record, a field's value, or an item of a list.
struct Frame {
  /// What is awaited.
  enum Role: UInt8 {
    case object, list, scalar
    /// Something the schema does not know, or that was refused; nothing in it is looked at.
    case skipped
  }

  let role: Role
  /// The index of its type in `PlanTables.values`.
  var value = 0
  /// The index of its field in `PlanTables.fields`; -1 for an item and for the record.
  var field = -1
  /// Whether its value is decoded; names are checked either way.
  var isKept = false
  /// The slot that gets its value; -1 for an item, which is put on the builder's stack of items.
  var target = -1
  /// Where it starts in the file.
  var offset = 0
  /// For an object: the index of its first slot.
  var object = 0
  /// Where its part of the builder's stack of items (a list), or of seen fields (an object), starts.
  var base = 0
  /// The value of a scalar.
  var slot = Slot.absent
  /// Whether it was already reported: its value is then unreadable.
  var isBroken = false
  /// Whether it is marked as silent, by `null` or `xsi:nil`.
  var isNull = false
  /// Whether a field or an item was found in it, or the text of a scalar.
  var hasContent = false
  /// Whether text was found between its fields or items.
  var hasStrayText = false
  /// Whether the watch for identifiers entered its name.
  var isWatched = false

  init(_ role: Role, at offset: Int) {
    self.role = role
    self.offset = offset
  }
}
