internal import CXLSXWriter

/// How a cell looks: Arial, black on white, nothing said by colour.
enum WorkbookStyle: Hashable {
  /// The sheet's title.
  case title(wraps: Bool)
  /// A line above the table.
  case line(wraps: Bool, leads: Bool)
  /// The protective marking.
  case marking
  /// The header of a column.
  case header(Side)
  /// Words, or a link.
  case text(Side, leads: Bool)
  /// A symbol where numbers are.
  case mark
  /// A number with so many decimals.
  case number(decimals: Int)

  /// Where in its column a text stands.
  enum Side {
    case left
    /// To the left with room before it, so that it does not touch a number in the column before.
    case leftWithRoom
    case right
  }

  /// Sets the properties of a new format.
  func apply(to format: UnsafeMutablePointer<lxw_format>, by library: xlsx_library) {
    library.format_set_font_name(format, "Arial")
    library.format_set_font_size(format, size)
    library.format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    library.format_set_align(format, UInt8((isToRight ? LXW_ALIGN_RIGHT : LXW_ALIGN_LEFT).rawValue))
    if isIndented { library.format_set_indent(format, 1) }
    if isBold { library.format_set_bold(format) }
    if wraps { library.format_set_text_wrap(format) }
    if leads { library.format_set_underline(format, UInt8(LXW_UNDERLINE_SINGLE.rawValue)) }
    if let border { library.format_set_bottom(format, UInt8(border.rawValue)) }
    if case .number(let decimals) = self {
      library.format_set_num_format(
        format, decimals == 0 ? "#,##0" : "#,##0." + String(repeating: "0", count: decimals))
    }
  }

  private var size: Double {
    switch self {
    case .title: 16
    case .marking: 14
    case .line, .header, .text, .mark, .number: 12
    }
  }

  private var isBold: Bool {
    switch self {
    case .title, .marking, .header: true
    case .line, .text, .mark, .number: false
    }
  }

  private var wraps: Bool {
    switch self {
    case .title(let wraps), .line(let wraps, _): wraps
    case .header, .text: true
    case .marking, .mark, .number: false
    }
  }

  private var leads: Bool {
    switch self {
    case .line(_, let leads), .text(_, let leads): leads
    case .title, .marking, .header, .mark, .number: false
    }
  }

  private var isToRight: Bool {
    switch self {
    case .header(let side), .text(let side, _): side == .right
    case .mark, .number: true
    case .title, .line, .marking: false
    }
  }

  private var isIndented: Bool {
    switch self {
    case .header(let side), .text(let side, _): side == .leftWithRoom
    case .title, .line, .marking, .mark, .number: false
    }
  }

  private var border: lxw_format_borders? {
    switch self {
    case .header: LXW_BORDER_MEDIUM
    case .text, .mark, .number: LXW_BORDER_HAIR
    case .title, .line, .marking: nil
    }
  }
}
