// The editions that a ledger published.
#ifndef FAIRSTART_SERVICE_EDITIONS_EDITION_LIST_H_
#define FAIRSTART_SERVICE_EDITIONS_EDITION_LIST_H_

#include <string_view>

#include "absl/status/statusor.h"
#include "fairstart/v1/rulebook_service.pb.h"
#include "service/ledger/view.h"

namespace fairstart {

// Most editions that a page has.
inline constexpr size_t kMostEditionsOnAPage = 100;

// Answers a ListEditionsRequest. kInvalidArgument for a page that is not of the list; those of
// LedgerView. Any thread may call it.
absl::StatusOr<v1::ListEditionsResponse> ListEditions(const LedgerView& view,
                                                      std::string_view request);

// What the list says of an edition, and who proposed it. REQUIRES: the entry published one. Errors
// are those of LedgerView.
absl::StatusOr<v1::ListedEdition> ListedEditionOf(const LedgerView& view,
                                                  const RecordedEntry& entry);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_EDITIONS_EDITION_LIST_H_
