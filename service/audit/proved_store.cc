// Tested by tests/service/audit/subject_record_test.cc.
#include "service/audit/proved_store.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "service/ledger/entry_kind.h"
#include "service/ledger/recorded_entry.h"
#include "service/ledger/tree_head.h"

namespace fairstart {
namespace {

// What is known of the entries, by position.
struct ProvedEntries {
  struct One {
    const v1::ProvedEntry* proved;
    IndexKeys keys;
  };

  explicit ProvedEntries(const v1::LedgerProof& proof) : head(proof.head()) {
    const absl::StatusOr<SignedTreeHead> read = ReadTreeHead(head);
    if (read.ok()) size = read->head.size;
    for (const v1::ProvedEntry& proved : proof.entries()) {
      const absl::StatusOr<RecordedEntry> entry = ReadStored(StoredOf(proved));
      if (!entry.ok()) continue;
      IndexKeys keys;
      if (entry->content.has_value()) keys = KeysOf(*entry->content);
      keys.kind = entry->kind;
      by_position.insert_or_assign(proved.position(), One{&proved, std::move(keys)});
    }
  }

  static StoredEntry StoredOf(const v1::ProvedEntry& proved) {
    StoredEntry stored;
    stored.position = proved.position();
    stored.leaf = proved.leaf();
    if (proved.has_salt()) stored.salt = proved.salt();
    if (proved.has_content()) stored.content = proved.content();
    return stored;
  }

  std::string head;
  int64_t size = 0;
  std::map<int64_t, One> by_position;
};

absl::Status NotInAProof(const char* what) {
  return absl::NotFoundError(absl::StrCat("a proof has no ", what));
}

class ProvedStore final : public StoreView {
 public:
  explicit ProvedStore(std::shared_ptr<const ProvedEntries> entries)
      : entries_(std::move(entries)) {}

  absl::StatusOr<int64_t> Size() override { return entries_->size; }

  absl::StatusOr<StoredEntry> Entry(int64_t position) override {
    const auto found = entries_->by_position.find(position);
    if (found == entries_->by_position.end()) {
      return absl::NotFoundError(absl::StrCat("entry ", position, " is not in the proof"));
    }
    return ProvedEntries::StoredOf(*found->second.proved);
  }

  absl::Status ForEachEntry(const std::function<absl::Status(const StoredEntry&)>& visit) override {
    for (const auto& [position, one] : entries_->by_position) {
      const absl::Status visited = visit(ProvedEntries::StoredOf(*one.proved));
      if (!visited.ok()) return visited;
    }
    return absl::OkStatus();
  }

  absl::StatusOr<std::vector<int64_t>> PositionsOf(const std::string& case_reference,
                                                   PositionRange range, size_t most) override {
    return Positions(range, most,
                     [&](const IndexKeys& keys) { return keys.case_reference == case_reference; });
  }

  absl::StatusOr<std::vector<int64_t>> PositionsOfPersonAndKind(const std::string& case_reference,
                                                                v1::EntryKind kind,
                                                                PositionRange range) override {
    return Positions(range, entries_->by_position.size(), [&](const IndexKeys& keys) {
      return keys.case_reference == case_reference && keys.kind == kind;
    });
  }

  absl::StatusOr<std::vector<std::string>> PeopleAfter(const std::string& after,
                                                       size_t most) override {
    std::set<std::string> people;
    for (const auto& [position, one] : entries_->by_position) {
      if (one.keys.case_reference > after) people.insert(one.keys.case_reference);
    }
    std::vector<std::string> first(people.begin(), people.end());
    if (first.size() > most) first.resize(most);
    return first;
  }

  absl::StatusOr<std::vector<int64_t>> PositionsOfKind(v1::EntryKind kind, PositionRange range,
                                                       size_t most) override {
    return Positions(range, most, [&](const IndexKeys& keys) { return keys.kind == kind; });
  }

  absl::StatusOr<std::optional<int64_t>> LastPositionOf(const std::string& case_reference,
                                                        v1::EntryKind kind,
                                                        int64_t until) override {
    return LastOf(until, [&](const IndexKeys& keys) {
      return keys.case_reference == case_reference &&
             (kind == v1::ENTRY_KIND_UNSPECIFIED || keys.kind == kind);
    });
  }

  absl::StatusOr<std::optional<int64_t>> LastPositionOfKind(v1::EntryKind kind,
                                                            int64_t until) override {
    return LastOf(until, [&](const IndexKeys& keys) { return keys.kind == kind; });
  }

  absl::StatusOr<std::optional<int64_t>> PositionOfRequest(const std::string& request_id) override {
    return LastOf(entries_->size,
                  [&](const IndexKeys& keys) { return keys.request_id == request_id; });
  }

  absl::StatusOr<std::string> Head() override { return entries_->head; }

  absl::StatusOr<std::string> Subtrees(int64_t) override { return NotInAProof("tree"); }
  absl::StatusOr<bool> HasIndexRows(int64_t, const IndexKeys&) override {
    return NotInAProof("index");
  }
  absl::StatusOr<IndexCounts> CountIndexRows() override { return NotInAProof("index"); }
  absl::StatusOr<std::vector<std::string>> FindDamage() override { return NotInAProof("file"); }

 private:
  template <typename IsWanted>
  std::vector<int64_t> Positions(PositionRange range, size_t most, IsWanted is_wanted) const {
    std::vector<int64_t> positions;
    for (auto at = entries_->by_position.lower_bound(range.from);
         at != entries_->by_position.end() && at->first < range.until && positions.size() < most;
         ++at) {
      if (is_wanted(at->second.keys)) positions.push_back(at->first);
    }
    return positions;
  }

  template <typename IsWanted>
  std::optional<int64_t> LastOf(int64_t until, IsWanted is_wanted) const {
    const std::vector<int64_t> positions =
        Positions({.from = 0, .until = until}, entries_->by_position.size(), is_wanted);
    if (positions.empty()) return std::nullopt;
    return positions.back();
  }

  const std::shared_ptr<const ProvedEntries> entries_;
};

}  // namespace

ReadLedger ReadAsLedger(const v1::LedgerProof& proof) {
  const auto entries = std::make_shared<const ProvedEntries>(proof);
  return [entries]() -> absl::StatusOr<std::unique_ptr<LedgerSnapshot>> {
    return std::make_unique<LedgerSnapshot>(std::make_unique<ProvedStore>(entries));
  };
}

}  // namespace fairstart
