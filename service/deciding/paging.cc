// Tested by tests/service/deciding/queries_test.cc.
#include "service/deciding/paging.h"

#include <algorithm>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "engine/engine.h"
#include "engine/text/misread.h"
#include "service/errors/rich_status.h"

namespace fairstart {
namespace {

std::string MarkOf(const std::string& list) { return Sha256Hex(list).substr(0, 16); }

}  // namespace

std::string PageToken(const PageStart& start, const std::string& list) {
  return absl::StrCat(start.first, "-", start.size, "-", MarkOf(list));
}

absl::StatusOr<PageStart> ReadPageToken(const std::string& token, const std::string& list,
                                        int64_t size) {
  PageStart start = {0, size};
  if (token.empty()) return start;
  const std::vector<std::string> parts = absl::StrSplit(token, '-');
  if (parts.size() == 3 && parts[2] == MarkOf(list) && absl::SimpleAtoi(parts[0], &start.first) &&
      absl::SimpleAtoi(parts[1], &start.size) && start.first >= 0 && start.size >= 0 &&
      start.size <= size) {
    return start;
  }
  return InvalidRequest(
      {{"page_token", absl::StrCat(Quoted(token),
                                   " does not belong to this request; send "
                                   "next_page_token of the page before with the same request, or "
                                   "leave it out to start again")}});
}

absl::StatusOr<size_t> PageSize(int32_t asked, size_t most) {
  if (asked < 0) {
    return InvalidRequest(
        {{"page_size", absl::StrCat(asked, " is negative; give 0 for the default")}});
  }
  return asked == 0 ? most : std::min(static_cast<size_t>(asked), most);
}

}  // namespace fairstart
