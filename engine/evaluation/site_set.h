// Which rules an answer relied on.
#ifndef FAIRSTART_ENGINE_EVALUATION_SITE_SET_H_
#define FAIRSTART_ENGINE_EVALUATION_SITE_SET_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace fairstart {

// A set of positions in Plan::sites.
class SiteSet {
 public:
  void Add(int site) {
    const size_t word = static_cast<size_t>(site) / 64;
    if (word >= words_.size()) words_.resize(word + 1);
    words_[word] |= uint64_t{1} << (static_cast<size_t>(site) % 64);
  }

  void Add(const SiteSet& other) {
    if (other.words_.size() > words_.size()) words_.resize(other.words_.size());
    for (size_t i = 0; i < other.words_.size(); ++i) words_[i] |= other.words_[i];
  }

  // Calls `visit(int)` for each member, ascending.
  template <typename Visit>
  void ForEach(Visit visit) const {
    for (size_t i = 0; i < words_.size(); ++i) {
      for (uint64_t word = words_[i]; word != 0; word &= word - 1) {
        visit(static_cast<int>(i * 64) + __builtin_ctzll(word));
      }
    }
  }

 private:
  std::vector<uint64_t> words_;
};

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EVALUATION_SITE_SET_H_
