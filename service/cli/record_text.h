// What is recorded and decided, for people.
#ifndef FAIRSTART_SERVICE_CLI_RECORD_TEXT_H_
#define FAIRSTART_SERVICE_CLI_RECORD_TEXT_H_

#include <ostream>
#include <string>

#include "fairstart/v1/record_service.pb.h"
#include "service/cli/page.h"

namespace fairstart {

// "finding recorded as entry 17".
void PrintRecorded(const std::string& what, const v1::Recorded& recorded, Page& page);

// The lines, each with its days.
void PrintConfirmed(const v1::ConfirmResponse& confirmed, Page& page);
void PrintDeparted(const v1::DepartResponse& departed, Page& page);

// How each line stands: what is in force, since whom and when, and what waits for a decision.
void PrintDecisions(const google::protobuf::RepeatedPtrField<v1::LineDecision>& decisions,
                    Page& page);

// One line: position, when, kind, who.
void PrintEntry(const v1::RecordEntry& entry, Page& page);

// The same with all that it holds, as protobuf's text.
void PrintEntryWhole(const v1::GetResponse& entry, Page& page, std::ostream& out);

void PrintKnown(const v1::AsKnownAtResponse& known, Page& page, std::ostream& out);

// How to ask for the next page, if there is one.
void PrintNextPage(const std::string& token, Page& page);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_RECORD_TEXT_H_
