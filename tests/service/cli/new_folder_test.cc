#include "service/cli/new_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service/files/whole_file.h"
#include "tests/service/scratch_folder.h"

namespace fairstart {
namespace {

namespace fs = std::filesystem;

const std::vector<RulebookFile> kFiles = {{"about.txtpb", "about {}\n"},
                                          {"scenarios/base.txtpb", "scenario {}\n"}};

// Everything in a folder, hidden files too.
std::vector<std::string> NamesIn(const fs::path& folder) {
  std::vector<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    names.push_back(entry.path().filename().string());
  }
  return names;
}

TEST(WriteNewFolder, HasEveryFileAndLeavesNothingBeside) {
  const ScratchFolder scratch;
  const fs::path folder = scratch.path() / "2021";
  const absl::Status status = WriteNewFolder(folder / "", kFiles);
  ASSERT_TRUE(status.ok()) << status;
  EXPECT_EQ(*ReadWholeFile(folder / "about.txtpb"), "about {}\n");
  EXPECT_EQ(*ReadWholeFile(folder / "scenarios/base.txtpb"), "scenario {}\n");
  EXPECT_THAT(NamesIn(scratch.path()), testing::ElementsAre("2021"));
  EXPECT_EQ(fs::status(folder).permissions(), fs::perms(0755));
}

TEST(WriteNewFolder, WritesNothingOver) {
  const ScratchFolder scratch;
  fs::create_directory(scratch.path() / "empty");
  fs::create_symlink("nowhere", scratch.path() / "link");
  scratch.Write("file", "kept");
  for (const char* name : {"empty", "link", "file"}) {
    const absl::Status status = WriteNewFolder(scratch.path() / name, kFiles);
    EXPECT_EQ(status.code(), absl::StatusCode::kAlreadyExists) << name << status;
    EXPECT_THAT(std::string(status.message()), testing::HasSubstr("is there already"));
  }
  EXPECT_EQ(NamesIn(scratch.path()).size(), 3u);
  EXPECT_TRUE(fs::is_empty(scratch.path() / "empty"));
}

TEST(WriteNewFolder, ANameThatLeadsElsewhereIsRefused) {
  const ScratchFolder scratch;
  for (const char* name :
       {"../x.txtpb", "/x.txtpb", "a/../x.txtpb", ".hidden", "a/b/c.txtpb", "", "scenarios/"}) {
    const absl::Status status = WriteNewFolder(scratch.path() / "2021", {{name, "x"}});
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << name;
  }
  EXPECT_THAT(NamesIn(scratch.path()), testing::IsEmpty());
}

// The second file cannot be written: the first went with it.
TEST(WriteNewFolder, NothingIsHalfWritten) {
  const ScratchFolder scratch;
  const absl::Status status =
      WriteNewFolder(scratch.path() / "2021", {{"about.txtpb", "x"}, {"about.txtpb", "y"}});
  EXPECT_EQ(status.code(), absl::StatusCode::kAlreadyExists);
  EXPECT_THAT(NamesIn(scratch.path()), testing::IsEmpty());
  EXPECT_EQ(WriteNewFolder(scratch.path() / "no/such", kFiles).code(), absl::StatusCode::kNotFound);
}

}  // namespace
}  // namespace fairstart
