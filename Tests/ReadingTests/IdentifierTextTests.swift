import Testing

@testable import Reading

/// What is an identifier by its form and what is not: `kind` is what is found, empty where nothing is. All values are made up
/// or reserved for tests and drama.
@Suite struct IdentifierTextTests {
  private func kinds(in text: String) -> String {
    var text = text
    return text.withUTF8 { IdentifierText.kinds(in: $0).all.map { "\($0)" }.joined(separator: " ") }
  }

  @Test(arguments: [
    ("9990000018", "nhsNumber"), ("999 000 0018", "nhsNumber"), ("999-000-0018", "nhsNumber"),
    ("999.000.0018", "nhsNumber"), ("NHS no: 999 000 0026.", "nhsNumber"), ("(9990000018)", "nhsNumber"),
    ("NHS9990000018", "nhsNumber"), ("id_9990000018", "nhsNumber"), ("C-9990000018", "nhsNumber"),
    ("NHS number 9990 000 018", "nhsNumber"), ("nhs: 99 90 00 00 18", "nhsNumber"), ("9990000018.0", "nhsNumber"),
    ("999  000  0018", "nhsNumber"), ("999\n000\n0018", "nhsNumber"),
    ("see 999 000 0018 and 999 000 0026", "nhsNumber"),
    ("2016 999 000 0018", "nhsNumber"), ("number 9990000018, seen 2016-03-01", "nhsNumber"),
    // One digit wrong, too many, too few, or part of something else.
    ("9990000019", ""), ("999 000 0019", ""), ("NHS no 999 000 0019", ""), ("99900000181", ""), ("999000001", ""),
    ("9990 000 018", ""), ("A9990000018", ""), ("9990000018x", ""), ("0.9990000018", ""), ("9990000018.25", ""),
    ("1,9990000018", ""), ("999,000,0018", ""), ("999 000 00181", ""), ("999 and 000 and 0018", ""),
    ("0000000000", ""), ("1111111111", ""), ("9999999999", ""), ("999/000/0018", ""),
    ("0a9990000018f3", ""), ("550e8400-e29b-41d4-a716-446655440000", ""),
  ])
  func healthNumbers(_ text: String, _ kind: String) { #expect(kinds(in: text) == kind) }

  @Test(arguments: [
    ("9990000017", "uniqueLearnerNumber"), ("ULN 9990000025", "uniqueLearnerNumber"),
    ("ULN:1000000000", "uniqueLearnerNumber"), ("ULN9990000017", "uniqueLearnerNumber"),
    ("9990000016", ""), ("999 000 0017", ""), ("x9990000017", ""),
    ("P000000000001", "uniquePupilNumber"), ("p999999000000", "uniquePupilNumber"),
    ("UPN E999000000012", "uniquePupilNumber"), ("upn: B99900000001A", "uniquePupilNumber"),
    ("E 999 0000 00012", "uniquePupilNumber"), ("UPN H 801 200001001", "uniquePupilNumber"),
    ("(E999000000012)", "uniquePupilNumber"),
    ("F999000000012", ""), ("E999000000013", ""), ("E9990000000123", ""), ("EE999000000012", ""),
    ("E99900000001", ""), ("B99900000001B", ""), ("I999000000012", ""), ("B99900000001S", ""),
  ])
  func numbersOfLearners(_ text: String, _ kind: String) { #expect(kinds(in: text) == kind) }

  @Test(arguments: [
    ("AA000000A", "nationalInsuranceNumber"), ("AA 00 00 00 A", "nationalInsuranceNumber"),
    ("aa000000a", "nationalInsuranceNumber"), ("AA-00-00-00-A", "nationalInsuranceNumber"),
    ("AA 000000 A", "nationalInsuranceNumber"), ("NI no. WM000000D, seen", "nationalInsuranceNumber"),
    ("AA000000 B", "nationalInsuranceNumber"), ("AB12 3456 C", "nationalInsuranceNumber"),
    ("QQ000000A", ""), ("DA000000A", ""), ("AO000000A", ""), ("BG000000A", ""), ("GB000000A", ""), ("NK000000A", ""),
    ("TN000000B", ""), ("ZZ000000C", ""), ("AA000000E", ""), ("AA00000A", ""), ("AA0000000A", ""), ("AA000000", ""),
    ("AAA000000A", ""), ("AA000000AB", ""), ("at 10 15 20 a child", ""), ("CR000000 a crime", ""),
    ("AA 00 00 0 A", ""), ("A000000A", ""),
  ])
  func insuranceNumbers(_ text: String, _ kind: String) { #expect(kinds(in: text) == kind) }

  @Test(arguments: [
    ("ZZ99 3WZ", "postcode"), ("ZZ993WZ", "postcode"), ("zz99 3wz", "postcode"), ("lives at ZZ99 3WZ.", "postcode"),
    ("SW1A 1AA", "postcode"), ("SW1A1AA", "postcode"), ("M1 1AE", "postcode"), ("B33 8TH", "postcode"),
    ("CR2 6XH", "postcode"), ("DN55 1PT", "postcode"), ("W1A 0AX", "postcode"), ("EC1A 1BB", "postcode"),
    ("Sw1a 1aA", "postcode"), ("m1 1ae", "postcode"), ("postcode:M11AE", "postcode"), ("S10 2TN", "postcode"),
    ("M1\u{A0}1AE", "postcode"), ("M1  1AE", "postcode"), ("SW1A-1AA", "postcode"),
    ("Postcode is b33 8th", "postcode"), ("postcode: E4 2ND", "postcode"), ("B33 8TH", "postcode"),
    // Halves, sections of an act, codes, ordinals, units.
    ("M1", ""), ("SW1A", ""), ("1AA", ""), ("area CB1 only", ""), ("S47 1AB", ""), ("s47 1st meeting", ""),
    ("S47 1ST MEETING", ""), ("s17 2nd plan", ""), ("S20 3RD REVIEW", ""), ("section 47 2AB", ""), ("DA1 2016", ""),
    ("S31 2AB", ""), ("A4 2AB", ""), ("C12 3AB", ""), ("Q1 1AA", ""), ("XX1 1AA", ""), ("M1 1CE", ""), ("M1 1AK", ""),
    ("M123 1AE", ""), ("M1 1AEX", ""), ("M1 11AE", ""), ("M1A 1AE", ""), ("B33A 8TH", ""), ("ABC1 1AA", ""),
    ("m11ae", ""), ("X-M11AE", ""), ("M11AE-7", ""), ("a_M11AE", ""), ("e1 2hr", ""), ("b12 3yr", ""), ("m6 5th", ""),
    ("0xM11AE", ""), ("DASH 14 ticks, 3 of 5", ""), ("T1 2BD", ""), ("HV1 2AB", ""),
    ("TF1 2ND", ""), ("W2 1ST tier", ""), ("E4 2ND floor", ""), ("b33 8th", ""), ("sw1a-1aa", ""), ("C-M1-1AE", ""),
  ])
  func postcodes(_ text: String, _ kind: String) { #expect(kinds(in: text) == kind) }

  @Test(arguments: [
    ("07700 900123", "phoneNumber"), ("07700900123", "phoneNumber"), ("07700 900 123", "phoneNumber"),
    ("07700-900-123", "phoneNumber"), ("01632 960123", "phoneNumber"), ("(01632) 960 123", "phoneNumber"),
    ("020 7946 0123", "phoneNumber"), ("(020) 79460123", "phoneNumber"), ("0161 4960 123", "phoneNumber"),
    ("+44 7700 900123", "phoneNumber"), ("+447700900123", "phoneNumber"), ("+44 (0)7700 900123", "phoneNumber"),
    ("0044 7700 900123", "phoneNumber"), ("tel 01632 960123, 2 calls", "phoneNumber"),
    ("rang 07700 900123 2 times", "phoneNumber"),
    ("tel07700900123", "phoneNumber"), ("07700.900.123", "phoneNumber"), ("2 07700 900123", "phoneNumber"),
    ("07700/900123", "phoneNumber"), ("mobile07700900123", "phoneNumber"), ("0161 496 0123", "phoneNumber"),
    // Too short or long, not a code of an area, a code of a case, dates and times.
    ("07700 90012", ""), ("07700 9001234", ""), ("00123 456789", ""), ("01023 456789", ""), ("05600 900123", ""),
    ("09012 345678", ""), ("C07700900123", ""), ("0.07700900123", ""),
    ("01 02 2016 12 34", ""), ("2016-03-01 10:15", ""), ("01/02/2016", ""), ("07700 and 900123", ""), ("999", ""),
    ("from 2016-01-01 to 2016-12-31", ""), ("0161", ""), ("+44", ""), ("-7700900122", ""),
    // Numbers of services, times, numbers of cases.
    ("Interpreter line 0300 123 1234", ""), ("0303 999 0123", ""), ("Times logged 0730 0900 230", ""),
    ("01632/960123", ""), ("07700/9001234", ""),
  ])
  func phoneNumbers(_ text: String, _ kind: String) { #expect(kinds(in: text) == kind) }

  @Test(arguments: [
    ("someone@example.org", "emailAddress"), ("Mail: some.one+x@mail.example.org.", "emailAddress"),
    ("<a@b.example>", "emailAddress"), ("o'brien@example.co.uk", "emailAddress"), ("a_@example-x.org", "emailAddress"),
    ("é@exämple.org", "emailAddress"), ("at x @ y, a@b.org", "emailAddress"),
    ("@example.org", ""), ("someone@", ""), ("someone@example", ""), ("a@1.2", ""), ("2 @ 3.50", ""), ("a@.org", ""),
    ("a@@b", ""), ("met @home.", ""),
  ])
  func emailAddresses(_ text: String, _ kind: String) { #expect(kinds(in: text) == kind) }

  @Test(arguments: [
    ("DOB 3/4/2012", "dateOfBirth"), ("dob: 03.04.12", "dateOfBirth"), ("D.O.B. 3-4-2012", "dateOfBirth"),
    ("born on 3 April 2012", "dateOfBirth"), ("Born 3rd of April, 2012", "dateOfBirth"),
    ("was born on Tuesday 3 Apr 2012", "dateOfBirth"), ("born April 3rd, 2012", "dateOfBirth"),
    ("date of birth: 2012-04-03", "dateOfBirth"), ("Date of birth is 3 4 2012", "dateOfBirth"),
    ("birth date (3/4/2012)", "dateOfBirth"), ("birthday on 3/4/2012", "dateOfBirth"),
    ("3/4/2012 (DOB)", "dateOfBirth"),
    ("2012-04-03 date of birth", "dateOfBirth"), ("DOB 03042012", "dateOfBirth"), ("DOB=2012/4/3T00:00", "dateOfBirth"),
    ("born on\n3 April 2012", "dateOfBirth"), ("DOB ３／４／２０１２", "dateOfBirth"), ("d o b 3/4/2012", "dateOfBirth"),
    ("DOB of child: 03/04/2012", "dateOfBirth"), ("03/04/2012 was her date of birth", "dateOfBirth"),
    ("DOB: 03Apr2012", "dateOfBirth"), ("DOB 030412", "dateOfBirth"), ("DOBs 03/04/2012", "dateOfBirth"),
    ("born on Tuesday, 3 April 2012", "dateOfBirth"), ("born approx. 3/4/2012", "dateOfBirth"),
    ("Date-of-birth: 3/4/2012", "dateOfBirth"),
    // Other dates, and dates that are not full.
    ("3/4/2012", ""), ("2012-04-03", ""), ("seen on 3 April 2012", ""), ("born in April 2012", ""), ("born 2012", ""),
    ("the newborn on 3/4/2012", ""), ("unborn baby, 3/4/2012", ""), ("born to a mother seen on 3/4/2012", ""),
    ("born at term. Seen 3/4/2012", ""), ("DOB not recorded; visit 3/4/2012", ""), ("stubborn 3/4/2012", ""),
    ("birth plan meeting 3/4/2012", ""), ("3/4/2012. DOB unknown", ""), ("DOB 3 April", ""), ("born on 3/4", ""),
    ("dobson 3/4/2012", ""), ("DOB 201604", ""), ("DOB 123456", ""),
    ("Baby born; 14/03/2016 discharge planning meeting held.", ""),
    ("Since birth, on 12/04/2016 and later, weight has been plotted.", ""), ("Post-birth 12/04/2016 visit", ""),
    ("pre birth 12/04/2016 assessment", ""), ("First-born. 01/02/2016 contact.", ""), ("first-born 01/02/2016", ""),
    ("expected date of birth 14 August 2016", ""), ("due to be born on 14 August 2016", ""),
    ("estimated DOB: 14/08/2016", ""), ("14/08/2016 is her expected date of birth", ""),
  ])
  func birthDates(_ text: String, _ kind: String) { #expect(kinds(in: text) == kind) }

  /// What can't be seen, or looks like something else, hides nothing.
  @Test(arguments: [
    ("９９９００００００１８", ""), ("９９９０００００１８", "nhsNumber"), ("999\u{A0}000\u{2009}0018", "nhsNumber"),
    ("9\u{200B}990\u{AD}00\u{2060}0018", "nhsNumber"), ("999\u{2011}000\u{2013}0018", "nhsNumber"),
    ("٩٩٩٠٠٠٠٠١٨", "nhsNumber"), ("999\u{FEFF}0000018", "nhsNumber"), ("9\u{332}990000018", "nhsNumber"),
    ("АА000000А", "nationalInsuranceNumber"), ("М1 1АЕ", "postcode"), ("ΖΖ99 3WΖ", "postcode"),
    ("０７７００ ９００１２３", "phoneNumber"), ("a＠example.org", "emailAddress"), ("P\u{200D}000000000001", "uniquePupilNumber"),
    ("“999 000 0018”", "nhsNumber"), ("é9990000018", ""), ("9990000018é", ""), ("999•000•0018", ""),
    ("the child’s DASH of 14 ticks – 2016-03-01", ""), ("£9,990,000,018", ""), ("№ 9990000018", "nhsNumber"),
    ("Zoë’s school – 3 visits", ""),
  ])
  func lookAlikes(_ text: String, _ kind: String) { #expect(kinds(in: text) == kind) }

  @Test(arguments: [
    "", "1", "3.5", "-12", "£1,250,000.00", "12:30", "14 of 27", "C-001", "AUD-2016-000123", "1467331200000", "v2.10.3",
    "Children Act 1989 s.17(10)", "section 47 enquiry", "Working Together 2018, page 105", "aged 12 and 7",
    "5 January 2016 to 31 December 2016", "2016-03-01T10:15:00Z", "0x1F", "case 2016/0123/45", "CIN plan 3 of 4",
    "10.5281/zenodo.1234567", "MARAC 12/03/16", "https://example.org/a/1", "room 4B, floor 2", "1989-2016", "24 7",
    "ratio 3:1", "28 weeks + 3 days", "40% of 331 files", "reference 123456789", "EHC plan A2-B3",
  ])
  func ordinaryTexts(_ text: String) { #expect(kinds(in: text) == "") }

  @Test func severalAtOnce() {
    #expect(
      kinds(in: "born 3/4/2012, ZZ99 3WZ, 07700 900123, a@example.org, 999 000 0018")
        == "dateOfBirth postcode emailAddress phoneNumber nhsNumber")
  }

  /// The time grows with the length alone: these end at once, though every place in them might be the start of something.
  @Test(arguments: [
    "1", "1 ", "a@", "@", "M1 1", "07700 ", "born ", "DOB 1/", "999 ", "A", "\u{FF11}", "-.()", "AA 00 ",
  ])
  func longTexts(_ piece: String) {
    #expect(kinds(in: String(repeating: piece, count: 20_000)) == "")
  }
}
