// The editions of rulebooks and rates in the ledger, so that what was worked out with them can be
// worked out again from the ledger alone.
#ifndef FAIRSTART_SERVICE_DECIDING_PUBLISHED_EDITIONS_H_
#define FAIRSTART_SERVICE_DECIDING_PUBLISHED_EDITIONS_H_

#include <cstdint>
#include <map>
#include <string>

#include "absl/status/statusor.h"
#include "engine/engine.h"
#include "service/ledger/ledger.h"
#include "service/rulebooks/library.h"

namespace fairstart {

// Where the editions of a library stand in a ledger. Immutable; any thread may read it.
class PublishedEditions {
 public:
  // Appends every edition of the library, with all its files, that the ledger does not have yet,
  // and waits. An edition is the same if its digest is: a file that changed makes another.
  // `said_by` is who publishes. Errors as Ledger::Append.
  static absl::StatusOr<PublishedEditions> Publish(Ledger& ledger, const RulebookLibrary& library,
                                                   const std::string& said_by);

  // Position of an edition of the library. REQUIRES: it was published.
  int64_t PositionOf(const v1::EditionReference& edition) const;

 private:
  std::map<std::string, int64_t> positions_;
};

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_DECIDING_PUBLISHED_EDITIONS_H_
