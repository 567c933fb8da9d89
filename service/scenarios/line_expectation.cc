// Tested by tests/service/scenarios/expectation_test.cc.
#include "service/scenarios/line_expectation.h"

#include <algorithm>
#include <set>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/money/exact_amount.h"

namespace fairstart {
namespace {

constexpr char kNone[] = "none";

std::string Listed(const std::set<std::string>& names) {
  return names.empty() ? kNone : absl::StrJoin(names, ", ");
}

std::string Shown(const v1::Money* money) {
  return money != nullptr && money->has_pence() ? FormatPounds(Pence(money->pence())) : kNone;
}

// Holds one line against its check, remembering what both are called.
class Comparison {
 public:
  Comparison(const v1::LineCheck& check, const std::string& path, const v1::Line& line,
             std::vector<Mismatch>& mismatches)
      : check_(check), path_(path), line_(line), mismatches_(mismatches) {}

  void Outcome() {
    if (check_.outcome() == v1::OUTCOME_UNSPECIFIED) return;
    std::string got = NameOfOutcome(line_.outcome());
    if (check_.outcome() == line_.outcome()) return;
    for (const v1::Reason& reason : line_.reasons()) absl::StrAppend(&got, "; ", reason.text());
    for (const v1::Missing& missing : line_.missing()) {
      absl::StrAppend(&got, "; waits for ", missing.path(),
                      missing.day().empty() ? "" : absl::StrCat(" on ", missing.day()));
    }
    for (const v1::UnmetNeed& need : line_.needs()) absl::StrAppend(&got, "; needs ", need.says());
    Differ("outcome", NameOfOutcome(check_.outcome()), got);
  }

  void Money(const std::string& field, const std::string& expected, const v1::Money* got) {
    CompareMoney(absl::StrCat(path_, ".", field), What(field), expected, got, mismatches_);
  }

  // Exactly these, in any order; "none" for none.
  template <typename Names>
  void Exactly(const std::string& field, const Names& expected, const std::set<std::string>& got) {
    if (expected.empty()) return;
    std::set<std::string> wanted(expected.begin(), expected.end());
    wanted.erase(kNone);
    if (wanted != got) Differ(field, Listed(wanted), Listed(got));
  }

  // Each of these among what there is.
  template <typename Names>
  void Among(const std::string& field, const Names& expected, const std::set<std::string>& got) {
    for (int i = 0; i < expected.size(); ++i) {
      if (got.contains(expected[i])) continue;
      mismatches_.push_back(
          {absl::StrCat(path_, ".", field, "[", i, "]"), What(field), expected[i], Listed(got)});
    }
  }

  void Text(const std::string& field, const std::string& expected, const std::string& got) {
    if (!expected.empty() && expected != got) Differ(field, expected, got.empty() ? kNone : got);
  }

  void Differ(const std::string& field, const std::string& expected, const std::string& got) {
    mismatches_.push_back({absl::StrCat(path_, ".", field), What(field), expected, got});
  }

 private:
  std::string What(const std::string& field) const {
    return absl::StrCat(NameOfLine(check_.entitlement(), check_.instance()), ": ", field);
  }

