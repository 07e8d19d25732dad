/// The colours: those of the Analysis Function's palette, and black for text. Each mark stands out from white by 3 : 1 or has an
/// outline that does, text by 4.5 : 1.
///
/// Source: Government Analysis Function, "Data visualisation: colours in charts".
enum Colour {
  static let darkBlue = "#12436D"
  static let plum = "#801650"
  static let grey = "#BFBFBF"
  static let darkGrey = "#3D3D3D"
  static let lightGrey = "#D9D9D9"
  static let text = "#0B0C0C"
  static let white = "#FFFFFF"
}

/// How a shape is filled and outlined. Wherever two stand for different things, they differ in lightness or shape too.
struct Paint {
  /// As attributes.
  let attributes: String

  /// Filled, with an outline.
  static func fill(_ colour: String, outline: String, width: Double = 1.5) -> Paint {
    Paint(attributes: #"fill="\#(colour)" stroke="\#(outline)" stroke-width="\#(width.coordinate)""#)
  }

  /// A line; `dashes` are the lengths of its strokes and gaps.
  static func stroke(_ colour: String, width: Double, dashes: String? = nil) -> Paint {
    let dashes = dashes.map { #" stroke-dasharray="\#($0)""# } ?? ""
    return Paint(attributes: #"fill="none" stroke="\#(colour)" stroke-width="\#(width.coordinate)"\#(dashes)"#)
  }

  static let background = Paint(attributes: #"fill="\#(Colour.white)""#)
  static let focus = fill(Colour.darkBlue, outline: Colour.darkBlue)
  static let other = fill(Colour.grey, outline: Colour.darkBlue)
  static let hollow = fill(Colour.white, outline: Colour.darkBlue, width: 2.5)
  static let outside = fill(Colour.plum, outline: Colour.plum)
  static let hollowOutside = fill(Colour.white, outline: Colour.plum, width: 2.5)
  static let grid = stroke(Colour.lightGrey, width: 1)
  static let axis = stroke(Colour.text, width: 1.5)
  static let whisker = stroke(Colour.text, width: 2)
  static let whiskerOnBar = stroke(Colour.white, width: 2)
  static let connection = stroke(Colour.darkBlue, width: 4)
  static let reference = stroke(Colour.plum, width: 2.5, dashes: "4 2")
  static let leader = stroke(Colour.text, width: 1)
  static let centre = stroke(Colour.darkBlue, width: 2.5)
  static let outerLimit = stroke(Colour.text, width: 1.5)
  static let innerLimit = stroke(Colour.text, width: 1.5, dashes: "5 4")
  static let series = stroke(Colour.darkBlue, width: 3)
  static let faint = stroke(Colour.darkGrey, width: 2, dashes: "2 3")
  static let breaking = stroke(Colour.text, width: 1.5, dashes: "8 4")
}
