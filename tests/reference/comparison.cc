#include "tests/reference/comparison.h"

#include <algorithm>

namespace fairstart::reference {
namespace {

// ---- A finding as an answer.

template <typename Finding>
std::set<std::string> MissingOf(const Finding& finding) {
  std::set<std::string> paths;
  for (const v1::Missing& missing : finding.missing()) paths.insert(missing.path());
  return paths;
}

std::optional<int64_t> PenceOf(bool is_set, const v1::Money& money) {
  if (!is_set || !money.has_pence()) return std::nullopt;
  return money.pence();
}

LineAnswer FromLine(const v1::Line& line) {
  LineAnswer answer;
  answer.outcome = line.outcome();
  answer.pence = PenceOf(line.given().has_amount(), line.given().amount());
  answer.cap = PenceOf(line.given().has_cap(), line.given().cap());
  answer.missing = MissingOf(line);
  for (const v1::UnmetNeed& need : line.needs()) {
    const std::string subject = need.subject().empty() ? "" : " " + need.subject();
    answer.needs.insert(need.kind() + " " + need.name() + subject);
  }
  for (const v1::Reason& reason : line.reasons()) {
    if (!reason.bar().empty()) answer.bars.insert(reason.bar());
  }
  answer.arises = line.arises();
  answer.first_day = line.first_day();
  answer.last_day = line.last_day();
  answer.lapses = line.lapses();
  answer.paid_on = line.paid_on();
  answer.defect = !line.defect().empty();
  answer.settled_by_cases = line.whatever_size() > 0;
  return answer;
}

// ---- Differences.

std::string Show(const std::string& text) { return text.empty() ? "none" : text; }
std::string Show(v1::Outcome outcome) { return v1::Outcome_Name(outcome); }
std::string Show(v1::DutyFinding::State state) { return v1::DutyFinding::State_Name(state); }
std::string Show(bool value) { return value ? "yes" : "no"; }
std::string Show(const std::optional<int64_t>& pence) {
  return pence.has_value() ? std::to_string(*pence) + "p" : "none";
}
std::string Show(const std::set<std::string>& names) {
  std::string text = "{";
  for (const std::string& name : names) text += (text.size() > 1 ? ", " : "") + name;
  return text + "}";
}

class Reporter {
 public:
  void Subject(std::string subject) { subject_ = std::move(subject); }

  template <typename T>
  void Compare(const char* what, const T& engine, const T& reference) {
    if (engine == reference) return;
    found_.push_back(subject_ + ": " + what + ": engine " + Show(engine) + ", reference " +
                     Show(reference));
  }

  void OnlyIn(const char* side) { found_.push_back(subject_ + ": only the " + side + " lists it"); }

  std::vector<std::string> Take() { return std::move(found_); }

