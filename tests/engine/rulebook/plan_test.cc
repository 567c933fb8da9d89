// What a plan is made of: digests, the days of parameters, amended editions, overridden values; and
// that no order of files or declarations matters.
#include "engine/rulebook/plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "engine/rulebook/compile.h"
#include "engine/rulebook/parameter.h"
#include "google/protobuf/text_format.h"
#include "google/protobuf/util/message_differencer.h"
#include "tests/engine/rulebook/small_rulebook.h"

namespace fairstart {
namespace {

using google::protobuf::TextFormat;

Day At(const std::string& text) { return ParseDay(text).value(); }

// What a shell command prints.
std::string Printed(const std::string& command) {
  FILE* pipe = popen(command.c_str(), "r");
  std::string text;
  char buffer[4096];
  while (size_t count = fread(buffer, 1, sizeof(buffer), pipe)) text.append(buffer, count);
  pclose(pipe);
  return text;
}

TEST(Digest, IsWhatSha256sumMakesOfTheFolder) {
  const std::string path = std::string(kTestFolder) + "/good/rulebook";
  const std::string list = "cd " + path + " && LC_ALL=C sha256sum *.txtpb";
  std::string manifest;
  EXPECT_EQ(Digest(SmallRulebook(), &manifest), Printed(list + " | sha256sum").substr(0, 64));
  EXPECT_EQ(manifest, Printed(list));
}

TEST(Digest, KnowsNoOrderOfFilesButEachByte) {
  RulebookFolder folder{"f", {{"b.txtpb", "b"}, {"a.txtpb", "a"}, {"B.txtpb", ""}}};
  const std::string digest = Digest(folder);
  std::swap(folder.files[0], folder.files[2]);
  EXPECT_EQ(Digest(folder), digest);
  folder.name = "g";
  EXPECT_EQ(Digest(folder), digest) << "where it is stored is no part of it";
  folder.files[0].bytes += "\n";
  EXPECT_NE(Digest(folder), digest);
}

const PlanParameter& ParameterOf(const Plan& plan, const std::string& name) {
  const auto found = std::find_if(plan.parameters.begin(), plan.parameters.end(),
                                  [&](const auto& p) { return p.source->name() == name; });
  EXPECT_NE(found, plan.parameters.end()) << name;
  return *found;
}

// The value on a day, or the run of days without one.
std::string Found(const PlanParameter& parameter, const std::string& day,
                  const std::vector<std::string_view>& keys = {}) {
  Window gap;
  if (const PlanParameterRow* row = parameter.Find(keys, At(day), gap)) return row->source->value();
  return absl::StrCat("none from ", gap.first.IsDate() ? FormatDay(gap.first) : "ever", " to ",
                      gap.last.IsDate() ? FormatDay(gap.last) : "ever");
}

std::shared_ptr<const Plan> PlanWithParameter(const std::string& rest) {
  const CompileResult result = CompileWith(
      "parameter { name: \"p\" label: \"p\" unit: UNIT_PENCE cite { paragraph: \"1.3\" } " + rest +
      "}\ndefinition { name: \"d\" value: \"" +
      (rest.find("key:") == std::string::npos ? "p" : "p('north')") +
      " > 0.00\" cite { paragraph: \"1.3\" } }\n"
      "warning { name: \"w\" when: \"d\" says: \"W.\" cite { paragraph: \"1.3\" } }\n");
  EXPECT_EQ(Shown(result.diagnostics), "");
  return result.plan;
}

TEST(Parameters, ARowHoldsUntilTheNextAndTheLastUntilChanged) {
  const auto plan = PlanWithParameter(R"(known: KNOWN_UNTIL_CHANGED
      row { from: "2021-04-06" value: "2.00" }
      row { from: "2020-04-06" value: "1.00" })");
  const PlanParameter& p = ParameterOf(*plan, "p");
  EXPECT_EQ(Found(p, "2020-04-05"), "none from ever to 2020-04-05");
  EXPECT_EQ(Found(p, "2020-04-06"), "1.00");
  EXPECT_EQ(Found(p, "2021-04-05"), "1.00");
  EXPECT_EQ(Found(p, "2021-04-06"), "2.00");
  EXPECT_EQ(Found(p, "2199-12-31"), "2.00");
}

TEST(Parameters, UntilEndsARowAndLeavesAGap) {
  const auto plan = PlanWithParameter(R"(known: KNOWN_AS_EACH_ROW_SAYS
      row { from: "2020-04-06" until: "2020-12-31" value: "1.00" }
      row { from: "2021-04-06" until: "2021-04-06" value: "2.00" }
      row { from: "2021-04-07" until: "2021-12-31" value: "3.00" })");
  const PlanParameter& p = ParameterOf(*plan, "p");
  EXPECT_EQ(Found(p, "2020-12-31"), "1.00");
  EXPECT_EQ(Found(p, "2021-01-01"), "none from 2021-01-01 to 2021-04-05");
  EXPECT_EQ(Found(p, "2021-04-05"), "none from 2021-01-01 to 2021-04-05");
  EXPECT_EQ(Found(p, "2021-04-06"), "2.00");
  EXPECT_EQ(Found(p, "2021-04-07"), "3.00");
  EXPECT_EQ(Found(p, "2022-01-01"), "none from 2022-01-01 to ever");
}

TEST(Parameters, AnUpratedSeriesIsKnownToTheDayBeforeTheNextUprating) {
  const auto plan = PlanWithParameter(R"(known: KNOWN_UNTIL_NEXT_UPRATING uprated_on: "04-06"
      row { from: "2020-04-06" value: "1.00" }
      row { from: "2021-07-01" value: "2.00" })");
  const PlanParameter& p = ParameterOf(*plan, "p");
  EXPECT_EQ(Found(p, "2021-06-30"), "1.00") << "a row that is not the last holds to the next";
  EXPECT_EQ(Found(p, "2021-07-01"), "2.00");
  EXPECT_EQ(Found(p, "2022-04-05"), "2.00");
  EXPECT_EQ(Found(p, "2022-04-06"), "none from 2022-04-06 to ever");
}

TEST(Parameters, TheNextUpratingComesAfterTheDay) {
  EXPECT_EQ(NextUprating("04-06", At("2020-04-05")).value(), At("2020-04-06"));
  EXPECT_EQ(NextUprating("04-06", At("2020-04-06")).value(), At("2021-04-06"));
  EXPECT_EQ(NextUprating("04-06", At("2020-12-31")).value(), At("2021-04-06"));
  EXPECT_FALSE(NextUprating("04-06", At("2199-12-31")).ok());
  EXPECT_FALSE(NextUprating("4-6", At("2020-01-01")).ok());
  EXPECT_FALSE(NextUprating("", At("2020-01-01")).ok());
}

TEST(Parameters, EachKeyHasRowsOfItsOwn) {
  const auto plan = PlanWithParameter(R"(known: KNOWN_UNTIL_CHANGED key: "area"
      row { from: "2020-04-06" key: "north" value: "1.00" }
      row { from: "2020-04-06" key: "south" until: "2020-12-31" value: "2.00" }
      row { from: "2021-04-06" key: "north" value: "3.00" })");
  const PlanParameter& p = ParameterOf(*plan, "p");
  EXPECT_EQ(Found(p, "2021-04-05", {"north"}), "1.00");
  EXPECT_EQ(Found(p, "2021-04-06", {"north"}), "3.00");
  EXPECT_EQ(Found(p, "2020-12-31", {"south"}), "2.00");
  EXPECT_EQ(Found(p, "2021-04-06", {"south"}), "none from 2021-01-01 to ever");
  EXPECT_EQ(Found(p, "2020-04-06", {"west"}), "none from ever to ever");
}

TEST(Parameters, ACallersStandsInPlaceOfOneOfTheRates) {
  CompileOptions options;
  ASSERT_TRUE(TextFormat::ParseFromString(
      R"(name: "yearly_limit" label: "limit" unit: UNIT_PENCE known: KNOWN_UNTIL_CHANGED
         row { from: "2000-01-01" value: "5.00" }
         cite { paragraph: "limit" source: "published" })",
      &options.parameters.emplace_back()));
  const CompileResult result = Compile(SmallRulebook(), SmallRates(), {}, options);
  ASSERT_EQ(Shown(result.diagnostics), "");
  EXPECT_EQ(Found(ParameterOf(*result.plan, "yearly_limit"), "2019-01-01"), "5.00");
}

// The rate of those who work is only used by the table that the reading puts away.
TEST(Readings, TakeThePlaceOfWhatTheyRestate) {
  CompileOptions options;
  options.readings = {"I-1=B"};
  const CompileResult result = Compile(SmallRulebook(), SmallRates(), {}, options);
  ASSERT_EQ(Shown(result.diagnostics), "");
  int named = 0;
  for (const PlanDefinition& definition : result.plan->definitions) {
    if (definition.name != "allowance") continue;
    ++named;
    EXPECT_NE(definition.definition, nullptr) << "the reading has a definition, not a table";
  }
  EXPECT_EQ(named, 1);
}

TEST(About, NamesTheDutyThatSaysWhenAPlanIsReviewed) {
  EXPECT_EQ(Compile(SmallRulebook(), SmallRates()).plan->plan_review, -1);
  RulebookFolder folder = SmallRulebook();
  PutFile(folder, "about.txtpb",
          R"(about { id: "small" edition: "2020" title: "Small" in_force_from: "2020-04-01"
                     legal_status: "legal_status" plan_review: "look_again" })");
  PutFile(folder, "more.txtpb",
          R"txtpb(duty { name: "look_again" label: "review the plan" actor: ACTOR_SOCIAL_WORKER
                    when { when: "in_care" otherwise: "No." cite { paragraph: "1.2" } }
                    due: "birthday(17)" cite { paragraph: "1.2" } })txtpb");
  const CompileResult result = Compile(folder, SmallRates());
  ASSERT_EQ(Shown(result.diagnostics), "");
  ASSERT_GE(result.plan->plan_review, 0);
  EXPECT_EQ(result.plan->duties[static_cast<size_t>(result.plan->plan_review)].source->name(),
            "look_again");
}

