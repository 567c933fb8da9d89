// What verifying a ledger found, for people.
#ifndef FAIRSTART_SERVICE_CLI_LEDGER_REPORT_TEXT_H_
#define FAIRSTART_SERVICE_CLI_LEDGER_REPORT_TEXT_H_

#include <cstddef>
#include <string>

#include "service/cli/page.h"
#include "service/ledger/verify.h"

namespace fairstart {

// "fairstart.example/ledger: 17 entries, root Xcna…=".
std::string HeadInWords(const TreeHead& head);

// What was seen, each problem with its place, and whether there was one; `kept` heads were
// compared.
void PrintLedgerReport(const LedgerReport& report, size_t kept, Page& page);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_LEDGER_REPORT_TEXT_H_
