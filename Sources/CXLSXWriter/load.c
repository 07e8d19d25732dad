#include "CXLSXWriter.h"

#include <dlfcn.h>

// Loaded when a workbook is asked for, not when the program starts: Debian's library brings OpenSSL along, which costs every
// start a quarter more instructions. The number is that of the header, whose structures the functions take.
const char *const xlsx_library_name =
#ifdef __APPLE__
    "libxlsxwriter." LXW_SOVERSION ".dylib";
#else
    "libxlsxwriter.so." LXW_SOVERSION;
#endif

#define XLSX_FIND(name)                                                                                              \
  library->name = (__typeof__(&name))dlsym(handle, #name);                                                           \
  if (!library->name) return 0;

int xlsx_load(struct xlsx_library *library, const char *name) {
  void *handle = dlopen(name, RTLD_NOW | RTLD_LOCAL);
  if (!handle) return 0;
  XLSX_FUNCTIONS(XLSX_FIND)
  return 1;
}
