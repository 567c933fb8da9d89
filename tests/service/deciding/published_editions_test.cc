#include "service/deciding/published_editions.h"

#include "tests/service/deciding/deciding_fixture.h"

namespace fairstart {
namespace {

using PublishedEditionsTest = DecidingTest;

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

}  // namespace
}  // namespace fairstart
