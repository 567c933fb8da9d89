// Tested by tests/engine/rulebook/differences_test.cc.
#include "engine/rulebook/value_differences.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/calendar/civil_day.h"
#include "engine/rulebook/field_differences.h"
#include "engine/rulebook/parameter.h"

namespace fairstart {
namespace {

using Keys = std::vector<std::string>;

// The days for which a row gives the value.
struct Run {
  Day first;
  Day last;
  int row = 0;  // of the parameter
};

// The last day of the last row, where it does not say so itself.
Day LastKnown(const v1::Parameter& parameter, Day from) {
  if (parameter.known() != v1::Parameter::KNOWN_UNTIL_NEXT_UPRATING) return Day::Never();
  const absl::StatusOr<Day> uprating = NextUprating(parameter.uprated_on(), from);
  return uprating.ok() ? PreviousDay(*uprating) : Day::Never();
}

// The runs of each key, in order and apart from each other.
std::map<Keys, std::vector<Run>> RunsOf(const v1::Parameter& parameter) {
  std::map<Keys, std::vector<Run>> all;
  for (int i = 0; i < parameter.row_size(); ++i) {
    const v1::ParameterRow& row = parameter.row(i);
    const absl::StatusOr<Day> from = ParseDay(row.from());
    if (from.ok()) all[{row.key().begin(), row.key().end()}].push_back({*from, Day::Never(), i});
  }
  for (auto& [keys, runs] : all) {
    std::stable_sort(runs.begin(), runs.end(),
                     [](const Run& a, const Run& b) { return a.first < b.first; });
    for (size_t i = 0; i < runs.size(); ++i) {
      const absl::StatusOr<Day> until = ParseDay(parameter.row(runs[i].row).until());
      const bool last = i + 1 == runs.size();
      const Day next = last ? LastKnown(parameter, runs[i].first) : PreviousDay(runs[i + 1].first);
      runs[i].last = !until.ok() ? next : last ? *until : std::min(*until, next);
    }
  }
  return all;
}

// The row that gives the value on a day, or none. `at` goes on with the days.
std::optional<int> RowOn(const std::vector<Run>& runs, Day day, size_t& at) {
  while (at < runs.size() && runs[at].last < day) ++at;
  if (at == runs.size() || runs[at].first > day) return std::nullopt;
  return runs[at].row;
}

class Values {
 public:
  Values(const Declared<v1::Parameter>& before, const Declared<v1::Parameter>& after,
         FoundValues& found)
      : before_(before), after_(after), found_(found) {}

  void Compare(const Keys& keys, const std::vector<Run>& were, const std::vector<Run>& are) {
    std::set<Day> firsts;  // of days that are alike, as far as both are concerned
    for (const std::vector<Run>* runs : {&were, &are}) {
      for (const Run& run : *runs) {
        firsts.insert(run.first);
        if (run.last.IsDate() && run.last < Day::Last()) firsts.insert(NextDay(run.last));
      }
    }
    v1::ValueDifference* open = nullptr;  // the one that the days before belong to
    size_t old_at = 0;
    size_t new_at = 0;
    for (const Day first : firsts) {
      const std::optional<int> was = RowOn(were, first, old_at);
      const std::optional<int> is = RowOn(are, first, new_at);
      v1::ValueDifference difference = Between(was, is);
      if (open != nullptr && SameValues(*open, difference)) continue;
      if (open != nullptr) open->set_until(FormatDay(PreviousDay(first)));
      open = nullptr;
      if (SameOnBothSides(difference)) continue;
      *difference.mutable_key() = {keys.begin(), keys.end()};
      difference.set_from(FormatDay(first));
      open = found_.Add();
      *open = std::move(difference);
    }
  }

 private:
  v1::ValueDifference Between(std::optional<int> was, std::optional<int> is) const {
    v1::ValueDifference difference;
    if (was.has_value()) {
      difference.set_before(before_->row(*was).value());
      *difference.mutable_before_place() = PlaceIn(before_.place.Below("row", *was));
    }
    if (is.has_value()) {
      difference.set_after(after_->row(*is).value());
      *difference.mutable_after_place() = PlaceIn(after_.place.Below("row", *is));
    }
    return difference;
  }

  static bool SameOnBothSides(const v1::ValueDifference& value) {
    return value.has_before() == value.has_after() && value.before() == value.after();
  }

  static bool SameValues(const v1::ValueDifference& a, const v1::ValueDifference& b) {
    return a.has_before() == b.has_before() && a.before() == b.before() &&
           a.has_after() == b.has_after() && a.after() == b.after();
  }

  const Declared<v1::Parameter>& before_;
  const Declared<v1::Parameter>& after_;
  FoundValues& found_;
};

}  // namespace

void AddValueDifferences(const Declared<v1::Parameter>& before,
                         const Declared<v1::Parameter>& after, FoundValues& found) {
  const std::map<Keys, std::vector<Run>> were = RunsOf(*before);
  std::map<Keys, std::vector<Run>> are = RunsOf(*after);
  for (const auto& [keys, runs] : were) are.try_emplace(keys);
  Values values(before, after, found);
  for (const auto& [keys, runs] : are) {
    const auto then = were.find(keys);
    values.Compare(keys, then == were.end() ? std::vector<Run>() : then->second, runs);
  }
}

}  // namespace fairstart
