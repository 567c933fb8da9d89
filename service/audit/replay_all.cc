// Tested by tests/service/audit/replay_test.cc.
#include "service/audit/replay_all.h"

#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "service/audit/replay.h"
#include "service/cohorts/ordered_work.h"
#include "service/deciding/request_reading.h"
#include "service/errors/rich_status.h"

namespace fairstart {
namespace {

// So many that waiting for the slowest of a part costs little, and so few that whoever breaks off
// has lost little.
constexpr size_t kFindingsInAPart = 128;

void Count(v1::ReplayVerdict verdict, v1::ReplayCounts& counts) {
  switch (verdict) {
    case v1::REPLAY_VERDICT_SAME:
      counts.set_same(counts.same() + 1);
      break;
    case v1::REPLAY_VERDICT_SAME_FINDING:
      counts.set_same_finding(counts.same_finding() + 1);
      break;
    case v1::REPLAY_VERDICT_ERASED:
      counts.set_erased(counts.erased() + 1);
      break;
    default:
      counts.set_differs(counts.differs() + 1);
  }
}

}  // namespace

LedgerReplay::LedgerReplay(ReadLedger read, const v1::ReplayAllRequest& request, int64_t size,
                           int threads, PlanArchive& plans)
    : read_(std::move(read)),
      name_same_(request.name_same()),
      next_(request.from()),
      size_(size),
      threads_(threads),
      plans_(&plans) {}

absl::StatusOr<LedgerReplay> LedgerReplay::Begin(ReadLedger read, std::string_view bytes,
                                                 int threads, PlanArchive& plans) {
  v1::ReplayAllRequest request;
  FieldViolations violations;
  const absl::Status is_read = ReadRequest(bytes, request, violations);
  if (!is_read.ok()) return is_read;
  const absl::StatusOr<std::unique_ptr<LedgerSnapshot>> now = read();
  if (!now.ok()) return now.status();
  const absl::StatusOr<int64_t> size = (**now)->Size();
  if (!size.ok()) return size.status();
  // All of them looked at is where a replay that went to the end goes on.
  if (request.from() < 0 || request.from() > *size) {
    violations.push_back({"from", absl::StrCat("the ledger has ", *size,
                                               " entries; give a position from 0 to ", *size)});
  }
  if (!violations.empty()) return InvalidRequest(violations);
  return LedgerReplay(std::move(read), request, *size, threads, plans);
}

absl::StatusOr<std::optional<v1::ReplayAllResponse>> LedgerReplay::Next() {
  if (is_done_) return std::nullopt;
  absl::StatusOr<std::unique_ptr<LedgerSnapshot>> now = read_();
  if (!now.ok()) return now.status();
  const absl::StatusOr<std::vector<RecordedEntry>> findings = (**now)->EntriesOfKind(
      v1::ENTRY_KIND_FINDING_PROPOSED, {.from = next_, .until = size_}, kFindingsInAPart);
  if (!findings.ok()) return findings.status();
  now->reset();
  absl::StatusOr<v1::ReplayAllResponse> part = ReplayPart(*findings);
  if (!part.ok()) return part.status();
  is_done_ = findings->size() < kFindingsInAPart;
  next_ = is_done_ ? size_ : findings->back().position + 1;
  part->set_next_position(next_);
  part->set_size(size_);
  return *std::move(part);
}

absl::StatusOr<v1::ReplayAllResponse> LedgerReplay::ReplayPart(
    const std::vector<RecordedEntry>& findings) {
  using Replayed = absl::StatusOr<v1::ReplayedFinding>;
  v1::ReplayAllResponse part;
  absl::Status status;
  auto at = findings.begin();
  const auto next = [&]() -> std::optional<const RecordedEntry*> {
    if (at == findings.end() || !status.ok()) return std::nullopt;
    return &*at++;
  };
  const auto work = [&](const RecordedEntry* finding) -> Replayed {
    const absl::StatusOr<std::unique_ptr<LedgerSnapshot>> now = read_();
    if (!now.ok()) return now.status();
    return ReplayEntry(***now, *finding, *plans_);
  };
  OrderedWork<const RecordedEntry*, Replayed>(threads_, kFindingsInAPart)
      .Run(next, work, [&](const Replayed& replayed) {
        if (!status.ok()) return;
        status = replayed.status();
        if (!status.ok()) return;
        Count(replayed->verdict(), *part.mutable_counts());
        if (name_same_ || replayed->verdict() != v1::REPLAY_VERDICT_SAME) {
          *part.add_replayed() = *replayed;
        }
      });
  if (!status.ok()) return status;
  return part;
}

void AddCounts(const v1::ReplayCounts& part, v1::ReplayCounts& all) {
  all.set_same(all.same() + part.same());
  all.set_same_finding(all.same_finding() + part.same_finding());
  all.set_differs(all.differs() + part.differs());
  all.set_erased(all.erased() + part.erased());
}

}  // namespace fairstart
