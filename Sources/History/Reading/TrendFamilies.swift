/// Runs and those that judge their records anew. Of each family one is a point of a trend: else the same records would stand there twice.
struct TrendFamilies {
  private var families: [[TrendSource]] = []

  init(_ sources: [TrendSource]) {
    var places: [String: Int] = [:]
    for source in sources.sorted(by: { $0.run.id < $1.run.id }) {
      // What it judged anew was kept before it; a later run may have taken the label of one that was removed.
      if let label = source.run.rescoredFrom, let place = places[label] {
        families[place].append(source)
        places[source.run.label] = place
      } else {
        places[source.run.label] = families.count
        families.append([source])
      }
    }
  }

  /// Of each family the last run by the rubric that is asked for, else the first run; and which runs are not shown as they were.
  ///
  /// - Parameter labels: what is left out, with all of its family.
  func kept(without labels: Set<String>) -> (sources: [TrendSource], remarks: [String]) {
    let families = families.filter { family in !family.contains { labels.contains($0.run.label) } }
    let kept = families.map { family in family.last(where: \.isAsked) ?? family[0] }
    let remarks = zip(families, kept).compactMap { family, source in
      source.run.id == family[0].run.id
        ? nil : "The audit '\(family[0].run.label)' is shown as it was judged anew, in the audit '\(source.run.label)'."
    }
    return (kept, remarks)
  }
}
