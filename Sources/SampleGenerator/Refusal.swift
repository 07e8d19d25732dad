import Records

/// Why the generator stops: one sentence for a person, and the exit code.
struct Refusal: Error, Equatable {
  /// What is wrong, in one sentence.
  let sentence: String
  /// 64 for wrong arguments, 4 for anything in the surroundings.
  let exitCode: Int32

  /// Wrong arguments.
  static func usage(_ sentence: String) -> Refusal { Refusal(sentence: sentence, exitCode: 64) }

  /// A file or folder that can't be used.
  static func surroundings(_ sentence: String) -> Refusal { Refusal(sentence: sentence, exitCode: 4) }

  /// A field that the schema does not have, or whose value it does not allow.
  static func misfit(_ path: FieldPath) -> Refusal {
    .surroundings("The schema does not allow the field '\(path)' of an archetype as it stands.")
  }
}
