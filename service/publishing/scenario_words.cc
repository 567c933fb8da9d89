// Tested by tests/service/publishing/scenario_words_test.cc.
#include "service/publishing/scenario_words.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/calendar/civil_day.h"
#include "engine/explanation/anchor.h"
#include "engine/explanation/english.h"
#include "engine/explanation/value_text.h"

namespace fairstart {
namespace {

constexpr char kNone[] = "none";
constexpr char kUndetermined[] = "undetermined";

std::string DayWords(const std::string& day) {
  const absl::StatusOr<Day> parsed = ParseDay(day);
  return parsed.ok() ? DayText(*parsed) : day;
}

std::string OutcomeWords(v1::Outcome outcome) {
  switch (outcome) {
    case v1::OUTCOME_ENTITLED:
      return "due";
    case v1::OUTCOME_SUBJECT_TO:
      return "due once something is on record";
    case v1::OUTCOME_TO_CONSIDER:
      return "to be considered";
    case v1::OUTCOME_ELSEWHERE:
      return "paid by somebody else";
    case v1::OUTCOME_UNDETERMINED:
      return "not settled yet";
    case v1::OUTCOME_NOT_ENTITLED:
      return "not due";
    default:
      return "";
  }
}

std::string StateWords(v1::DutyFinding::State state) {
  switch (state) {
    case v1::DutyFinding::STATE_OVERDUE:
      return "overdue";
    case v1::DutyFinding::STATE_UNDETERMINED:
      return "not settled";
    default:
      return "";
  }
}

// "from 1 June 2017 to 30 June 2017", "always".
std::string WindowWords(const std::string& first, const std::string& last) {
  const std::string from = first.empty() || first == "always" ? "" : "from " + DayWords(first);
  const std::string to = last.empty() || last == "never" ? "" : "to " + DayWords(last);
  if (from.empty() && to.empty()) return "always";
  return absl::StrCat(from, from.empty() || to.empty() ? "" : " ", to);
}

// A sentence of its own.
BookItem Item(Words words) {
  BookItem item;
  words.front().text = Capitalized(std::move(words.front().text));
  Append(words, ".");
  item.says.words = std::move(words);
  return item;
}

// "Living allowance: due, £57.90."
class LineWords {
 public:
  LineWords(const v1::LineCheck& line, const RuleLabels& labels) : line_(line), labels_(labels) {}

  BookItem Make() {
    words_ = labels_.Of("entitlement", line_.entitlement());
    if (!line_.instance().empty()) Append(words_, absl::StrCat(" (", line_.instance(), ")"));
    Append(words_, ":");
    Add(OutcomeWords(line_.outcome()));
    Money("", line_.amount());
    Money("at most ", line_.cap());
    Money("of which is left ", line_.left());
    if (!line_.payer().empty()) Add(absl::StrCat("paid by ", line_.payer()));
    for (const std::string& bar : line_.bar()) {
      Separate();
      Append(words_, Cat("stopped by “", labels_.Of("bar", bar), "”"));
    }
    std::vector<std::string> missing;
    for (const std::string& path : line_.missing()) {
      missing.push_back(path == kNone ? path : labels_.Missing(path));
    }
    Names("waiting for ", "waiting for nothing", missing);
    std::vector<std::string> needs;
    for (const std::string& need : line_.need()) needs.push_back(NameInWords(need));
    Names("missing from the record: ", "nothing missing from the record", needs);
    if (!line_.sum().empty()) {
      Add(absl::StrCat("worked out as ", absl::StrJoin(line_.sum(), " and ")));
    }
    if (!line_.arises().empty()) Add("becomes due on " + DayWords(line_.arises()));
    if (!line_.first_day().empty() || !line_.last_day().empty()) {
      Add("for the time " + WindowWords(line_.first_day(), line_.last_day()));
    }
    if (!line_.window_first_day().empty() || !line_.window_last_day().empty()) {
      Add("so it stays " + WindowWords(line_.window_first_day(), line_.window_last_day()));
    }
    return Item(std::move(words_));
  }

