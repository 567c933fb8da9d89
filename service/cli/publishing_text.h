// Editions and proposals, for people.
#ifndef FAIRSTART_SERVICE_CLI_PUBLISHING_TEXT_H_
#define FAIRSTART_SERVICE_CLI_PUBLISHING_TEXT_H_

#include <ostream>
#include <string>

#include "fairstart/v1/rulebook_service.pb.h"
#include "service/cli/page.h"
#include "service/cli/server_argument.h"

namespace fairstart {

// "sample/2021".
std::string NameOf(const v1::EditionReference& edition);

// An edition: where it stands, who published and who proposed it.
void PrintEdition(const v1::ListedEdition& edition, Page& page);

// A proposal: who made it and why, and how it ended.
void PrintProposal(const v1::ListedProposal& proposal, Page& page);

// "0 errors, 1 warning; 12 scenarios hold; 28 statements proved".
std::string SummaryOf(const v1::EditionCheck& check);

// The command with which somebody else approves a proposal, on a line of its own to be copied. Of
// the certificate it says only that there must be one: it is not that of who proposed.
void PrintHowToApprove(int64_t position, const std::string& digest, const ServerArgument& server,
                       std::ostream& out);

// Said where nothing proves who somebody is.
void PrintDemonstration(bool demonstration, Page& page);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_PUBLISHING_TEXT_H_
