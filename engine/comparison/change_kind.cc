// Tested by tests/engine/comparison/change_kind_test.cc.
#include "engine/comparison/change_kind.h"

#include <cstdint>
#include <optional>

namespace fairstart {
namespace {

// What something gives.
enum class Giving { kNothing, kOpen, kSomething };

// Between what a sum lies; both ends are the same when it is known.
struct Sum {
  v1::Unit unit = v1::UNIT_UNSPECIFIED;
  int64_t least = 0;
  int64_t most = 0;
};

std::optional<Sum> Exactly(v1::Unit unit, const v1::Money& money) {
  if (!money.has_pence()) return std::nullopt;
  return Sum{unit, money.pence(), money.pence()};
}

Giving GivingOf(const v1::Line* line) {
  if (line == nullptr) return Giving::kNothing;
  switch (line->outcome()) {
    case v1::OUTCOME_UNDETERMINED:
      return Giving::kOpen;
    case v1::OUTCOME_TO_CONSIDER:
    case v1::OUTCOME_SUBJECT_TO:
    case v1::OUTCOME_ENTITLED:
      return Giving::kSomething;
    default:
      return Giving::kNothing;
  }
}

std::optional<Sum> SumOf(const v1::Line& line) {
  const v1::Given& given = line.given();
  if (const auto sum = Exactly(given.unit(), given.amount())) return sum;
  if (!given.at_least().has_pence() || !given.at_most().has_pence()) return std::nullopt;
  return Sum{given.unit(), given.at_least().pence(), given.at_most().pence()};
}

std::optional<Sum> CapOf(const v1::Line& line) {
  return Exactly(line.given().unit(), line.given().cap());
}

Giving GivingOf(const v1::ClaimFinding* claim) {
  if (claim == nullptr) return Giving::kNothing;
  return claim->outcome() == v1::OUTCOME_UNDETERMINED ? Giving::kOpen : Giving::kSomething;
}

Giving GivingOf(const v1::DutyFinding* duty) {
  if (duty == nullptr) return Giving::kNothing;
  return duty->state() == v1::DutyFinding::STATE_UNDETERMINED ? Giving::kOpen : Giving::kSomething;
}

v1::ChangeKind BySum(const std::optional<Sum>& before, const std::optional<Sum>& after) {
  if (!before.has_value() || !after.has_value() || before->unit != after->unit) {
    return v1::CHANGE_KIND_OTHERWISE;
  }
  if (before->least == after->least && before->most == after->most)
    return v1::CHANGE_KIND_OTHERWISE;
  if (after->least >= before->least && after->most >= before->most) return v1::CHANGE_KIND_MORE;
  if (after->least <= before->least && after->most <= before->most) return v1::CHANGE_KIND_LESS;
  return v1::CHANGE_KIND_OTHERWISE;
}

// The kind where what is given decides it; nothing where the sums do.
std::optional<v1::ChangeKind> ByGiving(Giving before, Giving after) {
  if (before == after) {
    if (before == Giving::kNothing) return v1::CHANGE_KIND_OTHERWISE;
    return std::nullopt;
  }
  if (after == Giving::kOpen) return v1::CHANGE_KIND_UNDETERMINED_NOW;
  if (before == Giving::kOpen) return v1::CHANGE_KIND_DETERMINED_NOW;
  return after == Giving::kSomething ? v1::CHANGE_KIND_GAINED : v1::CHANGE_KIND_LOST;
}

}  // namespace

v1::ChangeKind KindOfChange(const v1::Line* before, const v1::Line* after) {
  if (const auto kind = ByGiving(GivingOf(before), GivingOf(after))) return *kind;
  const std::optional<Sum> was = SumOf(*before);
  const std::optional<Sum> is = SumOf(*after);
  const bool sums_decide = was.has_value() != is.has_value() ||
                           (was.has_value() && (was->unit != is->unit || was->least != is->least ||
                                                was->most != is->most));
  return sums_decide ? BySum(was, is) : BySum(CapOf(*before), CapOf(*after));
}

v1::ChangeKind KindOfChange(const v1::ClaimFinding* before, const v1::ClaimFinding* after) {
  if (const auto kind = ByGiving(GivingOf(before), GivingOf(after))) return *kind;
  return BySum(Exactly(before->unit(), before->amount()), Exactly(after->unit(), after->amount()));
}

v1::ChangeKind KindOfChange(const v1::DutyFinding* before, const v1::DutyFinding* after) {
  if (const auto kind = ByGiving(GivingOf(before), GivingOf(after))) return *kind;
  return BySum(Exactly(v1::UNIT_PENCE, before->amount()), Exactly(v1::UNIT_PENCE, after->amount()));
}

v1::ChangeKind KindOfChange(const v1::WarningFinding* before, const v1::WarningFinding* after) {
  const auto giving = [](const v1::WarningFinding* warning) {
    return warning == nullptr ? Giving::kNothing : Giving::kSomething;
  };
  return ByGiving(giving(before), giving(after)).value_or(v1::CHANGE_KIND_OTHERWISE);
}

v1::ChangeKind KindOfChange(const v1::StatusFinding* before, const v1::StatusFinding* after) {
  const auto giving = [](const v1::StatusFinding* status) {
    return status == nullptr || status->status().empty() ? Giving::kOpen : Giving::kSomething;
  };
  return ByGiving(giving(before), giving(after)).value_or(v1::CHANGE_KIND_OTHERWISE);
}

}  // namespace fairstart
