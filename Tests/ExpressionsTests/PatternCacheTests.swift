import Testing

@testable import Expressions

struct PatternCacheTests {
  /// However many patterns a record makes, they take little memory; what is forgotten does not rest on earlier records.
  @Test func memoryIsLimited() throws {
    let pattern = try #require(Pattern("0([à-ü]{900}){9}"))
    var cache = PatternCache()
    for number in 0..<200 {
      if number % 50 == 0 { cache.startRecord() }
      cache.keep(pattern, for: Array("\(number)".utf8))
      #expect(cache.bytes <= 2 * PatternCache.limit)
    }
  }

  @Test func isFreeWithinARecordOnly() throws {
    let pattern = try #require(Pattern("a+"))
    var cache = PatternCache()
    cache.startRecord()
    #expect(cache.known([1]) == nil)
    cache.keep(pattern, for: [1])
    #expect(cache.known([1])?.isNew == false)
    cache.startRecord()
    #expect(cache.known([1])?.isNew == true)
    #expect(cache.known([1])?.isNew == false)
  }
}
