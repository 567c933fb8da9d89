// A page token is "<position>-<mark>": where the next page starts, and a digest of what the list
// is a list of, so that no page is ever taken from another list.
//
// Tested by tests/service/decisions/described_facts_test.cc.
#include "service/decisions/described_facts.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "engine/text/misread.h"
#include "service/decisions/request_checks.h"
#include "service/errors/rich_status.h"

namespace fairstart {
namespace {

std::string MarkOf(const Plan& plan, const v1::DescribeFactsRequest& request) {
  return Sha256Hex(absl::StrCat(RulebookEdition(plan).digest(), "\n", RatesEdition(plan).digest(),
                                "\n", absl::StrJoin(request.rulebook().readings(), "\n"), "\n",
                                request.used_only() ? "used" : "all"))
      .substr(0, 16);
}

// Where the page starts; nothing if the token is not one of this list's.
std::optional<size_t> StartOf(const std::string& token, const std::string& mark, size_t facts) {
  if (token.empty()) return 0;
  const std::vector<std::string> parts = absl::StrSplit(token, '-');
  uint64_t start = 0;
  if (parts.size() != 2 || parts[1] != mark || !absl::SimpleAtoi(parts[0], &start) ||
      start > facts) {
    return std::nullopt;
  }
  return start;
}

}  // namespace

absl::StatusOr<v1::DescribeFactsResponse> DescribedFacts(const RulebookLibrary& library,
                                                         const v1::DescribeFactsRequest& request) {
  const absl::Status sound = CheckDescribeFacts(request);
  if (!sound.ok()) return sound;
  Selection selection;
  selection.id = request.rulebook().id();
  selection.edition = request.rulebook().edition();
  selection.rates = request.rulebook().rates();
  selection.options.readings = {request.rulebook().readings().begin(),
                                request.rulebook().readings().end()};
  const absl::StatusOr<std::shared_ptr<const Plan>> plan = library.Find(selection);
  if (!plan.ok()) return plan.status();

  std::vector<v1::FactDescription> facts = DescribeFacts(**plan);
  if (request.used_only()) {
    std::erase_if(facts, [](const v1::FactDescription& fact) { return !fact.used(); });
  }
  const std::string mark = MarkOf(**plan, request);
  const std::optional<size_t> start = StartOf(request.page_token(), mark, facts.size());
  if (!start.has_value()) {
    return InvalidRequest(
        {{"page_token", absl::StrCat(Quoted(request.page_token()),
                                     " does not belong to this request; send next_page_token of "
                                     "the page before with the same rulebook and used_only, or "
                                     "leave it out to start again")}});
  }
  const int size = request.page_size() == 0 ? kMostFactsOnAPage
                                            : std::min(request.page_size(), kMostFactsOnAPage);
  const size_t end = std::min(facts.size(), *start + static_cast<size_t>(size));
  v1::DescribeFactsResponse response;
  for (size_t i = *start; i < end; ++i) *response.add_facts() = std::move(facts[i]);
  if (end < facts.size()) response.set_next_page_token(absl::StrCat(end, "-", mark));
  return response;
}

}  // namespace fairstart
