// Histories by chance of facts and rules that come late, against a slow reckoning that looks at every
// day alone and keeps its own list of what was recorded when. FAIRSTART_COUNT histories from
// FAIRSTART_SEED on.
#include <algorithm>
#include <map>
#include <random>
#include <variant>

#include "tests/service/ledger/test_size.h"
#include "tests/service/recalculation/recalculation_fixture.h"

namespace fairstart {
namespace {

constexpr int kWeeks = 6;

// What was recorded, as the test remembers it.
struct KnownCase {
  int64_t position;
  v1::CaseFacts facts;
};
struct KnownRules {
  int64_t size;  // of the ledger, from which on they are known
  std::shared_ptr<const Plan> plan;
};
struct Made {
  int64_t position;
  int first_week;
  int weeks;
  int64_t pence;
};

class GeneratedHistoriesTest : public RecalculationTest {
 protected:
  const Day first_ = *ParseDay("2019-06-03");

  GeneratedHistoriesTest() { NoteRules(); }

  // That the rules are known from now on as they are now.
  void NoteRules() {
    Selection selection;
    selection.id = "payments";
    const auto plan = library_->Find(selection);
    EXPECT_TRUE(plan.ok()) << plan.status();
    rules_.push_back({Size(), *plan});
  }

  // Publishes the rules anew with another full allowance, in pence.
  void PublishAllowance(int64_t pence) {
    PublishChanged("57.90", absl::StrCat(pence / 100, ".", pence % 100 / 10, pence % 10));
    NoteRules();
  }

  const Plan& RulesAt(int64_t size) const {
    const Plan* known = nullptr;
    for (const KnownRules& one : rules_) {
      if (one.size <= size) known = one.plan.get();
    }
    return *known;
  }

  // Pence per week on a day by these rules and facts.
  static int64_t RateOn(const Plan& plan, const v1::CaseFacts& facts, Day day) {
    Question question;
    question.facts = &facts;
    question.as_of = day;
    question.entitlements = {"weekly_allowance"};
    const auto answer = Evaluate(plan, question);
    for (const v1::Line& line : std::get<v1::Finding>(answer).lines()) {
      if (line.outcome() == v1::OUTCOME_ENTITLED) return line.given().amount().pence();
    }
    return 0;
  }

  // Seven days, each a seventh of its rate; half a penny goes up.
  int64_t DueFor(const Plan& plan, const v1::CaseFacts& facts, int week) const {
    int64_t sevenths = 0;
    for (int day = 0; day < 7; ++day)
      sevenths += RateOn(plan, facts, AddDays(first_, 7 * week + day));
    return (2 * sevenths + 7) / 14;
  }

  static const v1::CaseFacts* KnownAt(const std::vector<KnownCase>& cases, int64_t size) {
    const v1::CaseFacts* known = nullptr;
    for (const KnownCase& one : cases) {
      if (one.position < size) known = &one.facts;
    }
    return known;
  }

  std::vector<KnownRules> rules_;
};

TEST_F(GeneratedHistoriesTest, AreRecalculatedAsDayByDay) {
  const uint64_t count = TestCount(6);
  for (uint64_t seed = TestSeed(); seed < TestSeed() + count; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937_64 random(seed);
    const std::string person = absl::StrCat("person-", seed);
    std::vector<KnownCase> cases;
    std::vector<Made> payments;
    int64_t moment = 0;
    const auto receive = [&] {
      v1::CaseFacts facts = PayeeFacts(person);
      if (random() % 3 != 0) {
        facts = AtWorkFrom(FormatDay(AddDays(first_, static_cast<int>(random() % 42))), facts);
      }
      const int64_t position = Received(absl::StrCat(person, "/", ++moment), facts);
      cases.push_back({position, facts});
    };
    const auto correct_rules = [&] {
      if (random() % 4 == 0) PublishAllowance(4000 + static_cast<int64_t>(random() % 4000));
    };
    receive();
    for (int week = 0; week < kWeeks;) {
      if (random() % 3 == 0) receive();
      correct_rules();
      const int weeks = std::min<int>(kWeeks - week, 1 + static_cast<int>(random() % 2));
      if (random() % 4 != 0) {
        const int64_t pence = 3000 + static_cast<int64_t>(random() % 9000);
        Paid(Week(absl::StrCat("p", week), FormatDay(AddDays(first_, 7 * week)),
                  FormatDay(AddDays(first_, 7 * (week + weeks) - 1)), pence),
             person);
        payments.push_back({Size() - 1, week, weeks, pence});
      }
      week += weeks;
    }
    if (random() % 2 == 0) receive();
    correct_rules();

    const v1::Recalculation all =
        Recalculated("2019-06-03", FormatDay(AddDays(first_, 7 * kWeeks - 1)), person);
    std::map<std::string, v1::RecalculatedPeriod> periods;
    for (const v1::RecalculatedPeriod& period : PeriodsOf(all)) {
      periods[period.first_day()] = period;
    }
    size_t expected = 0;
    for (int week = 0; week < kWeeks; ++week, ++expected) {
      const Made* made = nullptr;
      for (const Made& one : payments) {
        if (one.first_week == week) made = &one;
      }
      const v1::RecalculatedPeriod& period = periods[FormatDay(AddDays(first_, 7 * week))];
      const int weeks = made == nullptr ? 1 : made->weeks;
      int64_t now = 0;
      int64_t then = 0;
      for (int one = week; one < week + weeks; ++one) {
        now += DueFor(*rules_.back().plan, cases.back().facts, one);
        if (made == nullptr) continue;
        then += DueFor(RulesAt(made->position), *KnownAt(cases, made->position), one);
      }
      const int64_t paid = made == nullptr ? 0 : made->pence;
      EXPECT_EQ(period.paid().pence(), paid);
      EXPECT_EQ(period.now().amount().pence(), now);
      EXPECT_EQ(period.difference().pence(), now - paid);
      EXPECT_EQ(period.has_recovery(), paid > now);
      EXPECT_FALSE(period.recovery().has_rule());
      if (made != nullptr) {
        EXPECT_EQ(period.then().amount().pence(), then);
        // From what was known then, one cause leads to the next, and the last to what is known now.
        int64_t known = then;
        for (const v1::RecalculationCause& cause : period.causes()) {
          EXPECT_EQ(cause.before().pence(), known);
          known = cause.after().pence();
        }
        EXPECT_EQ(known, now);
      }
      week += weeks - 1;
    }
    EXPECT_EQ(periods.size(), expected);
    EXPECT_EQ(all.totals().repayable().pence(), 0);
  }
}

}  // namespace
}  // namespace fairstart
