// An entitlement as a rule of the book: who gets how much, on which terms, and what stops it.
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

class EntitlementRule {
 public:
  EntitlementRule(const Plan& plan, const PlanEntitlement& entitlement)
      : plan_(plan),
        entitlement_(entitlement),
        source_(*entitlement.source),
        variables_(VariablesOf(entitlement.for_each)),
        rule_(NewRule("entitlement", source_.name(), source_.label())) {}

  BookRule Make() {
    Add(rule_, "How often", Instances(plan_, entitlement_.for_each));
    Add(rule_, entitlement_.who.size() > 1 ? "Who: all of these" : "Who",
        Conditions(plan_, entitlement_.who, variables_));
    Add(rule_, "Not while", Bars());
    Add(rule_, "Somebody else pays", Elsewhere());
    if (source_.has_consider()) {
      Add(rule_, "To be considered",
          {Cited(plan_, Says(source_.consider().what()), source_.consider().cite(), {})});
    }
    What();
    Add(rule_, "At most", Caps());
    Add(rule_, "Paid", Paid());
    Add(rule_, "Needs", Needs());
    Add(rule_, "Becomes due on", Computed(plan_, entitlement_.arises, variables_));
    Add(rule_, "For the time from", Computed(plan_, entitlement_.first_day, variables_));
    Add(rule_, "To", Computed(plan_, entitlement_.last_day, variables_));
    Add(rule_, "Paid on", Computed(plan_, entitlement_.paid_on, variables_));
    Add(rule_, "To be asked for by", Computed(plan_, entitlement_.lapses, variables_));
    if (source_.has_repayment()) {
      Add(rule_, "Paid back",
          {Cited(plan_, Says(source_.repayment().says()), source_.repayment().cite(), {})});
    }
    if (source_.counts_as_income()) {
      AddText(rule_, "Income", "It counts as the young person's income elsewhere.");
    }
    AddStandsIn(plan_, rule_, source_.cite(), source_.interpretation());
    return std::move(rule_);
  }

 private:
  std::vector<BookItem> Bars() {
    std::vector<BookItem> items;
    for (int index : entitlement_.bars) {
      const PlanBar& bar = plan_.bars[static_cast<size_t>(index)];
      BookItem item = Cited(
          plan_, Says(Before(Cat(BarLink(bar), ": "), InWords(plan_, bar.when, {})), bar.when),
          bar.source->cite(), bar.source->interpretation());
      item.remarks.push_back("Why: " + bar.source->because());
      if (bar.source->has_instead()) {
        item.remarks.push_back(absl::StrCat("Paid instead by ", bar.source->instead().payer(), ": ",
                                            bar.source->instead().how()));
      }
      items.push_back(std::move(item));
      AddLifts(bar, items);
    }
    return items;
  }

  // What lifts a bar for this entitlement.
  void AddLifts(const PlanBar& bar, std::vector<BookItem>& items) {
    for (const PlanLift& lift : bar.lifts) {
      for (int index : lift.entitlements) {
        if (&plan_.entitlements[static_cast<size_t>(index)] != &entitlement_) continue;
        const Words lifted = Cat("but ", LiftLink(lift), " lifts this bar");
        items.push_back(
            lift.when.has_value()
                ? Says(Before(Cat(lifted, " when "), InWords(plan_, *lift.when, {})), *lift.when)
                : Says({lifted, {}, {}}));
      }
    }
  }

  std::vector<BookItem> Elsewhere() {
    std::vector<BookItem> items;
    for (const PlanElsewhere& elsewhere : entitlement_.elsewhere) {
      Passage says{Plain(absl::StrCat(elsewhere.source->payer(), " pays")), {}, {}};
      BookItem item = Says(says);
      if (elsewhere.when.has_value()) {
        item = Says(Before(Plain(absl::StrCat(elsewhere.source->payer(), " pays when ")),
                           InWords(plan_, *elsewhere.when, variables_)),
                    *elsewhere.when);
      }
      if (!elsewhere.source->how().empty()) item.remarks.push_back(elsewhere.source->how());
      items.push_back(Cited(plan_, std::move(item), elsewhere.source->cite(),
                            elsewhere.source->interpretation()));
    }
    return items;
  }

