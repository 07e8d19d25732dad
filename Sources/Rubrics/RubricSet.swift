import Diagnostics
import Expressions
public import Records

/// Rubrics that judge the same records in one run: what several of them define alike is computed once.
public struct RubricSet: Sendable {
  /// The rubrics, in the order of their names.
  public let rubrics: [Rubric]
  /// The same rubrics, in the same order, with one program for all.
  public let joined: [Rubric]
  /// Their alerts. What several rubrics include from one file is one alert.
  public let alerts: [SharedAlert]
  /// For each rubric, and each of its alerts, the number of that among all.
  public let alertNumbers: [[Int]]

  /// The schema of the records that they judge.
  public var schema: RecordSchema { rubrics[0].schema }

  /// The numbers of the schema's fields that some condition can touch.
  public var fieldsUsed: Set<Int> { joined[0].fieldsUsed }

  /// Why rubrics can't be used in one run.
  public enum Problem: Error, Equatable {
    /// There are none.
    case noRubric
    /// Two have the same name.
    case sameName(String)
    /// They judge records of different schemas.
    case differentRecords(String, String)
    /// They were given different bank holidays.
    case differentCalendars(String, String)
  }

  /// One rubric.
  public init(_ rubric: Rubric) {
    self.init(rubrics: [rubric], joined: [rubric])
  }

  /// Several rubrics, in any order.
  ///
  /// - Throws: why they can't be used in one run.
  public init(_ given: [Rubric]) throws(Problem) {
    let rubrics = given.sorted { Array($0.id.utf8).lexicographicallyPrecedes(Array($1.id.utf8)) }
    guard let first = rubrics.first else { throw .noRubric }
    var calendar: (of: Rubric, days: WorkingCalendar)?
    for (previous, rubric) in zip(rubrics, rubrics.dropFirst()) where previous.id == rubric.id {
      throw .sameName(rubric.id)
    }
    for rubric in rubrics {
      guard rubric.schemaSource.bytes == first.schemaSource.bytes else { throw .differentRecords(first.id, rubric.id) }
      guard let days = rubric.program.calendar else { continue }
      if let calendar, calendar.days != days { throw .differentCalendars(calendar.of.id, rubric.id) }
      calendar = (rubric, days)
    }
    let joined = rubrics.count == 1 ? rubrics : Self.joined(rubrics, calendar?.days)
    self.init(rubrics: rubrics, joined: joined)
  }

  private init(rubrics: [Rubric], joined: [Rubric]) {
    self.rubrics = rubrics
    self.joined = joined
    var alerts: [SharedAlert] = []
    var numbers: [Program.Entry: Int] = [:]
    alertNumbers = joined.enumerated().map { index, rubric in
      rubric.alerts.map { alert in
        if let known = numbers[alert.condition.entry] {
          alerts[known].rubrics.append(index)
          return known
        }
        numbers[alert.condition.entry] = alerts.count
        alerts.append(SharedAlert(alert: alert, rubrics: [index], escalation: rubric.escalation))
        return alerts.count - 1
      }
    }
    self.alerts = alerts
  }

  /// The rubrics with one program for all.
  private static func joined(_ rubrics: [Rubric], _ calendar: WorkingCalendar?) -> [Rubric] {
    var compiler = Compiler(schema: rubrics[0].schema, definitions: [:])
    var origins = Origins()
    var alerts: [AlertKey: Program.Entry] = [:]
    var joined = rubrics.map { rubric in
      let files = origins.numbers(of: rubric)
      let definitions = rubric.program.definitionBodies
      compiler.begin(
        definitions: definitions, origins: definitions.compactMapValues { files[rubric.fileNumber(of: $0)] })
      return rubric.mapConditions { condition, alert in
        let key = alert.flatMap { alert in
          files[rubric.fileNumber(of: condition.expression)].map { AlertKey(origin: $0, id: alert.id) }
        }
        if let key, let known = alerts[key] { return Condition(expression: condition.expression, entry: known) }
        let entry = compiler.add(condition.expression)
        if let key { alerts[key] = entry }
        return Condition(expression: condition.expression, entry: entry)
      }
    }
    var program = compiler.finish()
    program.calendar = calendar
    for index in joined.indices { joined[index].program = program }
    return joined
  }

  private struct AlertKey: Hashable {
    let origin: Int
    let id: String
  }
}

/// An alert of one or more rubrics of a set.
public struct SharedAlert: Sendable {
  /// The alert.
  public let alert: Alert
  /// The numbers of the rubrics that have it.
  public fileprivate(set) var rubrics: [Int]
  /// Whom to tell, and when: the local rule of the first of these rubrics; nil where it has none.
  public let escalation: String?
}

/// Numbers the included files of several rubrics. Files that hold the same bytes after the same files have one number: what they
/// define means the same.
private struct Origins {
  private var known: [[[UInt8]]: Int] = [:]

  /// The numbers of a rubric's included files, by the files' numbers in its text; what it says itself is no other rubric's.
  mutating func numbers(of rubric: Rubric) -> [Int: Int] {
    let files = rubric.source.files.map(\.bytes)
    var numbers: [Int: Int] = [:]
    for index in files.indices.dropFirst() {
      let key = Array(files[1...index])
      numbers[index] = known[key] ?? known.count
      known[key] = numbers[index]
    }
    return numbers
  }
}

extension Rubric {
  /// Which file of the rubric's text an expression stands in: 0 for the rubric itself.
  fileprivate func fileNumber(of expression: CheckedExpression) -> Int {
    source.fileStarts.lastIndex { $0 <= expression.range.start } ?? 0
  }

  /// The same rubric with other conditions; the function is given each condition, and the alert whose condition it is.
  fileprivate func mapConditions(_ change: (Condition, Alert?) -> Condition) -> Rubric {
    var rubric = self
    rubric.applies = applies.map { change($0, nil) }
    rubric.themes = themes.map { theme in
      var theme = theme
      theme.criteria = theme.criteria.map { $0.mapConditions { change($0, nil) } }
      return theme
    }
    if let levels = grading?.levels {
      rubric.grading?.levels = levels.map { level in
        var level = level
        level.condition = level.condition.map { change($0, nil) }
        return level
      }
    }
    rubric.caps = caps.map { cap in
      var cap = cap
      if let condition = cap.condition { cap.trigger = .condition(change(condition, nil)) }
      return cap
    }
    rubric.alerts = alerts.map { alert in
      var changed = alert
      changed.condition = change(alert.condition, alert)
      return changed
    }
    rubric.features = features.map { table in
      var table = table
      table.rows = table.rows.map { feature in
        var feature = feature
        feature.condition = change(feature.condition, nil)
        return feature
      }
      return table
    }
    return rubric
  }
}

extension Criterion {
  fileprivate func mapConditions(_ change: (Condition) -> Condition) -> Criterion {
    var criterion = self
    criterion.applies = applies.map(change)
    criterion.met = change(met)
    criterion.partly = partly.map(change)
    return criterion
  }
}
