// The facts that a case file can state, for people.
#ifndef FAIRSTART_SERVICE_CLI_FACTS_TEXT_H_
#define FAIRSTART_SERVICE_CLI_FACTS_TEXT_H_

#include <string>

#include "engine/engine.h"
#include "service/cli/page.h"

namespace fairstart {

// The name of the history in which a fact stands, or of the fact itself if it stands in none: "jobs",
// "declared_facts.proms", "date_of_birth".
std::string NameOfGroup(const v1::FactDescription& fact);

// How a value of the fact is written in a case file, in protobuf's text format: `{ pence: 5790 } a week`.
std::string HowItIsWritten(const v1::FactDescription& fact);

// Every history and every fact beside them with its question.
void PrintFactList(const v1::DescribeFactsResponse& facts, Page& page);

// Each with how it stands in a file, and the fields of histories with how they are written, what they mean and
// between what they lie.
void PrintFactsInFull(const v1::DescribeFactsResponse& facts, Page& page);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_FACTS_TEXT_H_
