// Tested by tests/service/publishing/statement_page_test.cc.
#include "service/publishing/statement_items.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/calendar/civil_day.h"
#include "engine/explanation/english.h"
#include "service/publishing/plain_words.h"
#include "service/publishing/second_person.h"
#include "service/publishing/statement_words.h"

namespace fairstart {
namespace {

// Adds a point, unless there is nothing to say under it.
void Add(StatementItem& item, std::string term, std::vector<std::string> says) {
  std::erase(says, "");
  if (!says.empty()) item.points.push_back({std::move(term), std::move(says)});
}

std::vector<std::string> Needs(const v1::Line& line) {
  std::vector<std::string> all;
  for (const v1::UnmetNeed& need : line.needs()) {
    std::string says = SentenceToYou(need.says().empty() ? need.kind() : need.says());
    if (need.before() == v1::Need::BEFORE_EACH_PAYMENT) {
      absl::StrAppend(&says, " This is needed before each payment.");
    }
    if (!need.subject().empty()) {
      absl::StrAppend(&says, " (In the case file: ", need.subject(), ".)");
    }
    if (std::find(all.begin(), all.end(), says) == all.end()) all.push_back(std::move(says));
  }
  return all;
}

bool IsOpenForAWhile(const v1::Line& line) {
  return line.frequency() == v1::FREQUENCY_ONCE || line.frequency() == v1::FREQUENCY_AS_INCURRED;
}

std::string HowLong(const v1::Line& line, const StatementYear& year) {
  const std::optional<NextState> next = year.Next(line);
  if (!next.has_value()) {
    return IsOpenForAWhile(line)
               ? ""
               : "As far as we know now, it stays like this for the next twelve months.";
  }
  const std::string before = DayInWords(FormatDay(PreviousDay(*ParseDay(next->day))));
  if (IsOpenForAWhile(line) && next->becomes.empty()) {
    return absl::StrCat("You can ask until ", before, ".");
  }
  return absl::StrCat("The same until ", before, ". ", Told(*next));
}

// The sentences between those that the item itself says: before them come its headline, the reasons
// and who pays instead; after them what is still needed or not known.
std::vector<std::string> Workings(const v1::Line& line, const v1::LineExplanation& explanation) {
  const int before = 1 + line.reasons_size() + line.elsewhere_size();
  const int after = (line.consider().empty() ? 0 : 1) + line.needs_size() + line.whatever_size() +
                    line.missing_size() + (line.repayment().empty() ? 0 : 1) +
                    (line.defect().empty() ? 0 : 1);
  std::vector<std::string> workings;
  for (int i = before; i < explanation.sentences_size() - after; ++i) {
    workings.push_back(Capitalized(InSecondPerson(explanation.sentences(i))));
  }
  return workings;
}

bool IsAllPaid(const v1::Line& line) {
  const v1::Limits& limits = line.limits();
  return limits.paid().pence() > 0 && limits.left().has_pence() && limits.left().pence() == 0;
}

std::string MarkOf(const v1::Line& line) {
  if (IsAllPaid(line)) return "Paid already";
  switch (line.outcome()) {
    case v1::OUTCOME_TO_CONSIDER:
      return "The council must look at this";
    case v1::OUTCOME_UNDETERMINED:
      return "Not decided yet";
    default:
      return "";
  }
}

std::string Shown(const v1::Line& line) {
  const std::string sum = SumOf(line);
  if (line.outcome() == v1::OUTCOME_UNDETERMINED && !sum.empty()) {
    return absl::StrCat("if you get it: ", sum);
  }
  return line.outcome() == v1::OUTCOME_ELSEWHERE ? "" : sum;
}

void AddPayment(const v1::Line& line, StatementItem& item) {
  Add(item, "How it is paid", {Ended(HowPaid(line))});
  Add(item, "For the time", {PeriodInWords(line.first_day(), line.last_day())});
  Add(item, "Due on", {DayInWords(line.arises())});
  Add(item, "Paid on", {DayInWords(line.paid_on())});
  Add(item, "Last day to ask", {DayInWords(line.lapses())});
}

}  // namespace

std::string Told(const NextState& next) {
  const std::string because =
      next.why.empty() ? "" : absl::StrCat(", because ", absl::StrJoin(next.why, "; "));
  return Ended(absl::StrCat("From ", DayInWords(next.day),
                            " on: ", next.becomes.empty() ? "it ends" : next.becomes, because));
}

StatementItem ItemOf(const v1::Line& line, const v1::LineExplanation& explanation,
                     const StatementYear& year) {
  StatementItem item;
  item.name = ItemName(line.label(), line.entitlement(), line.instance());
  item.sum = Shown(line);
  item.mark = MarkOf(line);
  if (!line.given().in_kind().empty()) item.says.push_back(SentenceToYou(line.given().in_kind()));
  if (line.outcome() == v1::OUTCOME_TO_CONSIDER) {
    item.says.push_back(
        "The council must look at this, and write down why it says yes or no. No sum is promised.");
  }
  if (!line.consider().empty()) item.says.push_back(SentenceToYou(line.consider()));
  for (const v1::PaidElsewhere& elsewhere : line.elsewhere()) {
    Add(item, "Who pays", {Ended(Capitalized(elsewhere.payer()))});
    Add(item, "How you get it", {elsewhere.how().empty() ? "" : SentenceToYou(elsewhere.how())});
  }
  Add(item, "What is needed first", Needs(line));
  Add(item, kWhatWeNeedToKnow, QuestionsOf(line.missing()));
  const bool is_certain =
      line.outcome() != v1::OUTCOME_ELSEWHERE && line.outcome() != v1::OUTCOME_UNDETERMINED;
  if (is_certain) AddPayment(line, item);
  // What cannot be decided is not said to stay so.
  if (line.outcome() != v1::OUTCOME_UNDETERMINED) Add(item, "How long", {HowLong(line, year)});
  Add(item, "So far", PaidSoFar(line));
  Add(item, "Paying it back", {line.repayment().empty() ? "" : SentenceToYou(line.repayment())});
  if (line.counts_as_income()) {
    Add(item, "Good to know", {"Others may count it as income of yours."});
  }
  if (!line.defect().empty()) {
    item.says.push_back(
        "The rules as they are written down here have a mistake at this point. The council must "
        "mend it "
        "before this can be decided.");
  }
  item.workings = Workings(line, explanation);
  item.cites = WhereItStands({&line.citations()});
  return item;
}

StatementItem ItemOf(const v1::ClaimFinding& claim) {
  const bool unknown = claim.outcome() == v1::OUTCOME_UNDETERMINED;
  StatementItem item;
  item.name = ItemName(claim.label(), claim.claim(), "");
  item.sum = SumOf(claim);
  item.mark = unknown ? "Not known yet if you can claim this" : "You can claim this";
  Add(item, "Who pays", {claim.payer().empty() ? "" : Ended(Capitalized(claim.payer()))});
  Add(item, "How to claim", {claim.how().empty() ? "" : SentenceToYou(claim.how())});
  Add(item, "When", {PeriodInWords(claim.from(), claim.until())});
  Add(item, kWhatWeNeedToKnow, QuestionsOf(claim.missing()));
  item.cites = WhereItStands({&claim.citations()});
  return item;
}

StatementTask TaskOf(const v1::DutyFinding& duty) {
  StatementTask task;
  task.what = Capitalized(InSecondPerson(duty.label().empty() ? duty.duty() : duty.label()));
  if (ParseDay(duty.instance()).ok()) {
    absl::StrAppend(&task.what, " (", DayInWords(duty.instance()), ")");
  }
  if (duty.has_amount()) absl::StrAppend(&task.what, ": ", MoneyInWords(duty.amount()));
  task.who = Capitalized(WhoMust(duty.actor()));
  task.theirs = duty.actor() == v1::ACTOR_YOUNG_PERSON;
  task.late = duty.state() == v1::DutyFinding::STATE_OVERDUE;
  if (!duty.due().empty()) {
    task.when = absl::StrCat(task.late ? "It had to be done by " : "By ", DayInWords(duty.due()));
  }
  if (duty.state() == v1::DutyFinding::STATE_UNDETERMINED) {
    task.open = QuestionsOf(duty.missing());
    task.open.insert(task.open.begin(), "We do not know yet if this must be done.");
  }
  task.cites = WhereItStands({&duty.citations()});
  return task;
}

StatementRemark RefusalOf(const v1::Line& line) {
  StatementRemark refusal{ItemName(line.label(), line.entitlement(), line.instance()), {}};
  for (const v1::Reason& reason : line.reasons()) {
    const std::string cites = WhereItStands({&reason.citations()});
    std::string says = SentenceToYou(reason.text().empty() ? NameInWords(reason.bar()) : reason.text());
    if (!cites.empty()) absl::StrAppend(&says, " (", cites, ")");
    refusal.says.push_back(std::move(says));
  }
  return refusal;
}

}  // namespace fairstart