 private:
  void Separate() {
    Append(words_, begun_ ? ", " : " ");
    begun_ = true;
  }

  void Add(const std::string& text) {
    if (text.empty()) return;
    Separate();
    Append(words_, text);
  }

  void Money(const std::string& before, const std::string& pounds) {
    if (pounds.empty()) return;
    Add(pounds == kNone ? before + "no sum" : absl::StrCat(before, "£", pounds));
  }

  // The names, or what is said when there must be none.
  void Names(const std::string& before, const std::string& none,
             const std::vector<std::string>& names) {
    if (names.empty()) return;
    const bool any = names.size() > 1 || names[0] != kNone;
    Add(any ? before + absl::StrJoin(names, ", ") : none);
  }

  const v1::LineCheck& line_;
  const RuleLabels& labels_;
  Words words_;
  bool begun_ = false;
};

std::string StateWords(v1::PaymentState state) {
  switch (state) {
    case v1::PAYMENT_STATE_AWAITS_RECORD:
      return "due once something is on record";
    case v1::PAYMENT_STATE_UNDETERMINED:
      return "not settled yet";
    case v1::PAYMENT_STATE_TO_CONSIDER:
      return "to be considered";
    default:
      return "due";
  }
}

// "Living allowance: 4 payments in a row from 5 June 2017, for the time from 5 June 2017 to 2 July 2017, due,
// £57.90 each."
BookItem PaymentWords(const v1::PaymentCheck& payment, const RuleLabels& labels) {
  Words words = labels.Of(labels.Has("duty", payment.name()) ? "duty" : "entitlement", payment.name());
  if (!payment.instance().empty()) Append(words, absl::StrCat(" (", payment.instance(), ")"));
  const bool several = payment.payments() > 1;
  Append(words, several ? absl::StrCat(": ", payment.payments(), " payments in a row") : ": a payment");
  if (!payment.due().empty()) {
    Append(words, absl::StrCat(several ? " from " : " on ",
                               payment.due() == "unknown" ? "a day that is not known" : DayWords(payment.due())));
  }
  if (!payment.first_day().empty() || !payment.last_day().empty()) {
    Append(words, ", for the time " + WindowWords(payment.first_day(), payment.last_day()));
  }
  Append(words, ", " + StateWords(payment.state()));
  const auto sum = [&](const std::string& before, const std::string& pounds) {
    if (pounds.empty()) return;
    Append(words, absl::StrCat(", ", before, pounds == kNone ? "no sum" : "£" + pounds, several ? " each" : ""));
  };
  sum("", payment.amount());
  sum("at most ", payment.at_most());
  return Item(std::move(words));
}

template <typename Names>
void AddListed(const std::string& before, const std::string& kind, const Names& names,
               const RuleLabels& labels, std::vector<BookItem>& items) {
  if (names.empty()) return;
  std::vector<Words> links;
  for (const std::string& name : names) links.push_back(labels.Of(kind, name));
  items.push_back(Item(Cat(before, Listed(links, " and "))));
}

}  // namespace

RuleLabels::RuleLabels(const Plan& plan) {
  const v1::Rulebook& rulebook = MergedRulebook(plan);
  const auto add = [&](const char* kind, const auto& declared) {
    for (const auto& rule : declared) labels_[Anchor(kind, rule.name())] = rule.label();
  };
  add("entitlement", rulebook.entitlement());
  add("claim", rulebook.claim());
  add("duty", rulebook.duty());
  add("parameter", rulebook.parameter());
  for (const v1::FactDescription& fact : DescribeFacts(plan)) facts_[fact.path()] = fact.label();
  for (const v1::Enumeration& enumeration : rulebook.enumeration()) {
    for (const auto& choice : enumeration.choice()) statuses_[choice.name()] = choice.label();
  }
}

Words RuleLabels::Of(const std::string& kind, const std::string& name) const {
  const std::string anchor = Anchor(kind, name);
  const auto found = labels_.find(anchor);
  return Link(found == labels_.end() || found->second.empty() ? NameInWords(name) : found->second,
              anchor);
}

bool RuleLabels::Has(const std::string& kind, const std::string& name) const {
  return labels_.contains(Anchor(kind, name));
}

std::string RuleLabels::Status(const std::string& name) const {
  const auto found = statuses_.find(name);
  return found == statuses_.end() ? NameInWords(name) : found->second;
}

std::string RuleLabels::Missing(const std::string& path) const {
  std::string any_record;
  for (const char c : path) {
    const bool in_brackets = !any_record.empty() && any_record.back() == '[';
    if (!in_brackets || c == ']') any_record += c;
  }
  const auto fact = facts_.find(any_record);
  if (fact != facts_.end()) return Definite(fact->second);
  const auto rate = labels_.find(Anchor("parameter", path));
  return rate != labels_.end() ? Definite(rate->second) : path;
}

std::vector<BookItem> Expectations(const v1::Check& check, const RuleLabels& labels) {
  std::vector<BookItem> items;
  if (!check.status().empty()) {
    items.push_back(Item(
        Plain(check.status() == kUndetermined
                  ? "the legal status is not settled yet"
                  : absl::StrCat("the legal status is “", labels.Status(check.status()), "”"))));
  }
  for (const v1::LineCheck& line : check.line()) items.push_back(LineWords(line, labels).Make());
  for (const v1::ClaimCheck& claim : check.claim()) {
    Words words = Cat("to be claimed: ", labels.Of("claim", claim.claim()));
    if (!claim.amount().empty()) {
      Append(words, claim.amount() == kNone ? ", no sum" : absl::StrCat(", £", claim.amount()));
    }
    if (!claim.from().empty() || !claim.until().empty()) {
      Append(words, absl::StrCat(", ", WindowWords(claim.from(), claim.until())));
    }
    items.push_back(Item(std::move(words)));
  }
  for (const v1::DutyCheck& duty : check.duty()) {
    Words words = Cat("to be done: ", labels.Of("duty", duty.duty()));
    if (!duty.instance().empty()) Append(words, absl::StrCat(" (", duty.instance(), ")"));
    if (!duty.due().empty()) Append(words, absl::StrCat(", by ", DayWords(duty.due())));
    const std::string state = StateWords(duty.state());
    if (!state.empty()) Append(words, absl::StrCat(", ", state));
    items.push_back(Item(std::move(words)));
  }
  AddListed("warned of: ", "warning", check.warning(), labels, items);
  AddListed("not to be claimed: ", "claim", check.no_claim(), labels, items);
  AddListed("not to be done: ", "duty", check.no_duty(), labels, items);
  AddListed("not warned of: ", "warning", check.no_warning(), labels, items);
  AddListed("as read by ", "interpretation", check.interpretation(), labels, items);
  if (check.exhaustive()) items.push_back(Item(Plain("nothing else is due or open")));
  if (!check.window_first_day().empty() || !check.window_last_day().empty()) {
    items.push_back(Item(Plain(absl::StrCat(
        "so all of this stays ", WindowWords(check.window_first_day(), check.window_last_day())))));
  }
  return items;
}

std::vector<BookItem> Expectations(const v1::PeriodCheck& check, const RuleLabels& labels) {
  std::vector<BookItem> items;
  for (const v1::PaymentCheck& payment : check.payment()) items.push_back(PaymentWords(payment, labels));
  if (check.exhaustive()) items.push_back(Item(Plain("nothing else is paid")));
  if (!check.due().empty()) items.push_back(Item(Plain(absl::StrCat("altogether £", check.due(), " is due"))));
  return items;
}

}  // namespace fairstart
