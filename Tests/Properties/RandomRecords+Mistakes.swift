import Records

/// Values that a schema does not allow. Each is wrong in both formats, in ways that need not be alike.
extension RandomRecords {
  mutating func wrong(_ type: ValueType) -> Draft {
    if type.isScalar, dice.oneIn(5) {
      coverage.happenings.insert(.elementInScalar)
      return .wrongContent(
        xml: dice.pick(["<b/>", "a<b>c</b>", "<i>1</i>2<i/>"]), json: dice.pick([#"{"b": 1}"#, "[]", #"["a", {}]"#]))
    }
    switch type {
    case .boolean: return wrong(.wrongBoolean, ["yes", "2", "tru", "true false"], ["1", "0", #""true""#, #""no""#])
    case .integer: return wrongInteger(type)
    case .number: return wrongNumber(type)
    // There is no text that XML could not take for text.
    case .text:
      coverage.happenings.insert(.wrongText)
      return .wrongContent(xml: dice.pick(["<b/>", "a<b/>"]), json: dice.pick(["1", "true", "false", "-2.50e1"]))
    case .date:
      return wrong(
        .wrongDate, ["2015-02-29", "2016-2-3", "20160203", "0000-01-01", "2016-02-03Z"],
        [#""2016-13-01""#, "20160203", #""0000-12-31""#, #""2016-04-31""#, "true", #""+016-01-01""#])
    case .enumeration:
      return wrong(.wrongEnumeration, ["neverListed", "É"], [#""neverListed""#, "3", "true", #""É""#])
    case .object: return wrong(.wrongObject, ["x", "{}"], [#""x""#, "3", "false", "[]", "[{}]"])
    case .list: return wrong(.wrongList, ["x", "[]"], [#""x""#, "0", "true", "{}", #"{"item": []}"#])
    }
  }

  private mutating func wrong(_ what: Happening, _ xml: [String], _ json: [String]) -> Draft {
    coverage.happenings.insert(what)
    return .wrong(xml: dice.pick(xml), json: dice.pick(json))
  }

  private mutating func wrongInteger(_ type: ValueType) -> Draft {
    if let range = type.integers, range != .min ... .max, dice.oneIn(2) {
      coverage.happenings.insert(.integerOutOfRange)
      let isLow = range.upperBound == .max || range.lowerBound != .min && dice.oneIn(2)
      return .number(DraftNumber(isLow ? range.lowerBound - 1 : range.upperBound + 1))
    }
    return wrong(
      .wrongInteger, ["3.5", "three", "3 4", "0x1F", "9223372036854775808", "1e99", "--1", "."],
      ["3.5", #""3""#, "true", "-9223372036854775809", "1e99", "1e-1"])
  }

  private mutating func wrongNumber(_ type: ValueType) -> Draft {
    if let range = type.numbers, range != -.infinity ... .infinity, dice.oneIn(2) {
      coverage.happenings.insert(.numberOutOfRange)
      let isLow = range.upperBound == .infinity || range.lowerBound != -.infinity && dice.oneIn(2)
      return .number(DraftNumber("\(isLow ? range.lowerBound - 0.5 : range.upperBound + 0.5)"))
    }
    return wrong(
      .wrongNumber, ["much", "1,5", "1e400", "nan", "inf", "0x1p3", "1e", "-"], [#""1.5""#, "-1e400", "true", "1E+999"])
  }
}