 private:
  std::string subject_;
  std::vector<std::string> found_;
};

std::string SubjectOf(const std::string& name) { return name; }
std::string SubjectOf(const LineKey& key) {
  return key.second.empty() ? key.first : key.first + "[" + key.second + "]";
}

void CompareOne(const LineAnswer& engine, const LineAnswer& reference, Reporter& reporter) {
  reporter.Compare("outcome", engine.outcome, reference.outcome);
  reporter.Compare("defect", engine.defect, reference.defect);
  reporter.Compare("missing", engine.missing, reference.missing);
  reporter.Compare("bars", engine.bars, reference.bars);
  reporter.Compare("arises", engine.arises, reference.arises);
  reporter.Compare("first day", engine.first_day, reference.first_day);
  reporter.Compare("last day", engine.last_day, reference.last_day);
  reporter.Compare("lapses", engine.lapses, reference.lapses);
  reporter.Compare("paid on", engine.paid_on, reference.paid_on);
  const bool is_open = reference.outcome == v1::OUTCOME_ENTITLED ||
                       reference.outcome == v1::OUTCOME_SUBJECT_TO;
  if (!is_open) return;
  reporter.Compare("amount", engine.pence, reference.pence);
  reporter.Compare("cap", engine.cap, reference.cap);
  reporter.Compare("needs", engine.needs, reference.needs);
}

void CompareOne(const ClaimAnswer& engine, const ClaimAnswer& reference, Reporter& reporter) {
  reporter.Compare("outcome", engine.outcome, reference.outcome);
  reporter.Compare("from", engine.from, reference.from);
  reporter.Compare("until", engine.until, reference.until);
  reporter.Compare("amount", engine.pence, reference.pence);
  reporter.Compare("missing", engine.missing, reference.missing);
}

void CompareOne(const DutyAnswer& engine, const DutyAnswer& reference, Reporter& reporter) {
  reporter.Compare("state", engine.state, reference.state);
  reporter.Compare("due", engine.due, reference.due);
  reporter.Compare("amount", engine.pence, reference.pence);
  reporter.Compare("missing", engine.missing, reference.missing);
}

// Whether an item that only one side lists says nothing that the other side does not: that nobody
// can get what has no instance, beside lines for the instances that there are.
bool SaysNothing(const LineKey& key, const LineAnswer& line,
                 const std::map<LineKey, LineAnswer>& others) {
  if (!key.second.empty() || line.outcome != v1::OUTCOME_NOT_ENTITLED) return false;
  const auto first = others.lower_bound({key.first, ""});
  return first != others.end() && first->first.first == key.first;
}
template <typename Key, typename Item>
bool SaysNothing(const Key&, const Item&, const std::map<Key, Item>&) {
  return false;
}

template <typename Key, typename Item>
void CompareAll(const char* kind, const std::map<Key, Item>& engine,
                const std::map<Key, Item>& reference, Reporter& reporter) {
  for (const auto& [key, item] : engine) {
    reporter.Subject(std::string(kind) + " " + SubjectOf(key));
    const auto other = reference.find(key);
    if (other != reference.end()) {
      CompareOne(item, other->second, reporter);
    } else if (!SaysNothing(key, item, reference)) {
      reporter.OnlyIn("engine");
    }
  }
  for (const auto& [key, item] : reference) {
    reporter.Subject(std::string(kind) + " " + SubjectOf(key));
    if (!engine.contains(key) && !SaysNothing(key, item, engine)) reporter.OnlyIn("reference");
  }
}

}  // namespace

Answer FromFinding(const v1::Finding& finding) {
  Answer answer;
  answer.status = finding.status().status();
  answer.status_missing = MissingOf(finding.status());
  for (const v1::Line& line : finding.lines()) {
    answer.lines[{line.entitlement(), line.instance()}] = FromLine(line);
  }
  for (const v1::ClaimFinding& claim : finding.claims()) {
    answer.claims[claim.claim()] = {claim.outcome(), claim.from(), claim.until(),
                                    PenceOf(claim.has_amount(), claim.amount()), MissingOf(claim)};
  }
  for (const v1::DutyFinding& duty : finding.duties()) {
    DutyAnswer& found = answer.duties[{duty.duty(), duty.instance()}];
    found = {duty.state(), duty.due(), {}, MissingOf(duty)};
    if (duty.has_amount()) found.pence = duty.amount().pence();
  }
  for (const v1::WarningFinding& warning : finding.warnings()) {
    answer.warnings.insert(warning.warning());
  }
  return answer;
}

namespace {

bool LeavesOpen(const Answer& answer, const std::string& entitlement) {
  return std::any_of(answer.lines.begin(), answer.lines.end(), [&](const auto& line) {
    return line.first.first == entitlement && line.second.outcome == v1::OUTCOME_UNDETERMINED;
  });
}

bool Lists(const Answer& answer, const std::string& entitlement) {
  const auto first = answer.lines.lower_bound({entitlement, ""});
  return first != answer.lines.end() && first->first.first == entitlement;
}

// Takes out the lines of entitlements that the engine settled by cases where the reference evaluator,
// which does not, leaves them open.
void LeaveOutSettledLines(Answer& engine, Answer& reference) {
  std::set<std::string> settled;
  for (const auto& [key, line] : engine.lines) {
    if (line.settled_by_cases && LeavesOpen(reference, key.first)) settled.insert(key.first);
  }
  const auto is_settled = [&](const auto& line) { return settled.contains(line.first.first); };
  std::erase_if(engine.lines, is_settled);
  std::erase_if(reference.lines, is_settled);
}

// Takes out what the reference evaluator says of instances that there may be, known by name or not, where
// the engine found by cases that there are none besides those it lists: then no line is left to say so. That the engine
// is right there is tried by the property that nothing comes from nowhere once more is known
// (tests/properties/knowledge_test.cc).
void LeaveOutSettledInstances(const Answer& engine, Answer& reference) {
  std::erase_if(reference.lines, [&](const auto& line) {
    const std::string& entitlement = line.first.first;
    return line.second.outcome == v1::OUTCOME_UNDETERMINED && Lists(engine, entitlement) &&
           !LeavesOpen(engine, entitlement) && !engine.lines.contains(line.first);
  });
}

}  // namespace

std::vector<std::string> Differences(Answer engine, Answer reference) {
  LeaveOutSettledLines(engine, reference);
  LeaveOutSettledInstances(engine, reference);
  Reporter reporter;
  reporter.Subject("status");
  reporter.Compare("status", engine.status, reference.status);
  reporter.Compare("missing", engine.status_missing, reference.status_missing);
  CompareAll("line", engine.lines, reference.lines, reporter);
  CompareAll("claim", engine.claims, reference.claims, reporter);
  CompareAll("duty", engine.duties, reference.duties, reporter);
  reporter.Subject("warnings");
  reporter.Compare("shown", engine.warnings, reference.warnings);
  return reporter.Take();
}

}  // namespace fairstart::reference
