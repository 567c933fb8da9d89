// Tested by tests/service/cli/facts_command_test.cc.
#include "service/cli/facts_text.h"

#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "service/publishing/plain_words.h"

namespace fairstart {
namespace {

using Style = Page::Style;

constexpr char kInHistory[] = ".records[]";
constexpr char kDeclared[] = "declared_facts.";

bool IsHistory(const v1::FactDescription& fact) { return absl::StartsWith(fact.type(), "list of "); }

// "LIVING_KIND_" of "LivingKind": so the names of its values begin in a file.
std::string PrefixOf(const std::string& enumeration) {
  std::string prefix;
  for (const char c : enumeration) {
    if (absl::ascii_isupper(static_cast<unsigned char>(c)) && !prefix.empty()) prefix += '_';
    prefix += absl::ascii_toupper(static_cast<unsigned char>(c));
  }
  return prefix + "_";
}

// A declared enumeration's value is given by its name alone.
std::string NameOf(const v1::FactChoice& choice, const v1::FactDescription& fact) {
  const std::string prefix = PrefixOf(fact.type());
  return fact.declared() || absl::StartsWith(choice.name(), prefix)
             ? choice.name()
             : absl::StrCat(prefix, choice.name());
}

bool IsMoney(v1::Unit unit) { return unit >= v1::UNIT_PENCE && unit <= v1::UNIT_PENCE_PER_HOUR; }

// What a whole number counts.
std::string CountedBy(v1::Unit unit) {
  switch (unit) {
    case v1::UNIT_DAYS:
      return " days";
    case v1::UNIT_YEARS_OF_AGE:
      return " years of age";
    case v1::UNIT_MINUTES_PER_WEEK:
      return " minutes a week";
    case v1::UNIT_YARDS:
      return " yards";
    default:
      return "";
  }
}

// The arm of a declared fact's value around a value ("boolean: true"), or the value alone.
std::string Arm(const v1::FactDescription& fact, const std::string& arm, const std::string& value) {
  if (!fact.declared()) return value;
  const bool is_message = absl::StartsWith(value, "{");
  return absl::StrCat("value { ", arm, is_message ? " " : ": ", value, " }");
}

std::string BoundsOf(const v1::FactDescription& fact) {
  const auto number = [&](int64_t value) {
    v1::Money money;
    money.set_pence(value);
    return IsMoney(fact.unit()) ? MoneyInWords(money) : absl::StrCat(value);
  };
  const bool has_least = fact.has_minimum() && fact.minimum() != 0;
  if (has_least && fact.has_maximum()) {
    return absl::StrCat("From ", number(fact.minimum()), " to ", number(fact.maximum()), ".");
  }
  if (has_least) return absl::StrCat("At least ", number(fact.minimum()), ".");
  if (fact.has_maximum()) return absl::StrCat("At most ", number(fact.maximum()), ".");
  return "";
}

std::string DaysOfHistory(const v1::FactDescription& fact) {
  std::string text = fact.gap() == v1::GAP_UNKNOWN
                         ? "Of a day without a record nothing is known."
                         : "On a day without a record there was none.";
  switch (fact.overlap()) {
    case v1::OVERLAP_UNION:
      return text + " A day that several records cover counts once.";
    case v1::OVERLAP_MANY:
      return text + " Several records may cover one day, and each counts.";
    default:
      return text + " Two records may not cover one day.";
  }
}

void PrintChoices(const v1::FactDescription& fact, Page& page) {
  for (const v1::FactChoice& choice : fact.choices()) {
    page.Row(6, NameOf(choice, fact), choice.label(), Style::kFaint);
  }
}

void PrintField(const v1::FactDescription& fact, const std::string& name, Page& page) {
  page.Row(2, name, HowItIsWritten(fact), Style::kPlain);
  page.Paragraph(4, fact.question(), Style::kFaint);
  page.Paragraph(4, BoundsOf(fact), Style::kFaint);
  PrintChoices(fact, page);
}

// Where a fact stands in a case file, and how.
std::string InFile(const v1::FactDescription& fact) {
  if (!fact.declared()) {
    if (IsHistory(fact)) return absl::StrCat(fact.path(), " { records { id: \"1\" … } }");
    const std::string value = HowItIsWritten(fact);
    return absl::StrCat(fact.path(), absl::StartsWith(value, "{") ? " " : ": ", value);
  }
  const std::string value =
      IsHistory(fact) ? "value { history { records { fields { name: \"id\" value { text: \"1\" } } … } } }"
                      : HowItIsWritten(fact);
  return absl::StrCat("declared_facts { facts { name: \"", fact.path().substr(sizeof(kDeclared) - 1), "\" ",
                      value, " } }");
}

void PrintGroup(const v1::FactDescription& fact, Page& page) {
  page.Heading(fact.path());
  page.Paragraph(2, fact.question());
  if (!fact.used()) page.Paragraph(2, "No rule of this rulebook uses it.", Style::kFaint);
  page.Paragraph(2, InFile(fact), Style::kPlain, 2);
  page.Paragraph(2, BoundsOf(fact), Style::kFaint);
  PrintChoices(fact, page);
  if (!IsHistory(fact)) return;
  page.Paragraph(2, DaysOfHistory(fact), Style::kFaint);
  page.Paragraph(2,
                 absl::StrCat(fact.declared() ? "value { history {} }" : absl::StrCat(fact.path(), " {}"),
                              " says that there is none; left out, it is not known."),
                 Style::kFaint);
  page.Blank();
}

}  // namespace

std::string NameOfGroup(const v1::FactDescription& fact) {
  return fact.path().substr(0, fact.path().find(kInHistory));
}

std::string HowItIsWritten(const v1::FactDescription& fact) {
  if (IsHistory(fact)) return "a history";
  if (fact.choices_size() > 0) return Arm(fact, "choice", fact.declared() ? "\"…\"" : "one of");
  if (IsMoney(fact.unit())) {
    return absl::StrCat(Arm(fact, "money", "{ pence: 5790 }"), PerUnit(fact.unit()));
  }
  if (fact.type() == "bool") {
    return absl::StrCat(Arm(fact, "boolean", "true"), fact.declared() ? "" : " or false");
  }
  if (fact.type() == "date" && fact.unit() == v1::UNIT_DATE) return Arm(fact, "date", "\"2017-06-30\"");
  if (fact.type() == "date") {
    return absl::StrCat(Arm(fact, "event_date", "{ date: \"2017-06-30\" }"),
                        fact.declared() ? " or not_yet: true" : " or { not_yet: true }");
  }
  if (fact.type() == "int") return absl::StrCat(Arm(fact, "integer", "900"), CountedBy(fact.unit()));
  if (fact.refers_to_size() > 0) {
    return absl::StrCat(Arm(fact, "text", "\"…\""), " id in ", absl::StrJoin(fact.refers_to(), " or "));
  }
  if (fact.type() == "string") return Arm(fact, "text", "\"…\"");
  return fact.type();
}

void PrintFactList(const v1::DescribeFactsResponse& facts, Page& page) {
  page.Paragraph(0, "What a case file can state. Whatever is left out is not known.", Style::kStrong);
  bool any_declared = false;
  for (const v1::FactDescription& fact : facts.facts()) {
    if (NameOfGroup(fact) != fact.path()) continue;
    if (fact.declared() && !any_declared) {
      page.Heading("Facts that only this rulebook asks, given in declared_facts");
    }
    any_declared |= fact.declared();
    page.Row(0, fact.path(), IsHistory(fact) ? "" : HowItIsWritten(fact), Style::kPlain);
    page.Paragraph(4, fact.question(), Style::kFaint);
  }
  page.Blank();
  page.Paragraph(0,
                 "With a name, as in `fairstart facts jobs`, the fields of that history and how each is written.");
}

void PrintFactsInFull(const v1::DescribeFactsResponse& facts, Page& page) {
  for (const v1::FactDescription& fact : facts.facts()) {
    const std::string group = NameOfGroup(fact);
    if (group == fact.path()) {
      PrintGroup(fact, page);
    } else {
      PrintField(fact, fact.path().substr(group.size() + sizeof(kInHistory)), page);
    }
  }
}

}  // namespace fairstart
