// Tested by tests/service/deciding/published_editions_test.cc.
#include "service/deciding/published_editions.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"

namespace fairstart {
namespace {

std::string KeyOf(const v1::EditionReference& edition) {
  return absl::StrCat(edition.id(), "/", edition.edition(), " ", edition.digest());
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
  std::vector<std::string> ids = library.Ids();
  ids.push_back(kRatesId);
  for (const std::string& id : ids) {
    for (const EditionFolder& edition : library.Editions(id)) {
      v1::EditionReference reference;
      reference.set_id(edition.id);
      reference.set_edition(edition.edition);
      reference.set_digest(Digest(edition.folder));
      const std::string key = KeyOf(reference);
      const std::string request_id = absl::StrCat("published ", key);
      const absl::StatusOr<std::unique_ptr<LedgerSnapshot>> now = ledger.Read();
      if (!now.ok()) return now.status();
      const absl::StatusOr<std::optional<int64_t>> known = (**now)->PositionOfRequest(request_id);
      if (!known.ok()) return known.status();
      if (known->has_value()) {
        published.positions_[key] = **known;
        continue;
      }
      NewEntry entry;
      entry.content.set_request_id(request_id);
      entry.content.set_said_by(said_by);
      if (id == kRatesId) {
        Fill(edition, reference, *entry.content.mutable_rates_published());
      } else {
        Fill(edition, reference, *entry.content.mutable_rulebook_published());
      }
      const absl::StatusOr<Receipt> receipt = ledger.Append(std::move(entry));
      if (!receipt.ok()) return receipt.status();
      published.positions_[key] = receipt->position;
    }
  }
  return published;
}

int64_t PublishedEditions::PositionOf(const v1::EditionReference& edition) const {
  return positions_.at(KeyOf(edition));
}

}  // namespace fairstart
