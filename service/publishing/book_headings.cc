// Tested by tests/service/publishing/markdown_book_test.cc.
#include "service/publishing/book_headings.h"

#include "absl/strings/str_cat.h"
#include "engine/explanation/english.h"

namespace fairstart {
namespace {

std::string Scenarios(size_t count) {
  return absl::StrCat(count, count == 1 ? " scenario" : " scenarios");
}

}  // namespace

std::string SectionTitle(const BookSection& section) {
  return section.number.empty() ? section.title : absl::StrCat(section.number, ". ", section.title);
}

std::string KindTitle(const std::string& kind) { return Capitalized(kind); }

std::string CountOf(const std::vector<BookItem>& scenarios) { return Scenarios(scenarios.size()); }

std::string CountOf(const std::vector<Phrase>& scenarios) { return Scenarios(scenarios.size()); }

std::string StateOf(const BookReference& reference) {
  if (!reference.nothing_to_compute.empty()) {
    return absl::StrCat("Nothing to compute: ", reference.nothing_to_compute);
  }
  if (reference.in_preparation) return Capitalized(kInPreparation) + ".";
  return reference.carried_by.empty() ? "Not encoded." : "";
}

}  // namespace fairstart
