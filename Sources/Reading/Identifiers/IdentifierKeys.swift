/// The names of fields that announce a direct identifier: `childName`, `first_name`, `DOB`, `NHSNumber`, `home-address`.
///
/// A name is compared without case and without what separates its words. It has to end with the words for an identifier, and
/// these have to begin where a word begins: at a separator, at a capital, or behind words for people (`fathername`).
struct IdentifierKeys: Sendable {
  static let shared = IdentifierKeys()

  private let terms: [(word: [UInt8], kind: IdentifierKind)]
  private let people: [[UInt8]]
  /// Words that may follow those for an identifier.
  private let qualifiers: [[UInt8]]
  private let otherAddresses: [[UInt8]]

  private init() {
    let bytes = { (words: String) in words.split(separator: " ").map { Array($0.utf8) } }
    // The longest one that fits counts.
    terms = Self.words.flatMap { kind, words in bytes(words).map { (word: $0, kind: kind) } }
      .sorted { $0.word.count > $1.word.count }
    people = bytes(Self.peopleWords)
    qualifiers = bytes("home work child mother father parent carer of the")
    otherAddresses = bytes("ip mac web url internet memory network http")
  }

  /// What a name announces; nil for most.
  func kind(of name: UnsafeBufferPointer<UInt8>) -> IdentifierKind? { kind(of: Key(name)) }

  private func kind(of key: Key) -> IdentifierKind? {
    if let kind = namedPerson(key) { return kind }
    for (word, kind) in terms where key.letters.ends(with: word) {
      let start = key.letters.count - word.count
      guard startsWord(start, in: key) else { continue }
      let rest = key.letters.prefix(start)
      if kind == .address, otherAddresses.contains(where: { rest.ends(with: $0) }) { return nil }
      return kind
    }
    // "DOB (child)", "postcode_home", "dateOfBirthOfChild".
    let qualifier = qualifiers.first { key.letters.ends(with: $0) && key.startsWord(key.letters.count - $0.count) }
    return qualifier.flatMap { kind(of: key.dropping($0.count)) }
  }

  /// The same for a name in Swift's form.
  func kind(of name: String) -> IdentifierKind? {
    var name = name
    return name.withUTF8 { kind(of: $0) }
  }

  /// `name` alone may be that of anything, so it counts by itself and after words for people, and `nameOfChild`.
  private func namedPerson(_ key: Key) -> IdentifierKind? {
    let letters = key.letters
    if letters.ends(with: Self.name) || letters.ends(with: Self.names) {
      let start = letters.count - (letters.ends(with: Self.name) ? Self.name.count : Self.names.count)
      return start == 0 || person(endingAt: start, in: key) ? .name : nil
    }
    let marks = [Self.nameOf, Self.nameOfThe].filter { letters.starts(with: $0) }
    guard let mark = marks.last else { return nil }
    return person(endingAt: letters.count, in: key, from: mark.count) ? .name : nil
  }

  private static let name = Array("name".utf8)
  private static let names = Array("names".utf8)
  private static let nameOf = Array("nameof".utf8)
  private static let nameOfThe = Array("nameofthe".utf8)

  private func startsWord(_ start: Int, in key: Key) -> Bool {
    key.startsWord(start) || person(endingAt: start, in: key)
  }

  /// Whether words for people end here, of which the first begins where a word does.
  private func person(endingAt end: Int, in key: Key, from first: Int = 0) -> Bool {
    let part = key.letters[first..<end]
    return people.contains { person in
      guard part.ends(with: person) else { return false }
      let start = end - person.count
      return start == first || key.startsWord(start) || self.person(endingAt: start, in: key, from: first)
    }
  }

  // MARK: Words

