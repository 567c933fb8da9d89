// Tested by tests/service/rulebooks/library_test.cc.
#include "service/rulebooks/library.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/text/misread.h"
#include "service/errors/nearest_name.h"
#include "service/errors/rich_status.h"
#include "service/rulebooks/reading_choice.h"

namespace fairstart {
namespace {

bool IsEarlier(const EditionFolder& a, const EditionFolder& b) {
  return std::tie(a.in_force_from, a.edition) < std::tie(b.in_force_from, b.edition);
}

std::vector<std::string> NamesOf(const std::vector<EditionFolder>& editions) {
  std::vector<std::string> names;
  for (const EditionFolder& edition : editions) names.push_back(edition.edition);
  return names;
}

const EditionFolder* FindNamed(const std::vector<EditionFolder>& editions,
                               const std::string& name) {
  for (const EditionFolder& edition : editions) {
    if (edition.edition == name) return &edition;
  }
  return nullptr;
}

bool HasError(const std::vector<Diagnostic>& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& diagnostic) {
    return diagnostic.severity == Diagnostic::Severity::kError;
  });
}

absl::Status DoesNotCompile(const std::string& name, const std::vector<Diagnostic>& diagnostics) {
  std::string said;
  int more = -1;
  for (const Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.severity != Diagnostic::Severity::kError) continue;
    if (++more == 0) said = ToString(diagnostic);
  }
  if (more > 0) absl::StrAppend(&said, "\n(and ", more, " more)");
  return PreconditionFailed(Reason::kRulebookDefective, name,
                            absl::StrCat("does not compile: ", said));
}

// What tells one plan from another. Readings are a set: their order says nothing.
std::string KeyOf(const EditionFolder& edition, const EditionFolder& rates,
                  const CompileOptions& options) {
  const std::set<std::string> readings(options.readings.begin(), options.readings.end());
  std::string key = absl::StrCat(edition.id, "\n", edition.edition, "\n", rates.edition, "\n",
                                 absl::StrJoin(readings, "\n"));
  for (const v1::Parameter& parameter : options.parameters) {
    const std::string bytes = parameter.SerializeAsString();
    absl::StrAppend(&key, "\n", bytes.size(), ":", bytes);
  }
  return key;
}

}  // namespace

std::string NameOf(const EditionFolder& edition, const EditionFolder& rates) {
  return absl::StrCat(edition.id, "/", edition.edition, " with rates ", rates.edition);
}

RulebookLibrary::RulebookLibrary(EditionsById editions, Limits limits)
    : limits_(limits), editions_(std::move(editions)) {}

RulebookLibrary::EditionsById RulebookLibrary::Now() const {
  const std::lock_guard<std::mutex> lock(listing_);
  return editions_;
}

absl::Status RulebookLibrary::Add(EditionFolder edition) {
  const std::lock_guard<std::mutex> lock(listing_);
  std::shared_ptr<const std::vector<EditionFolder>>& list = editions_[edition.id];
  std::vector<EditionFolder> longer;
  if (list != nullptr) longer = *list;
  if (const EditionFolder* same = FindNamed(longer, edition.edition)) {
    const std::string digest = Digest(same->folder);
    if (digest == Digest(edition.folder)) return absl::OkStatus();
    return PreconditionFailed(
        Reason::kEditionPublished, absl::StrCat(edition.id, "/", edition.edition),
        absl::StrCat("is in use with other files, which have the digest ", digest, ", these ",
                     Digest(edition.folder),
                     "; an edition in use never changes: give what changed another edition"));
  }
  longer.push_back(std::move(edition));
  std::sort(longer.begin(), longer.end(), IsEarlier);
  if (list != nullptr) earlier_.push_back(std::move(list));
  list = std::make_shared<const std::vector<EditionFolder>>(std::move(longer));
  return absl::OkStatus();
}

absl::StatusOr<std::unique_ptr<RulebookLibrary>> RulebookLibrary::With(
    EditionFolder edition) const {
  EditionsById named;
  for (const auto& [id, list] : Now()) {
    std::vector<EditionFolder> editions = *list;
    for (EditionFolder& one : editions) one.folder.name = absl::StrCat(one.id, "/", one.edition);
    named[id] = std::make_shared<const std::vector<EditionFolder>>(std::move(editions));
  }
  std::unique_ptr<RulebookLibrary> with(new RulebookLibrary(std::move(named), limits_));
  const absl::Status added = with->Add(std::move(edition));
  if (!added.ok()) return added;
  return with;
}

