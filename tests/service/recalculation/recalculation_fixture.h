// Facts that come late, in a ledger of a test's own whose clock the test sets.
#ifndef FAIRSTART_TESTS_SERVICE_RECALCULATION_RECALCULATION_FIXTURE_H_
#define FAIRSTART_TESTS_SERVICE_RECALCULATION_RECALCULATION_FIXTURE_H_

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "absl/strings/str_replace.h"
#include "service/recalculation/affected.h"
#include "service/recalculation/recalculate.h"
#include "tests/service/payments/payments_fixture.h"

namespace fairstart {

class RecalculationTest : public PaymentsTest {
 protected:
  // From now on it is nine o'clock of that day.
  void ItIs(const std::string& day) {
    absl::Time midnight;
    std::string error;
    ASSERT_TRUE(absl::ParseTime("%Y-%m-%d", day, absl::UTCTimeZone(), &midnight, &error)) << error;
    clock_.Set(midnight + absl::Hours(9));
  }

  // Work without an end, from that day.
  static v1::CaseFacts AtWorkFrom(const std::string& day, v1::CaseFacts facts = PayeeFacts()) {
    v1::Job& job = *facts.mutable_jobs()->add_records();
    job.set_id("job-1");
    job.set_first_day(day);
    job.mutable_last_day()->set_not_yet(true);
    return facts;
  }

  // The position of the case.
  int64_t Received(const std::string& id, const v1::CaseFacts& facts) {
    const auto found = Ask(Proposal(id, "2019-06-01", facts));
    EXPECT_TRUE(found.ok()) << found.status();
    return found.ok() ? found->case_position() : -1;
  }

  // Publishes the rules anew, with every `from` in them made `to`.
  void PublishChanged(const std::string& from, const std::string& to) {
    const std::filesystem::path copy = folder_.path() / absl::StrCat("rules-", ++published_);
    std::filesystem::copy("tests/service/payments/rules", copy,
                          std::filesystem::copy_options::recursive);
    for (const auto& file : std::filesystem::recursive_directory_iterator(copy)) {
      if (!file.is_regular_file()) continue;
      std::stringstream text;
      text << std::ifstream(file.path()).rdbuf();
      const std::string changed = absl::StrReplaceAll(text.str(), {{from, to}});
      std::ofstream(file.path()) << changed;
    }
    OpenRules(copy.string());
  }

  // Publishes the next edition, "2020", in which the full allowance is £60.00.
  void PublishNextEdition() {
    const std::filesystem::path copy = folder_.path() / "rules";
    std::filesystem::copy("tests/service/payments/rules", copy,
                          std::filesystem::copy_options::recursive);
    std::filesystem::copy(copy / "payments/2019", copy / "payments/2020");
    for (const auto& file : std::filesystem::directory_iterator(copy / "payments/2020")) {
      std::stringstream text;
      text << std::ifstream(file.path()).rdbuf();
      const std::string changed = absl::StrReplaceAll(
          text.str(), {{"edition: \"2019\"", "edition: \"2020\""}, {"57.90", "60.00"}});
      std::ofstream(file.path()) << changed;
    }
    OpenRules(copy.string());
  }

  // What is found by an edition.
  void FoundBy(const std::string& id, const std::string& edition, const std::string& as_of) {
    v1::ProposeRequest request = Proposal(id, as_of, PayeeFacts());
    request.mutable_rulebook()->set_edition(edition);
    Recorded(request);
  }

  v1::Recalculation Recalculated(const std::string& first = "2019-06-03",
                                 const std::string& last = "2019-06-09",
                                 const std::string& person = kPerson) {
    v1::RecalculateRequest request;
    request.set_case_reference(person);
    request.set_first_day(first);
    request.set_last_day(last);
    const auto response = Recalculate(**Now(), request.SerializeAsString(), plans_);
    EXPECT_TRUE(response.ok()) << response.status();
    return response.ok() ? response->recalculation() : v1::Recalculation();
  }

  static std::vector<v1::RecalculatedPeriod> PeriodsOf(
      const v1::Recalculation& all, const std::string& entitlement = "weekly_allowance") {
    std::vector<v1::RecalculatedPeriod> periods;
    for (const v1::RecalculatedPeriod& period : all.periods()) {
      if (period.line().entitlement() == entitlement) periods.push_back(period);
    }
    return periods;
  }

  // The only payment period of the weekly allowance.
  static v1::RecalculatedPeriod OnlyPeriod(const v1::Recalculation& all) {
    const std::vector<v1::RecalculatedPeriod> periods = PeriodsOf(all);
    EXPECT_EQ(periods.size(), 1u) << all.DebugString();
    return periods.empty() ? v1::RecalculatedPeriod() : periods.front();
  }

  PlanArchive plans_;
  int published_ = 0;
};

}  // namespace fairstart

#endif  // FAIRSTART_TESTS_SERVICE_RECALCULATION_RECALCULATION_FIXTURE_H_
