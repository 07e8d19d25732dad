@main
struct CaseAuditCommand { static func main() {} }
