// The day on which 13 weeks of care make somebody eligible, against a plain count of days. See
// tests/properties/asking.h for the long run.
#include <gtest/gtest.h>

#include "tests/properties/asking.h"
#include "tests/reference/day.h"

namespace fairstart {
namespace {

using reference::Anniversary;
using reference::DayNumber;

struct Spell {
  DayNumber first = 0;
  DayNumber last = 0;
};

bool IsInCare(const std::vector<Spell>& spells, DayNumber day) {
  for (const Spell& spell : spells) {
    if (spell.first <= day && day <= spell.last) return true;
  }
  return false;
}

// The day on which the 91st day of care since the 14th birthday is reached; never if it is not.
DayNumber NinetyFirstDay(const std::vector<Spell>& spells, DayNumber birth) {
  int days = 0;
  for (DayNumber day = Anniversary(birth, 14); day < Anniversary(birth, 18); ++day) {
    if (IsInCare(spells, day) && ++days == 91) return day;
  }
  return reference::kNever;
}

v1::CaseFacts CaseOf(const std::vector<Spell>& spells, DayNumber birth) {
  v1::CaseFacts facts;
  facts.set_case_reference("case-1");
  facts.set_known_through("2030-01-01");
  facts.set_date_of_birth(reference::FormatDay(birth));
  facts.mutable_care_orders();
  facts.mutable_courses();
  facts.mutable_detentions();
  facts.mutable_home_spells();
  facts.mutable_hospital_stays();
  facts.mutable_other_accommodation();
  facts.mutable_service_requests();
  facts.mutable_special_guardianship_orders();
  facts.mutable_wants_service_spells();
  int number = 0;
  for (const Spell& spell : spells) {
    v1::CareEpisode& episode = *facts.mutable_care_episodes()->add_records();
    episode.set_id("care-" + std::to_string(++number));
    episode.set_first_day(reference::FormatDay(spell.first));
    episode.mutable_last_day()->set_date(reference::FormatDay(spell.last));
    episode.set_authority("rotherham");
    episode.set_legal_basis(v1::LEGAL_BASIS_SECTION_20);
    episode.set_planned_respite(false);
  }
  return facts;
}

std::string StatusOn(const v1::CaseFacts& facts, DayNumber day) {
  const auto answer = AskForAnswer(facts, std::nullopt, day);
  return answer.has_value() ? answer->status : "refused";
}

// Spells that add up to something near 91 days, most of them near 16.
std::vector<Spell> SomeSpells(Dice& dice, DayNumber birth) {
  std::vector<Spell> spells;
  DayNumber first = Anniversary(birth, 14) + dice.Between(-60, 30);
  if (dice.Chance(60)) first = Anniversary(birth, 16) + dice.Between(-120, 30);
  const int64_t count = dice.Between(1, 4);
  int64_t left = 91 + dice.Between(-2, 2) + dice.Pick<int64_t>({0, 0, 30});
  for (int64_t i = 0; i < count; ++i) {
    const int64_t length = i + 1 == count ? std::max<int64_t>(left, 1) : dice.Between(1, 45);
    spells.push_back({first, first + length - 1});
    left -= length;
    first += length + dice.Pick<int64_t>({-1, 0, 1, 30});
  }
  // In care to the end, so that being eligible is not over before it begins.
  if (dice.Chance(50)) spells.back().last = Anniversary(birth, 18);
  return spells;
}

TEST(ThirteenWeeks, AreReachedOnTheNinetyFirstDayCounted) {
  ForEachCase(400, Completeness::kComplete, [](const GeneratedCase&, uint64_t seed) {
    Dice dice(seed);
    const DayNumber birth = dice.Chance(20) ? *reference::ParseDay("2000-02-29")
                                            : *reference::ParseDay("2000-01-01") +
                                                  dice.Between(0, 1200);
    const std::vector<Spell> spells = SomeSpells(dice, birth);
    const v1::CaseFacts facts = CaseOf(spells, birth);
    const DayNumber reached = NinetyFirstDay(spells, birth);
    const DayNumber sixteen = Anniversary(birth, 16);
    const DayNumber eighteen = Anniversary(birth, 18);
    std::vector<DayNumber> days = {sixteen - 1, sixteen, eighteen - 1, eighteen};
    if (reached != reference::kNever) {
      for (int offset = -2; offset <= 2; ++offset) days.push_back(reached + offset);
    }
    for (const Spell& spell : spells) {
      for (int offset = -1; offset <= 1; ++offset) days.push_back(spell.last + offset);
    }
    for (const DayNumber day : days) {
      const bool eligible =
          day >= sixteen && day < eighteen && day >= reached && IsInCare(spells, day);
      EXPECT_EQ(StatusOn(facts, day) == "ELIGIBLE", eligible)
          << reference::FormatDay(day) << ", 91st day " << reference::FormatDay(reached) << "\n"
          << facts.Utf8DebugString();
    }
  });
}

}  // namespace
}  // namespace fairstart
