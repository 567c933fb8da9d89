// Bars, claims, duties and warnings as rules of the book.
//
// Tested by tests/engine/explanation/book_answers_test.cc.
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/explanation/book_items.h"
#include "engine/explanation/book_rules.h"
#include "engine/explanation/english.h"
#include "engine/explanation/term_words.h"

namespace fairstart {
namespace {

std::vector<BookItem> Reached(const Plan& plan, const PlanBar& bar) {
  std::vector<Words> reached;
  for (const PlanEntitlement& entitlement : plan.entitlements) {
    for (int index : entitlement.bars) {
      if (&plan.bars[static_cast<size_t>(index)] != &bar) continue;
      reached.push_back(EntitlementLink(entitlement));
    }
  }
  BookItem item = Says(
      {reached.empty() ? Plain("no entitlement that is encoded yet") : Listed(reached, " and "),
       {},
       {}});
  if (bar.source->tag_size() > 0) {
    const auto in_words = [](std::string* out, const std::string& tag) {
      absl::StrAppend(out, NameInWords(tag));
    };
    item.remarks.push_back(absl::StrCat(
        "Everything with the tag “", absl::StrJoin(bar.source->tag(), "” or “", in_words), "”."));
  }
  if (bar.source->every_entitlement()) {
    item.remarks.push_back("Everything that no exception lifts it for.");
  }
  return {item};
}

}  // namespace

BookRule RuleOf(const Plan& plan, const PlanBar& bar) {
  const v1::Bar& source = *bar.source;
  BookRule rule = NewRule("bar", source.name(), "");
  Add(rule, "Stops", Reached(plan, bar));
  Add(rule, "While", {Says(InWords(plan, bar.when, {}), bar.when)});
  AddText(rule, "Why", source.because());
  if (source.has_instead()) {
    BookItem instead = Says(absl::StrCat(source.instead().payer(), " pays"));
    if (!source.instead().how().empty()) instead.remarks.push_back(source.instead().how());
    Add(rule, "Instead",
        {Cited(plan, instead, source.instead().cite(), source.instead().interpretation())});
  }
  std::vector<Words> lifts;
  for (const PlanLift& lift : bar.lifts) {
    lifts.push_back(LiftLink(lift));
  }
  if (!lifts.empty()) Add(rule, "Lifted by", {Says({Listed(lifts, " and "), {}, {}})});
  AddStandsIn(plan, rule, source.cite(), source.interpretation());
  return rule;
}

BookRule RuleOf(const Plan& plan, const PlanBar& bar, const PlanLift& lift) {
  const v1::Lift& source = *lift.source;
  BookRule rule = NewRule("lift", source.name(), "");
  Add(rule, "Lifts the bar", {Says({BarLink(bar), {}, {}})});
  std::vector<Words> excepted;
  for (int index : lift.entitlements) {
    excepted.push_back(EntitlementLink(plan.entitlements[static_cast<size_t>(index)]));
  }
  Add(rule, "For", {Says({Listed(excepted, " and "), {}, {}})});
  Add(rule, "While",
      lift.when.has_value() ? Computed(plan, lift.when, {})
                            : std::vector<BookItem>{Says("always")});
  AddText(rule, "Why", source.because());
  AddStandsIn(plan, rule, source.cite(), source.interpretation());
  return rule;
}

BookRule RuleOf(const Plan& plan, const v1::Pot& pot) {
  BookRule rule = NewRule("pot", pot.name(), pot.label());
  std::vector<Words> drawing;
  const Program* amount = nullptr;
  for (const PlanEntitlement& entitlement : plan.entitlements) {
    for (const PlanCap& cap : entitlement.caps) {
      if (cap.pot != pot.name()) continue;
      drawing.push_back(EntitlementLink(entitlement));
      amount = &cap.amount;
    }
  }
  const std::string per = absl::StrCat(" ", InWords(pot.per()),
                                       pot.home().empty() ? "" : ", for everybody in one home");
  if (amount != nullptr) {
    Add(rule, "How much", {Says(After(InWords(plan, *amount, {}), Plain(per)), *amount)});
    Add(rule, "Drawn on by", {Says({Listed(drawing, " and "), {}, {}})});
  } else {
    BookItem item = Says(absl::StrCat("a sum", per, "; nothing draws on it yet"));
    item.formula = pot.amount();
    Add(rule, "How much", {item});
  }
  AddStandsIn(plan, rule, pot.cite(), pot.interpretation());
  return rule;
}

BookRule RuleOf(const Plan& plan, const PlanClaim& claim) {
  const v1::Claim& source = *claim.source;
  BookRule rule = NewRule("claim", source.name(), source.label());
  Add(rule, claim.who.size() > 1 ? "Who: all of these" : "Who", Conditions(plan, claim.who, {}));
  AddText(rule, "Paid by", source.payer());
  AddText(rule, "How", source.how());
  Add(rule, "How much", Computed(plan, claim.amount, {}));
  Add(rule, "From", Computed(plan, claim.from, {}));
  Add(rule, "Until", Computed(plan, claim.until, {}));
  AddStandsIn(plan, rule, source.cite(), source.interpretation());
  return rule;
}

BookRule RuleOf(const Plan& plan, const PlanDuty& duty) {
  const v1::Duty& source = *duty.source;
  const std::vector<Variable> variables = VariablesOf(duty.for_each);
  BookRule rule = NewRule("duty", source.name(), source.label());
  AddText(rule, "Who must", InWords(source.actor()));
  Add(rule, "How often", Instances(plan, duty.for_each));
  Add(rule, duty.when.size() > 1 ? "When: all of these" : "When",
      Conditions(plan, duty.when, variables));
  Add(rule, "By", Computed(plan, duty.due, variables));
  Add(rule, "How much", Computed(plan, duty.amount, variables));
  Add(rule, "Done when", Computed(plan, duty.done, variables));
  AddStandsIn(plan, rule, source.cite(), source.interpretation());
  return rule;
}

BookRule RuleOf(const Plan& plan, const PlanWarning& warning) {
  const v1::Warning& source = *warning.source;
  BookRule rule = NewRule("warning", source.name(), "");
  AddText(rule, "Says", source.says());
  Add(rule, "Shown when", {Says(InWords(plan, warning.when, {}), warning.when)});
  AddStandsIn(plan, rule, source.cite(), source.interpretation());
  return rule;
}

}  // namespace fairstart
