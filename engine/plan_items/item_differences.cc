// Tested by tests/engine/plan_items/item_differences_test.cc.
#include "engine/plan_items/item_differences.h"

#include "absl/strings/str_cat.h"
#include "engine/explanation/term_words.h"
#include "engine/plan_items/item_words.h"

namespace fairstart {
namespace {

class Differences {
 public:
  Differences(const v1::ProposedItem& item, const v1::PlanItem& present, const std::string& as_of)
      : item_(item), given_(item.given()), present_(present), as_of_(as_of) {}

  std::vector<std::string> Find() {
    if (item_.outcome() == v1::OUTCOME_ELSEWHERE) {
      ComparePayer();
    } else {
      CompareSum();
      CompareTerms(item_.manner(), present_.manner(), "how it is paid");
      CompareTerms(item_.frequency(), present_.frequency(), "how often it is paid");
    }
    if (item_.conditions_size() > 0 && present_.conditions().empty()) {
      Say("The plan does not say which conditions are attached.");
    }
    CompareReview();
    CompareEnd();
    return std::move(said_);
  }

 private:
  template <typename... Parts>
  void Say(const Parts&... parts) {
    said_.push_back(absl::StrCat(parts...));
  }

  std::string Sum(int64_t pence) const {
    v1::Money money;
    money.set_pence(pence);
    return SumText(money, given_.unit());
  }

  // Terms of payment only make sense where the authority pays.
  void ComparePayer() {
    const bool says_it_pays = present_.has_amount() ||
                              present_.manner() != v1::MANNER_UNSPECIFIED ||
                              present_.frequency() != v1::FREQUENCY_UNSPECIFIED;
    if (says_it_pays) Say("The plan has the authority pay it; it is ", item_.what(), ".");
  }

  void CompareSum() {
    const bool is_promised =
        item_.outcome() == v1::OUTCOME_ENTITLED || item_.outcome() == v1::OUTCOME_SUBJECT_TO;
    const char* due = item_.outcome() == v1::OUTCOME_ENTITLED ? "is due" : "may be due";
    if (!present_.amount().has_pence()) {
      if (is_promised && given_.amount().has_pence()) {
        Say("The plan does not say how much: ", Sum(given_.amount().pence()), " ", due, ".");
      }
      return;
    }
    const int64_t sum = present_.amount().pence();
    const v1::Money& least = is_promised ? given_.amount() : given_.at_least();
    if (least.has_pence() && sum < least.pence()) {
      Say("The plan has ", Sum(sum), ": ", Sum(least.pence() - sum), " less than ", due, ".");
    }
    const v1::Money& most = given_.has_amount()    ? given_.amount()
                            : given_.has_at_most() ? given_.at_most()
                                                   : given_.cap();
    if (most.has_pence() && sum > most.pence()) {
      Say("The plan has ", Sum(sum), ": ", Sum(sum - most.pence()), " more than ", due, ".");
    }
  }

  template <typename Terms>
  void CompareTerms(Terms due, Terms planned, const char* which) {
    const std::string wanted = InWords(due);
    if (wanted.empty() || due == planned) return;
    const std::string said = InWords(planned);
    if (said.empty()) {
      Say("The plan does not say ", which, ": it is to be paid ", wanted, ".");
    } else {
      Say("The plan has it paid ", said, "; it is to be paid ", wanted, ".");
    }
  }

  void CompareReview() {
    const std::string& planned = present_.review_on();
    const std::string& latest = item_.review_on();
    const std::string by = latest.empty() ? "" : absl::StrCat("; it is to be by ", DayText(latest));
    if (planned.empty()) {
      if (!latest.empty()) Say("The plan does not say when it is reviewed", by, ".");
    } else if (planned < as_of_) {
      Say("The plan has it reviewed by ", DayText(planned), ", which is past", by, ".");
    } else if (!latest.empty() && planned > latest) {
      Say("The plan has it reviewed by ", DayText(planned), ", which is too late", by, ".");
    }
  }

  void CompareEnd() {
    const std::string& planned = present_.ends_on();
    const std::string& end = item_.ends_on();
    if (planned == end) return;
    if (planned.empty()) {
      Say("The plan does not say that it ends or changes after ", DayText(end), ".");
    } else if (end.empty()) {
      Say("The plan ends it on ", DayText(planned), ", but nothing in sight does.");
    } else if (planned < end) {
      Say("The plan ends it on ", DayText(planned), ", but it goes on to ", DayText(end), ".");
    } else {
      Say("The plan has it go on to ", DayText(planned), ", but it ends or changes after ",
          DayText(end), ".");
    }
  }

  const v1::ProposedItem& item_;
  const v1::Given& given_;
  const v1::PlanItem& present_;
  const std::string& as_of_;
  std::vector<std::string> said_;
};

}  // namespace

std::vector<std::string> DifferencesOf(const v1::ProposedItem& item, const v1::PlanItem& present,
                                       const std::string& as_of) {
  return Differences(item, present, as_of).Find();
}

}  // namespace fairstart
