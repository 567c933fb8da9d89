// Tested by tests/service/cli/questions_command_test.cc.
#include "service/cli/questions_text.h"

#include <algorithm>
#include <vector>

#include "absl/strings/str_cat.h"
#include "service/cli/basis_text.h"
#include "service/cli/finding_text.h"
#include "service/publishing/plain_words.h"

namespace fairstart {
namespace {

using Style = Page::Style;

// More lines than these of one fact are only counted.
constexpr size_t kMostLines = 6;

std::string Pounds(const v1::Money& money) {
  return money.pence() == 0 ? "£0" : MoneyInWords(money);
}

bool IsNothing(const v1::MoneyRange& range) {
  return range.has_most() && range.most().pence() == 0 && range.least().pence() == 0;
}

// What is farther apart, of two that may be open.
bool IsWider(const v1::MoneyRange& a, const v1::MoneyRange& b) {
  if (!a.has_most() || !b.has_most()) return !a.has_most() && b.has_most();
  return a.most().pence() - a.least().pence() > b.most().pence() - b.least().pence();
}

bool IsOne(const v1::MoneyRange& range) {
  return range.has_most() && range.most().pence() == range.least().pence();
}

// Whether the week of the day asked about says something: not when it is certain and the rest is
// not.
template <typename Sums>
bool TellsTheWeek(const Sums& sums) {
  if (!sums.has_a_week() || IsNothing(sums.a_week())) return false;
  return !IsOne(sums.a_week()) || IsOne(sums.twelve_months());
}

// "£0 to £57.90 a week; over 12 months £0 to £3,019.07"
std::string SumsInWords(const v1::OpenFact& fact) {
  const std::string year = absl::StrCat("over 12 months ", RangeInWords(fact.twelve_months()));
  if (!TellsTheWeek(fact)) return year;
  return absl::StrCat(RangeInWords(fact.a_week()), " a week; ", year);
}

std::string SumOf(const v1::Stake& stake) {
  const v1::MoneyRange& year = stake.twelve_months();
  if (IsNothing(year)) return "no money";
  if (TellsTheWeek(stake)) return absl::StrCat(RangeInWords(stake.a_week()), " a week");
  return absl::StrCat(RangeInWords(year), " over 12 months");
}

// Those that can change most first.
std::vector<const v1::Stake*> ByMoney(const v1::OpenFact& fact) {
  std::vector<const v1::Stake*> stakes;
  for (const v1::Stake& stake : fact.stakes()) stakes.push_back(&stake);
  std::stable_sort(stakes.begin(), stakes.end(), [](const v1::Stake* a, const v1::Stake* b) {
    return IsWider(a->twelve_months(), b->twelve_months());
  });
  return stakes;
}

void PrintStakes(const v1::OpenFact& fact, Page& page) {
  const std::vector<const v1::Stake*> stakes = ByMoney(fact);
  const size_t shown = std::min(stakes.size(), kMostLines);
  for (size_t i = 0; i < shown; ++i) {
    const v1::Stake& stake = *stakes[i];
    page.Row(5, NameInWords(stake.label(), stake.entitlement(), stake.instance()), SumOf(stake),
             Style::kPlain);
  }
  if (shown == stakes.size()) return;
  page.Paragraph(5, absl::StrCat("and ", stakes.size() - shown, " more, which --format=json has"),
                 Style::kFaint);
}

std::string QuestionOf(const v1::Missing& missing) {
  const std::string& text = missing.question().empty() ? missing.label() : missing.question();
  const std::string question = text.empty() ? missing.path() : text;
  if (missing.day().empty()) return question;
  const std::string day = DayInWords(missing.day());
  if (missing.kind() != v1::Missing::KIND_DAY) return absl::StrCat(question, " On ", day, ".");
  return absl::StrCat(question, " No record covers ", day,
                      ": add the one that does, with last_day { not_yet: true } if it goes on.");
}

void PrintFact(const v1::OpenFact& fact, const std::string& title, Page& page) {
  const bool has_money = !IsNothing(fact.twelve_months());
  page.Blank();
  page.Paragraph(0, title, Style::kStrong, 3);
  page.Paragraph(3, fact.missing().path(), Style::kFaint);
  page.Paragraph(3, has_money ? SumsInWords(fact) : "no money",
                 has_money ? Style::kCare : Style::kFaint, 2);
  PrintStakes(fact, page);
}

}  // namespace

std::string RangeInWords(const v1::MoneyRange& range) {
  const bool from_nothing = range.least().pence() == 0;
  if (!range.has_most()) {
    return from_nothing ? "any sum" : absl::StrCat(Pounds(range.least()), " or more");
  }
  if (range.most().pence() == range.least().pence()) return Pounds(range.most());
  return absl::StrCat(Pounds(range.least()), " to ", Pounds(range.most()));
}

void PrintQuestions(const v1::Questions& questions, Page& page) {
  PrintBasis(questions.basis(), PeriodInWords(questions.as_of(), questions.until()), page);
  std::vector<const v1::OpenFact*> rates;
  int number = 0;
  for (const v1::OpenFact& fact : questions.facts()) {
    if (fact.missing().kind() == v1::Missing::KIND_RATE) {
      rates.push_back(&fact);
    } else {
      PrintFact(fact, absl::StrCat(++number, ". ", QuestionOf(fact.missing())), page);
    }
  }
  if (number == 0) {
    page.Blank();
    page.Paragraph(0, "Nothing is to be asked: no line waits for a fact.", Style::kGood);
  }
  if (!rates.empty()) page.Heading("Waiting for a rate");
  for (const v1::OpenFact* fact : rates) PrintFact(*fact, QuestionOf(fact->missing()), page);
}

}  // namespace fairstart
