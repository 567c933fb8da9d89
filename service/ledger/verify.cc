// Tested by tests/service/ledger/verify_test.cc and tests/service/ledger/tampering_test.cc.
#include "service/ledger/verify.h"

#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "service/ledger/entry_verifier.h"

namespace fairstart {
namespace {

// Counts problems and keeps the first.
class Problems {
 public:
  explicit Problems(LedgerReport& report) : report_(report) {}

  void Add(const std::string& where, const std::string& what) {
    if (report_.problem_count++ < static_cast<int64_t>(kMostProblems)) {
      report_.problems.push_back({where, what});
    }
  }

  // Damage is a problem, anything else an error.
  absl::Status AddDamage(const absl::Status& status) {
    if (!absl::IsDataLoss(status)) return status;
    Add("file", std::string(status.message()));
    return absl::OkStatus();
  }

 private:
  LedgerReport& report_;
};

absl::Status CheckFile(StoreView& store, Problems& problems) {
  const absl::StatusOr<std::vector<std::string>> damage = store.FindDamage();
  if (!damage.ok()) return problems.AddDamage(damage.status());
  for (const std::string& what : *damage) problems.Add("file", what);
  return absl::OkStatus();
}

absl::Status CheckIndexes(StoreView& store, const EntryVerifier& entries, Problems& problems) {
  const IndexCounts& wanted = entries.index_rows();
  const absl::StatusOr<IndexCounts> counts = store.CountIndexRows();
  if (!counts.ok()) return problems.AddDamage(counts.status());
  for (const auto& [name, has, wants] : {std::tuple{"kind", counts->kinds, wanted.kinds},
                                         {"request", counts->requests, wanted.requests},
                                         {"young person", counts->people, wanted.people}}) {
    if (has >= wants && has <= wants + entries.unreadable()) continue;
    problems.Add("index",
                 absl::StrCat("by ", name, ": has ", has, " rows, and its entries make ", wants));
  }
  return absl::OkStatus();
}

// That a head is of these entries and signed by the key in turn.
void CheckHead(const std::string& where, const SignedTreeHead& head, const EntryVerifier& entries,
               Problems& problems) {
  if (head.head.origin != entries.origin()) {
    problems.Add(where, absl::StrCat("is of the ledger ", head.head.origin, ", and this is ",
                                     entries.origin()));
    return;
  }
  if (head.head.size > entries.entries()) {
    problems.Add(where, absl::StrCat("is of ", head.head.size, " entries, and there are ",
                                     entries.entries(), ": entries are missing at the end"));
    return;
  }
  const KeyTurn* key = entries.KeyAt(head.head.size);
  if (key == nullptr || !IsSignedBy(head, key->public_key)) {
    problems.Add(where, "is not signed by the key that signed when the ledger had its size");
  }
  const std::optional<Hash> root = entries.RootAt(head.head.size);
  if (!root.has_value()) {
    problems.Add(where, "cannot be compared: entries are missing before its end");
  } else if (*root != head.head.root) {
    problems.Add(where, absl::StrCat("the first ", head.head.size,
                                     " entries are not those that it was signed for"));
  }
}

void CheckOwnHead(const absl::StatusOr<SignedTreeHead>& head, const EntryVerifier& entries,
                  Problems& problems) {
  if (!head.ok()) {
    problems.Add("head", std::string(head.status().message()));
    return;
  }
  CheckHead("head", *head, entries, problems);
  if (head->head.size < entries.entries()) {
    problems.Add("head", absl::StrCat("is of ", head->head.size, " entries, and there are ",
                                      entries.entries(), ": some were added without the key"));
  }
}

absl::StatusOr<SignedTreeHead> OwnHead(StoreView& store) {
  const absl::StatusOr<std::string> text = store.Head();
  if (!text.ok()) return text.status();
  return ReadTreeHead(*text);
}

}  // namespace

absl::StatusOr<LedgerReport> VerifyLedger(StoreView& store, const std::vector<KeptHead>& kept) {
  LedgerReport report;
  Problems problems(report);
  const absl::StatusOr<SignedTreeHead> head = OwnHead(store);
  std::set<int64_t> sizes;
  if (head.ok()) {
    report.head = *head;
    sizes.insert(head->head.size);
  }
  for (const KeptHead& earlier : kept) sizes.insert(earlier.head.head.size);

  absl::Status status = CheckFile(store, problems);
  if (!status.ok()) return status;
  EntryVerifier entries(store, std::move(sizes), [&](int64_t position, const std::string& what) {
    problems.Add(absl::StrCat("entry ", position), what);
  });
  status = store.ForEachEntry([&](const StoredEntry& stored) { return entries.Verify(stored); });
  if (!status.ok()) status = problems.AddDamage(status);
  if (!status.ok()) return status;
  entries.Finish();
  status = CheckIndexes(store, entries, problems);
  if (!status.ok()) return status;
  CheckOwnHead(head, entries, problems);
  for (const KeptHead& earlier : kept) CheckHead(earlier.name, earlier.head, entries, problems);
  report.entries = entries.entries();
  report.erased = entries.erased();
  return report;
}

}  // namespace fairstart