absl::StatusOr<std::unique_ptr<RulebookLibrary>> RulebookLibrary::Open(
    const std::filesystem::path& folder, Limits limits) {
  std::filesystem::path root = folder.lexically_normal();
  if (!root.has_filename()) root = root.parent_path();
  const absl::StatusOr<std::vector<std::filesystem::path>> folders = FindEditionFolders(root);
  if (!folders.ok()) return folders.status();
  std::map<std::string, std::vector<EditionFolder>> editions;
  for (const std::filesystem::path& found : *folders) {
    // Only <root>/<id>/<edition> is an edition of this root.
    if (found.parent_path().parent_path() != root) continue;
    absl::StatusOr<EditionFolder> edition = ReadEdition(found);
    if (!edition.ok()) return edition.status();
    editions[edition->id].push_back(*std::move(edition));
  }
  for (auto& [id, list] : editions) std::sort(list.begin(), list.end(), IsEarlier);
  if (!editions.contains(kRatesId)) {
    return absl::NotFoundError(absl::StrCat(root.string(), " has no rates: there is no ",
                                            (root / kRatesId).string(), "/<edition>/*.txtpb"));
  }
  if (editions.size() == 1) {
    return absl::NotFoundError(absl::StrCat(root.string(), " has no rulebook: there is no ",
                                            root.string(), "/<id>/<edition>/*.txtpb"));
  }
  EditionsById lists;
  for (auto& [id, list] : editions) {
    lists[id] = std::make_shared<const std::vector<EditionFolder>>(std::move(list));
  }
  return std::unique_ptr<RulebookLibrary>(new RulebookLibrary(std::move(lists), limits));
}

std::vector<std::string> RulebookLibrary::Ids() const {
  std::vector<std::string> ids;
  for (const auto& [id, list] : Now()) {
    if (id != kRatesId) ids.push_back(id);
  }
  return ids;
}

const std::vector<EditionFolder>& RulebookLibrary::Editions(const std::string& id) const {
  static const std::vector<EditionFolder>& none = *new std::vector<EditionFolder>();
  const std::lock_guard<std::mutex> lock(listing_);
  const auto found = editions_.find(id);
  return found == editions_.end() ? none : *found->second;
}

absl::StatusOr<const EditionFolder*> RulebookLibrary::FindEdition(
    const Selection& selection) const {
  const std::vector<std::string> ids = Ids();
  if (selection.id.empty()) {
    return InvalidRequest({{"rulebook.id", absl::StrCat("is needed; known: \"",
                                                        absl::StrJoin(ids, "\", \""), "\"")}});
  }
  if (std::find(ids.begin(), ids.end(), selection.id) == ids.end()) {
    return NotFound(Reason::kRulebookNotFound,
                    {"rulebook.id", absl::StrCat("there is no rulebook ", Quoted(selection.id),
                                                 "; ", NearestOrKnown(selection.id, ids))});
  }
  const std::vector<EditionFolder>& editions = Editions(selection.id);
  if (!selection.edition.empty()) {
    const EditionFolder* named = FindNamed(editions, selection.edition);
    if (named != nullptr) return named;
    return NotFound(
        Reason::kEditionNotFound,
        {"rulebook.edition",
         absl::StrCat(selection.id, " has no edition ", Quoted(selection.edition), "; known: \"",
                      absl::StrJoin(NamesOf(editions), "\", \""), "\"")});
  }
  if (!selection.day.has_value()) return &editions.back();
  const std::string day = FormatDay(*selection.day);
  for (auto edition = editions.rbegin(); edition != editions.rend(); ++edition) {
    if (!edition->in_force_from.empty() && edition->in_force_from <= day) return &*edition;
  }
  return PreconditionFailed(
      Reason::kNoEditionInForce, absl::StrCat("rulebook ", selection.id),
      absl::StrCat("no edition is in force on ", day, "; the first, ", editions.front().edition,
                   ", is from ", editions.front().in_force_from,
                   ". Name an edition to use it all the same"));
}

absl::StatusOr<const EditionFolder*> RulebookLibrary::FindRates(const std::string& edition) const {
  const std::vector<EditionFolder>& rates = Editions(kRatesId);
  if (edition.empty()) return &rates.back();
  const EditionFolder* named = FindNamed(rates, edition);
  if (named != nullptr) return named;
  return NotFound(
      Reason::kRatesNotFound,
      {"rulebook.rates", absl::StrCat("there is no rates edition ", Quoted(edition), "; known: \"",
                                      absl::StrJoin(NamesOf(rates), "\", \""), "\"")});
}

CompileResult RulebookLibrary::CompileEdition(const EditionFolder& edition,
                                              const EditionFolder& rates,
                                              const CompileOptions& options) const {
  std::vector<RulebookFolder> bases;
  for (const EditionFolder& other : Editions(edition.id)) {
    if (other.edition != edition.edition) bases.push_back(other.folder);
  }
  return Compile(edition.folder, rates.folder, bases, options);
}

