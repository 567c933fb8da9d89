// Tested by tests/service/cli/facts_command_test.cc.
#include <algorithm>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "engine/text/misread.h"
#include "engine/text/nearest.h"
#include "service/cli/case_question.h"
#include "service/cli/commands.h"
#include "service/cli/facts_text.h"
#include "service/cli/printed_error.h"
#include "service/cli/printed_json.h"
#include "service/decisions/described_facts.h"

namespace fairstart {
namespace {

// Facts of a page: few enough to come well within a call's deadline.
constexpr int kFactsOfAPage = 200;

// The facts of all pages.
absl::StatusOr<v1::DescribeFactsResponse> AllFacts(const Answerer& answerer,
                                                   v1::DescribeFactsRequest request) {
  request.set_page_size(kFactsOfAPage);
  v1::DescribeFactsResponse all;
  do {
    const absl::StatusOr<v1::DescribeFactsResponse> page =
        answerer.server != nullptr ? answerer.server->DescribeFacts(request.SerializeAsString())
                                   : DescribedFacts(*answerer.library, request);
    if (!page.ok()) return page.status();
    all.mutable_facts()->MergeFrom(page->facts());
    request.set_page_token(page->next_page_token());
  } while (!request.page_token().empty());
  return all;
}

// Leaves the facts of these names, in the order of the vocabulary.
absl::Status Keep(const std::vector<std::string>& names, v1::DescribeFactsResponse& response) {
  std::vector<std::string> known;
  for (const v1::FactDescription& fact : response.facts()) {
    if (NameOfGroup(fact) == fact.path()) known.push_back(fact.path());
  }
  for (const std::string& name : names) {
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    const std::string nearest = Nearest(name, known);
    return absl::NotFoundError(
        absl::StrCat("there is no fact ", Quoted(name),
                     nearest.empty() ? "" : absl::StrCat("; did you mean ", Quoted(nearest), "?"),
                     "; without a name, all are listed"));
  }
  google::protobuf::RepeatedPtrField<v1::FactDescription> kept;
  for (const v1::FactDescription& fact : response.facts()) {
    const bool is_named = std::find(names.begin(), names.end(), NameOfGroup(fact)) != names.end();
    if (is_named) *kept.Add() = fact;
  }
  response.mutable_facts()->Swap(&kept);
  return absl::OkStatus();
}

}  // namespace

ExitCode Facts(const FactsArguments& arguments, Console& console) {
  std::string rulebook = arguments.rulebook;
  const absl::StatusOr<Answerer> answerer = FindAnswerer(arguments, rulebook);
  if (!answerer.ok()) return PrintError(answerer.status(), console.err);
  v1::DescribeFactsRequest request;
  *request.mutable_rulebook() = SelectorOf(arguments, rulebook);
  request.set_used_only(arguments.used);
  absl::StatusOr<v1::DescribeFactsResponse> facts = AllFacts(*answerer, request);
  if (!facts.ok()) return PrintError(facts.status(), console.err);
  if (!arguments.names.empty()) {
    const absl::Status kept = Keep(arguments.names, *facts);
    if (!kept.ok()) return PrintError(kept, console.err);
  }
  if (arguments.format == "json") return PrintJson(*facts, console);
  Page page(console.out, console.colour);
  if (arguments.names.empty()) {
    PrintFactList(*facts, page);
  } else {
    PrintFactsInFull(*facts, page);
  }
  return ExitCode::kOk;
}

}  // namespace fairstart
