// Words of a command line that are no command and no flag.
#ifndef FAIRSTART_SERVICE_CLI_MISSPELT_WORD_H_
#define FAIRSTART_SERVICE_CLI_MISSPELT_WORD_H_

#include <string>

#include "CLI/App.hpp"

namespace fairstart {

// What to say of the first such word, and what was probably meant; "" when there is none. The parser
// itself would take `--rulebok sample` for an unknown flag and a case file.
std::string FindMisspelt(const CLI::App& app, int argc, const char* const* argv);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_MISSPELT_WORD_H_
