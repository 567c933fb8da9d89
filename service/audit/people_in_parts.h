// Work on every young person of a ledger, some at a time.
#ifndef FAIRSTART_SERVICE_AUDIT_PEOPLE_IN_PARTS_H_
#define FAIRSTART_SERVICE_AUDIT_PEOPLE_IN_PARTS_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "service/cohorts/ordered_work.h"
#include "service/ledger/read_ledger.h"

namespace fairstart {

// Goes through the case references of a ledger in byte order. Nothing is held from part to part but
// the last of them. One thread at a time may call it.
class PeopleInParts {
 public:
  // `threads`: at least one.
  PeopleInParts(ReadLedger read, int threads) : read_(std::move(read)), threads_(threads) {}

  // Whether all were worked on.
  bool is_done() const { return is_done_; }

  // How many were worked on.
  int64_t people() const { return people_; }

  // Works on the next part: `work(const LedgerView&, const std::string& case_reference)` makes an
  // absl::StatusOr<Result> of each, on several threads, of one state of the ledger; `take(Result)`
  // gets the results on the calling thread, in the order of the people. The first error ends it.
  // REQUIRES: it is not done.
  template <typename Result, typename Work, typename Take>
  absl::Status Next(Work work, Take take) {
    const absl::StatusOr<std::unique_ptr<LedgerSnapshot>> now = read_();
    if (!now.ok()) return now.status();
    const absl::StatusOr<std::vector<std::string>> people =
        (**now)->PeopleAfter(last_, kPeopleInAPart);
    if (!people.ok()) return people.status();

    absl::Status status;
    auto at = people->begin();
    const auto next = [&]() -> std::optional<std::string> {
      if (at == people->end() || !status.ok()) return std::nullopt;
      return *at++;
    };
    const auto work_on = [&](const std::string& person) -> absl::StatusOr<Result> {
      const absl::StatusOr<std::unique_ptr<LedgerSnapshot>> state = read_();
      if (!state.ok()) return state.status();
      return work(***state, person);
    };
    OrderedWork<std::string, absl::StatusOr<Result>>(threads_, kPeopleInAPart)
        .Run(next, work_on, [&](absl::StatusOr<Result> result) {
          if (!status.ok()) return;
          status = result.status();
          if (status.ok()) take(*std::move(result));
        });
    if (!status.ok()) return status;
    people_ += static_cast<int64_t>(people->size());
    is_done_ = people->size() < kPeopleInAPart;
    if (!is_done_) last_ = people->back();
    return absl::OkStatus();
  }

 private:
  static constexpr size_t kPeopleInAPart = 32;

  ReadLedger read_;
  int threads_;
  std::string last_;
  int64_t people_ = 0;
  bool is_done_ = false;
};

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_AUDIT_PEOPLE_IN_PARTS_H_
