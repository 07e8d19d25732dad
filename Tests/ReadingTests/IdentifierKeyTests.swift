import Foundation
import Support
import Testing

@testable import Reading

/// Which names of fields announce an identifier.
@Suite struct IdentifierKeyTests {
  private func kind(_ name: String) -> String { IdentifierKeys.shared.kind(of: name).map { "\($0)" } ?? "" }

  @Test(arguments: [
    ("name", "name"), ("Names", "name"), ("childName", "name"), ("first_name", "name"), ("FIRSTNAME", "name"),
    ("Child-Name", "name"), ("child.name", "name"), ("child name", "name"), ("fathername", "name"), ("surname", "name"),
    ("motherSurname", "name"), ("mothers_maiden_name", "name"), ("socialWorkerName", "name"), ("nameOfChild", "name"),
    ("name_of_the_mother", "name"), ("name1", "name"), ("userName", "name"), ("username", "name"), ("initials", "name"),
    ("stepFatherName", "name"), ("assessmentChildName", "name"), ("knownAs", "name"), ("GPName", "name"),
    ("child's name", "name"), ("preferredNames", "name"), ("Ｓurname", "name"),
    ("DOB", "dateOfBirth"), ("childDOB", "dateOfBirth"), ("date-of-birth", "dateOfBirth"),
    ("dateOfBirth", "dateOfBirth"),
    ("birth_date", "dateOfBirth"), ("d.o.b", "dateOfBirth"), ("birthday", "dateOfBirth"), ("motherDob", "dateOfBirth"),
    ("postCode", "postcode"), ("home_postcode", "postcode"), ("post code", "postcode"), ("POSTCODE2", "postcode"),
    ("address", "address"), ("homeAddress", "address"), ("address_line_1", "address"), ("AddressLine2", "address"),
    ("houseNumber", "address"), ("UPRN", "address"), ("childaddress", "address"),
    ("emailAddress", "emailAddress"), ("e-mail", "emailAddress"), ("work_email", "emailAddress"),
    ("phone", "phoneNumber"), ("motherMobile", "phoneNumber"), ("tel", "phoneNumber"), ("Telephone_No", "phoneNumber"),
    ("contactPhoneNumber", "phoneNumber"),
    ("NHSNumber", "nhsNumber"), ("nhs_no", "nhsNumber"), ("nhsnumber", "nhsNumber"), ("childNHSNumber", "nhsNumber"),
    ("NHSnumber", "nhsNumber"), ("niNumber", "nationalInsuranceNumber"), ("NINO", "nationalInsuranceNumber"),
    ("national-insurance-number", "nationalInsuranceNumber"), ("UPN", "uniquePupilNumber"),
    ("childUPN", "uniquePupilNumber"), ("unique_pupil_number", "uniquePupilNumber"), ("ULN", "uniqueLearnerNumber"),
    ("passportNumber", "documentNumber"), ("drivingLicenceNo", "documentNumber"),
    ("vehicle_registration", "documentNumber"),
    ("sortCode", "bankDetails"), ("IBAN", "bankDetails"),
    ("Surname (child)", "name"), ("DOB (child)", "dateOfBirth"), ("phone (home)", "phoneNumber"),
    ("postcode_home", "postcode"), ("dateOfBirthOfChild", "dateOfBirth"), ("alias", "name"), ("aliases", "name"),
    ("fname", "name"), ("lname", "name"), ("mobNo", "phoneNumber"), ("name (mother)", "name"),
    // Names of other things, and words that only begin or end alike.
    ("toolName", ""), ("documentName", ""), ("serviceName", ""), ("teamName", ""), ("schoolName", ""), ("fileName", ""),
    ("displayName", ""), ("named", ""), ("rename", ""), ("codename", ""), ("nameOfTool", ""), ("nameChecked", ""),
    ("addressed", ""), ("ipAddress", ""), ("addressType", ""), ("addressChanged", ""), ("telephoneCalls", ""),
    ("dobKnown", ""), ("nhsNumberRecorded", ""), ("postcodeDistrict", ""), ("emailed", ""), ("microphone", ""),
    ("unborn", ""), ("newborn", ""), ("stubborn", ""), ("hotel", ""), ("automobile", ""), ("group", ""), ("coupn", ""),
    ("yearOfBirth", ""), ("birthOrder", ""), ("contact", ""), ("caseId", ""), ("", ""), ("123", ""), ("…", ""),
    ("surnameless", ""), ("ageYears", ""), ("gender", ""), ("nhsTrust", ""), ("phoneContactMade", ""),
    ("toolNameChild", ""), ("addressKnownHome", ""), ("child", ""), ("home", ""), ("ofChild", ""),
    ("mob", "phoneNumber"),
  ])
  func names(_ name: String, _ expected: String) { #expect(kind(name) == expected) }

  /// The record schema holds nothing that announces an identifier.
  @Test func fieldsOfTheRecordSchema() throws {
    let data = try Data(contentsOf: Project.url("rubrics/case-record.schema.json"))
    let schema = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    let types = [schema] + ((schema["$defs"] as? [String: [String: Any]]) ?? [:]).values
    let names = types.flatMap { ($0["properties"] as? [String: Any] ?? [:]).keys }
    #expect(names.count > 150)
    for name in names { #expect(kind(name) == "", "\(name)") }
  }

  @Test(arguments: [
    ("", true), ("  ", true), ("-", true), ("xxxx", true), ("***", true), ("REDACTED", true), ("Not recorded", true),
    ("true", true), ("n/a", true), ("[removed]", true), ("Jo", false), ("3", false), ("é", false),
    ("not applicable", true), ("not provided", true),
    ("Not disclosed", true), ("N/K", true), ("declined", true), ("name withheld", true),
    ("Child A", true), ("c1", true), ("adult-2", true), ("YP1", true), ("young person B", true), ("Child AB", false),
    ("Children", false), ("Anya", false), ("A", false), ("c123", false), ("Mary B", false),
    ("removed from home", false),
  ])
  func silentTexts(_ text: String, _ isSilent: Bool) {
    var text = text
    #expect(text.withUTF8 { SilentText.contains($0) } == isSilent)
  }
}
