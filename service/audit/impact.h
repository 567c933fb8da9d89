// What another edition, reading or parameter changes of everything that a ledger holds.
#ifndef FAIRSTART_SERVICE_AUDIT_IMPACT_H_
#define FAIRSTART_SERVICE_AUDIT_IMPACT_H_

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "fairstart/v1/audit_service.pb.h"
#include "service/audit/people_in_parts.h"
#include "service/audit/plan_archive.h"
#include "service/cohorts/cohort_totals.h"
#include "service/rulebooks/library.h"

namespace fairstart {

// Goes through the young people of a ledger as it was when it began. One thread at a time may call
// it. What it holds does not grow with their number.
class LedgerImpact {
 public:
  // Begins what an ImpactRequest, given as it stands on the wire, asks for; each part is worked out
  // on `threads` threads, at least one. Library, ledger and plans must outlive it. Rich errors
  // whose fields are paths in the request, for what cannot be read and an alternative that there is
  // not.
  static absl::StatusOr<LedgerImpact> Begin(const RulebookLibrary& library, ReadLedger read,
                                            std::string_view request, int threads,
                                            PlanArchive& plans);

  // The next part; nothing after the last, which has the totals.
  absl::StatusOr<std::optional<v1::ImpactResponse>> Next();

 private:
  // A finding, compared.
  struct Compared {
    v1::ImpactedFinding finding;
    ComparedCase counted;
  };

  LedgerImpact(const RulebookLibrary& library, ReadLedger read, v1::ImpactRequest request,
               int64_t size, int threads, PlanArchive& plans)
      : library_(&library),
        request_(std::move(request)),
        size_(size),
        plans_(&plans),
        people_(std::move(read), threads) {}

  absl::StatusOr<std::vector<Compared>> CompareFindingsOf(const LedgerView& view,
                                                          const std::string& person) const;
  absl::StatusOr<Compared> CompareFinding(const LedgerView& view, const RecordedEntry& entry) const;
  absl::Status Compare(const LedgerView& view, const RecordedEntry& entry,
                       Compared& compared) const;
  void Take(Compared compared, v1::ImpactResponse& part);

  const RulebookLibrary* library_;
  v1::ImpactRequest request_;
  int64_t size_;
  PlanArchive* plans_;
  PeopleInParts people_;
  std::map<Day, CohortTotals> years_;  // by their first day
  CohortTotals totals_;
};

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_AUDIT_IMPACT_H_
