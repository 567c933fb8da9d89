// Tested by tests/engine/value/arena_test.cc.
#include "engine/value/arena.h"

#include <utility>

#include "absl/base/config.h"

namespace fairstart {
namespace {

constexpr size_t kBlockBytes = 48 * 1024;

// A thread's blocks that no arena uses: what a whole answer needs over some years. Pieces of this
// size make the heap tidy itself up each time they come and go.
#ifdef ABSL_HAVE_ADDRESS_SANITIZER
constexpr size_t kMostSpare = 0;  // so that it sees what is used after its arena
#else
constexpr size_t kMostSpare = 16;
#endif
thread_local std::vector<std::unique_ptr<std::byte[]>> spare_blocks;

}  // namespace

Arena::~Arena() {
  for (auto& block : blocks_) {
    if (spare_blocks.size() == kMostSpare) return;
    spare_blocks.push_back(std::move(block));
  }
}

void Arena::AddBlock(size_t bytes) {
  if (bytes > kBlockBytes) {
    next_ = larger_.emplace_back(std::make_unique_for_overwrite<std::byte[]>(bytes)).get();
    end_ = next_ + bytes;
    return;
  }
  if (spare_blocks.empty()) {
    blocks_.push_back(std::make_unique_for_overwrite<std::byte[]>(kBlockBytes));
  } else {
    blocks_.push_back(std::move(spare_blocks.back()));
    spare_blocks.pop_back();
  }
  next_ = blocks_.back().get();
  end_ = next_ + kBlockBytes;
}

}  // namespace fairstart