// An edition of 2021 of the small rulebook that amends another.
RulebookFolder Amending2020() {
  return {"rules/small/2021",
          {{"about.txtpb", R"(about { id: "small" edition: "2021" amends: "2020" title: "Amended"
                                 in_force_from: "2021-04-01" legal_status: "legal_status" })"},
           {"rate.txtpb", R"(
         source { name: "letter" title: "A letter" section {
           number: "1" reference { paragraph: "1" kind: REFERENCE_KIND_CALCULATION } } }
         parameter { name: "weekly_rate" label: "weekly rate" unit: UNIT_PENCE_PER_WEEK
                     known: KNOWN_UNTIL_CHANGED row { from: "2021-04-01" value: "60.00" }
                     cite { paragraph: "1" source: "letter" }
                     cite { paragraph: "1.3" } })"}}};
}

// The small rulebook as the edition that is amended.
RulebookFolder Small2020() {
  RulebookFolder base = SmallRulebook();
  base.name = "rules/small/2020";
  return base;
}

TEST(Amending, TakesOverWhatItDoesNotRestate) {
  const CompileResult result = Compile(Amending2020(), SmallRates(), {Small2020()});
  ASSERT_EQ(Shown(result.diagnostics), "") << "citations without source stay those of the guide";
  EXPECT_EQ(Found(ParameterOf(*result.plan, "weekly_rate"), "2021-04-01"), "60.00");
  EXPECT_EQ(Found(ParameterOf(*result.plan, "weekly_rate"), "2021-03-31"),
            "none from ever to 2021-03-31")
      << "a restated parameter has its own rows only";
  EXPECT_EQ(result.plan->rulebook_edition.edition(), "2021");
  EXPECT_EQ(result.plan->entitlements.size(), 2U);
}

TEST(Amending, TheDigestOfTheRulesHasThatOfWhatIsAmended) {
  EXPECT_EQ(Compile(Small2020(), SmallRates(), {}).plan->rules_digest, Digest(Small2020()));
  const std::string lines = Digest(Amending2020()) + "\n" + Digest(Small2020()) + "\n";
  EXPECT_EQ(Compile(Amending2020(), SmallRates(), {Small2020()}).plan->rules_digest,
            Sha256Hex(lines));
}

// Each declaration of the folder in a file of its own, the files named at random.
RulebookFolder Scattered(const RulebookFolder& folder, std::mt19937& random) {
  v1::Rulebook all;
  for (const RulebookFile& file : folder.files) {
    v1::Rulebook one;
    EXPECT_TRUE(TextFormat::ParseFromString(file.bytes, &one));
    all.MergeFrom(one);
  }
  std::vector<std::string> declarations;
  const auto& reflection = *all.GetReflection();
  std::vector<const google::protobuf::FieldDescriptor*> fields;
  reflection.ListFields(all, &fields);
  for (const auto* field : fields) {
    const int count = field->is_repeated() ? reflection.FieldSize(all, field) : 1;
    for (int i = 0; i < count; ++i) {
      v1::Rulebook one;
      const auto& message = field->is_repeated() ? reflection.GetRepeatedMessage(all, field, i)
                                                 : reflection.GetMessage(all, field);
      auto* copy = field->is_repeated() ? reflection.AddMessage(&one, field)
                                        : reflection.MutableMessage(&one, field);
      copy->CopyFrom(message);
      TextFormat::PrintToString(one, &declarations.emplace_back());
    }
  }
  std::shuffle(declarations.begin(), declarations.end(), random);
  RulebookFolder scattered{folder.name, {}};
  for (size_t i = 0; i < declarations.size(); ++i) {
    scattered.files.push_back({absl::StrCat(1000 + i, ".txtpb"), declarations[i]});
  }
  std::shuffle(scattered.files.begin(), scattered.files.end(), random);
  return scattered;
}

std::string NamesOf(const Plan& plan) {
  std::string names;
  for (const auto& parameter : plan.parameters)
    absl::StrAppend(&names, parameter.source->name(), " ");
  for (const auto& definition : plan.definitions) absl::StrAppend(&names, definition.name, " ");
  for (const auto& entitlement : plan.entitlements) {
    absl::StrAppend(&names, entitlement.source->name(), " ", entitlement.bars.size(), " ",
                    entitlement.caps.size(), " ", entitlement.site, " ");
  }
  for (const auto& bar : plan.bars)
    absl::StrAppend(&names, bar.source->name(), " ", bar.lifts.size());
  for (const auto& field : plan.schema.case_type().fields) absl::StrAppend(&names, field.name, " ");
  for (const bool used : plan.used_case_fields) absl::StrAppend(&names, used);
  for (const auto& number : plan.interpretations) absl::StrAppend(&names, number, " ");
  for (const auto& site : plan.sites) {
    for (int cite : site.citations) {
      absl::StrAppend(&names, plan.citations[static_cast<size_t>(cite)].paragraph(), " ");
    }
  }
  return names;
}

TEST(Order, OfFilesAndDeclarationsMakesNoOtherPlan) {
  std::mt19937 random(20200401);
  const CompileResult straight = Compile(SmallRulebook(), SmallRates());
  ASSERT_NE(straight.plan, nullptr);
  for (int i = 0; i < 20; ++i) {
    const CompileResult shuffled =
        Compile(Scattered(SmallRulebook(), random), Scattered(SmallRates(), random));
    ASSERT_EQ(Shown(shuffled.diagnostics), "");
    EXPECT_EQ(NamesOf(*shuffled.plan), NamesOf(*straight.plan));
    EXPECT_TRUE(google::protobuf::util::MessageDifferencer::Equals(shuffled.plan->merged,
                                                                   straight.plan->merged));
  }
}

}  // namespace
}  // namespace fairstart
