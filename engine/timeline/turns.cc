// Tested by tests/engine/timeline/timeline_test.cc.
#include "engine/timeline/turns.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <string>
#include <utility>

#include "engine/explanation/labels.h"
#include "engine/explanation/turn_words.h"
#include "engine/value/missing.h"

namespace fairstart {
namespace {

v1::CauseKind KindOf(const Turn& turn) {
  switch (turn.kind) {
    case Turn::Kind::kDay:
    case Turn::Kind::kDayAfter:
    case Turn::Kind::kMonth:
      return v1::CAUSE_KIND_DAY;
    case Turn::Kind::kBirthday:
      return v1::CAUSE_KIND_BIRTHDAY;
    case Turn::Kind::kBegins:
      return v1::CAUSE_KIND_RECORD_BEGINS;
    case Turn::Kind::kEnds:
      return v1::CAUSE_KIND_RECORD_ENDS;
    case Turn::Kind::kRate:
      return v1::CAUSE_KIND_RATE;
    case Turn::Kind::kPeriod:
      return v1::CAUSE_KIND_PERIOD;
    case Turn::Kind::kSince:
    case Turn::Kind::kDefinition:
      return v1::CAUSE_KIND_VALUE;
  }
  return v1::CAUSE_KIND_UNSPECIFIED;
}

// Where a record stands in the case: "care_episodes.records[0]".
std::string PathOfRecord(const RecordValue& record) {
  const std::string path = PathOf(record, record.type->id);
  return path.substr(0, path.rfind('.'));
}

// How much a cause says: what merely follows from another comes after it.
int RankOf(const Turn& turn) {
  if (turn.kind == Turn::Kind::kDefinition) return 2;
  return turn.kind == Turn::Kind::kSince ? 1 : 0;
}

int AddOnce(std::string cause, std::vector<std::string>& causes) {
  const auto same = std::find(causes.begin(), causes.end(), cause);
  const auto position = static_cast<int>(same - causes.begin());
  if (same == causes.end()) causes.push_back(std::move(cause));
  return position;
}

}  // namespace

void Turns::StartDay(Day day) {
  day_ = day;
  seen_.clear();
  search_.Restart();
  last_of_.clear();
  of_parts_.clear();
}

bool Turns::IsSeen(int definition, const Turn& turn, int position) const {
  const Seen& seen = seen_[static_cast<size_t>(position)];
  return seen.part == part_ && seen.definition == definition && seen.turn == turn;
}

void Turns::SawTurn(Day day, int definition, const Turn& turn) {
  if (day != day_) return;
  const auto position = static_cast<int>(seen_.size());
  const int site = definition < 0 ? -1 : plan_.definitions[definition].site;
  if (site < 0) {
    const bool is_seen = std::any_of(of_parts_.begin(), of_parts_.end(),
                                     [&](int other) { return IsSeen(definition, turn, other); });
    if (is_seen) return;
    of_parts_.push_back(position);
    seen_.push_back({part_, definition, turn});
    return;
  }
  const auto wanted = static_cast<size_t>(search_.Want(site));
  if (wanted == last_of_.size()) last_of_.push_back(-1);
  for (int other = last_of_[wanted]; other >= 0; other = seen_[other].before) {
    if (IsSeen(definition, turn, other)) return;
  }
  seen_.push_back({part_, definition, turn, std::exchange(last_of_[wanted], position)});
}

// A v1::Cause, serialized.
std::string Turns::Describe(const Seen& seen) const {
  const Turn& turn = seen.turn;
  std::vector<Variable> variables;
  if (seen.definition >= 0) {
    variables = VariablesOf(plan_.definitions[seen.definition]);
  } else if (seen.part->entitlement != nullptr) {
    variables = VariablesOf(seen.part->entitlement->for_each);
  } else if (seen.part->duty != nullptr) {
    variables = VariablesOf(seen.part->duty->for_each);
  }
  v1::Cause cause;
  cause.set_kind(KindOf(turn));
  cause.set_says(Text(TurnWords(plan_, turn, variables)));
  if (turn.record != nullptr) cause.set_path(PathOfRecord(*turn.record));
  if (turn.kind == Turn::Kind::kRate) {
    cause.set_parameter(plan_.parameters[turn.index].source->name());
  }
  if (seen.definition >= 0) cause.set_definition(plan_.definitions[seen.definition].name);
  return cause.SerializeAsString();
}

void Turns::AddCauses(const PartOfPlan& part, const Reliance& relied_on, DayChange& change,
                      ChangedThing& thing) {
  concern_.clear();
  search_.In(relied_on).ForEach([&](int wanted) {
    for (int i = last_of_[wanted]; i >= 0; i = seen_[i].before) concern_.push_back(i);
  });
  std::copy_if(of_parts_.begin(), of_parts_.end(), std::back_inserter(concern_),
               [&](int i) { return seen_[i].part == &part; });
  std::sort(concern_.begin(), concern_.end());
  // Something that is no longer there relied on what it is not said to rely on any more.
  if (concern_.empty()) {
    concern_.resize(seen_.size());
    std::iota(concern_.begin(), concern_.end(), 0);
  }
  int least = 2;
  for (int i : concern_) least = std::min(least, RankOf(seen_[i].turn));
  for (int i : concern_) {
    Seen& seen = seen_[i];
    if (RankOf(seen.turn) > least) continue;
    if (seen.cause < 0) seen.cause = AddOnce(Describe(seen), change.causes);
    const bool is_new =
        std::find(thing.causes.begin(), thing.causes.end(), seen.cause) == thing.causes.end();
    if (is_new) thing.causes.push_back(seen.cause);
  }
}

}  // namespace fairstart
