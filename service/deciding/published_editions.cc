// Tested by tests/service/deciding/published_editions_test.cc.
#include "service/deciding/published_editions.h"

#include <algorithm>
#include <limits>
#include <set>
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

const EditionFolder* FindNamed(const std::vector<EditionFolder>& editions,
                               const std::string& name) {
  const auto found =
      std::find_if(editions.begin(), editions.end(),
                   [&](const EditionFolder& edition) { return edition.edition == name; });
  return found == editions.end() ? nullptr : &*found;
}

// An edition after those that it amends, once each, at the end of `order`.
void AddBasesFirst(const std::vector<EditionFolder>& editions, const EditionFolder& edition,
                   std::set<std::string>& seen, std::vector<const EditionFolder*>& order) {
  if (!seen.insert(edition.edition).second) return;
  const EditionFolder* base = FindNamed(editions, edition.amends);
  if (base != nullptr) AddBasesFirst(editions, *base, seen, order);
  order.push_back(&edition);
}

// The editions, each after those that it amends. Of those that amend each other in a circle, which
// nobody can use, one comes first.
std::vector<const EditionFolder*> BasesFirst(const std::vector<EditionFolder>& editions) {
  std::vector<const EditionFolder*> order;
  std::set<std::string> seen;
  for (const EditionFolder& edition : editions) AddBasesFirst(editions, edition, seen, order);
  return order;
}

// The entry before position `until` that published a rulebook of that name last; null if none did.
const RecordedEntry* LastNamed(const std::vector<RecordedEntry>& rulebooks, const std::string& name,
                               int64_t until) {
  const RecordedEntry* last = nullptr;
  for (const RecordedEntry& entry : rulebooks) {
    if (entry.position >= until) break;
    if (NameOf(entry.content->rulebook_published().edition()) == name) last = &entry;
  }
  return last;
}

// What the edition that an entry published takes over, at any depth, must be what stood before
// that entry: from there it is taken when a finding is worked out again.
absl::Status CheckAmended(const std::vector<RecordedEntry>& rulebooks, const RecordedEntry& entry,
                          const RulebookLibrary& library) {
  const v1::EditionReference& published = entry.content->rulebook_published().edition();
  const std::vector<EditionFolder>& editions = library.Editions(published.id());
  const EditionFolder* amending = FindNamed(editions, published.edition());
  std::set<std::string> seen;
  while (!amending->amends.empty() && seen.insert(amending->edition).second) {
    const std::string name = absl::StrCat(amending->id, "/", amending->amends);
    const std::string about =
        absl::StrCat("entry ", entry.position, " of the ledger published ", NameOf(published),
                     ", which cannot be used with this rules folder: ", amending->id, "/",
                     amending->edition, " amends ", name);
    const RecordedEntry* then = LastNamed(rulebooks, name, entry.position);
    const std::string mend = then == nullptr
                                 ? "; the ledger has none of that name before that entry"
                                 : absl::StrCat("; put back the files that entry ", then->position,
                                                " of the ledger has");
    amending = FindNamed(editions, amending->amends);
    if (amending == nullptr) {
      return absl::FailedPreconditionError(absl::StrCat(about, ", which is not there", mend));
    }
    const std::string digest = Digest(amending->folder);
    const std::string was =
        then == nullptr ? "" : then->content->rulebook_published().edition().digest();
    if (digest == was) continue;
    return absl::FailedPreconditionError(
        absl::StrCat(about, ", which is no longer what it was then: ", amending->folder.name,
                     " has the digest ", digest, was.empty() ? "" : absl::StrCat(", it had ", was),
                     mend, ", and give what changed another edition"));
  }
  return absl::OkStatus();
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
    std::map<std::string, int64_t> stands;  // by edition
    for (const EditionFolder* each : BasesFirst(library.Editions(id))) {
      const EditionFolder& edition = *each;
      v1::EditionReference reference;
      reference.set_id(edition.id);
      reference.set_edition(edition.edition);
      reference.set_digest(Digest(edition.folder));
      const auto last = before->find(NameOf(reference));
      const bool is_new = last == before->end();
      // What amends that one in turn follows from its new position.
      const auto base = stands.find(edition.amends);
      const bool base_is_newer =
          !is_new && base != stands.end() && base->second > last->second.position;
      if (!is_new && !base_is_newer && last->second.digest == reference.digest()) {
        published.positions_[KeyOf(reference)] = last->second.position;
        stands[edition.edition] = last->second.position;
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
      stands[edition.edition] = receipt->position;
    }
  }
  return published;
}

absl::StatusOr<std::map<std::string, PublishedEditions::LastPublished>> PublishedEditions::ReadLast(
    const Ledger& ledger) {
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
            " has otherwise: ", std::string(added.message()), ", or take ",
            FindNamed(library.Editions(selection.id), selection.edition)->folder.name,
            " out of the folder"));
      }
      if (selection.id == kRatesId) continue;
      // It may have been published again since; that is what findings name.
      const RecordedEntry& last = *LastNamed(
          *entries, NameOf(content.rulebook_published().edition()), entries->back().position + 1);
      const absl::Status amended = CheckAmended(*entries, last, library);
      if (!amended.ok()) return amended;
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
