#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "absl/strings/str_split.h"
#include "engine/engine.h"
#include "google/protobuf/util/json_util.h"
#include "service/cli/facts_text.h"
#include "service/server/server.h"
#include "tests/service/cli/ran_command.h"
#include "tests/service/scratch_folder.h"

namespace fairstart {
namespace {

using testing::Each;
using testing::HasSubstr;
using testing::Le;
using testing::Not;
using testing::StartsWith;

RanCommand FactsHere(std::vector<std::string> words = {}) {
  std::vector<std::string> arguments = {"facts", "--rules", kSampleRules, "--rulebook", "sample"};
  arguments.insert(arguments.end(), words.begin(), words.end());
  return RunCommand(arguments);
}

v1::DescribeFactsResponse FromJson(const std::string& json) {
  v1::DescribeFactsResponse response;
  const auto parsed = google::protobuf::util::JsonStringToMessage(json, &response);
  EXPECT_TRUE(parsed.ok()) << parsed;
  return response;
}

TEST(FactsCommand, ListsEveryHistoryWithItsQuestionOnAPage) {
  const RanCommand ran = FactsHere();
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("\ncare_episodes\n"
                                 "    Which spells has the young person spent in the care of a local authority?\n"));
  EXPECT_THAT(ran.out, HasSubstr("\ndate_of_birth                                                       \"2017-06-30\"\n"));
  EXPECT_THAT(ran.out, Not(HasSubstr("records[]")));
  std::vector<int> widths;
  const std::vector<std::string> lines = absl::StrSplit(ran.out, '\n');
  for (const std::string& line : lines) widths.push_back(Columns(line));
  EXPECT_THAT(widths, Each(Le(80)));
}

TEST(FactsCommand, ShowsHowEachFieldOfAHistoryIsWritten) {
  const RanCommand ran = FactsHere({"living_arrangements", "pay_periods"});
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_THAT(ran.out, StartsWith("\nliving_arrangements\n"
                                  "  Where and how has the young person lived?\n"));
  EXPECT_THAT(ran.out, HasSubstr("  Of a day without a record nothing is known. Two records may not cover one day.\n"));
  EXPECT_THAT(ran.out, HasSubstr("  first_day                                                         \"2017-06-30\"\n"));
  EXPECT_THAT(ran.out, HasSubstr("  last_day                           { date: \"2017-06-30\" } or { not_yet: true }\n"));
  EXPECT_THAT(ran.out, HasSubstr("      LIVING_KIND_FOSTER_CARE "));
  EXPECT_THAT(ran.out, HasSubstr("  net                                                            { pence: 5790 }\n"));
  EXPECT_THAT(ran.out, HasSubstr("  job                                                             \"…\" id in jobs\n"));
  EXPECT_THAT(ran.out, Not(HasSubstr("\njobs\n")));
}

TEST(FactsCommand, PrintsForProgramsWhatItPrintsForPeople) {
  const v1::DescribeFactsResponse all = FromJson(FactsHere({"--format", "json"}).out);
  EXPECT_GT(all.facts_size(), 300);  // more than a page of those that it asks for
  std::set<std::string> paths;
  for (const v1::FactDescription& fact : all.facts()) paths.insert(fact.path());
  EXPECT_EQ(paths.size(), static_cast<size_t>(all.facts_size()));
  EXPECT_EQ(all.next_page_token(), "");
  const v1::DescribeFactsResponse one = FromJson(FactsHere({"jobs", "--format=json"}).out);
  ASSERT_GT(one.facts_size(), 3);
  EXPECT_EQ(one.facts(0).path(), "jobs");
  for (const v1::FactDescription& fact : one.facts()) EXPECT_EQ(NameOfGroup(fact), "jobs");
}

TEST(FactsCommand, LeavesOutWhatNoRuleUses) {
  const v1::DescribeFactsResponse used = FromJson(FactsHere({"--used", "--format=json"}).out);
  EXPECT_GT(used.facts_size(), 0);
  EXPECT_LT(used.facts_size(), FromJson(FactsHere({"--format=json"}).out).facts_size());
  for (const v1::FactDescription& fact : used.facts()) EXPECT_TRUE(fact.used()) << fact.path();
}

TEST(FactsCommand, NamesTheNearestFact) {
  const RanCommand ran = FactsHere({"care_episode"});
  EXPECT_EQ(ran.code, ExitCode::kBadInput);
  EXPECT_THAT(ran.err, HasSubstr("there is no fact \"care_episode\"; did you mean \"care_episodes\"?"));
}

TEST(FactsCommand, AsksAServerForTheSame) {
  ServerOptions options;
  options.listen = *ReadServerAddress("127.0.0.1:0", Reach::kThisMachine);
  options.rules = kSampleRules;
  const auto server = Server::Start(options);
  ASSERT_TRUE(server.ok()) << server.status();
  const RanCommand asked =
      RunCommand({"facts", "--server", ToString((*server)->address()), "--rulebook", "sample"});
  EXPECT_EQ(asked.code, ExitCode::kOk) << asked.err;
  EXPECT_EQ(asked.out, FactsHere().out);
}

// ---- How a value is written.

v1::FactDescription Fact(const std::string& type, v1::Unit unit, bool declared) {
  v1::FactDescription fact;
  fact.set_path(declared ? "declared_facts.fact" : "fact");
  fact.set_type(type);
  fact.set_unit(unit);
  fact.set_declared(declared);
  return fact;
}

TEST(FactsText, SaysHowAValueIsWritten) {
  EXPECT_EQ(HowItIsWritten(Fact("bool", v1::UNIT_BOOLEAN, false)), "true or false");
  EXPECT_EQ(HowItIsWritten(Fact("int", v1::UNIT_MINUTES_PER_WEEK, false)), "900 minutes a week");
  EXPECT_EQ(HowItIsWritten(Fact("money per week", v1::UNIT_PENCE_PER_WEEK, false)), "{ pence: 5790 } a week");
  EXPECT_EQ(HowItIsWritten(Fact("date", v1::UNIT_UNSPECIFIED, false)),
            "{ date: \"2017-06-30\" } or { not_yet: true }");
}

TEST(FactsText, ShowsWhereAFactStandsInAFile) {
  v1::DescribeFactsResponse facts;
  *facts.add_facts() = Fact("date", v1::UNIT_DATE, false);
  *facts.add_facts() = Fact("money", v1::UNIT_PENCE, true);
  v1::FactDescription& history = *facts.add_facts();
  history = Fact("list of Visit", v1::UNIT_UNSPECIFIED, true);
  history.set_path("declared_facts.visits");
  std::ostringstream out;
  Page page(out, /*colour=*/false);
  PrintFactsInFull(facts, page);
  EXPECT_THAT(out.str(), HasSubstr("\n  fact: \"2017-06-30\"\n"));
  EXPECT_THAT(out.str(), HasSubstr("\n  declared_facts { facts { name: \"fact\" value { money { pence: 5790 } } } }\n"));
  EXPECT_THAT(out.str(), HasSubstr("declared_facts { facts { name: \"visits\" value { history {"));
  EXPECT_THAT(out.str(), HasSubstr("value { history {} } says that there is none;"));
}

TEST(FactsText, SaysInWhichArmADeclaredValueStands) {
  EXPECT_EQ(HowItIsWritten(Fact("bool", v1::UNIT_BOOLEAN, true)), "value { boolean: true }");
  EXPECT_EQ(HowItIsWritten(Fact("money", v1::UNIT_PENCE, true)), "value { money { pence: 5790 } }");
  EXPECT_EQ(HowItIsWritten(Fact("date", v1::UNIT_DATE, true)), "value { date: \"2017-06-30\" }");
}

}  // namespace
}  // namespace fairstart
