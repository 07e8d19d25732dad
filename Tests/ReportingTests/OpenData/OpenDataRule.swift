import Testing

/// One of the rules that the Department for Education publishes for a pair of files, in our own words.
struct OpenDataRule: Sendable, CustomTestStringConvertible {
  let id: String
  /// Where it is published: a check of the screener (eesyscreener), or a heading of the analysts' guide ("Open data
  /// standards").
  let source: String
  /// What breaks it in a pair; nothing where it is kept.
  let broken: @Sendable (ScreenedPair) -> [String]

  init(_ id: String, _ source: String, broken: @escaping @Sendable (ScreenedPair) -> [String]) {
    self.id = id
    self.source = source
    self.broken = broken
  }

  var testDescription: String { id }

  static let all = files + columns + descriptions + groups + cells + filterItems + times + geography

  /// Every break of every rule in a pair.
  static func screen(_ pair: OpenDataPair) -> [String] {
    let screened = ScreenedPair(pair)
    return all.flatMap { rule in rule.broken(screened).map { "\(rule.id): \($0)" } }
  }

  /// The texts that come more than once.
  static func repeated(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { !seen.insert($0).inserted }
  }

  /// The texts with more code points than a limit.
  static func longer(than limit: Int, _ texts: [String]) -> [String] {
    texts.filter { $0.unicodeScalars.count > limit }
  }
}

// MARK: Files and columns

extension OpenDataRule {
  static let files = [
    OpenDataRule("file-name-without-spaces", "screener: check_filename_spaces") { pair in
      [pair.pair.dataName, pair.pair.metadataName].filter { $0.contains(" ") }
    },
    OpenDataRule("file-name-of-plain-characters", "screener: check_filename_special") { pair in
      [pair.pair.dataName, pair.pair.metadataName].filter {
        $0.wholeMatch(of: /[A-Za-z0-9 _-]+(\.meta)?\.csv/) == nil
      }
    },
    OpenDataRule("file-name-in-lower-case", "guide: File names") { pair in
      [pair.pair.dataName, pair.pair.metadataName].filter { $0 != $0.lowercased() }
    },
    OpenDataRule("file-name-not-too-long", "guide: File names") { pair in
      longer(than: 200, [pair.pair.dataName, pair.pair.metadataName])
    },
    OpenDataRule("file-names-match", "screener: check_filenames_match") { pair in
      let expected = pair.pair.dataName.replacing(/\.csv$/, with: ".meta.csv")
      return pair.pair.metadataName == expected ? [] : [pair.pair.metadataName]
    },
    OpenDataRule("utf-8", "guide: Data format") { pair in
      [("data", pair.pair.data), ("metadata", pair.pair.metadata)]
        .filter { String(validating: $0.1, as: UTF8.self) == nil }.map(\.0)
    },
    OpenDataRule("separated-by-commas", "guide: Data format") { pair in
      [pair.data, pair.metadata].filter { $0.header.count < 2 }.flatMap(\.header)
    },
    OpenDataRule("rows-as-wide-as-the-header", "guide: Tidy data structure") { pair in
      [pair.data, pair.metadata].flatMap { table in
        table.rows.filter { $0.count != table.header.count }.map { "\($0)" }
      }
    },
    OpenDataRule("no-empty-rows", "screener: check_empty_rows") { pair in
      [pair.data, pair.metadata].flatMap(\.rows).filter { $0.allSatisfy(\.isEmpty) }.map { "\($0)" }
    },
    OpenDataRule("no-empty-columns", "screener: check_empty_cols") { pair in
      pair.data.header.filter { pair.data[$0].allSatisfy(\.isEmpty) }
    },
  ]

  static let columns = [
    OpenDataRule("columns-of-data", "screener: precheck_col_req_data") { pair in
      ["time_period", "time_identifier", "geographic_level", "country_code", "country_name"]
        .filter { !pair.data.header.contains($0) }
    },
    OpenDataRule("columns-of-metadata", "screener: precheck_col_req_meta") { pair in
      neededInMetadata.filter { !pair.metadata.header.contains($0) }
    },
    OpenDataRule("no-other-columns-of-metadata", "screener: precheck_col_invalid_meta") { pair in
      pair.metadata.header.filter { !(neededInMetadata + ["filter_default"]).contains($0) }
    },
    OpenDataRule("column-names-differ", "screener: check_col_dupes") { pair in repeated(pair.data.header) },
    OpenDataRule("column-names-without-spaces", "screener: check_col_names_spaces") { pair in
      pair.data.header.filter { $0.contains(where: \.isWhitespace) }
    },
    OpenDataRule("column-names-in-snake-case", "screener: check_col_snake_case") { pair in
      pair.data.header.filter { $0.wholeMatch(of: /[a-z0-9_]+/) == nil }
    },
    OpenDataRule("column-names-start-with-a-letter", "screener: check_col_var_start") { pair in
      pair.data.header.filter { $0.prefixMatch(of: /[a-z]/) == nil }
    },
    OpenDataRule("column-names-not-too-long", "screener: check_api_char_col_name") { pair in
      longer(than: 50, pair.data.header)
    },
    OpenDataRule("no-more-descriptions-than-columns", "screener: precheck_col_to_rows") { pair in
      pair.metadata.rows.count > pair.data.header.count - 5 ? ["\(pair.metadata.rows.count)"] : []
    },
    OpenDataRule("what-is-described-is-there", "screener: precheck_cross_meta_to_data") { pair in
      pair.metadata["col_name"].filter { !pair.data.header.contains($0) }
    },
    OpenDataRule("what-is-there-is-described", "screener: precheck_cross_data_to_meta") { pair in
      let known = pair.observed + pair.metadata["col_name"] + pair.groups
      return pair.data.header.filter { !known.contains($0) && Set(pair.data[$0]).count > 1 }
    },
    OpenDataRule("no-item-in-the-name-of-an-indicator", "screener: check_col_ind_smushed") { pair in
      pair.indicators.filter { $0.contains(/male|asian|black|white|irish|english|british|welsh|scottish/) }
    },
    OpenDataRule("no-column-characteristic", "screener: check_col_var_characteristic") { pair in
      (pair.metadata["col_name"] + pair.groups).filter { $0.hasPrefix("characteristic") }
    },
  ]

  private static let neededInMetadata =
    ["col_name", "col_type", "label", "indicator_grouping", "indicator_unit", "indicator_dp"]
    + ["filter_hint", "filter_grouping_column"]
}
