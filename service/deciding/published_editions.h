// The editions of rulebooks and rates in the ledger, so that what was worked out with them can be
// worked out again from the ledger alone.
#ifndef FAIRSTART_SERVICE_DECIDING_PUBLISHED_EDITIONS_H_
#define FAIRSTART_SERVICE_DECIDING_PUBLISHED_EDITIONS_H_

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "engine/engine.h"
#include "service/ledger/ledger.h"
#include "service/rulebooks/library.h"

namespace fairstart {

// Where the editions of a library stand in a ledger. Any thread may use it.
class PublishedEditions {
 public:
  // Appends every edition of the library, with all its files, that is not what the ledger has as
  // last published under its name, and waits: so that the last entry of a name always says what
  // was answered from. An edition is the same if its digest is: a file that changed makes another,
  // and one that was changed back is published again. So is one that amends another, at any depth,
  // that was published after it: it takes over what stands before it. `said_by` is who publishes.
  // Errors as Ledger::Append.
  static absl::StatusOr<PublishedEditions> Publish(Ledger& ledger, const RulebookLibrary& library,
                                                   const std::string& said_by);

  // Position of an edition of the library. REQUIRES: it was published.
  int64_t PositionOf(const v1::EditionReference& edition) const;

  // An edition was published while others read. The first position that it is given stays.
  void Add(const v1::EditionReference& edition, int64_t position);

 private:
  struct LastPublished {
    std::string digest;
    int64_t position = 0;
  };

  // What the ledger has as last published, by name; adds the editions that it has from proposals.
  absl::StatusOr<std::map<std::string, LastPublished>> ReadLast(const Ledger& ledger);

  std::unique_ptr<std::mutex> adding_ = std::make_unique<std::mutex>();  // guards positions_
  std::map<std::string, int64_t> positions_;
};

// The edition that an entry published; nothing if it published none.
std::optional<EditionFolder> PublishedIn(const v1::LedgerEntry& content);

// Adds to a library the editions that were published while a service ran: those that the ledger has
// from a proposal that a second person approved. kFailedPrecondition, naming both and what to do,
// if the library has one of them with other files, if what one amends is not there or no longer
// what the ledger had before it, or if one does not compile any more.
absl::Status AddApprovedEditions(const LedgerView& view, RulebookLibrary& library);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_DECIDING_PUBLISHED_EDITIONS_H_