  void What() {
    const std::vector<BookItem> amount = Computed(plan_, entitlement_.amount, variables_);
    if (source_.has_actual_cost()) {
      AddText(rule_, "How much", "The actual cost, on evidence.");
      Add(rule_, "The cost", amount);
    } else {
      Add(rule_, "How much", amount);
    }
    AddText(rule_, "In kind", source_.in_kind());
  }

  std::vector<BookItem> Caps() {
    std::vector<BookItem> items;
    for (size_t i = 0; i < entitlement_.caps.size(); ++i) {
      const PlanCap& cap = entitlement_.caps[i];
      const std::string per = absl::StrCat(
          " ", InWords(cap.per), cap.home.has_value() ? ", for everybody in one home" : "");
      BookItem item = Says(After(InWords(plan_, cap.amount, variables_), Plain(per)), cap.amount);
      if (!cap.pot.empty()) {
        item = Says({Cat(InOneLine(plan_, cap.amount, {}), per, ", out of the pot “",
                         Link(NameInWords(cap.pot), Anchor("pot", cap.pot)), "”"),
                     {},
                     {}},
                    cap.amount);
      } else {
        const v1::Cap& declared = source_.cap(static_cast<int>(i));
        item = Cited(plan_, std::move(item), declared.cite(), declared.interpretation());
      }
      items.push_back(std::move(item));
    }
    return items;
  }

  std::vector<BookItem> Paid() {
    std::vector<std::string> terms;
    for (const std::string& term :
         {InWords(source_.frequency()), InWords(source_.payee()), InWords(source_.manner())}) {
      if (!term.empty()) terms.push_back(term);
    }
    if (terms.empty()) return {};
    return {Says(absl::StrJoin(terms, ", "))};
  }

  std::vector<BookItem> Needs() {
    std::vector<BookItem> items;
    for (const PlanNeed& need : entitlement_.needs) {
      Passage says{Plain(need.source->says()), {{OnRecord(need), {}, {}}}, {}};
      std::vector<std::string> formulas;
      const auto add = [&](const char* words, const Program& program) {
        says.parts.push_back(Before(Plain(words), InWords(plan_, program, variables_)));
        formulas.push_back(program.text());
      };
      if (need.when.has_value()) add("only when ", *need.when);
      if (need.about_each.has_value()) add("one about each of ", *need.about_each);
      BookItem item = Says(std::move(says));
      item.formula = absl::StrJoin(formulas, "\n");
      items.push_back(
          Cited(plan_, std::move(item), need.source->cite(), need.source->interpretation()));
    }
    return items;
  }

  // What kind of entry, and when.
  Words OnRecord(const PlanNeed& need) {
    const v1::Need& source = *need.source;
    Words words = Plain(absl::StrCat("on record, ", InWords(source.before()), ": "));
    if (source.has_assessment()) {
      Append(words, absl::StrCat("an assessment that finds ", source.assessment()));
    } else if (source.has_approval()) {
      Append(words, absl::StrCat("an approval by the ", NameInWords(source.approval().role())));
      if (need.up_to.has_value()) {
        Append(words, Cat(" of at most ", InOneLine(plan_, *need.up_to, variables_)));
      }
    } else if (source.has_evidence()) {
      Append(words, absl::StrCat("evidence of the kind “", NameInWords(source.evidence()), "”"));
    } else {
      Append(words, absl::StrCat("a signed agreement of the kind “",
                                 NameInWords(source.agreement()), "”"));
    }
    return words;
  }

  const Plan& plan_;
  const PlanEntitlement& entitlement_;
  const v1::Entitlement& source_;
  const std::vector<Variable> variables_;
  BookRule rule_;
};

}  // namespace

BookRule RuleOf(const Plan& plan, const PlanEntitlement& entitlement) {
  return EntitlementRule(plan, entitlement).Make();
}

}  // namespace fairstart
