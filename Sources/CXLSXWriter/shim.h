#ifndef CASEAUDIT_CXLSXWRITER_SHIM_H
#define CASEAUDIT_CXLSXWRITER_SHIM_H

#include <xlsxwriter.h>

#endif
