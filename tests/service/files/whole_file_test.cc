#include "service/files/whole_file.h"

#include <gtest/gtest.h>

#include "tests/service/scratch_folder.h"

namespace fairstart {
namespace {

TEST(WriteWholeFile, PutsBytesInPlaceOfWhatWasThere) {
  const ScratchFolder folder;
  const std::filesystem::path file = folder.path() / "book.html";
  ASSERT_TRUE(WriteWholeFile(file, "a longer text").ok());
  ASSERT_TRUE(WriteWholeFile(file, std::string("a\0b", 3)).ok());
  EXPECT_EQ(*ReadWholeFile(file), std::string("a\0b", 3));
  // Nothing else is left beside it.
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1);
}

TEST(WriteWholeFile, SaysWhereItCannotWrite) {
  const ScratchFolder folder;
  const std::filesystem::path file = folder.path() / "no such folder" / "book.html";
  const absl::Status status = WriteWholeFile(file, "text");
  EXPECT_EQ(status.code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(status.message(), "cannot write " + file.string() + ": No such file or directory");
}

}  // namespace
}  // namespace fairstart
