#ifndef CASEAUDIT_CLIBXML2_SHIM_H
#define CASEAUDIT_CLIBXML2_SHIM_H

// Debian's libxml2 pulls in ICU's headers, which clash with Foundation's; nothing of ICU is used here.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/SAX2.h>
#include <libxml/dict.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

#endif
