import Statistics

extension CaseSample {
  /// The version of the form.
  static let version = 1
  /// How cases are chosen, in words.
  static let choice =
    "within each stratum the cases whose SHA-256 of the seed and their identity, a line each, is lowest"

  /// The sample as JSON, to be read again by the audit that follows.
  ///
  /// - Parameter engine: the version of the engine.
  public func json(engine: String) -> String {
    var text = ""
    let value = JSONValue.object([
      "sampleVersion": .integer(Self.version), "engine": .object(["version": .string(engine)]),
      "basis": .string(method.basis.rawValue), "seed": .string(method.seed), "choice": .string(Self.choice),
      "askedFor": wish,
      "caseList": .object([
        "name": .string(method.source.name), "sha256": .string(method.source.sha256),
        "identity": .texts(method.source.identity),
      ]),
      "cases": .integer(method.cases), "drawnCases": .integer(method.drawn), "by": .texts(method.by),
      "strata": .array(
        method.strata.map { stratum in
          let name = stratum.name.map { $0.isEmpty ? JSONValue.null : .string($0) }
          return .object([
            "stratum": .array(name), "cases": .integer(stratum.cases), "drawn": .integer(stratum.drawn),
          ])
        }),
      "drawn": .array(drawn.map(JSONValue.texts)),
    ])
    value.write { text += $0 }
    return text + "\n"
  }

  private var wish: JSONValue {
    let wish = method.wish
    let (files, margin): (JSONValue, JSONValue) =
      switch wish.size {
      case .files(let files): (.integer(files), .null)
      case .margin(let margin): (.null, .decimal(margin.number))
      }
    return .object([
      "files": files, "marginPoints": margin, "expectedPercent": .decimal(wish.expected.number),
      "confidencePercent": .integer(95), "allocation": .string(wish.allocation.rawValue),
    ])
  }
}

extension JSONValue {
  fileprivate static func texts(_ texts: [String]) -> JSONValue { .array(texts.map(JSONValue.string)) }
}
