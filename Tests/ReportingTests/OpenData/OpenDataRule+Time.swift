// MARK: Time and place

extension OpenDataRule {
  /// Kinds of periods that may stand in one file together, and how many digits their years have.
  private static let kinds: [(digits: Int, identifiers: [String])] = [
    (4, ["Calendar year"]), (4, ["Reporting year"]), (6, ["Academic year"]), (6, ["Financial year"]), (6, ["Tax year"]),
    (6, (1...4).map { "Financial year Q\($0)" }),
    (6, ["Part 1 (April to September)", "Part 2 (October to March)"]),
    (6, ["Autumn term", "Spring term", "Summer term"]), (6, ["Autumn and spring term"]),
    (
      4,
      ["January", "February", "March", "April", "May", "June"] + [
        "July", "August", "September", "October", "November", "December",
      ]
    ),
    (4, (1...52).map { "Week \($0)" }),
  ]

  static let times = [
    OpenDataRule("periods-of-digits", "screener: precheck_time_period_num") { pair in
      pair.data["time_period"].filter { $0.wholeMatch(of: /[0-9]+/) == nil }
    },
    OpenDataRule("identifiers-allowed", "screener: precheck_time_id_valid") { pair in
      pair.data["time_identifier"].filter { identifier in !kinds.contains { $0.identifiers.contains(identifier) } }
    },
    OpenDataRule("identifiers-not-mixed", "screener: precheck_time_id_mix") { pair in
      let used = Set(pair.data["time_identifier"])
      return used.count < 2 || kinds.contains { used.isSubset(of: $0.identifiers) } ? [] : used.sorted()
    },
    OpenDataRule("periods-as-long-as-the-identifier-asks", "screener: check_time_period") { pair in
      zip(pair.data["time_period"], pair.data["time_identifier"]).compactMap { period, identifier in
        kinds.contains { $0.identifiers.contains(identifier) && $0.digits != period.count } ? period : nil
      }
    },
    OpenDataRule("six-digits-are-two-years", "screener: check_time_period_six") { pair in
      pair.data["time_period"].filter { period in
        guard period.count == 6, let year = Int(period.prefix(4)), let next = Int(period.suffix(2)) else {
          return false
        }
        return (year + 1) % 100 != next
      }
    },
  ]

  /// The rows as texts by column.
  private static func rows(_ pair: ScreenedPair) -> [[String: String]] {
    pair.data.rows.map { Dictionary(zip(pair.data.header, $0)) { first, _ in first } }
  }

  /// The codes of one column that are of no known form. `x` and `z` stand for places without a code.
  private static func codes(_ column: String, besides form: Regex<Substring>, _ pair: ScreenedPair) -> [String] {
    pair.data[column].filter { !["", "x", "z"].contains($0) && $0.wholeMatch(of: form) == nil }
  }

  static let geography = [
    OpenDataRule("levels-allowed", "screener: precheck_geog_level") { pair in
      pair.data["geographic_level"].filter { level in !GeographicLevel.all.contains { $0.name == level } }
    },
    OpenDataRule("columns-of-the-levels-there", "screener: precheck_geog_level_present") { pair in
      let levels = Set(pair.data["geographic_level"])
      return GeographicLevel.all.filter { levels.contains($0.name) }.flatMap(\.columns)
        .filter { !pair.data.header.contains($0) }
    },
    OpenDataRule("columns-of-the-level-filled", "screener: check_geog_level_completed") { pair in
      rows(pair).flatMap { row in
        GeographicLevel.all.filter { $0.name == row["geographic_level"] }.flatMap(\.columns)
          .filter { $0 != "new_la_code" && row[$0] == "" }
      }
    },
    OpenDataRule("columns-of-lower-levels-empty", "screener: check_geog_overcompleted_cols") { pair in
      rows(pair).flatMap { row in
        GeographicLevel.all.dropFirst().flatMap { level -> [String] in
          guard let own = row["geographic_level"], own != level.name, !level.within.contains(own) else { return [] }
          return level.columns.filter { row[$0]?.isEmpty == false }
        }
      }
    },
    OpenDataRule("country-with-its-code", "screener: check_geog_country_combos") { pair in
      let known = [
        "E92000001": "England", "K02000001": "United Kingdom", "K03000001": "Great Britain",
        "K04000001": "England and Wales", "N92000002": "Northern Ireland", "S92000003": "Scotland",
        "W92000004": "Wales",
      ]
      return pair.data[["country_code", "country_name"]].filter { known[$0[0]] != $0[1] }.map { "\($0)" }
    },
    OpenDataRule("region-with-its-code", "screener: check_geog_region_combos") { pair in
      let names =
        ["North East", "North West", "Yorkshire and The Humber", "East Midlands", "West Midlands", "East of England"]
        + ["London", "South East", "South West"]
      let known = Dictionary(uniqueKeysWithValues: names.enumerated().map { ("E1200000\($0.offset + 1)", $0.element) })
      return pair.data[["region_code", "region_name"]].filter {
        !["", "x", "z"].contains($0[0]) && known[$0[0]] != $0[1]
      }.map { "\($0)" }
    },
    OpenDataRule("new-codes-of-nine-characters", "screener: check_geog_la_combos") { pair in
      codes("new_la_code", besides: /[A-Z][0-9]{8}/.matchingSemantics(.unicodeScalar), pair)
    },
    OpenDataRule("old-codes-of-three-digits", "screener: check_geog_la_combos") { pair in
      codes("old_la_code", besides: /[0-9]{3}/.matchingSemantics(.unicodeScalar), pair)
    },
    OpenDataRule("both-columns-of-the-region", "screener: check_geog_region_col_present") { pair in
      let there = ["region_code", "region_name"].filter(pair.data.header.contains)
      return there.count == 1 ? there : []
    },
    OpenDataRule("region-of-every-local-authority", "screener: check_geog_region_for_la") { pair in
      rows(pair).filter { $0["geographic_level"] == "Local authority" }.flatMap { row in
        ["region_code", "region_name"].filter { row[$0, default: ""].isEmpty }
      }
    },
    OpenDataRule("codes-not-too-long", "screener: check_api_char_loc_code") { pair in
      longer(than: 30, pair.observed.filter { $0.hasSuffix("_code") }.flatMap { pair.data[$0] })
    },
    OpenDataRule("unknown-places-are-not-available", "guide: Geography columns") { pair in
      pair.data[["new_la_code", "old_la_code", "la_name"]].filter { row in
        [row[0] == "x", row[1] == "x"].contains(row[2] != "Not available")
      }.map { "\($0)" }
    },
    OpenDataRule("one-place-for-each-code", "guide: Geography columns, Remember") { pair in
      let places = Set(pair.data[["new_la_code", "la_name"]]).filter { !$0[0].isEmpty }
      return repeated(places.map { $0[0] })
    },
    OpenDataRule("no-total-in-time-and-place", "screener: check_filter_ob_total") { pair in
      pair.observed.filter { !Set(pair.data[$0]).isDisjoint(with: ["Total", "total", "All", "all"]) }
    },
  ]
}