RulebookLibrary::PlanOrError RulebookLibrary::PlanAsChosen(const EditionFolder& edition,
                                                           const EditionFolder& rates) const {
  const std::string key = KeyOf(edition, rates, {});
  const auto kept = [&]() -> const PlanOrError* {
    const std::lock_guard<std::mutex> lock(kept_);
    const auto found = plans_.find(key);
    // Never erased, so that it stays where it is.
    return found == plans_.end() ? nullptr : &found->second;
  };
  if (const PlanOrError* plan = kept()) return *plan;
  const std::lock_guard<std::mutex> lock(compiling_);
  if (const PlanOrError* plan = kept()) return *plan;
  CompileOptions options;
  options.try_other_readings = false;
  CompileResult result = CompileEdition(edition, rates, options);
  PlanOrError plan = result.plan;
  if (result.plan == nullptr) plan = DoesNotCompile(NameOf(edition, rates), result.diagnostics);
  const std::lock_guard<std::mutex> putting(kept_);
  return plans_.emplace(key, std::move(plan)).first->second;
}

std::shared_ptr<const Plan> RulebookLibrary::KeptVariant(const std::string& key) const {
  const std::lock_guard<std::mutex> lock(kept_);
  for (auto variant = variants_.begin(); variant != variants_.end(); ++variant) {
    if (variant->first != key) continue;
    variants_.splice(variants_.begin(), variants_, variant);
    return variants_.front().second;
  }
  return nullptr;
}

void RulebookLibrary::KeepVariant(const std::string& key, std::shared_ptr<const Plan> plan) const {
  const std::lock_guard<std::mutex> lock(kept_);
  variants_.emplace_front(key, std::move(plan));
  if (variants_.size() > limits_.most_variants) variants_.pop_back();
}

RulebookLibrary::PlanOrError RulebookLibrary::PlanVariant(const EditionFolder& edition,
                                                          const EditionFolder& rates,
                                                          const CompileOptions& options) const {
  const std::string key = KeyOf(edition, rates, options);
  if (auto plan = KeptVariant(key)) return plan;
  const std::lock_guard<std::mutex> lock(compiling_);
  if (auto plan = KeptVariant(key)) return plan;
  CompileResult result = CompileEdition(edition, rates, options);
  if (result.plan == nullptr) return DoesNotCompile(NameOf(edition, rates), result.diagnostics);
  KeepVariant(key, result.plan);
  return result.plan;
}

RulebookLibrary::PlanOrError RulebookLibrary::Find(const Selection& selection) const {
  const absl::StatusOr<const EditionFolder*> edition = FindEdition(selection);
  if (!edition.ok()) return edition.status();
  const absl::StatusOr<const EditionFolder*> rates = FindRates(selection.rates);
  if (!rates.ok()) return rates.status();
  PlanOrError plan = PlanAsChosen(**edition, **rates);
  const CompileOptions& options = selection.options;
  if (options.readings.empty() && options.parameters.empty()) return plan;
  if (plan.ok()) {
    // Said here rather than by the compiler, which knows no request and no field of it.
    const FieldViolations violations = CheckReadings(MergedRulebook(**plan), options.readings);
    if (!violations.empty()) return InvalidRequest(violations);
  }
  return PlanVariant(**edition, **rates, options);
}

absl::StatusOr<CompileResult> RulebookLibrary::Diagnose(const Selection& selection) const {
  const absl::StatusOr<const EditionFolder*> edition = FindEdition(selection);
  if (!edition.ok()) return edition.status();
  const absl::StatusOr<const EditionFolder*> rates = FindRates(selection.rates);
  if (!rates.ok()) return rates.status();
  return CompileEdition(**edition, **rates, selection.options);
}

std::vector<Diagnostic> RulebookLibrary::Check() const {
  std::vector<Diagnostic> diagnostics;
  // What is wrong with the rates comes up with every rulebook, and is said once.
  std::set<std::string> said;
  const EditionFolder& rates = Editions(kRatesId).back();
  for (const std::string& id : Ids()) {
    for (const EditionFolder& edition : Editions(id)) {
      // A reading that does not compile is said to whoever asks for it.
      CompileOptions options;
      options.try_other_readings = false;
      CompileResult result = CompileEdition(edition, rates, options);
      const std::lock_guard<std::mutex> lock(kept_);
      if (!HasError(result.diagnostics) && result.plan != nullptr) {
        plans_.emplace(KeyOf(edition, rates, {}), result.plan);
      }
      for (Diagnostic& diagnostic : result.diagnostics) {
        if (said.insert(ToString(diagnostic)).second) {
          diagnostics.push_back(std::move(diagnostic));
        }
      }
    }
  }
  return diagnostics;
}

}  // namespace fairstart
