// Tested by tests/engine/plan_items/plan_items_test.cc and tests/properties/plan_items_test.cc.
#include "engine/plan_items/plan_items.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "engine/plan_items/item_differences.h"
#include "engine/plan_items/item_end.h"
#include "engine/plan_items/proposed_item.h"
#include "engine/plan_items/stale_items.h"
#include "engine/timeline/duty_calendar.h"
#include "engine/timeline/timeline.h"

namespace fairstart {
namespace {

// The most steps that looking ahead may take. A usual life takes a hundredth of it.
constexpr int64_t kMostStepsAhead = 10'000'000;

class PlanItemsMaker {
 public:
  PlanItemsMaker(const Plan& plan, const Question& question, v1::Timeline timeline)
      : plan_(plan),
        question_(question),
        as_of_(FormatDay(question.as_of)),
        timeline_(std::move(timeline)) {}

  v1::PlanItems Make() {
    for (v1::DutyFinding& duty : DutiesOn(as_of_, timeline_)) *made_.add_duties() = std::move(duty);
    ReadReview();
    for (int i = 0; i < timeline_.lines_size(); ++i) {
      const v1::LineSpan& span = timeline_.lines(i);
      if (span.first_day() != as_of_) continue;
      lines_.push_back(&span.line());
      if (Belongs(span.line())) AddItem(i);
    }
    AddStale();
    AddFrame();
    return std::move(made_);
  }

 private:
  // The day of the duty that the rulebook names for it, but not before the day asked about: a
  // review that is overdue is to be held at once.
  void ReadReview() {
    if (plan_.plan_review < 0) return;
    const std::string& name = plan_.duties[plan_.plan_review].source->name();
    for (const v1::DutyFinding& duty : made_.duties()) {
      if (duty.duty() != name || duty.due().empty()) continue;
      if (review_on_.empty() || duty.due() < review_on_) review_on_ = duty.due();
    }
    if (!review_on_.empty()) review_on_ = std::max(review_on_, as_of_);
  }

  void AddItem(int span) {
    v1::ProposedItem& item = *made_.add_items();
    item = ItemOf(plan_, timeline_.lines(span).line());
    item.set_review_on(review_on_);
    AddEnd(plan_, timeline_, span, item);
    if (question_.record == nullptr) return;
    if (const v1::PlanItem* present = PresentOf(item.entitlement(), item.instance())) {
      item.set_present_id(present->id());
      for (std::string& difference : DifferencesOf(item, *present, as_of_)) {
        item.add_differences(std::move(difference));
      }
    }
    if (IsOfUnknownInstances(timeline_.lines(span).line())) AddPerhapsOfIt(item);
    item.set_state(!item.differences().empty()  ? v1::PLAN_ITEM_STATE_DIFFERS
                   : !item.present_id().empty() ? v1::PLAN_ITEM_STATE_AS_DUE
                                                : v1::PLAN_ITEM_STATE_ABSENT);
  }

  // A line that stands for all instances while it is not known which there are.
  bool IsOfUnknownInstances(const v1::Line& line) const {
    return line.outcome() == v1::OUTCOME_UNDETERMINED && line.instance().empty() &&
           !FindEntitlement(plan_, line.entitlement())->for_each.empty();
  }

  // What the plan holds with keys that nobody can say are not due.
  void AddPerhapsOfIt(v1::ProposedItem& item) const {
    for (const v1::PlanItem& present : question_.record->plan_items()) {
      const std::string& instance = present.line().instance();
      if (present.line().entitlement() != item.entitlement() ||
          IsDue(item.entitlement(), instance)) {
        continue;
      }
      item.add_differences(absl::StrCat("The plan holds it with the key ", instance,
                                        "; whether there is such a one is not known."));
    }
  }

  // Whether a line of the day belongs in the plan.
  bool IsDue(const std::string& entitlement, const std::string& instance) const {
    return std::any_of(timeline_.lines().begin(), timeline_.lines().end(),
                       [&](const v1::LineSpan& span) {
                         const v1::Line& line = span.line();
                         return span.first_day() == as_of_ && line.entitlement() == entitlement &&
                                line.instance() == instance && Belongs(line);
                       });
  }

  bool MayBeDue(const std::string& entitlement) const {
    return std::any_of(lines_.begin(), lines_.end(), [&](const v1::Line* line) {
      return line->entitlement() == entitlement && IsOfUnknownInstances(*line);
    });
  }

  // What the plan says of a line; of several items the latest entry. Null when it says nothing.
  const v1::PlanItem* PresentOf(const std::string& entitlement, const std::string& instance) const {
    const v1::PlanItem* latest = nullptr;
    for (const v1::PlanItem& present : question_.record->plan_items()) {
      if (present.line().entitlement() == entitlement && present.line().instance() == instance) {
        latest = &present;
      }
    }
    return latest;
  }

  bool IsAskedFor(const std::string& entitlement) const {
    const std::vector<std::string>& wanted = question_.entitlements;
    return wanted.empty() || std::find(wanted.begin(), wanted.end(), entitlement) != wanted.end();
  }

  void AddStale() {
    if (question_.record == nullptr) return;
    for (const v1::PlanItem& present : question_.record->plan_items()) {
      const std::string& entitlement = present.line().entitlement();
      const std::string& instance = present.line().instance();
      if (!IsAskedFor(entitlement)) continue;
      if (!IsDue(entitlement, instance)) {
        if (!MayBeDue(entitlement)) *made_.add_stale() = StaleItemOf(plan_, present, lines_);
      } else if (const v1::PlanItem* latest = PresentOf(entitlement, instance);
                 latest != &present) {
        *made_.add_stale() = RepeatedItemOf(plan_, present, latest->id());
      }
    }
    std::stable_sort(made_.mutable_stale()->begin(), made_.mutable_stale()->end(),
                     [](const v1::StaleItem& a, const v1::StaleItem& b) {
                       return std::pair(a.entitlement(), a.instance()) <
                              std::pair(b.entitlement(), b.instance());
                     });
  }

  void AddFrame() {
    *made_.mutable_basis() = timeline_.basis();
    made_.set_as_of(as_of_);
    made_.set_looked_until(timeline_.last_day());
    *made_.mutable_suppositions() = timeline_.suppositions();
    for (const v1::DefectSpan& defect : timeline_.defects()) {
      if (defect.first_day() == as_of_) made_.add_defects(defect.says());
    }
  }

  const Plan& plan_;
  const Question& question_;
  const std::string as_of_;
  const v1::Timeline timeline_;
  std::vector<const v1::Line*> lines_;  // of the day
  std::string review_on_;               // ISO 8601; empty: not said
  v1::PlanItems made_;
};

}  // namespace

v1::PlanItems MakePlanItems(const Plan& plan, const Question& question, const ReadQuestion& read,
                            Arena& arena) {
  const Day last = std::min(AddDays(question.as_of, kMostDaysOfPeriod - 1), Day::Last());
  v1::Timeline timeline;
  timeline.ParseFromString(
      MakeTimelineWithin(kMostStepsAhead, plan, question, read, {question.as_of, last}, arena));
  return PlanItemsMaker(plan, question, std::move(timeline)).Make();
}

}  // namespace fairstart
