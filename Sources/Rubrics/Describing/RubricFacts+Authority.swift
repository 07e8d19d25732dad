internal import Expressions
internal import Records

extension RubricFacts {
  /// What is asked of an authority in the rubric's folder. Its names are its own: a theme may be called like one for files.
  mutating func addAuthority() {
    guard let authority = rubric.authority else { return }
    for fact in RubricFacts(authority.rubric).subjects {
      var subject = fact.subject == .rubric ? fact.renamed("authority.yaml") : fact
      subject = subject.subject == .field ? subject : subject.among("authority.yaml")
      if subject.subject == .criterion, let criterion = authority.rubric.criterion(named: fact.id) {
        let path = authority.statements[criterion.index].object.path
        subject.parts += [Part("answered in", path.description)].compactMap { $0 }
        subject.parts += authority.claims.filter { $0.statement == criterion.index }.compactMap(part)
      }
      add(subject)
    }
  }

  private func part(_ claim: Claim) -> Part? {
    let files = rubric.criteria[claim.files]
    let why = claim.why.map { "; \($0)" } ?? ""
    return Part(
      "set against files as \(claim.id)",
      "\(files.ref ?? files.id): below \(claim.below) %, at least \(claim.atLeast) files\(why)")
  }
}

extension RubricFacts.Subject {
  /// The same, called otherwise.
  fileprivate func renamed(_ name: String) -> Self {
    Self(subject: subject, id: id, name: name, title: title, parts: parts, usedBy: usedBy)
  }

  /// The same, known by its id within a file.
  fileprivate func among(_ file: String) -> Self {
    Self(subject: subject, id: "\(file) \(id)", name: name, title: title, parts: parts, usedBy: usedBy)
  }
}
