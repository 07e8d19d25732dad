/// One of the five themes of the audit.
enum Theme: String, CaseIterable, Sendable {
  case risk, impact, multiAgency, fathers, voice
}
