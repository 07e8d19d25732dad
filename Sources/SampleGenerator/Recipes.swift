/// Who is judged under the theme on fathers.
enum Recipes {
  /// Whether a person is a father, step-father or second parent, or a partner who acts as a parent.
  static func isFather(_ adult: Node) -> Bool {
    let roles = adult["roles"].strings
    return !Set(roles).isDisjoint(with: ["father", "stepFather", "secondParent"])
      || (roles.contains("partner") && !roles.contains("mother") && adult["actsAsParent"] == true)
  }
}
