// Tested by tests/service/audit/replay_test.cc.
#include "service/audit/plan_archive.h"

#include <optional>

#include "absl/strings/str_cat.h"
#include "fairstart/v1/ledger.pb.h"

namespace fairstart {
namespace {

constexpr size_t kMostEditions = 10'000;

template <typename Published>
RulebookFolder FolderOf(const Published& published) {
  RulebookFolder folder;
  folder.name = absl::StrCat(published.edition().id(), "/", published.edition().edition());
  for (const v1::PublishedFile& file : published.files()) {
    folder.files.push_back({file.name(), file.contents()});
  }
  return folder;
}

absl::StatusOr<RulebookFolder> EditionAt(const LedgerView& view, int64_t position) {
  const absl::StatusOr<RecordedEntry> entry = view.Entry(position);
  if (!entry.ok()) return entry.status();
  if (entry->content.has_value() && entry->content->has_rulebook_published()) {
    return FolderOf(entry->content->rulebook_published());
  }
  if (entry->content.has_value() && entry->content->has_rates_published()) {
    return FolderOf(entry->content->rates_published());
  }
  return absl::DataLossError(absl::StrCat("entry ", position, ": is no edition"));
}

// The rulebooks that an edition at `position` may amend: of two that are named alike, the later
// one.
absl::StatusOr<std::vector<RulebookFolder>> EditionsBefore(const LedgerView& view,
                                                           int64_t position) {
  const absl::StatusOr<std::vector<RecordedEntry>> entries = view.EntriesOfKind(
      v1::ENTRY_KIND_RULEBOOK_PUBLISHED, {.from = 0, .until = position}, kMostEditions);
  if (!entries.ok()) return entries.status();
  std::map<std::string, RulebookFolder> editions;
  for (const RecordedEntry& entry : *entries) {
    if (!entry.content.has_value()) continue;
    RulebookFolder folder = FolderOf(entry.content->rulebook_published());
    editions.insert_or_assign(folder.name, folder);
  }
  std::vector<RulebookFolder> folders;
  for (auto& [name, folder] : editions) folders.push_back(std::move(folder));
  return folders;
}

}  // namespace

absl::StatusOr<std::shared_ptr<const Plan>> PlanArchive::Find(
    const LedgerView& view, int64_t rulebook, int64_t rates,
    const std::vector<std::string>& readings) {
  const std::lock_guard<std::mutex> lock(mutex_);
  std::shared_ptr<const Plan>& plan = plans_[{rulebook, rates, readings}];
  if (plan != nullptr) return plan;
  const absl::StatusOr<RulebookFolder> rules = EditionAt(view, rulebook);
  if (!rules.ok()) return rules.status();
  const absl::StatusOr<RulebookFolder> sums = EditionAt(view, rates);
  if (!sums.ok()) return sums.status();
  const absl::StatusOr<std::vector<RulebookFolder>> bases = EditionsBefore(view, rulebook);
  if (!bases.ok()) return bases.status();
  CompileOptions options;
  options.readings = readings;
  options.try_other_readings = false;
  const CompileResult compiled = Compile(*rules, *sums, *bases, options);
  if (compiled.plan == nullptr) {
    return absl::DataLossError(
        absl::StrCat("entry ", rulebook, ": the edition does not compile: ",
                     compiled.diagnostics.empty() ? "" : ToString(compiled.diagnostics.front())));
  }
  return plan = compiled.plan;
}

}  // namespace fairstart
