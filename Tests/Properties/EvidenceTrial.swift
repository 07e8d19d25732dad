import Expressions
import Records
import Support

/// One record of which several questions are asked, each with its evidence: whatever is changed outside the evidence of a
/// question must leave its answer.
struct EvidenceTrial<Answer: Equatable> {
  let record: Record
  let schema: RecordSchema
  /// What was answered to each question.
  let answers: [Answer]
  /// The slots that each answer is said to rest on; where the record has nothing there, with what was asked for below.
  let evidence: [[ReadPlace]]
  /// Answers some of the questions for another record; nil where the record as a whole can't be judged.
  let ask: (Record, [Int]) -> [Answer]?

  var boxes: RandomBoxes
  private let shown: [Set<Int>]
  private let places: [RecordLeaf]
  /// How many changes were tried.
  private(set) var changes = 0
  /// The questions whose answer changed, by what, and to what.
  private(set) var surprises: [(question: Int, change: String, answer: Answer)] = []

  init(
    _ record: Record, by schema: RecordSchema, _ answers: [(Answer, [ReadPlace])], seed: UInt64,
    ask: @escaping (Record, [Int]) -> [Answer]?
  ) {
    (self.record, self.schema, self.ask) = (record, schema, ask)
    self.answers = answers.map(\.0)
    evidence = answers.map(\.1)
    shown = evidence.map { Set($0.map(\.slot)) }
    places = RecordLeaf.places(in: record, by: schema)
    boxes = RandomBoxes(seed: seed)
  }

  mutating func run() {
    for place in places { change(place) }
    for question in answers.indices {
      silenceTheRest(of: question)
      for _ in 0..<3 { changeTheRest(of: question) }
      addBesides(question)
    }
  }

  // MARK: One place

  /// Gives one place each other value, in turn, for all questions that do not rest on it.
  private mutating func change(_ place: RecordLeaf) {
    let value = record.slots[place.slot]
    let outside = answers.indices.filter { !shown[$0].contains(place.slot) }
    if value.kind != .object, value.kind != .absent, place.isField {
      put(outside, [(place.slot, .absent)], "\(place.path) silent")
    }
    if value.kind == .list { resize(place, for: outside) }
    // What else is in an object or a list goes with it.
    let within = Set(places.filter { $0.isWithin(place) }.map(\.slot))
    let apart = outside.filter { shown[$0].isDisjoint(with: within) }
    if value.kind == .object { put(apart, [(place.slot, .absent)], "\(place.path) silent") }
    for other in others(than: value, of: place.type) {
      put(apart, other, at: place)
    }
  }

  private mutating func others(than value: Slot, of type: ValueType) -> [RecordLiteral] {
    switch type {
    case .boolean: [true, false]
    case .enumeration(let id): schema.enumerations[id].values.map { .text($0.name) }
    default: (0..<3).map { _ in boxes.valid(type) }
    }
  }

  /// One item less, and one more: those that stay are the same.
  private mutating func resize(_ place: RecordLeaf, for questions: [Int]) {
    let value = record.slots[place.slot]
    if value.count > 0 {
      put(questions, [(place.slot, Slot(.list, bits: value.bits, count: value.count - 1))], "\(place.path) shorter")
    }
    guard case .list(let item, _, _) = place.type else { return }
    var changed = record
    let added = boxes.valid(item).slot(of: item, schema, in: &changed)
    let items = record.slots[Int(value.bits)..<Int(value.bits) + Int(value.count)] + [added]
    let longer = changed.addList(items.map { (slot: $0, place: UInt32(0)) })
    changed.set(place.slot, to: longer, place: 0)
    compare(changed, questions, "\(place.path) longer")
  }

  // MARK: All else

  private mutating func silenceTheRest(of question: Int) {
    let rest = places.filter {
      $0.isField && !shown[question].contains($0.slot) && record.slots[$0.slot].kind != .object
    }
    put([question], rest.map { ($0.slot, .absent) }, "all else silent")
  }

  /// Gives everything outside the evidence some other value, or makes it silent.
  private mutating func changeTheRest(of question: Int) {
    var changed = record
    for place in places where !shown[question].contains(place.slot) {
      let value = record.slots[place.slot]
      let isWhole = places.allSatisfy { !$0.isWithin(place) || !shown[question].contains($0.slot) }
      guard isWhole || value.kind != .object && value.kind != .list, boxes.dice.percent(70) else { continue }
      let other = boxes.dice.oneIn(4) && place.isField ? .absent : boxes.valid(place.type)
      changed.set(place.slot, to: other.slot(of: place.type, schema, in: &changed), place: 0)
    }
    compare(changed, [question], "all else changed")
  }

  /// Where the evidence is that an object has no such field, since it is not there: gives it other fields.
  private mutating func addBesides(_ question: Int) {
    for place in places where record.slots[place.slot].kind == .absent && shown[question].contains(place.slot) {
      guard case .object(let id) = place.type else { continue }
      let reads = evidence[question].filter { $0.slot == place.slot }
      let names = Set(reads.compactMap { $0.below.first?.fieldName })
      guard reads.allSatisfy({ !$0.below.isEmpty }) else { continue }
      let fields = schema.objects[id].fields.filter { !names.contains($0.name) }
      let object = RecordLiteral.object(fields.map { ($0.name, boxes.valid($0.type)) })
      put([question], object, at: place)
    }
  }

  // MARK: Trying

  private mutating func put(_ questions: [Int], _ value: RecordLiteral, at place: RecordLeaf) {
    guard !questions.isEmpty else { return }
    var changed = record
    changed.set(place.slot, to: value.slot(of: place.type, schema, in: &changed), place: 0)
    compare(changed, questions, "\(place.path) = \(value.written)")
  }

  private mutating func put(_ questions: [Int], _ values: [(slot: Int, value: Slot)], _ what: String) {
    var changed = record
    for (slot, value) in values { changed.set(slot, to: value, place: 0) }
    compare(changed, questions, what)
  }

  private mutating func compare(_ changed: Record, _ questions: [Int], _ what: String) {
    guard !questions.isEmpty, let found = ask(changed, questions) else { return }
    changes += questions.count
    for (question, answer) in zip(questions, found) where answer != answers[question] {
      surprises.append((question, what, answer))
    }
  }
}

extension FieldPath.Step {
  fileprivate var fieldName: String? {
    if case .field(let name) = self { name } else { nil }
  }
}
