// Tested by tests/service/editions/editions_test.cc.
#include "service/editions/edition_list.h"

#include <algorithm>
#include <limits>
#include <vector>

#include "absl/strings/str_cat.h"
#include "service/deciding/paging.h"
#include "service/deciding/published_editions.h"
#include "service/deciding/record_keeping.h"
#include "service/deciding/request_reading.h"
#include "service/errors/rich_status.h"

namespace fairstart {
namespace {

// What a page shows of an edition, without who proposed it.
template <typename Published>
v1::ListedEdition Listed(const RecordedEntry& entry, const Published& published) {
  v1::ListedEdition listed;
  *listed.mutable_edition() = published.edition();
  listed.set_in_force_from(PublishedIn(*entry.content)->in_force_from);
  listed.set_position(entry.position);
  listed.set_published_at(FormatMoment(entry.recorded_at));
  listed.set_published_by(entry.content->said_by());
  listed.set_published_authenticated_as(entry.content->authenticated_as());
  if (published.has_proposal_position()) {
    listed.set_proposal_position(published.proposal_position());
  }
  return listed;
}

v1::ListedEdition Listed(const RecordedEntry& entry) {
  return entry.kind == v1::ENTRY_KIND_RULEBOOK_PUBLISHED
             ? Listed(entry, entry.content->rulebook_published())
             : Listed(entry, entry.content->rates_published());
}

absl::Status AddWhoProposed(const LedgerView& view, v1::ListedEdition& listed) {
  if (!listed.has_proposal_position()) return absl::OkStatus();
  const absl::StatusOr<RecordedEntry> proposal = view.Entry(listed.proposal_position());
  if (!proposal.ok()) return proposal.status();
  listed.set_proposed_by(proposal->content->said_by());
  listed.set_proposed_authenticated_as(proposal->content->authenticated_as());
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<v1::ListedEdition> ListedEditionOf(const LedgerView& view,
                                                  const RecordedEntry& entry) {
  v1::ListedEdition listed = Listed(entry);
  const absl::Status added = AddWhoProposed(view, listed);
  if (!added.ok()) return added;
  return listed;
}

absl::StatusOr<v1::ListEditionsResponse> ListEditions(const LedgerView& view,
                                                      std::string_view bytes) {
  v1::ListEditionsRequest request;
  FieldViolations violations;
  const absl::Status read = ReadRequest(bytes, request, violations);
  if (!read.ok()) return read;
  if (!violations.empty()) return InvalidRequest(violations);
  const absl::StatusOr<size_t> most = PageSize(request.page_size(), kMostEditionsOnAPage);
  if (!most.ok()) return most.status();
  const absl::StatusOr<int64_t> size = view.Size();
  if (!size.ok()) return size.status();
  const std::string list = absl::StrCat("editions\n", request.id());
  const absl::StatusOr<PageStart> start = ReadPageToken(request.page_token(), list, *size);
  if (!start.ok()) return start.status();

  std::vector<v1::ListedEdition> editions;
  for (const v1::EntryKind kind :
       {v1::ENTRY_KIND_RULEBOOK_PUBLISHED, v1::ENTRY_KIND_RATES_PUBLISHED}) {
    const auto entries =
        view.EntriesOfKind(kind, {start->first, start->size}, std::numeric_limits<int32_t>::max());
    if (!entries.ok()) return entries.status();
    for (const RecordedEntry& entry : *entries) {
      v1::ListedEdition listed = Listed(entry);
      if (request.id().empty() || request.id() == listed.edition().id()) {
        editions.push_back(std::move(listed));
      }
    }
  }
  std::sort(editions.begin(), editions.end(),
            [](const auto& a, const auto& b) { return a.position() < b.position(); });
  v1::ListEditionsResponse response;
  for (v1::ListedEdition& listed : editions) {
    if (static_cast<size_t>(response.editions_size()) == *most) {
      response.set_next_page_token(PageToken({listed.position(), start->size}, list));
      break;
    }
    const absl::Status added = AddWhoProposed(view, listed);
    if (!added.ok()) return added;
    *response.add_editions() = std::move(listed);
  }
  return response;
}

}  // namespace fairstart
