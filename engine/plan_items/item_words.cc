// Tested by tests/engine/plan_items/plan_items_test.cc.
#include "engine/plan_items/item_words.h"

#include <algorithm>
#include <optional>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/explanation/english.h"
#include "engine/explanation/labels.h"
#include "engine/explanation/plain_text.h"
#include "engine/explanation/term_words.h"
#include "engine/explanation/value_text.h"
#include "engine/money/exact_amount.h"
#include "engine/value/type.h"

namespace fairstart {
namespace {

std::string BoundsText(const v1::Given& given) {
  const std::string least = SumText(given.at_least(), given.unit());
  const std::string most = SumText(given.at_most(), given.unit());
  if (least.empty() && most.empty()) return "";
  if (least.empty()) return absl::StrCat("at most ", most);
  if (most.empty()) return absl::StrCat("at least ", least);
  return absl::StrCat("between ", least, " and ", most);
}

// "at most £200.00 in a financial year".
std::string CapText(const v1::Given& given) {
  const std::string period = InWords(given.cap_period());
  return absl::StrCat("at most ", SumText(given.cap(), given.unit()), period.empty() ? "" : " ",
                      period);
}

std::string GivenText(const v1::Line& line) {
  const v1::Given& given = line.given();
  const std::string sum = SumText(given.amount(), given.unit());
  const bool is_open = line.outcome() == v1::OUTCOME_SUBJECT_TO;
  if (given.actual_cost()) {
    if (!sum.empty()) return absl::StrCat("the actual cost, ", is_open ? "up to " : "", sum);
    return given.has_cap() ? absl::StrCat("the actual cost, ", CapText(given)) : "the actual cost";
  }
  if (!sum.empty()) return absl::StrCat(is_open ? "up to " : "", sum);
  if (!given.in_kind().empty()) return given.in_kind();
  const std::string bounds = BoundsText(given);
  return bounds.empty() ? "a sum that is not known" : bounds;
}

// ", for 1 April 2017 to 30 June 2017"; "" for what has no days of its own.
std::string DaysText(const v1::Line& line) {
  const std::string& first = line.first_day();
  const std::string& last = line.last_day();
  std::string text;
  if (!first.empty() && !last.empty()) {
    text = absl::StrCat(", for ", DayText(first), " to ", DayText(last));
  } else if (!first.empty()) {
    text = absl::StrCat(", from ", DayText(first));
  } else if (!last.empty()) {
    text = absl::StrCat(", to ", DayText(last));
  } else if (!line.arises().empty()) {
    text = absl::StrCat(", due on ", DayText(line.arises()));
  }
  if (!line.paid_on().empty()) absl::StrAppend(&text, ", paid on ", DayText(line.paid_on()));
  return text;
}

std::string PaidBy(const v1::Line& line) {
  std::vector<std::string> payers;
  for (const v1::PaidElsewhere& elsewhere : line.elsewhere()) payers.push_back(elsewhere.payer());
  return absl::StrCat("paid by ", absl::StrJoin(payers, " and "));
}

// ---- Conditions

std::string NeedText(const v1::Need::Before before, const std::string& says) {
  return Ended(absl::StrCat(Capitalized(InWords(before)), ": ", says));
}

// What the line still needs on record, of one need about several records once.
void AddUnmetNeeds(const v1::Line& line, std::vector<std::string>& conditions) {
  std::vector<std::string> texts;
  std::vector<std::vector<std::string>> subjects;
  for (const v1::UnmetNeed& need : line.needs()) {
    const std::string text = NeedText(need.before(), need.says());
    const auto there = std::find(texts.begin(), texts.end(), text);
    const auto at = static_cast<size_t>(there - texts.begin());
    if (there == texts.end()) {
      texts.push_back(text);
      subjects.emplace_back();
    }
    if (!need.subject().empty()) subjects[at].push_back(need.subject());
  }
  for (size_t i = 0; i < texts.size(); ++i) {
    conditions.push_back(subjects[i].empty() ? texts[i]
                                             : absl::StrCat(texts[i], " It is needed about ",
                                                            absl::StrJoin(subjects[i], ", "), "."));
  }
}

// What each payment needs stays a condition when what is needed so far is there.
void AddLastingNeeds(const Plan& plan, const PlanEntitlement& entitlement, const v1::Line& line,
                     std::vector<std::string>& conditions) {
  for (const PlanNeed& need : entitlement.needs) {
    const v1::Need& source = *need.source;
    const bool is_unmet =
        std::any_of(line.needs().begin(), line.needs().end(),
                    [&](const v1::UnmetNeed& unmet) { return unmet.says() == source.says(); });
    if (source.before() != v1::Need::BEFORE_EACH_PAYMENT || is_unmet) continue;
    const std::string text = NeedText(source.before(), source.says());
    conditions.push_back(
        need.when.has_value()
            ? absl::StrCat("If ", PlainText(plan, *need.when, VariablesOf(entitlement.for_each)),
                           ", ", Uncapitalized(text))
            : text);
  }
}

// The declared words of the pot that an entitlement draws on.
std::string PotLabel(const Plan& plan, const std::string& name) {
  for (const v1::Pot& pot : plan.merged.pot()) {
    if (pot.name() == name) return pot.label();
  }
  return name;
}

void AddLimits(const Plan& plan, const v1::Entitlement& source, const v1::Line& line,
               std::vector<std::string>& conditions) {
  const v1::Given& given = line.given();
  if (given.actual_cost())
    conditions.push_back("It is paid at the actual cost, on evidence of it.");
  if (given.has_cap()) conditions.push_back(Ended(Capitalized(CapText(given))));
  if (!source.pot().empty()) {
    conditions.push_back(absl::StrCat("It draws on the ", PotLabel(plan, source.pot()),
                                      ", together with whatever else does."));
  }
  const v1::Limits& limits = line.limits();
  if (limits.paid().pence() == 0) return;
  const std::string paid = FormatPounds(Pence(limits.paid().pence()));
  conditions.push_back(limits.has_left()
                           ? absl::StrCat(paid, " was paid already, and ",
                                          FormatPounds(Pence(limits.left().pence())), " is left.")
                           : absl::StrCat(paid, " was paid already."));
}

}  // namespace

std::string SumText(const v1::Money& sum, v1::Unit unit) {
  if (!sum.has_pence()) return "";
  const std::optional<Type> type = TypeOfUnit(unit);
  const bool is_amount = type.has_value() && type->Is(Type::Kind::kAmount);
  return absl::StrCat(FormatPounds(Pence(sum.pence())), is_amount ? PerText(type->per) : "");
}

std::string DayText(const std::string& day) {
  const absl::StatusOr<Day> read = ParseDay(day);
  return read.ok() ? DayText(*read) : day;
}

std::string WhatOf(const v1::Line& line) {
  switch (line.outcome()) {
    case v1::OUTCOME_ELSEWHERE:
      return PaidBy(line);
    case v1::OUTCOME_UNDETERMINED:
      return absl::StrCat("not settled: ", GivenText(line), DaysText(line));
    case v1::OUTCOME_TO_CONSIDER:
      return absl::StrCat("to be considered: ", GivenText(line), DaysText(line));
    default:
      return absl::StrCat(GivenText(line), DaysText(line));
  }
}

std::vector<std::string> ConditionsOf(const Plan& plan, const PlanEntitlement& entitlement,
                                      const v1::Line& line) {
  std::vector<std::string> conditions;
  if (line.outcome() == v1::OUTCOME_ELSEWHERE) {
    for (const v1::PaidElsewhere& elsewhere : line.elsewhere()) {
      if (!elsewhere.how().empty()) conditions.push_back(Ended(elsewhere.how()));
    }
    return conditions;
  }
  if (!line.consider().empty()) conditions.push_back(Ended(line.consider()));
  AddUnmetNeeds(line, conditions);
  AddLastingNeeds(plan, entitlement, line, conditions);
  AddLimits(plan, *entitlement.source, line, conditions);
  if (!line.lapses().empty()) {
    conditions.push_back(absl::StrCat("It must be asked for by ", DayText(line.lapses()), "."));
  }
  if (!line.repayment().empty()) conditions.push_back(Ended(line.repayment()));
  if (line.counts_as_income()) conditions.push_back("It counts as income elsewhere.");
  return conditions;
}

}  // namespace fairstart
