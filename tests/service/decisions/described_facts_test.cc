#include "service/decisions/described_facts.h"

#include <gtest/gtest.h>

#include <set>

#include "service/errors/rich_status.h"
#include "tests/service/scratch_folder.h"

namespace fairstart {
namespace {

class DescribedFactsTest : public testing::Test {
 protected:
  static void SetUpTestSuite() { library_ = RulebookLibrary::Open(kSampleRules)->release(); }
  static void TearDownTestSuite() { delete library_; }

  static v1::DescribeFactsRequest Sound() {
    v1::DescribeFactsRequest request;
    request.mutable_rulebook()->set_id("sample");
    return request;
  }

  static inline RulebookLibrary* library_ = nullptr;
};

TEST_F(DescribedFactsTest, PagesGiveEveryFactOnce) {
  v1::DescribeFactsRequest request = Sound();
  std::vector<std::string> all;
  const auto first_page = DescribedFacts(*library_, request);
  ASSERT_TRUE(first_page.ok()) << first_page.status();
  for (const auto& fact : first_page->facts()) all.push_back(fact.path());
  ASSERT_GT(all.size(), 3u);

  request.set_used_only(false);
  request.set_page_size(static_cast<int>(all.size() / 3 + 1));
  std::vector<std::string> paged;
  int pages = 0;
  do {
    const auto page = DescribedFacts(*library_, request);
    ASSERT_TRUE(page.ok()) << page.status();
    for (const auto& fact : page->facts()) paged.push_back(fact.path());
    request.set_page_token(page->next_page_token());
    ++pages;
  } while (!request.page_token().empty());
  // The default page may hold fewer than there are.
  ASSERT_GE(paged.size(), all.size());
  EXPECT_TRUE(std::equal(all.begin(), all.end(), paged.begin()));
  EXPECT_GE(pages, 3);
  EXPECT_EQ(std::set<std::string>(paged.begin(), paged.end()).size(), paged.size());
}

TEST_F(DescribedFactsTest, GivesOnlyThoseThatAreUsed) {
  v1::DescribeFactsRequest request = Sound();
  request.set_used_only(true);
  const auto used = DescribedFacts(*library_, request);
  ASSERT_TRUE(used.ok()) << used.status();
  EXPECT_GT(used->facts_size(), 0);
  for (const auto& fact : used->facts()) EXPECT_TRUE(fact.used()) << fact.path();
}

TEST_F(DescribedFactsTest, NeverGivesMoreThanAPage) {
  v1::DescribeFactsRequest request = Sound();
  request.set_page_size(1000000);
  EXPECT_LE(DescribedFacts(*library_, request)->facts_size(), kMostFactsOnAPage);
}

TEST_F(DescribedFactsTest, RefusesATokenOfAnotherList) {
  v1::DescribeFactsRequest request = Sound();
  request.set_page_size(1);
  const std::string token = DescribedFacts(*library_, request)->next_page_token();
  ASSERT_NE(token, "");
  request.set_page_token(token);
  EXPECT_TRUE(DescribedFacts(*library_, request).ok());
  request.set_used_only(true);
  const FieldViolations violations = ViolationsOf(DescribedFacts(*library_, request).status());
  ASSERT_EQ(violations.size(), 1u);
  EXPECT_EQ(violations[0].path, "page_token");
  EXPECT_EQ(violations[0].description,
            "\"" + token +
                "\" does not belong to this request; send next_page_token of the page "
                "before with the same rulebook and used_only, or leave it out to start again");
  for (const char* made_up : {"", "x", "1-", "99999999-abc", "-1-abc"}) {
    request.set_page_token(made_up);
    EXPECT_EQ(DescribedFacts(*library_, request).ok(), *made_up == '\0') << made_up;
  }
}

TEST_F(DescribedFactsTest, NamesAnUnknownRulebook) {
  v1::DescribeFactsRequest request = Sound();
  request.mutable_rulebook()->set_id("elephant");
  EXPECT_EQ(DescribedFacts(*library_, request).status().code(), absl::StatusCode::kNotFound);
}

}  // namespace
}  // namespace fairstart
