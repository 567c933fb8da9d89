// What was proved of a rulebook, for people.
#ifndef FAIRSTART_SERVICE_CLI_PROOFS_TEXT_H_
#define FAIRSTART_SERVICE_CLI_PROOFS_TEXT_H_

#include <string>
#include <vector>

#include "engine/proofs/prove.h"

namespace fairstart {

// A proof as compilers print: where it stands, the verdict, and for what is refuted the person, of
// whom `file` is the case file if it is not empty.
std::string ToString(const Proof& proof, const std::string& file);

// "612 statements: 604 proved, 0 refuted, 8 not decided".
std::string SummaryOf(const std::vector<Proof>& proofs);

int CountOf(const std::vector<Proof>& proofs, Verdict verdict);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_PROOFS_TEXT_H_
