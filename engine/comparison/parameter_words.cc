// Tested by tests/engine/comparison/comparison_test.cc.
#include "engine/comparison/parameter_words.h"

#include <set>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/explanation/english.h"
#include "engine/explanation/value_text.h"

namespace fairstart {
namespace {

using Keys = std::vector<std::string>;

// "£2,000.00 from 1 February 2017 to 31 March 2018"
std::string RowText(const PlanParameter& parameter, const PlanParameterRow& row) {
  return absl::StrCat(QuantityText(row.value, parameter.type, parameter.source->unit()), " from ",
                      DayText(row.first), row.last.IsDate() ? " to " : "",
                      row.last.IsDate() ? DayText(row.last) : "");
}

// The values under `keys` over time; "" where there are none.
std::string RowsText(const PlanParameter* parameter, const Keys& keys) {
  if (parameter == nullptr) return "";
  const auto rows = parameter->rows.find(keys);
  if (rows == parameter->rows.end()) return "";
  std::vector<std::string> texts;
  for (const PlanParameterRow& row : rows->second) texts.push_back(RowText(*parameter, row));
  return absl::StrJoin(texts, ", ");
}

std::string Together(const std::vector<std::string>& texts) { return absl::StrJoin(texts, "; "); }

}  // namespace

v1::InputChange DescribeParameter(const std::string& name, const PlanParameter* before,
                                  const PlanParameter* after) {
  std::set<Keys> all;
  for (const PlanParameter* parameter : {before, after}) {
    if (parameter == nullptr) continue;
    for (const auto& [keys, rows] : parameter->rows) all.insert(keys);
  }
  std::vector<std::string> was, is;
  for (const Keys& keys : all) {
    const std::string old_rows = RowsText(before, keys);
    const std::string new_rows = RowsText(after, keys);
    if (old_rows == new_rows) continue;
    const std::string of = keys.empty() ? "" : absl::StrCat(absl::StrJoin(keys, ", "), ": ");
    if (!old_rows.empty()) was.push_back(of + old_rows);
    if (!new_rows.empty()) is.push_back(of + new_rows);
  }
  const v1::Parameter& source = *(after != nullptr ? after : before)->source;
  const std::string label = source.label().empty() ? NameInWords(name) : source.label();
  v1::InputChange change;
  change.set_kind(v1::INPUT_KIND_PARAMETER);
  change.set_path(name);
  change.set_before(Together(was));
  change.set_after(Together(is));
  const std::string values = is.empty() ? "no value" : Together(is);
  change.set_says(
      absl::StrCat(Capitalized(label), ": ",
                   was.empty() && is.empty() ? "the same values in other terms" : values, "."));
  return change;
}

}  // namespace fairstart