  const v1::LineCheck& check_;
  const std::string& path_;
  const v1::Line& line_;
  std::vector<Mismatch>& mismatches_;
};

std::set<std::string> Paragraphs(const v1::Line& line) {
  std::set<std::string> paragraphs;
  for (const v1::Citation& citation : line.citations()) paragraphs.insert(citation.paragraph());
  for (const v1::Reason& reason : line.reasons()) {
    for (const v1::Citation& citation : reason.citations()) {
      paragraphs.insert(citation.paragraph());
    }
  }
  return paragraphs;
}

void CollectSums(const v1::ExplanationNode& node, std::set<std::string>& sums) {
  if (!node.sum().empty()) sums.insert(node.sum());
  for (const v1::ExplanationNode& child : node.children()) CollectSums(child, sums);
}

void CompareRest(const v1::LineCheck& check, const v1::Line& line, Comparison& comparison) {
  std::set<std::string> missing, needs, bars;
  for (const v1::Missing& one : line.missing()) missing.insert(one.path());
  // An assessment has no name: there is one kind of it.
  for (const v1::UnmetNeed& one : line.needs()) {
    needs.insert(one.name().empty() ? one.kind() : one.name());
  }
  for (const v1::Reason& one : line.reasons()) {
    if (!one.bar().empty()) bars.insert(one.bar());
  }
  comparison.Exactly("missing", check.missing(), missing);
  comparison.Exactly("need", check.need(), needs);
  comparison.Among("cites", check.cites(), Paragraphs(line));
  comparison.Among("bar", check.bar(), bars);
  comparison.Text("arises", check.arises(), line.arises());
  comparison.Text("first_day", check.first_day(), line.first_day());
  comparison.Text("last_day", check.last_day(), line.last_day());

  std::set<std::string> payers;
  for (const v1::PaidElsewhere& one : line.elsewhere()) payers.insert(one.payer());
  if (!check.payer().empty() && !payers.contains(check.payer())) {
    comparison.Differ("payer", check.payer(), Listed(payers));
  }
}

}  // namespace

std::string NameOfLine(const std::string& entitlement, const std::string& instance) {
  return instance.empty() ? entitlement : absl::StrCat(entitlement, " ", instance);
}

std::string NameOfOutcome(v1::Outcome outcome) {
  constexpr size_t kPrefix = sizeof("OUTCOME_") - 1;
  return v1::Outcome_IsValid(outcome) ? v1::Outcome_Name(outcome).substr(kPrefix)
                                      : absl::StrCat(static_cast<int>(outcome));
}

std::string NameOfEnd(const std::string& day, const std::string& open) {
  return day.empty() ? open : day;
}

namespace {

// Pounds, below zero with a minus sign in front: what is paid back.
absl::StatusOr<Amount> ParseSum(const std::string& text) {
  if (text.rfind('-', 0) != 0) return ParsePounds(text);
  const absl::StatusOr<Amount> amount = ParsePounds(text.substr(1));
  if (!amount.ok()) return amount.status();
  return *Negate(*amount);
}

}  // namespace

void CompareMoney(const std::string& path, const std::string& what, const std::string& expected,
                  const v1::Money* got, std::vector<Mismatch>& mismatches) {
  if (expected.empty()) return;
  std::string wanted = kNone;
  if (expected != kNone) {
    const absl::StatusOr<Amount> amount = ParseSum(expected);
    if (!amount.ok()) {
      mismatches.push_back({path, what, expected,
                            absl::StrCat("an expectation that cannot be read: ",
                                         std::string(amount.status().message()))});
      return;
    }
    wanted = FormatPounds(*amount);
  }
  if (wanted != Shown(got)) mismatches.push_back({path, what, wanted, Shown(got)});
}

void CompareLine(const v1::LineCheck& check, const std::string& path,
                 const v1::PreviewResponse& answer, int index, std::vector<Mismatch>& mismatches) {
  const v1::Line& line = answer.finding().lines(index);
  Comparison comparison(check, path, line, mismatches);
  comparison.Outcome();
  const v1::Given& given = line.given();
  comparison.Money("amount", check.amount(), given.has_amount() ? &given.amount() : nullptr);
  comparison.Money("cap", check.cap(), given.has_cap() ? &given.cap() : nullptr);
  comparison.Money("left", check.left(),
                   line.limits().has_left() ? &line.limits().left() : nullptr);
  CompareRest(check, line, comparison);

  if (!check.window_first_day().empty() || !check.window_last_day().empty()) {
    const v1::Window window =
        index < answer.windows().lines_size() ? answer.windows().lines(index) : v1::Window();
    comparison.Text("window_first_day", check.window_first_day(),
                    NameOfEnd(window.first_day(), "always"));
    comparison.Text("window_last_day", check.window_last_day(),
                    NameOfEnd(window.last_day(), "never"));
  }
  if (check.sum_size() > 0) {
    std::set<std::string> sums;
    if (index < answer.explanation().lines_size()) {
      for (const auto& node : answer.explanation().lines(index).nodes()) CollectSums(node, sums);
    }
    comparison.Among("sum", check.sum(), sums);
  }
}

}  // namespace fairstart
