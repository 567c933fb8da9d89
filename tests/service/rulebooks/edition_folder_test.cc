#include "service/rulebooks/edition_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/service/scratch_folder.h"

namespace fairstart {
namespace {

using testing::ElementsAre;

std::vector<std::string> PathsOf(const RulebookFolder& folder) {
  std::vector<std::string> paths;
  for (const RulebookFile& file : folder.files) paths.push_back(file.path);
  return paths;
}

TEST(ReadRulebookFolder, TakesTheTextFilesOfTheFolderItselfInByteOrder) {
  const ScratchFolder folder;
  folder.Write("sample/2019/b.txtpb", "b");
  folder.Write("sample/2019/A.txtpb", "a");
  folder.Write("sample/2019/README.md", "no rulebook");
  folder.Write("sample/2019/.hidden.txtpb", "hidden");
  folder.Write("sample/2019/scenarios/s.txtpb", "a test");
  folder.Write("sample/2019/examples/e.txtpb", "a case");
  const auto read = ReadRulebookFolder(folder.path() / "sample/2019/");
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_THAT(PathsOf(*read), ElementsAre("A.txtpb", "b.txtpb"));
  EXPECT_EQ(read->files[0].bytes, "a");
  EXPECT_EQ(read->name, (folder.path() / "sample/2019").string());
}

TEST(ReadRulebookFolder, LeavesScenariosOutOfTheDigest) {
  const ScratchFolder folder;
  folder.Write("2019/a.txtpb", "a");
  const std::string before = Digest(*ReadRulebookFolder(folder.path() / "2019"));
  folder.Write("2019/scenarios/s.txtpb", "a test");
  EXPECT_EQ(Digest(*ReadRulebookFolder(folder.path() / "2019")), before);
  folder.Write("2019/a.txtpb", "changed");
  EXPECT_NE(Digest(*ReadRulebookFolder(folder.path() / "2019")), before);
}

TEST(ReadRulebookFolder, SaysWhatIsMissing) {
  const ScratchFolder folder;
  EXPECT_EQ(ReadRulebookFolder("no/such").status().message(),
            "cannot read no/such: No such file or directory");
  const absl::Status empty = ReadRulebookFolder(folder.path()).status();
  EXPECT_EQ(empty.code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(empty.message(),
            folder.path().string() + " has no *.txtpb file: it is no edition of a rulebook");
}

TEST(ReadEdition, KnowsItsNameAndSinceWhenItHolds) {
  const auto edition = ReadEdition(std::filesystem::path(kSampleRules) / "sample/2020");
  ASSERT_TRUE(edition.ok()) << edition.status();
  EXPECT_EQ(edition->id, "sample");
  EXPECT_EQ(edition->edition, "2020");
  EXPECT_EQ(edition->in_force_from, "2020-04-01");
  EXPECT_EQ(edition->amends, "2019");
}

TEST(ReadEdition, ReadsTheDayFromAnEditionThatIsBrokenElsewhere) {
  const ScratchFolder folder;
  folder.Write("sample/1/a.txtpb", "this is no text format {");
  folder.Write("sample/1/b.txtpb", "about { in_force_from: \"2001-01-01\" }");
  EXPECT_EQ(ReadEdition(folder.path() / "sample/1")->in_force_from, "2001-01-01");
}

TEST(FindEditionFolders, FindsThemAtAndBelowAFolder) {
  const std::filesystem::path rules = kSampleRules;
  EXPECT_THAT(*FindEditionFolders(rules),
              ElementsAre(rules / "rates/2019", rules / "rates/2020", rules / "sample/2019",
                          rules / "sample/2020"));
  EXPECT_THAT(*FindEditionFolders(rules / "sample/2019"), ElementsAre(rules / "sample/2019"));
  EXPECT_FALSE(FindEditionFolders("no/such").ok());
}

}  // namespace
}  // namespace fairstart
