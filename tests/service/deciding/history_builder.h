// Entries about one young person, put together by hand: what the decision in force is a function
// of.
#ifndef FAIRSTART_TESTS_SERVICE_DECIDING_HISTORY_BUILDER_H_
#define FAIRSTART_TESTS_SERVICE_DECIDING_HISTORY_BUILDER_H_

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "google/protobuf/text_format.h"
#include "service/deciding/decision_history.h"

namespace fairstart {

template <typename Message>
Message Parsed(const std::string& text) {
  Message message;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &message)) << text;
  return message;
}

inline v1::LineReference LineNamed(const std::string& entitlement,
                                   const std::string& instance = "") {
  v1::LineReference line;
  line.set_entitlement(entitlement);
  if (!instance.empty()) line.set_instance(instance);
  return line;
}

// "2017-07-01 to 2017-07-31"; an end left out is open.
inline v1::Window Days(const std::string& first_day, const std::string& last_day) {
  v1::Window window;
  window.set_first_day(first_day);
  window.set_last_day(last_day);
  return window;
}

// An entitled line with a sum per week.
inline v1::Line Weekly(const std::string& entitlement, int64_t pence) {
  v1::Line line;
  line.set_entitlement(entitlement);
  line.set_outcome(v1::OUTCOME_ENTITLED);
  line.mutable_given()->mutable_amount()->set_pence(pence);
  line.mutable_given()->set_unit(v1::UNIT_PENCE_PER_WEEK);
  return line;
}

class HistoryBuilder {
 public:
  int64_t Case(const v1::CaseFacts& facts) {
    v1::LedgerEntry& content = Next();
    content.mutable_case_received()->set_case_facts(facts.SerializeAsString());
    return Last();
  }

  // A finding of the case received last, with lines and their windows; `whole` is that of the whole
  // finding.
  int64_t Finding(const std::vector<std::pair<v1::Line, v1::Window>>& lines,
                  const v1::Window& whole = {}, const std::string& digest = "rules") {
    int64_t case_position = 0;
    for (const RecordedEntry& entry : entries_) {
      if (entry.content->has_case_received()) case_position = entry.position;
    }
    v1::Finding finding;
    finding.mutable_rulebook()->set_digest(digest);
    v1::Windows windows;
    *windows.mutable_whole() = whole;
    for (const auto& [line, window] : lines) {
      *finding.add_lines() = line;
      *windows.add_lines() = window;
    }
    v1::FindingProposed& proposed = *Next().mutable_finding_proposed();
    proposed.set_finding(finding.SerializeAsString());
    proposed.set_case_position(case_position);
    *proposed.mutable_windows() = windows;
    return Last();
  }

  int64_t Confirm(int64_t finding, const v1::FormulaConfirmation* formula = nullptr) {
    v1::DecisionConfirmed& confirmed = *Next().mutable_decision_confirmed();
    confirmed.set_finding_position(finding);
    confirmed.set_decided_on("2017-07-01");
    if (formula != nullptr) *confirmed.mutable_formula() = *formula;
    return Last();
  }

  int64_t Depart(int64_t finding, const v1::Line& line, const v1::Window& days = {}) {
    v1::DecisionDepartedFrom& departed = *Next().mutable_decision_departed_from();
    departed.set_finding_position(finding);
    departed.mutable_line()->set_entitlement(line.entitlement());
    departed.set_outcome(line.outcome());
    if (line.has_given()) *departed.mutable_given() = line.given();
    departed.set_first_day(days.first_day());
    departed.set_last_day(days.last_day());
    departed.set_reason("hardship");
    return Last();
  }

  // The content of the entry added last, to be changed.
  v1::LedgerEntry& last() { return *entries_.back().content; }

  DecisionHistory Build() const {
    absl::StatusOr<DecisionHistory> history = DecisionHistory::Read(entries_);
    EXPECT_TRUE(history.ok()) << history.status();
    return *std::move(history);
  }

  const std::vector<RecordedEntry>& entries() const { return entries_; }

 private:
  v1::LedgerEntry& Next() {
    RecordedEntry& entry = entries_.emplace_back();
    entry.position = static_cast<int64_t>(entries_.size()) * 3;  // those of others lie in between
    entry.content.emplace();
    entry.content->set_said_by("officer-1");
    return *entry.content;
  }
  int64_t Last() const { return entries_.back().position; }

  std::vector<RecordedEntry> entries_;
};

}  // namespace fairstart

#endif  // FAIRSTART_TESTS_SERVICE_DECIDING_HISTORY_BUILDER_H_
