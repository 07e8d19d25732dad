// MARK: What the metadata says

extension OpenDataRule {
  /// What stands in a column of the metadata for one type of column, where it must be empty.
  private static func filled(_ column: String, for type: String, _ pair: ScreenedPair) -> [String] {
    pair.described(type).compactMap { $0[column] }.filter { !$0.isEmpty }
  }

  static let descriptions = [
    OpenDataRule("filter-or-indicator", "screener: precheck_meta_col_type") { pair in
      pair.metadata["col_type"].filter { $0 != "Filter" && $0 != "Indicator" }
    },
    OpenDataRule("time-and-place-not-described", "screener: precheck_meta_ob_unit") { pair in
      (pair.metadata["col_name"] + pair.groups).filter(pair.observed.contains)
    },
    OpenDataRule("no-filter-that-sounds-like-a-place", "screener: check_meta_geog_catch") { pair in
      let starts =
        /^(country|sch|prov|inst|estab|reg|la|local|rsc|pfa|pcon|lep|mca|oa|ward|mat).*(name|code|number|id)$/
      let whole = /^(school|provider|institution|name|code|number|id|region|la|lad|ward|mat)s?$/
      return pair.filters.filter { $0.contains(starts) || $0.contains(whole) }
    },
    OpenDataRule("described-once", "screener: check_meta_col_name_dupe") { pair in repeated(pair.metadata["col_name"])
    },
    OpenDataRule("descriptions-name-a-column", "screener: precheck_meta_col_name") { pair in
      pair.metadata["col_name"].filter(\.isEmpty).map { _ in "empty" }
    },
    OpenDataRule("labels-filled", "screener: check_meta_label") { pair in
      pair.metadata["label"].filter(\.isEmpty).map { _ in "empty" }
    },
    OpenDataRule("labels-differ", "screener: check_meta_dupe_label") { pair in repeated(pair.metadata["label"]) },
    OpenDataRule("labels-not-too-long", "screener: check_api_char_col_label") { pair in
      longer(than: 100, pair.metadata["label"])
    },
    OpenDataRule("no-hint-for-indicators", "screener: check_meta_filter_hint") { pair in
      filled("filter_hint", for: "Indicator", pair)
    },
    OpenDataRule("no-group-for-indicators", "screener: check_meta_fil_grp") { pair in
      filled("filter_grouping_column", for: "Indicator", pair)
    },
    OpenDataRule("no-indicator-group-for-filters", "screener: check_meta_indicator_grouping") { pair in
      filled("indicator_grouping", for: "Filter", pair)
    },
    OpenDataRule("no-unit-for-filters", "screener: check_meta_ind_unit") { pair in
      filled("indicator_unit", for: "Filter", pair)
    },
    OpenDataRule("units-allowed", "screener: check_meta_ind_unit_validation") { pair in
      filled("indicator_unit", for: "Indicator", pair).filter { !["%", "pp", "£", "£m", "numberstring"].contains($0) }
    },
    OpenDataRule("no-decimals-for-filters", "screener: check_meta_indicator_dp") { pair in
      filled("indicator_dp", for: "Filter", pair)
    },
    OpenDataRule("decimals-are-whole-numbers", "screener: check_meta_ind_dp_values") { pair in
      pair.metadata["indicator_dp"].filter { !$0.isEmpty && $0.wholeMatch(of: /[0-9]+/) == nil }
    },
    OpenDataRule("decimals-given-for-indicators", "screener: check_meta_ind_dp_set") { pair in
      pair.described("Indicator").filter { $0["indicator_dp"]?.isEmpty != false }.compactMap { $0["col_name"] }
    },
  ]

  static let groups = [
    OpenDataRule("groups-are-in-the-data", "screener: check_meta_fil_grp_match") { pair in
      pair.groups.filter { !pair.data.header.contains($0) }
    },
    OpenDataRule("groups-group-one-filter", "screener: check_meta_fil_grp_dupe") { pair in repeated(pair.groups) },
    OpenDataRule("groups-are-no-filters", "screener: check_meta_fil_grp_is_fil") { pair in
      pair.groups.filter(pair.filters.contains)
    },
    OpenDataRule("no-more-groups-than-items", "screener: check_filter_group_level") { pair in
      pair.described("Filter").compactMap { filter in
        guard let name = filter["col_name"], let group = filter["filter_grouping_column"], !group.isEmpty else {
          return nil
        }
        return Set(pair.data[group]).count > Set(pair.data[name]).count ? group : nil
      }
    },
    OpenDataRule("groups-differ-in-letters", "screener: check_meta_fil_grp_stripped") { pair in
      pair.groups.filter { group in
        let values = Set(pair.data[group])
        return Set(values.map { $0.filter { $0.isLetter || $0.isNumber } }).count < values.count
      }
    },
  ]
}
