// Parses every line of an NDJSON file to a DOM with simdjson, reading 1 MiB at a time; prints how many documents there are.
// The kernel is pinned, so that machines with wider registers measure the same code.
#include <simdjson.h>

#include <cstdio>
#include <cstring>
#include <string_view>
#include <vector>

constexpr size_t blockSize = 1 << 20;
constexpr const char *kernel = "haswell";

// The bytes that were read and not parsed yet, with the padding that simdjson reads beyond a document.
struct Window {
  std::vector<char> bytes = std::vector<char>(2 * blockSize + simdjson::SIMDJSON_PADDING);
  size_t start = 0;
  size_t end = 0;

  bool readMore(std::FILE *file) {
    std::memmove(bytes.data(), bytes.data() + start, end - start);
    end -= start;
    start = 0;
    if (bytes.size() < end + blockSize + simdjson::SIMDJSON_PADDING) {
      bytes.resize(end + blockSize + simdjson::SIMDJSON_PADDING);
    }
    const size_t count = std::fread(bytes.data() + end, 1, blockSize, file);
    end += count;
    return count > 0;
  }

  // The next whole line; the rest of the file where it has no last line end.
  bool nextLine(std::string_view &line, bool atEnd) {
    const char *first = bytes.data() + start;
    const void *lineEnd = std::memchr(first, '\n', end - start);
    if (lineEnd == nullptr && (!atEnd || start == end)) {
      return false;
    }
    const size_t length = lineEnd == nullptr ? end - start : static_cast<const char *>(lineEnd) - first;
    line = std::string_view(first, length);
    start += length + (lineEnd == nullptr ? 0 : 1);
    return true;
  }
};

int fail(const char *what) {
  std::fprintf(stderr, "simdjson: %s\n", what);
  return 1;
}

int main(int count, char **arguments) {
  if (count != 2) {
    return fail("usage: simdjson CASES.ndjson");
  }
  const simdjson::implementation *implementation = simdjson::get_available_implementations()[kernel];
  if (implementation == nullptr || !implementation->supported_by_runtime_system()) {
    return fail("this machine can't run the kernel haswell");
  }
  simdjson::get_active_implementation() = implementation;
  std::FILE *file = std::fopen(arguments[1], "rb");
  if (file == nullptr) {
    return fail("the file can't be opened");
  }
  std::setvbuf(file, nullptr, _IONBF, 0);

  simdjson::dom::parser parser;
  Window window;
  size_t documents = 0;
  for (bool more = true; more;) {
    more = window.readMore(file);
    for (std::string_view line; window.nextLine(line, !more);) {
      if (line.empty()) {
        continue;
      }
      simdjson::dom::element document;
      if (parser.parse(line.data(), line.size(), false).get(document) != simdjson::SUCCESS) {
        return fail("a line is not JSON");
      }
      documents += 1;
    }
  }
  std::fclose(file);
  std::printf("%zu\n", documents);
}
