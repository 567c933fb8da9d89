#include "service/deciding/published_editions.h"

#include <gmock/gmock.h>

#include "absl/strings/substitute.h"
#include "tests/service/deciding/deciding_fixture.h"

namespace fairstart {
namespace {

using testing::ElementsAre;

class PublishedEditionsTest : public DecidingTest {
 protected:
  // An edition that says nothing but what it amends.
  void WriteAmending(const std::string& edition, const std::string& from,
                     const std::string& amends) {
    folder_.Write(absl::StrCat("rules/sample/", edition, "/about.txtpb"),
                  absl::Substitute("about { id: \"sample\" edition: \"$0\" title: \"A guide\" "
                                   "in_force_from: \"$1\" amends: \"$2\" "
                                   "legal_status: \"legal_status\" }",
                                   edition, from, amends));
  }

  // The editions that the ledger's entries from a position on published.
  std::vector<std::string> PublishedFrom(int64_t first) {
    std::vector<std::string> editions;
    for (int64_t position = first; position < Size(); ++position) {
      const auto entry = (*Now())->Entry(position);
      editions.push_back(entry->content->rulebook_published().edition().edition());
    }
    return editions;
  }
};

TEST_F(PublishedEditionsTest, EachEditionIsInTheLedgerOnceWithItsFiles) {
  // Two of the rulebook, two of the rates.
  EXPECT_EQ(Size(), kFirst + 4);
  OpenRules(kSampleRules);
  EXPECT_EQ(Size(), kFirst + 4);
  Selection selection;
  selection.id = "sample";
  const auto plan = library_->Find(selection);
  const int64_t position = keeping_->published().PositionOf(RulebookEdition(**plan));
  const v1::RulebookPublished published = (*Now())->Entry(position)->content->rulebook_published();
  EXPECT_EQ(published.edition().edition(), "2020");
  RulebookFolder folder;
  for (const v1::PublishedFile& file : published.files())
    folder.files.push_back({file.name(), file.contents()});
  EXPECT_EQ(Digest(folder), published.edition().digest());
}

TEST_F(PublishedEditionsTest, AFileThatChangedMakesAnotherEdition) {
  const std::filesystem::path rules = folder_.CopySampleRules();
  OpenRules(rules);
  EXPECT_EQ(Size(), kFirst + 4);
  std::ofstream(rules / "sample/2020/about.txtpb", std::ios::app) << "# Another comment.\n";
  OpenRules(rules);
  EXPECT_EQ(Size(), kFirst + 5);
}

TEST_F(PublishedEditionsTest, AFileThatWasChangedBackIsPublishedAgain) {
  const std::filesystem::path rules = folder_.CopySampleRules();
  const std::filesystem::path file = rules / "sample/2020/about.txtpb";
  const std::filesystem::path kept = folder_.path() / "kept";
  std::filesystem::copy_file(file, kept);
  std::ofstream(file, std::ios::app) << "# Another comment.\n";
  OpenRules(rules);
  EXPECT_EQ(Size(), kFirst + 5);
  std::filesystem::copy_file(kept, file, std::filesystem::copy_options::overwrite_existing);
  OpenRules(rules);
  EXPECT_EQ(Size(), kFirst + 6);
  Selection selection;
  selection.id = "sample";
  const v1::EditionReference edition = RulebookEdition(**library_->Find(selection));
  EXPECT_EQ(keeping_->published().PositionOf(edition), kFirst + 5);
  OpenRules(rules);
  EXPECT_EQ(Size(), kFirst + 6);
}

// What was in force before the edition that it amends stands before it in the list.
TEST_F(PublishedEditionsTest, WhatAmendsAChangedEditionIsPublishedAfterIt) {
  const std::filesystem::path rules = folder_.CopySampleRules();
  WriteAmending("2018", "2018-04-01", "2021");
  WriteAmending("2021", "2021-04-01", "2020");
  WriteAmending("2022", "2022-04-01", "");
  OpenRules(rules);
  const int64_t before = Size();
  EXPECT_THAT(PublishedFrom(before - 3), ElementsAre("2021", "2018", "2022"));
  std::ofstream(rules / "sample/2019/about.txtpb", std::ios::app) << "# Another comment.\n";
  OpenRules(rules);
  EXPECT_THAT(PublishedFrom(before), ElementsAre("2019", "2020", "2021", "2018"));
  Selection selection;
  selection.id = "sample";
  selection.edition = "2018";
  const v1::EditionReference edition = RulebookEdition(**library_->Find(selection));
  EXPECT_EQ(keeping_->published().PositionOf(edition), before + 3);
  OpenRules(rules);
  EXPECT_EQ(Size(), before + 4);
}

TEST_F(PublishedEditionsTest, WhatAmendsEachOtherInACircleIsPublishedOnce) {
  const std::filesystem::path rules = folder_.CopySampleRules();
  WriteAmending("2021", "2021-04-01", "2022");
  WriteAmending("2022", "2022-04-01", "2021");
  WriteAmending("2023", "2023-04-01", "2023");
  OpenRules(rules);
  const int64_t size = Size();
  OpenRules(rules);
  EXPECT_EQ(Size(), size);
}

}  // namespace
}  // namespace fairstart
