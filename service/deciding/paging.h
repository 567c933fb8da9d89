// Pages of a list: where one begins, and what the next is asked for with.
#ifndef FAIRSTART_SERVICE_DECIDING_PAGING_H_
#define FAIRSTART_SERVICE_DECIDING_PAGING_H_

#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/status/statusor.h"

namespace fairstart {

// Where a page begins.
struct PageStart {
  int64_t first = 0;  // the position of its first item in the list
  int64_t size =
      0;  // of the ledger when the first page was asked for: all pages say what was known then
};

// "<first>-<size>-<mark>"; the mark is a digest of `list`, which says what the list is a list of,
// so that no page is taken from another list.
std::string PageToken(const PageStart& start, const std::string& list);

// Where a page begins; an empty token is the first page, of a ledger of `size` entries now.
// kInvalidArgument, naming page_token, if it does not belong to the list.
absl::StatusOr<PageStart> ReadPageToken(const std::string& token, const std::string& list,
                                        int64_t size);

// How many items a page has: those asked for, at most `most`; 0 asks for `most`. kInvalidArgument,
// naming page_size, if it is negative.
absl::StatusOr<size_t> PageSize(int32_t asked, size_t most);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_DECIDING_PAGING_H_
