// Tested by tests/service/publishing/subject_page_test.cc.
#include "service/publishing/subject_words.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/explanation/english.h"
#include "service/publishing/plain_words.h"

namespace fairstart {
namespace {

std::string SumOf(const v1::Given& given) {
  if (given.has_amount()) return absl::StrCat(MoneyInWords(given.amount()), PerUnit(given.unit()));
  if (given.actual_cost()) {
    return given.has_cap() ? absl::StrCat("what it costs, up to ", MoneyInWords(given.cap()))
                           : "what it costs";
  }
  if (given.has_at_most()) return absl::StrCat("up to ", MoneyInWords(given.at_most()));
  return given.in_kind();
}

std::string OutcomeInWords(v1::Outcome outcome) {
  switch (outcome) {
    case v1::OUTCOME_ENTITLED:
      return "due";
    case v1::OUTCOME_SUBJECT_TO:
      return "due once what it needs is on record";
    case v1::OUTCOME_TO_CONSIDER:
      return "to be considered";
    case v1::OUTCOME_ELSEWHERE:
      return "paid by somebody else";
    case v1::OUTCOME_UNDETERMINED:
      return "not settled";
    case v1::OUTCOME_NOT_ENTITLED:
      return "not due";
    default:
      return "";
  }
}

// "due: £57.90 a week".
std::string With(const std::string& first, const std::string& second) {
  if (first.empty() || second.empty()) return first + second;
  return absl::StrCat(first, ": ", second);
}

void AddSentence(std::string text, std::vector<std::string>& sentences) {
  if (!text.empty()) sentences.push_back(Ended(Capitalized(std::move(text))));
}

const char* TitleOf(v1::EntryKind kind) {
  switch (kind) {
    case v1::ENTRY_KIND_CASE_RECEIVED:
      return "case, handed in";
    case v1::ENTRY_KIND_FINDING_PROPOSED:
      return "what you could get, worked out";
    case v1::ENTRY_KIND_DECISION_CONFIRMED:
      return "decision, as it was worked out";
    case v1::ENTRY_KIND_DECISION_DEPARTED_FROM:
      return "decision, other than it was worked out";
    case v1::ENTRY_KIND_ASSESSMENT:
      return "assessment";
    case v1::ENTRY_KIND_APPROVAL:
      return "approval";
    case v1::ENTRY_KIND_EVIDENCE:
      return "evidence";
    case v1::ENTRY_KIND_AGREEMENT:
      return "agreement";
    case v1::ENTRY_KIND_PLAN_REVIEW:
      return "review of the Pathway Plan";
    case v1::ENTRY_KIND_PLAN_ITEM:
      return "item of the Pathway Plan";
    case v1::ENTRY_KIND_PAYMENT:
      return "payment";
    case v1::ENTRY_KIND_REVERSAL:
      return "payment that came back";
    default:
      return "entry";
  }
}

// What somebody put on record, and the line that it is about.
const google::protobuf::Message* RecordItemOf(const v1::LedgerEntry& content,
                                              const v1::LineReference*& line) {
  switch (content.body_case()) {
    case v1::LedgerEntry::kAssessment:
      line = &content.assessment().line();
      return &content.assessment();
    case v1::LedgerEntry::kApproval:
      line = &content.approval().line();
      return &content.approval();
    case v1::LedgerEntry::kEvidence:
      line = &content.evidence().line();
      return &content.evidence();
    case v1::LedgerEntry::kAgreement:
      line = &content.agreement().line();
      return &content.agreement();
    case v1::LedgerEntry::kPlanItem:
      line = &content.plan_item().line();
      return &content.plan_item();
    case v1::LedgerEntry::kPlanReview:
      return &content.plan_review();
    default:
      return nullptr;
  }
}

// Whether a decision on all of a finding decides the line: what waits for something before it
// stands cannot be decided (service/deciding/decide.h), and what gives nothing is not worth its
// space.
bool IsDecidedWithTheRest(const v1::Line& line) {
  const bool waits = std::any_of(
      line.needs().begin(), line.needs().end(),
      [](const v1::UnmetNeed& need) { return need.before() == v1::Need::BEFORE_ENTITLEMENT; });
  return line.outcome() == v1::OUTCOME_ENTITLED || line.outcome() == v1::OUTCOME_ELSEWHERE ||
         (line.outcome() == v1::OUTCOME_SUBJECT_TO && !waits);
}

std::string RecordedInWords(const v1::RecordEntry& entry) {
  return absl::StrCat("Entry ", entry.position(), ", recorded on ",
                      MomentInWords(entry.recorded_at()), " by ", entry.content().said_by(), ".");
}

}  // namespace

std::string MomentInWords(const std::string& moment) {
  // "2017-07-01T09:30:00.000000Z"
  if (moment.size() < 16) return moment;
  return absl::StrCat(DayInWords(moment.substr(0, 10)), ", ", moment.substr(11, 5));
}

SubjectWords::SubjectWords(const v1::SubjectRecord& record) {
  for (const v1::SubjectEntry& entry : record.entries()) {
    entries_.emplace(entry.entry().position(), &entry);
    const v1::LedgerEntry& content = entry.entry().content();
    if (content.has_corrects()) corrected_by_[content.corrects()] = entry.entry().position();
    for (const v1::Line& line : entry.finding().lines()) {
      labels_.insert_or_assign(line.entitlement(), line.label());
    }
  }
}

std::string SubjectWords::NameOf(const v1::LineReference& line) const {
  const auto found = labels_.find(line.entitlement());
  const std::string name = found == labels_.end() ? NameInWords(line.entitlement()) : found->second;
  return Capitalized(line.instance().empty() ? name
                                             : absl::StrCat(name, " (", line.instance(), ")"));
}

std::string SubjectWords::WhatIs(const v1::SubjectEntry& entry) const {
  return Capitalized(TitleOf(entry.entry().kind()));
}

FactText SubjectWords::LineInWords(const v1::Line& line) const {
  v1::LineReference reference;
  reference.set_entitlement(line.entitlement());
  reference.set_instance(line.instance());
  std::vector<std::string> says;
  AddSentence(With(OutcomeInWords(line.outcome()), SumOf(line.given())), says);
  for (const v1::Reason& reason : line.reasons()) AddSentence(reason.text(), says);
  for (const v1::UnmetNeed& need : line.needs()) AddSentence(need.says(), says);
  if (line.outcome() == v1::OUTCOME_UNDETERMINED) {
    for (const v1::Missing& missing : line.missing()) {
      AddSentence(absl::StrCat("not known: ", missing.label()), says);
    }
  }
  const std::string cites = CitationsInWords(line.citations());
  if (!cites.empty()) says.push_back(absl::StrCat("[", cites, "]"));
  return {NameOf(reference), absl::StrJoin(says, " ")};
}

SubjectItem SubjectWords::ItemOf(const v1::SubjectEntry& entry) const {
  const v1::LedgerEntry& content = entry.entry().content();
  SubjectItem item;
  item.title = WhatIs(entry);
  item.recorded = RecordedInWords(entry.entry());
  const auto corrected = corrected_by_.find(entry.entry().position());
  if (corrected != corrected_by_.end()) {
    item.mark = absl::StrCat("put right by entry ", corrected->second);
  }
  if (content.has_decision_confirmed()) {
    Confirmed(content.decision_confirmed(), item);
  } else if (content.has_decision_departed_from()) {
    Departed(content.decision_departed_from(), item);
  } else if (entry.has_finding()) {
    Found(entry, item);
  } else if (entry.has_case_()) {
    item.title =
        absl::StrCat("As it was handed in on ", MomentInWords(entry.entry().recorded_at()));
  } else {
    const v1::LineReference* line = nullptr;
    const google::protobuf::Message* what = RecordItemOf(content, line);
    if (what != nullptr) item.points = FieldsInWords(*what);
    std::erase_if(item.points, [](const FactText& point) { return point.label == "Line"; });
    if (line != nullptr && line->has_entitlement()) {
      item.title = absl::StrCat(item.title, ": ", Uncapitalized(NameOf(*line)));
    }
  }
  return item;
}

void SubjectWords::Confirmed(const v1::DecisionConfirmed& decision, SubjectItem& item) const {
  item.title = absl::StrCat("On ", DayInWords(decision.decided_on()), ", as it was worked out");
  AddSentence(decision.reason().empty() ? "" : absl::StrCat("why: ", decision.reason()), item.says);
  if (decision.has_formula()) {
    AddSentence(
        absl::StrCat("how it is worked out was decided for ",
                     PeriodInWords(decision.formula().first_day(), decision.formula().last_day())),
        item.says);
  }
  const auto found = entries_.find(decision.finding_position());
  if (found == entries_.end()) return;
  const auto is_decided = [&](const v1::Line& line) {
    if (decision.lines().empty()) return IsDecidedWithTheRest(line);
    return std::any_of(decision.lines().begin(), decision.lines().end(),
                       [&](const v1::LineReference& reference) {
                         return reference.entitlement() == line.entitlement() &&
                                reference.instance() == line.instance();
                       });
  };
  for (const v1::Line& line : found->second->finding().lines()) {
    if (is_decided(line)) item.points.push_back(LineInWords(line));
  }
}

void SubjectWords::Departed(const v1::DecisionDepartedFrom& decision, SubjectItem& item) const {
  item.title =
      absl::StrCat("On ", DayInWords(decision.decided_on()),
                   ", other than it was worked out: ", Uncapitalized(NameOf(decision.line())));
  item.sum = SumOf(decision.given());
  AddSentence(absl::StrCat("it was decided that this is ", OutcomeInWords(decision.outcome())),
              item.says);
  AddSentence(decision.reason().empty() ? "" : absl::StrCat("why: ", decision.reason()), item.says);
  const std::string period = PeriodInWords(decision.first_day(), decision.last_day());
  AddSentence(period.empty() ? "" : absl::StrCat("for ", period), item.says);
  const auto found = entries_.find(decision.finding_position());
  if (found == entries_.end()) return;
  for (const v1::Line& line : found->second->finding().lines()) {
    if (line.entitlement() != decision.line().entitlement() ||
        line.instance() != decision.line().instance()) {
      continue;
    }
    item.points.push_back({"As it was worked out", LineInWords(line).value});
  }
}

void SubjectWords::Found(const v1::SubjectEntry& entry, SubjectItem& item) const {
  const v1::Finding& finding = entry.finding();
  item.title = absl::StrCat("What you could get on ", DayInWords(finding.as_of()));
  if (!finding.status().label().empty()) {
    AddSentence(absl::StrCat("your legal status was: ", finding.status().label()), item.says);
  }
  AddSentence(
      absl::StrCat("by the rules of ", finding.rulebook().id(), " ", finding.rulebook().edition(),
                   " with the rates of ", finding.rates().edition()),
      item.says);
}

}  // namespace fairstart