  private static let words: KeyValuePairs<IdentifierKind, String> = [
    .name: """
    surname surnames forename forenames firstname lastname fullname middlename givenname familyname maidenname \
    knownas aka initials username nameinfull namefirst namelast alias aliases fname lname
    """,
    .dateOfBirth: "dob dateofbirth birthdate datebirth birthday born doborigin dobtext bornon birthdt",
    .postcode: "postcode postcodes postalcode zipcode pcode",
    .address: "address addresses addressline addresstext addr street streetname housenumber housename uprn",
    .emailAddress: "email emailaddress emails mailaddress emailaddr",
    .phoneNumber: """
    phone phones telephone telephones phonenumber phonenumbers phoneno telephonenumber telephoneno telno telnumber mobile \
    mobiles mobilenumber mobileno mobilephone landline cellphone faxnumber tel msisdn mob mobno mobnumber
    """,
    .nhsNumber: "nhs nhsnumber nhsno nhsid nhsnum chinumber chi hcnumber",
    .nationalInsuranceNumber: """
    nino ninumber nino nationalinsurancenumber nationalinsuranceno nationalinsurance natinsno
    """,
    .uniquePupilNumber: "upn uniquepupilnumber uniquepupilno formerupn upnnumber",
    .uniqueLearnerNumber: "uln uniquelearnernumber uniquelearnerno ulnnumber",
    .documentNumber: """
    passport passportnumber passportno drivinglicence drivinglicense drivinglicencenumber drivinglicencenumber \
    drivinglicenceno drivinglicensenumber driverlicence driverslicence drivernumber licencenumber licensenumber \
    biometricresidencepermit brpnumber visanumber idcardnumber identitycardnumber birthcertificatenumber \
    numberplate vehicleregistration vehiclereg registrationplate
    """,
    .bankDetails: "iban sortcode bankaccount bankaccountnumber accountnumber accountno cardnumber",
  ]

  /// People, and the parts of a person's name. No word of a case record's own fields is at risk: a test goes through them.
  private static let peopleWords = """
    child childs children childrens young person persons people adult client patient pupil student learner user serviceuser \
    mother mothers mum mums father fathers dad dads parent parents step foster adoptive grand carer carers guardian \
    victim victims perpetrator perpetrators suspect abuser partner partners expartner spouse husband wife sibling siblings \
    brother sister son daughter baby relative relatives grandmother grandfather grandparent aunt uncle friend neighbour \
    family kin nextofkin worker workers keyworker officer practitioner practitioners professional manager managers supervisor \
    auditor assessor author staff employee teacher doctor doctors gp gps nurse midwife visitor solicitor judge \
    magistrate chair chairs iro referrer reporter contact applicant respondent subject owner signatory witness \
    first last middle given full sur fore maiden birth former previous preferred known alias nick legal other christian \
    second home current permanent usual work emergency personal
    """
}

/// A field's name as it is compared: its letters in lower case and its digits, but for those at its end.
private struct Key {
  private(set) var letters: [UInt8] = []
  private var starts: [Bool] = []

  init(_ name: UnsafeBufferPointer<UInt8>) {
    var plain: [UInt8] = []
    PlainText.append(UnsafeBufferPointer(rebasing: name.suffix(Self.longest)), to: &plain)
    var previous = UInt8(ascii: " ")
    for (index, byte) in plain.enumerated() {
      if byte.isWord {
        let next = index + 1 < plain.count ? plain[index + 1] : UInt8(ascii: " ")
        // "childName", "NHSNumber", "line2Text".
        let isNew =
          !previous.isWord || byte.isCapital && !previous.isCapital
          || byte.isCapital && previous.isCapital && next.isLetter && !next.isCapital
          || byte.isLetter && previous.isDigit
        letters.append(byte | (byte.isCapital ? 0x20 : 0))
        starts.append(isNew)
      }
      previous = byte
    }
    while let last = letters.last, last.isDigit { letters.removeLast() }
  }

  /// The longest name that is looked at, in bytes; of a longer one its end.
  private static let longest = 96

  /// The same without so many letters at its end.
  func dropping(_ count: Int) -> Self {
    var key = self
    key.letters.removeLast(count)
    return key
  }

  /// Whether a word starts at an index.
  func startsWord(_ index: Int) -> Bool { index == 0 || index < starts.count && starts[index] }
}

extension Collection<UInt8> where Self: BidirectionalCollection {
  fileprivate func ends(with word: [UInt8]) -> Bool { count >= word.count && suffix(word.count).elementsEqual(word) }
}
