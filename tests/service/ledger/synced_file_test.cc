#include "service/ledger/synced_file.h"

#include <gtest/gtest.h>

#include <sstream>

#include "tests/service/scratch_folder.h"

namespace fairstart {
namespace {

std::string BytesOf(const std::filesystem::path& file) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  return text.str();
}

TEST(SyncedFile, IsNewOrNotWritten) {
  const ScratchFolder folder;
  const auto file = folder.path() / "a";
  ASSERT_TRUE(WriteNewFile(file, "text", 0600).ok());
  EXPECT_EQ(BytesOf(file), "text");
  EXPECT_EQ(WriteNewFile(file, "other", 0600).code(), absl::StatusCode::kAlreadyExists);
  EXPECT_EQ(BytesOf(file), "text");
  EXPECT_EQ(WriteNewFile(folder.path() / "none" / "a", "text", 0600).code(),
            absl::StatusCode::kNotFound);
}

TEST(SyncedFile, GetsANameThatIsFree) {
  const ScratchFolder folder;
  const auto file = folder.Write("a", "new"), taken = folder.Write("b", "old");
  EXPECT_EQ(PutInPlace(file, taken).code(), absl::StatusCode::kAlreadyExists);
  EXPECT_EQ(BytesOf(taken), "old");
  ASSERT_TRUE(PutInPlace(file, folder.path() / "c").ok());
  EXPECT_EQ(BytesOf(folder.path() / "c"), "new");
  EXPECT_FALSE(std::filesystem::exists(file));
}

}  // namespace
}  // namespace fairstart
