// Tested by tests/service/publishing/statement_words_test.cc.
#include "service/publishing/statement_words.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/explanation/english.h"
#include "service/publishing/plain_words.h"
#include "service/publishing/second_person.h"

namespace fairstart {
namespace {

std::string HowOften(v1::Frequency frequency) {
  switch (frequency) {
    case v1::FREQUENCY_ONCE:
      return "once";
    case v1::FREQUENCY_WEEKLY:
      return "every week";
    case v1::FREQUENCY_MONTHLY:
      return "every month";
    case v1::FREQUENCY_HALF_TERMLY:
      return "after each half term";
    case v1::FREQUENCY_TERMLY:
      return "every term";
    case v1::FREQUENCY_YEARLY:
      return "every year";
    case v1::FREQUENCY_AS_INCURRED:
      return "when the cost comes up";
    default:
      return "";
  }
}

std::string ToWhom(v1::Payee payee) {
  switch (payee) {
    case v1::PAYEE_YOUNG_PERSON:
      return "to you";
    case v1::PAYEE_LANDLORD_OR_PROVIDER:
      return "to your landlord or whoever provides your home";
    case v1::PAYEE_SUPPLIER:
      return "to the shop or firm that supplies it";
    case v1::PAYEE_PARENT:
      return "to your parent";
    case v1::PAYEE_CARER:
      return "to your carer";
    case v1::PAYEE_CHILDCARE_PROVIDER:
      return "to whoever looks after your child";
    default:
      return "";
  }
}

std::string InWhatWay(v1::Manner manner, v1::Payee payee) {
  switch (manner) {
    case v1::MANNER_ACCOUNT:
      return payee == v1::PAYEE_YOUNG_PERSON || payee == v1::PAYEE_UNSPECIFIED
                 ? "into your bank account"
                 : "into their bank account";
    case v1::MANNER_IN_KIND:
      return "as the thing itself, not as money";
    case v1::MANNER_VOUCHER:
      return "as a voucher";
    case v1::MANNER_PRISON_ACCOUNT:
      return "into your prison account";
    case v1::MANNER_CASH_IF_AGREED:
      return "in cash, where your plan says so";
    default:
      return "";
  }
}

std::string CapText(const v1::Given& given) {
  if (!given.has_cap()) return "";
  const std::string period = InWords(given.cap_period());
  return absl::StrCat("at most ", MoneyInWords(given.cap()), period.empty() ? "" : " ", period);
}

// What is certain of a sum that is not decided.
std::string Bounds(const v1::Given& given) {
  const std::string per = PerUnit(given.unit());
  const std::string least = given.at_least().pence() > 0 ? MoneyInWords(given.at_least()) : "";
  const std::string most = MoneyInWords(given.at_most());
  if (least.empty() && most.empty()) return "";
  if (least.empty()) return absl::StrCat("no more than ", most, per);
  if (most.empty()) return absl::StrCat("at least ", least, per);
  return absl::StrCat(least, " to ", most, per);
}

}  // namespace

std::string ItemName(const std::string& label, const std::string& name,
                     const std::string& instance) {
  const std::string title = Capitalized(label.empty() ? NameInWords(name) : InSecondPerson(label));
  return ParseDay(instance).ok() ? absl::StrCat(title, ", ", DayInWords(instance)) : title;
}

std::string SumOf(const v1::Line& line) {
  const v1::Given& given = line.given();
  const std::string amount = MoneyInWords(given.amount());
  const std::string cap = CapText(given);
  if (amount.empty()) {
    if (const std::string bounds = Bounds(given); !bounds.empty()) return bounds;
    if (given.actual_cost()) return absl::StrCat("what it costs", cap.empty() ? "" : ", ", cap);
    return cap;
  }
  const std::string per = PerUnit(given.unit());
  const bool once = per.empty() && line.frequency() == v1::FREQUENCY_ONCE;
  return absl::StrCat(line.outcome() == v1::OUTCOME_SUBJECT_TO ? "up to " : "", amount, per,
                      once ? ", once" : "");
}

std::string SumOf(const v1::ClaimFinding& claim) {
  const std::string amount = MoneyInWords(claim.amount());
  return amount.empty() ? "" : absl::StrCat(amount, PerUnit(claim.unit()));
}

std::string HowPaid(const v1::Line& line) {
  std::vector<std::string> parts;
  for (const std::string& part :
       {HowOften(line.frequency()), ToWhom(line.payee()), InWhatWay(line.manner(), line.payee())}) {
    if (!part.empty()) parts.push_back(part);
  }
  return Capitalized(absl::StrJoin(parts, ", "));
}

std::vector<std::string> PaidSoFar(const v1::Line& line) {
  std::vector<std::string> said;
  const std::string cap = CapText(line.given());
  if (!cap.empty() && line.given().has_amount()) said.push_back(Ended(Capitalized(cap)));
  if (!line.has_limits()) return said;
  const v1::Limits& limits = line.limits();
  if (limits.paid().pence() == 0) return said;  // and so all of it is left
  std::vector<std::string> days;
  for (const std::string& day : limits.paid_on()) days.push_back(DayInWords(day));
  said.push_back(
      absl::StrCat(MoneyInWords(limits.paid()), " has been paid so far",
                   days.empty() ? "" : absl::StrCat(" (", absl::StrJoin(days, ", "), ")"), "."));
  if (limits.has_left()) {
    said.push_back(limits.left().pence() == 0
                       ? "Nothing of it is left."
                       : absl::StrCat(MoneyInWords(limits.left()), " is left."));
  }
  return said;
}

std::string WhoMust(v1::Actor actor) {
  switch (actor) {
    case v1::ACTOR_AUTHORITY:
      return "the council";
    case v1::ACTOR_SOCIAL_WORKER:
      return "your social worker";
    case v1::ACTOR_PERSONAL_ADVISER:
      return "your personal adviser";
    case v1::ACTOR_SOCIAL_WORKER_OR_PERSONAL_ADVISER:
      return "your social worker or personal adviser";
    case v1::ACTOR_CARER:
      return "your carer";
    case v1::ACTOR_YOUNG_PERSON:
      return "you";
    case v1::ACTOR_RECEIVER_OF_COMPLAINT:
      return "whoever got your complaint";
    default:
      return InWords(actor);
  }
}

std::string QuestionOf(const v1::Missing& missing) {
  const std::string on =
      missing.day().empty() ? "" : absl::StrCat(" (on ", DayInWords(missing.day()), ")");
  if (missing.kind() == v1::Missing::KIND_RATE) {
    return absl::StrCat("What is ", Definite(missing.label()), "?", on);
  }
  const std::string& words = missing.question().empty() ? missing.label() : missing.question();
  if (words.empty()) return absl::StrCat(missing.path(), on);
  const std::string said = InSecondPerson(words);
  const bool asks = said.back() == '?';
  return absl::StrCat(asks || !on.empty() ? said : Ended(Capitalized(said)), on);
}

std::vector<std::string> QuestionsOf(const google::protobuf::RepeatedPtrField<v1::Missing>& all) {
  std::vector<std::string> questions;
  for (const v1::Missing& missing : all) {
    std::string question = QuestionOf(missing);
    if (std::find(questions.begin(), questions.end(), question) == questions.end()) {
      questions.push_back(std::move(question));
    }
  }
  return questions;
}

std::string QuestionNumbers(const std::vector<int>& numbers) {
  if (numbers.empty()) return "";
  std::vector<std::string> runs;
  for (size_t i = 0; i < numbers.size();) {
    size_t end = i + 1;
    while (end < numbers.size() && numbers[end] == numbers[end - 1] + 1) ++end;
    if (end - i > 2) {
      runs.push_back(absl::StrCat(numbers[i], " to ", numbers[end - 1]));
    } else {
      for (size_t each = i; each < end; ++each) runs.push_back(absl::StrCat(numbers[each]));
    }
    i = end;
  }
  const std::string last = runs.back();
  runs.pop_back();
  return absl::StrCat(numbers.size() == 1 ? "Question " : "Questions ", absl::StrJoin(runs, ", "),
                      runs.empty() ? "" : " and ", last);
}

std::string SentenceToYou(const std::string& text) { return Ended(Capitalized(InSecondPerson(text))); }

std::string WhereItStands(const std::vector<const Citations*>& all) {
  Citations once;
  for (const Citations* citations : all) {
    for (const v1::Citation& citation : *citations) {
      const bool there = std::any_of(once.begin(), once.end(), [&](const v1::Citation& other) {
        return other.paragraph() == citation.paragraph() && other.source() == citation.source();
      });
      if (!there) *once.Add() = citation;
    }
  }
  return CitationsInWords(once);
}

}  // namespace fairstart
