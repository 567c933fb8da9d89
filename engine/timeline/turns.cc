// Tested by tests/engine/timeline/timeline_test.cc.
#include "engine/timeline/turns.h"

#include <algorithm>
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
}

void Turns::SawTurn(Day day, int definition, const Turn& turn) {
  if (day != day_) return;
  const bool is_known = std::any_of(seen_.begin(), seen_.end(), [&](const Seen& seen) {
    return seen.part == part_ && seen.definition == definition && seen.turn == turn;
  });
  if (is_known) return;
  const int site = definition < 0 ? -1 : plan_.definitions[definition].site;
  seen_.push_back({part_, definition, turn, site < 0 ? -1 : search_.Want(site)});
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
  const ArenaPositions found = search_.In(relied_on);
  concern_.clear();
  for (Seen& seen : seen_) {
    const bool concerns = seen.wanted < 0 ? seen.part == &part : found.Contains(seen.wanted);
    if (concerns) concern_.push_back(&seen);
  }
  // Something that is no longer there relied on what it is not said to rely on any more.
  if (concern_.empty()) {
    for (Seen& seen : seen_) concern_.push_back(&seen);
  }
  int least = 2;
  for (const Seen* seen : concern_) least = std::min(least, RankOf(seen->turn));
  for (Seen* seen : concern_) {
    if (RankOf(seen->turn) > least) continue;
    if (seen->cause < 0) seen->cause = AddOnce(Describe(*seen), change.causes);
    const bool is_new =
        std::find(thing.causes.begin(), thing.causes.end(), seen->cause) == thing.causes.end();
    if (is_new) thing.causes.push_back(seen->cause);
  }
}

}  // namespace fairstart
