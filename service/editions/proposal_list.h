// The proposals that wait for a second person, and those that do not any more.
#ifndef FAIRSTART_SERVICE_EDITIONS_PROPOSAL_LIST_H_
#define FAIRSTART_SERVICE_EDITIONS_PROPOSAL_LIST_H_

#include <cstddef>
#include <string_view>

#include "absl/status/statusor.h"
#include "fairstart/v1/rulebook_service.pb.h"
#include "service/editions/proposals.h"

namespace fairstart {

// Most proposals that a page has.
inline constexpr size_t kMostProposalsOnAPage = 100;

// Answers a ListProposalsRequest. kInvalidArgument for a page that is not of the list; those of
// LedgerView. Any thread may call it.
absl::StatusOr<v1::ListProposalsResponse> ListProposals(const LedgerView& view,
                                                        std::string_view request);

// What the list says of a proposal. REQUIRES: the entry is one. `closing` is null while it is open.
v1::ListedProposal ListedProposalOf(const RecordedEntry& proposal, const Closing* closing);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_EDITIONS_PROPOSAL_LIST_H_
