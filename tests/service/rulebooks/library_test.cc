#include "service/rulebooks/library.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "service/errors/rich_status.h"
#include "tests/service/scratch_folder.h"

namespace fairstart {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::unique_ptr<RulebookLibrary> Sample(size_t most_variants = 64) {
  RulebookLibrary::Limits limits;
  limits.most_variants = most_variants;
  auto library = RulebookLibrary::Open(kSampleRules, limits);
  EXPECT_TRUE(library.ok()) << library.status();
  return *std::move(library);
}

Selection Of(const std::string& edition, const std::string& rates = "") {
  Selection selection;
  selection.id = "sample";
  selection.edition = edition;
  selection.rates = rates;
  return selection;
}

Selection On(const std::string& day) {
  Selection selection = Of("");
  selection.day = *ParseDay(day);
  return selection;
}

TEST(RulebookLibrary, CompilesTheSampleRulesWithoutComplaint) {
  const std::vector<Diagnostic> diagnostics = Sample()->Check();
  EXPECT_THAT(diagnostics, IsEmpty()) << ToString(diagnostics[0]);
}

TEST(RulebookLibrary, KnowsWhatItHas) {
  const auto library = Sample();
  EXPECT_THAT(library->Ids(), ElementsAre("sample"));
  EXPECT_EQ(library->Editions("sample").size(), 2u);
  EXPECT_EQ(library->Editions(kRatesId).back().edition, "2020");
  EXPECT_TRUE(library->Editions("elephant").empty());
}

TEST(RulebookLibrary, FindsTheEditionThatIsAskedFor) {
  const auto plan = Sample()->Find(Of("2019", "2019"));
  ASSERT_TRUE(plan.ok()) << plan.status();
  EXPECT_EQ(RulebookEdition(**plan).edition(), "2019");
  EXPECT_EQ(RatesEdition(**plan).edition(), "2019");
}

TEST(RulebookLibrary, PicksTheEditionInForceAndTheNewestRates) {
  const auto library = Sample();
  EXPECT_EQ(RulebookEdition(**library->Find(On("2019-04-01"))).edition(), "2019");
  EXPECT_EQ(RulebookEdition(**library->Find(On("2020-03-31"))).edition(), "2019");
  EXPECT_EQ(RulebookEdition(**library->Find(On("2020-04-01"))).edition(), "2020");
  EXPECT_EQ(RatesEdition(**library->Find(On("2019-04-01"))).edition(), "2020");
  EXPECT_EQ(RulebookEdition(**library->Find(Of(""))).edition(), "2020");
}

TEST(RulebookLibrary, SaysWhenNoEditionIsInForceYet) {
  const absl::Status status = Sample()->Find(On("2019-03-31")).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(ReasonOf(status), "NO_EDITION_IN_FORCE");
  EXPECT_EQ(status.message(),
            "rulebook sample: no edition is in force on 2019-03-31; the first, 2019, is from "
            "2019-04-01. Name an edition to use it all the same");
}

TEST(RulebookLibrary, NamesThoseThatThereAre) {
  const auto library = Sample();
  Selection other = Of("");
  other.id = "sampel";
  absl::Status status = library->Find(other).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(status.message(),
            "rulebook.id: there is no rulebook \"sampel\"; did you mean \"sample\"?");
  EXPECT_EQ(ReasonOf(status), "RULEBOOK_NOT_FOUND");

  // Rates are no rulebook to decide by.
  other.id = "rates";
  EXPECT_EQ(library->Find(other).status().code(), absl::StatusCode::kNotFound);

  status = library->Find(Of("1066")).status();
  EXPECT_EQ(status.message(),
            "rulebook.edition: sample has no edition \"1066\"; known: \"2019\", \"2020\"");
  EXPECT_EQ(ReasonOf(status), "EDITION_NOT_FOUND");

  status = library->Find(Of("2019", "1066")).status();
  EXPECT_EQ(status.message(),
            "rulebook.rates: there is no rates edition \"1066\"; known: \"2019\", \"2020\"");
  EXPECT_EQ(ReasonOf(status), "RATES_NOT_FOUND");

  other.id = "";
  status = library->Find(other).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(status.message(), "rulebook.id: is needed; known: \"sample\"");
}

TEST(RulebookLibrary, KeepsPlans) {
  const auto library = Sample();
  EXPECT_EQ(*library->Find(Of("2019")), *library->Find(Of("2019", "2020")));
  EXPECT_NE(*library->Find(Of("2019")), *library->Find(Of("2020")));
}

TEST(RulebookLibrary, KeepsPlansWithReadingsWhateverTheirOrder) {
  const auto library = Sample();
  Selection selection = Of("2019");
  selection.options.readings = {"I-1=R2"};
  const auto plan = library->Find(selection);
  ASSERT_TRUE(plan.ok()) << plan.status();
  EXPECT_EQ(*plan, *library->Find(selection));
  EXPECT_NE(*plan, *library->Find(Of("2019")));
}

TEST(RulebookLibrary, LetsTheVariantUsedLongestAgoGo) {
  const auto library = Sample(2);
  const auto with = [&](const std::string& value) {
    Selection selection = Of("2019");
    v1::Parameter parameter;
    parameter.set_name("work_deduction");
    parameter.set_label("deduction");
    parameter.set_unit(v1::UNIT_PENCE_PER_WEEK);
    parameter.set_known(v1::Parameter::KNOWN_UNTIL_CHANGED);
    parameter.add_row()->set_from("2019-04-01");
    parameter.mutable_row(0)->set_value(value);
    parameter.mutable_row(0)->add_cite()->set_paragraph("2.2");
    parameter.add_cite()->set_paragraph("2.2");
    selection.options.parameters = {parameter};
    const auto plan = library->Find(selection);
    EXPECT_TRUE(plan.ok()) << plan.status();
    return *plan;
  };
  const auto first = with("1.00");
  const auto second = with("2.00");
  EXPECT_EQ(with("1.00"), first);
  with("3.00");
  EXPECT_EQ(with("1.00"), first);
  EXPECT_NE(with("2.00"), second);
}

TEST(RulebookLibrary, RefusesReadingsThatTheRulebookDoesNotHave) {
  Selection selection = Of("2019");
  selection.options.readings = {"I-1=R2", "I-1=R9"};
  const absl::Status status = Sample()->Find(selection).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(ViolationsOf(status)[0].path, "rulebook.readings[1]");
}

TEST(RulebookLibrary, SaysWhyARulebookDoesNotCompile) {
  const ScratchFolder folder;
  const std::filesystem::path rules = folder.CopySampleRules();
  folder.Write("rules/sample/2019/broken.txtpb", "definition { nam: \"x\" }\n");
  const auto library = RulebookLibrary::Open(rules);
  ASSERT_TRUE(library.ok()) << library.status();
  const absl::Status status = (*library)->Find(Of("2019")).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(ReasonOf(status), "RULEBOOK_DEFECTIVE");
  EXPECT_THAT(std::string(status.message()),
              HasSubstr("sample/2019 with rates 2020: does not compile: "));
  EXPECT_THAT(std::string(status.message()), HasSubstr("broken.txtpb:1:"));
  EXPECT_FALSE((*library)->Check().empty());
}

TEST(RulebookLibrary, NeedsRulebooksAndRates) {
  const ScratchFolder folder;
  folder.Write("rules/sample/1/a.txtpb", "");
  EXPECT_THAT(std::string(RulebookLibrary::Open(folder.path() / "rules").status().message()),
              HasSubstr("rules has no rates: there is no "));
  const ScratchFolder other;
  other.Write("rules/rates/1/a.txtpb", "");
  EXPECT_THAT(std::string(RulebookLibrary::Open(other.path() / "rules").status().message()),
              HasSubstr("rules has no rulebook: there is no "));
  EXPECT_EQ(RulebookLibrary::Open("no/such").status().code(), absl::StatusCode::kNotFound);
}

TEST(RulebookLibrary, ServesManyThreads) {
  const auto library = Sample(1);
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&library, i] {
      Selection selection = Of(i % 2 == 0 ? "2019" : "2020");
      if (i % 4 < 2) selection.options.readings = {"I-1=R2"};
      for (int j = 0; j < 3; ++j) EXPECT_TRUE(library->Find(selection).ok());
    });
  }
  for (std::thread& thread : threads) thread.join();
}

}  // namespace
}  // namespace fairstart
