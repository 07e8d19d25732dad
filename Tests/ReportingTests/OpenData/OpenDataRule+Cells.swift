// MARK: What stands in the cells

extension OpenDataRule {
  private static let symbols: Set<String> = ["c", "z", "x", "low", "u", "k"]

  static let cells = [
    OpenDataRule("no-words-for-nothing", "screener: check_general_null") { pair in
      (pair.data.rows + pair.metadata.rows).flatMap { $0 }.filter { ["NULL", "Null", "null", "NA", "na"].contains($0) }
    },
    OpenDataRule("no-signs-for-nothing", "screener: check_general_null") { pair in
      pair.data.rows.flatMap { $0 }.filter { ["N/A", "n/a", ".", "..", "-"].contains($0) }
    },
    OpenDataRule("no-empty-figures", "screener: check_ind_invalid_entry") { pair in
      pair.indicators.filter { pair.data[$0].contains("") }
    },
    OpenDataRule("no-obsolete-symbols", "screener: check_ind_invalid_entry") { pair in
      pair.indicators.filter { !Set(pair.data[$0]).isDisjoint(with: ["~", ":"]) }
    },
    OpenDataRule("figures-are-numbers-or-symbols", "guide: Indicators; Data symbols") { pair in
      let worded = pair.described("Indicator").filter { $0["indicator_unit"] == "numberstring" }.map { $0["col_name"] }
      let number = /-?[0-9]+(\.[0-9]+)?/
      return pair.indicators.filter { !worded.contains($0) }.flatMap { pair.data[$0] }.filter {
        !$0.isEmpty && !symbols.contains($0) && $0.wholeMatch(of: number) == nil
      }
    },
    OpenDataRule("no-two-rows-about-the-same", "screener: check_general_dupes") { pair in
      repeated(pair.data[pair.observed + pair.filters + pair.groups].map { $0.joined(separator: " | ") })
    },
  ]

  static let filterItems = [
    OpenDataRule("filters-have-several-items", "screener: precheck_filter_not_singular") { pair in
      pair.filters.filter { Set(pair.data[$0]).count == 1 }
    },
    OpenDataRule("filters-have-a-total-or-a-default", "screener: check_filter_defaults") { pair in
      pair.described("Filter").compactMap { filter in
        let first = filter["filter_default"].flatMap { $0.isEmpty ? nil : $0 } ?? "Total"
        return filter["col_name"].flatMap { pair.data[$0].contains(first) ? nil : $0 }
      }
    },
    OpenDataRule("groups-have-a-total", "screener: check_filter_defaults") { pair in
      pair.groups.filter { pair.data.header.contains($0) && !pair.data[$0].contains("Total") }
    },
    OpenDataRule("no-empty-items", "screener: check_filter_blanks") { pair in
      (pair.filters + pair.groups).filter { pair.data[$0].contains("") }
    },
    OpenDataRule("items-without-white-space-at-their-ends", "screener: check_filter_whitespace") { pair in
      (pair.filters + pair.groups + pair.observed).flatMap { pair.data[$0] }.filter {
        $0.first?.isWhitespace == true || $0.last?.isWhitespace == true
      }
    },
    OpenDataRule("not-too-many-items", "screener: check_filter_item_limit") { pair in
      pair.filters.filter { Set(pair.data[$0]).count > 25_000 }
    },
    OpenDataRule("items-and-places-not-too-long", "screener: check_api_char_filter_items") { pair in
      let names = pair.observed.filter { $0.hasSuffix("_name") }
      return longer(than: 120, (pair.filters + pair.groups + names).flatMap { Set(pair.data[$0]) })
    },
    OpenDataRule("every-combination-of-items", "guide: Introduction to filters") { pair in
      // An audit's own name of an authority goes with its place.
      let others = pair.filters.filter { $0 != "audited_authority" }
      let places = Set(pair.data[pair.observed + ["audited_authority"]]).count
      let combinations = others.map { Set(pair.data[$0]).count }.reduce(places, *)
      return pair.data.rows.count < combinations ? ["\(pair.data.rows.count) of \(combinations)"] : []
    },
  ]
}
