// Tested by tests/service/deciding/published_editions_test.cc.
#include "service/deciding/published_editions.h"

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"

namespace fairstart {
namespace {

std::string NameOf(const v1::EditionReference& edition) {
  return absl::StrCat(edition.id(), "/", edition.edition());
}

std::string KeyOf(const v1::EditionReference& edition) {
  return absl::StrCat(NameOf(edition), " ", edition.digest());
}

// What was published, with its files in byte order of their names.
template <typename Published>
void Fill(const EditionFolder& edition, const v1::EditionReference& reference,
          Published& published) {
  *published.mutable_edition() = reference;
  std::vector<RulebookFile> files = edition.folder.files;
  std::sort(files.begin(), files.end(),
            [](const RulebookFile& a, const RulebookFile& b) { return a.path < b.path; });
  for (RulebookFile& file : files) {
    v1::PublishedFile& one = *published.add_files();
    one.set_name(std::move(file.path));
    one.set_contents(std::move(file.bytes));
  }
}

}  // namespace

absl::StatusOr<PublishedEditions> PublishedEditions::Publish(Ledger& ledger,
                                                             const RulebookLibrary& library,
                                                             const std::string& said_by) {
  PublishedEditions published;
  const absl::StatusOr<std::map<std::string, LastPublished>> before = published.ReadLast(ledger);
  if (!before.ok()) return before.status();
  std::vector<std::string> ids = library.Ids();
  ids.push_back(kRatesId);
  for (const std::string& id : ids) {
    for (const EditionFolder& edition : library.Editions(id)) {
      v1::EditionReference reference;
      reference.set_id(edition.id);
      reference.set_edition(edition.edition);
      reference.set_digest(Digest(edition.folder));
      const auto last = before->find(NameOf(reference));
      const bool is_new = last == before->end();
      if (!is_new && last->second.digest == reference.digest()) {
        published.positions_[KeyOf(reference)] = last->second.position;
        continue;
      }
      NewEntry entry;
      entry.content.set_request_id(
          absl::StrCat("published ", KeyOf(reference),
                       is_new ? "" : absl::StrCat(" after ", last->second.position)));
      entry.content.set_said_by(said_by);
      if (id == kRatesId) {
        Fill(edition, reference, *entry.content.mutable_rates_published());
      } else {
        Fill(edition, reference, *entry.content.mutable_rulebook_published());
      }
      const absl::StatusOr<Receipt> receipt = ledger.Append(std::move(entry));
      if (!receipt.ok()) return receipt.status();
      published.positions_[KeyOf(reference)] = receipt->position;
    }
  }
  return published;
}

absl::StatusOr<std::map<std::string, PublishedEditions::LastPublished>>
PublishedEditions::ReadLast(const Ledger& ledger) {
  const absl::StatusOr<std::unique_ptr<LedgerSnapshot>> now = ledger.Read();
  if (!now.ok()) return now.status();
  std::map<std::string, LastPublished> last;
  for (const v1::EntryKind kind :
       {v1::ENTRY_KIND_RATES_PUBLISHED, v1::ENTRY_KIND_RULEBOOK_PUBLISHED}) {
    const absl::StatusOr<std::vector<RecordedEntry>> entries =
        (**now)->EntriesOfKind(kind, {}, std::numeric_limits<int32_t>::max());
    if (!entries.ok()) return entries.status();
    for (const RecordedEntry& entry : *entries) {
      const v1::RulebookPublished& rulebook = entry.content->rulebook_published();
      const v1::RatesPublished& rates = entry.content->rates_published();
      const v1::EditionReference& edition =
          kind == v1::ENTRY_KIND_RATES_PUBLISHED ? rates.edition() : rulebook.edition();
      last[NameOf(edition)] = {edition.digest(), entry.position};
      // Those from proposals may be in no folder.
      if (rulebook.has_proposal_position() || rates.has_proposal_position()) {
        Add(edition, entry.position);
      }
    }
  }
  return last;
}

int64_t PublishedEditions::PositionOf(const v1::EditionReference& edition) const {
  const std::lock_guard<std::mutex> lock(*adding_);
  return positions_.at(KeyOf(edition));
}

void PublishedEditions::Add(const v1::EditionReference& edition, int64_t position) {
  const std::lock_guard<std::mutex> lock(*adding_);
  positions_.emplace(KeyOf(edition), position);
}

std::optional<EditionFolder> PublishedIn(const v1::LedgerEntry& content) {
  const auto edition = [](const auto& published) {
    std::vector<RulebookFile> files;
    for (const v1::PublishedFile& file : published.files()) {
      files.push_back({file.name(), file.contents()});
    }
    return EditionOf(published.edition().id(), published.edition().edition(), std::move(files));
  };
  if (content.has_rulebook_published()) return edition(content.rulebook_published());
  if (content.has_rates_published()) return edition(content.rates_published());
  return std::nullopt;
}

absl::Status AddApprovedEditions(const LedgerView& view, RulebookLibrary& library) {
  for (const v1::EntryKind kind :
       {v1::ENTRY_KIND_RATES_PUBLISHED, v1::ENTRY_KIND_RULEBOOK_PUBLISHED}) {
    const absl::StatusOr<std::vector<RecordedEntry>> entries =
        view.EntriesOfKind(kind, {}, std::numeric_limits<int32_t>::max());
    if (!entries.ok()) return entries.status();
    for (const RecordedEntry& entry : *entries) {
      const v1::LedgerEntry& content = *entry.content;
      if (!content.rulebook_published().has_proposal_position() &&
          !content.rates_published().has_proposal_position()) {
        continue;
      }
      EditionFolder edition = *PublishedIn(content);
      Selection selection;
      selection.id = edition.id;
      selection.edition = edition.edition;
      const absl::Status added = library.Add(std::move(edition));
      if (!added.ok()) {
        return absl::FailedPreconditionError(absl::StrCat(
            "entry ", entry.position, " of the ledger published an edition that the rules folder",
            " has otherwise: ", std::string(added.message()), ", or take it out of the folder"));
      }
      if (selection.id == kRatesId) continue;
      const auto plan = library.Find(selection);
      if (plan.ok()) continue;
      return absl::FailedPreconditionError(
          absl::StrCat("entry ", entry.position, " of the ledger published an edition that this",
                       " build cannot use: ", std::string(plan.status().message())));
    }
  }
  return absl::OkStatus();
}

}  // namespace fairstart
