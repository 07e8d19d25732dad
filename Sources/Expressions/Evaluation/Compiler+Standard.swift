extension Compiler {
  /// What only standard mode has.
  mutating func compile(_ standard: CheckedExpression.Standard) -> Int32 {
    switch standard {
    case .dispatch(let function, let arguments):
      let first = add(arguments.map { compile($0) })
      program.functions.append(function)
      if function.traits.contains(.readsCalendar) { program.readsCalendar = true }
      return emit(.dispatch, Int32(program.functions.count - 1), first, Int32(arguments.count))
    case .failure(let error): return emitConstant(.error(error))
    case .optionalItem(let operand, let key): return emit(.optionalItem, compile(operand), compile(key))
    case .hasKey(let operand, let key): return emit(.hasKey, compile(operand), compile(key))
    case .list(let elements):
      let first = add(elements.flatMap { [compile($0.value), $0.isOptional ? 1 : 0] })
      return emit(.optionalList, 0, first, Int32(elements.count))
    case .map(let entries):
      let first = add(entries.flatMap { [compile($0.key), compile($0.value), $0.isOptional ? 1 : 0] })
      return emit(.mapLiteral, 0, first, Int32(entries.count))
    case .pairs(let pairs): return compile(pairs)
    }
  }

  private mutating func compile(_ pairs: CheckedExpression.PairComprehension) -> Int32 {
    let list = compile(pairs.list)
    let filter = pairs.filter.map { compile($0) } ?? -1
    let body = compile(pairs.body)
    return emit(operation(pairs.macro), list, add([register(pairs.first), register(pairs.second), filter, body]))
  }

  private func operation(_ macro: Expression.Macro) -> Program.Operation {
    switch macro {
    case .exists: .pairsExist
    case .all: .allPairs
    case .existsOne: .onePairExists
    case .transformList: .transformList
    case .transformMap: .transformMap
    case .transformMapEntry: .transformMapEntry
    case .filter, .map, .optMap, .optFlatMap: preconditionFailure("these macros have one variable")
    }
  }
}
