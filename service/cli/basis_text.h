// What an answer rests on, for people.
#ifndef FAIRSTART_SERVICE_CLI_BASIS_TEXT_H_
#define FAIRSTART_SERVICE_CLI_BASIS_TEXT_H_

#include <string>
#include <vector>

#include "engine/engine.h"
#include "service/cli/page.h"

namespace fairstart {

// How much of an answer is printed: who asks for some lines wants to see no claims and duties.
enum class AnswerPart { kWhole, kLines };

// What of an answer about these entitlements, all if there are none.
AnswerPart PartOf(const std::vector<std::string>& entitlements);

// Who it is about, on which days ("1 June 2017 to 30 June 2017"), and under which rules.
void PrintBasis(const v1::Basis& basis, const std::string& days, Page& page);

// Says that there was no record, where its digest is empty: then all that was ever due looks unpaid.
void PrintWhetherRecord(const std::string& record_digest, Page& page);

// What is supposed from the day after known_through to `last_day`. Nothing when the case is known
// that far.
void PrintSuppositions(const v1::Basis& basis,
                       const google::protobuf::RepeatedPtrField<v1::Supposition>& suppositions,
                       const std::string& last_day, Page& page);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_BASIS_TEXT_H_
