/// The items that a list could hold.
extension Explainer {
  /// All of them, with those that a filter took out: why they are not there is part of the answer.
  mutating func elements(of index: Int32) -> [Element] {
    let node = node(index)
    switch node.operation {
    case .filter: return filtered(node)
    case .map: return mapped(node)
    case .definition:
      let start = program.definitions[Int(node.a)]
      return outside { $0.elements(of: start) }
    case .bind: return binding(node.b, to: node.a) { $0.elements(of: node.c) }
    case .conditional:
      let branches = branches(of: node)
      return branches.count == 1 ? elements(of: branches[0]) : itemsAsTheyAre(index)
    case .variable:
      guard let origin = origin(of: node.a), case .expression(let expression) = origin.source else {
        return itemsAsTheyAre(index)
      }
      return inScope(origin.scope) { $0.elements(of: expression) }
    default: return itemsAsTheyAre(index)
    }
  }

  private mutating func filtered(_ node: Program.Node) -> [Element] {
    elements(of: node.a).map { element in
      var element = element
      let (answer, scope) = releasing(keepingPaths: true) { explainer in
        explainer.binding(node.b, to: element.value, from: element.origin) { ($0.value(node.c), $0.scope) }
      }
      element.belongs = evaluator.and(element.belongs, answer)
      element.conditions.append((node.c, scope))
      return element
    }
  }

  private mutating func mapped(_ node: Program.Node) -> [Element] {
    elements(of: node.a).map { element in
      var element = element
      (element.value, element.origin) = binding(node.b, to: element.value, from: element.origin) { explainer in
        let made = explainer.value(node.c)
        return (explainer.evaluator.asUnknown(made), Origin(.expression(node.c), in: explainer.scope))
      }
      return element
    }
  }

  private mutating func itemsAsTheyAre(_ index: Int32) -> [Element] {
    let list = value(index)
    guard list.kind == .list || list.kind == .undecidedList else { return [] }
    let scope = scope
    return (0..<Int(list.count)).map { position in
      let (item, belongs) = evaluator.pair(position, of: list)
      let isOfRecord = list.kind == .list && list.space == .record
      let slot = isOfRecord ? Int(list.bits) + position : nil
      let origin = Origin(slot.map { .slot($0) } ?? .item(of: index), in: scope)
      return Element(value: item, belongs: belongs, origin: origin, slot: slot)
    }
  }

  /// What a list rests on, apart from its items: that it is there, and how long it is.
  mutating func baseReads(of index: Int32) -> [ReadPlace] {
    let node = node(index)
    switch node.operation {
    case .filter, .map: return baseReads(of: node.a) + (mayFail(node.c) ? traceFailures(index) : [])
    case .definition:
      let start = program.definitions[Int(node.a)]
      return outside { $0.baseReads(of: start) }
    case .bind: return binding(node.b, to: node.a) { $0.baseReads(of: node.c) }
    case .conditional:
      let branches = branches(of: node)
      return branches.count == 1 ? trace(node.a) + baseReads(of: branches[0]) : trace(index)
    case .variable:
      guard let origin = origin(of: node.a), case .expression(let expression) = origin.source else {
        return trace(index)
      }
      return inScope(origin.scope) { $0.baseReads(of: expression) }
    default: return trace(index)
    }
  }

  /// Why no item made a list fail, or which did: an error in one item fails the whole.
  private mutating func traceFailures(_ index: Int32) -> [ReadPlace] {
    elements(of: index).flatMap { element in
      element.belongs.isFalse
        ? exclusion(of: element).flatMap(\.allReads)
        : membership(of: element).flatMap(\.allReads) + trace(element.origin)
    }
  }

  /// What decides which items a list has, whatever they are.
  mutating func traceLength(_ index: Int32) -> [ReadPlace] {
    let elements = elements(of: index)
    return baseReads(of: index)
      + elements.flatMap { element in
        (element.belongs.isFalse ? exclusion(of: element) : membership(of: element)).flatMap(\.allReads)
      }
  }

  /// What a list rests on: which items it has, and what they are.
  mutating func traceItems(_ index: Int32) -> [ReadPlace] {
    traceLength(index) + elements(of: index).filter { !$0.belongs.isFalse }.flatMap { traceWhole($0.origin) }
  }
}
