#ifndef CASEAUDIT_CXLSXWRITER_H
#define CASEAUDIT_CXLSXWRITER_H

#include <xlsxwriter.h>

// The functions of libxlsxwriter that are used, each with its own type. A function used is named here and nowhere else.
#define XLSX_FUNCTIONS(_)                                                                                            \
  _(workbook_new_opt)                                                                                                \
  _(workbook_close)                                                                                                  \
  _(workbook_add_worksheet)                                                                                          \
  _(workbook_add_format)                                                                                             \
  _(workbook_set_properties)                                                                                         \
  _(workbook_set_custom_property_string)                                                                             \
  _(worksheet_set_column)                                                                                            \
  _(worksheet_set_row)                                                                                               \
  _(worksheet_write_string)                                                                                          \
  _(worksheet_write_number)                                                                                          \
  _(worksheet_write_url_opt)                                                                                         \
  _(worksheet_add_table)                                                                                             \
  _(worksheet_ignore_errors)                                                                                         \
  _(worksheet_repeat_rows)                                                                                           \
  _(worksheet_set_paper)                                                                                             \
  _(worksheet_set_landscape)                                                                                         \
  _(worksheet_fit_to_pages)                                                                                          \
  _(format_set_font_name)                                                                                            \
  _(format_set_font_size)                                                                                            \
  _(format_set_align)                                                                                                \
  _(format_set_indent)                                                                                               \
  _(format_set_bold)                                                                                                 \
  _(format_set_text_wrap)                                                                                            \
  _(format_set_underline)                                                                                            \
  _(format_set_bottom)                                                                                               \
  _(format_set_num_format)                                                                                           \
  _(lxw_workbook_free)                                                                                               \
  _(lxw_rowcol_to_range)                                                                                             \
  _(lxw_strerror)

#define XLSX_FIELD(name) __typeof__(&name) name;

/// libxlsxwriter, loaded.
struct xlsx_library {
  XLSX_FUNCTIONS(XLSX_FIELD)
};

/// The name under which the system finds the library whose header this was built with.
extern const char *const xlsx_library_name;

/// Loads the library of a name; 0 where it is not there, or is not what its header says.
int xlsx_load(struct xlsx_library *library, const char *name);

#endif
