#include "service/editions/compare_editions.h"

#include <gmock/gmock.h>

#include "tests/service/editions/editions_fixture.h"

namespace fairstart {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class CompareEditionsTest : public EditionsTest {
 protected:
  absl::StatusOr<v1::CompareEditionsResponse> Compare(const v1::CompareEditionsRequest& request) {
    return CompareEditions(*keeping_, **Now(), request.SerializeAsString());
  }

  static v1::ComparedEdition Named(const std::string& id, const std::string& edition) {
    v1::ComparedEdition side;
    side.mutable_name()->set_id(id);
    side.mutable_name()->set_edition(edition);
    return side;
  }
  static v1::ComparedEdition At(int64_t position) {
    v1::ComparedEdition side;
    side.set_position(position);
    return side;
  }
  static v1::ComparedEdition Sent(const v1::SubmittedEdition& submitted) {
    v1::ComparedEdition side;
    *side.mutable_submitted() = submitted;
    return side;
  }

  absl::StatusOr<v1::CompareEditionsResponse> Compare(const v1::ComparedEdition& before,
                                                      const v1::ComparedEdition& after) {
    v1::CompareEditionsRequest request;
    *request.mutable_before() = before;
    *request.mutable_after() = after;
    return Compare(request);
  }
};

TEST_F(CompareEditionsTest, AProposalIsComparedWithWhatIsInUse) {
  const v1::ProposeEditionResponse proposal = Proposed(Edition2021());
  const auto response = Compare(Named("sample", "2020"), At(proposal.recorded().position()));
  ASSERT_TRUE(response.ok()) << response.status();
  const v1::RulebookDifferences& found = response->differences();
  EXPECT_EQ(found.before().edition(), "2020");
  EXPECT_EQ(found.after().digest(), proposal.edition().digest());
  ASSERT_EQ(found.declarations_size(), 2);
  EXPECT_EQ(found.declarations(0).kind(), "about");
  const v1::DeclarationDifference& allowance = found.declarations(1);
  EXPECT_EQ(allowance.kind(), "parameter");
  EXPECT_EQ(allowance.name(), "full_allowance");
  EXPECT_EQ(allowance.before().file(), "sample/2020/about.txtpb");
  EXPECT_EQ(allowance.after().file(), "sample/2021/about.txtpb");
  // What amends 2019 does not have the row of 2020.
  ASSERT_EQ(allowance.values_size(), 2);
  EXPECT_EQ(allowance.values(0).from(), "2020-04-01");
  EXPECT_EQ(allowance.values(0).until(), "2021-03-31");
  EXPECT_EQ(allowance.values(0).before(), "60.00");
  EXPECT_EQ(allowance.values(0).after(), "57.90");
  EXPECT_EQ(allowance.values(1).from(), "2021-04-01");
  EXPECT_EQ(allowance.values(1).after(), "70.00");
}

TEST_F(CompareEditionsTest, FilesThatAreSentAreComparedWithWhatTheyAmendHere) {
  const auto response = Compare(Named("sample", "2019"), Sent(Edition2021()));
  ASSERT_TRUE(response.ok()) << response.status();
  EXPECT_EQ(response->differences().declarations_size(), 2);
  const auto same = Compare(Sent(Edition2021()), Sent(Edition2021()));
  ASSERT_TRUE(same.ok()) << same.status();
  EXPECT_EQ(same->differences().declarations_size(), 0);
}

// Not by the folder in which this server keeps it.
TEST_F(CompareEditionsTest, WhatIsTakenOverIsNamedAfterItsEdition) {
  v1::SubmittedEdition restating = Edition2021();
  AddFile(restating.mutable_files(), "sum.txtpb", R"pb(
    definition {
      name: "weekly_sum"
      label: "weekly sum"
      value: "0"
      cite { paragraph: "2.1" }
    }
  )pb");
  const auto response = Compare(Sent(Edition2021()), Sent(restating));
  ASSERT_TRUE(response.ok()) << response.status();
  ASSERT_EQ(response->differences().declarations_size(), 1);
  const v1::DeclarationDifference& sum = response->differences().declarations(0);
  EXPECT_EQ(sum.before().file(), "sample/2019/2_what.txtpb");
  EXPECT_EQ(sum.after().file(), "sample/2021/sum.txtpb");
}

TEST_F(CompareEditionsTest, RatesAreComparedToo) {
  const auto response =
      Compare(Named("rates", "2020"), Sent(Rates2021({{"\"60.00\"", "\"65.00\""}})));
  ASSERT_TRUE(response.ok()) << response.status();
  ASSERT_EQ(response->differences().declarations_size(), 2);
  const v1::ValueDifference& value = response->differences().declarations(1).values(0);
  EXPECT_EQ(value.from(), "2020-04-06");
  EXPECT_EQ(value.until(), "2021-04-05");  // the day before the next uprating
  EXPECT_EQ(value.after(), "65.00");
}

TEST_F(CompareEditionsTest, WhatIsWrongWithASideIsNamed) {
  EXPECT_THAT(Fields(Compare(Named("sample", "2020"), {}).status()), ElementsAre("after"));
  EXPECT_THAT(Fields(Compare(Named("sample", "1999"), Named("sample", "2020")).status()),
              ElementsAre("before.name.edition"));
  EXPECT_THAT(Fields(Compare(Named("sample", "2020"), At(0)).status()),
              ElementsAre("after.position"));
  v1::SubmittedEdition edition = Edition2021();
  edition.mutable_files(0)->set_name("../about.txtpb");
  EXPECT_THAT(Fields(Compare(Named("sample", "2020"), Sent(edition)).status()),
              ElementsAre("after.submitted.files[0].name"));
}

TEST_F(CompareEditionsTest, AFileThatCannotBeReadIsRefusedWhereItStands) {
  v1::SubmittedEdition edition = Edition2021();
  edition.mutable_files(0)->mutable_contents()->append("elephant: 1\n");
  const absl::Status status = Compare(Named("sample", "2020"), Sent(edition)).status();
  EXPECT_EQ(ReasonOf(status), "RULEBOOK_DEFECTIVE");
  EXPECT_THAT(std::string(status.message()), HasSubstr("sample/2021/about.txtpb:"));
  edition = Edition2021();
  std::string& about = *edition.mutable_files(0)->mutable_contents();
  about = absl::StrReplaceAll(about, {{"amends: \"2019\"", "amends: \"1999\""}});
  const absl::Status missing = Compare(Named("sample", "2020"), Sent(edition)).status();
  EXPECT_EQ(ReasonOf(missing), "RULEBOOK_DEFECTIVE");
  EXPECT_THAT(std::string(missing.message()), HasSubstr("amends sample/1999, which is not here"));
}

}  // namespace
}  // namespace fairstart
