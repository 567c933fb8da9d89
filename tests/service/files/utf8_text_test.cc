#include "service/files/utf8_text.h"

#include <gtest/gtest.h>

namespace fairstart {
namespace {

TEST(Utf8Prefix, TakesEveryCharacter) {
  for (const std::string_view text :
       {"", "plain", "£", "Zoë", "\xE0\xA0\x80", "…", "\xED\x9F\xBF", "\xEE\x80\x80",
        "\xF0\x90\x80\x80", "😀", "\xF4\x8F\xBF\xBF"}) {
    EXPECT_EQ(Utf8Prefix(text), text.size()) << text;
  }
}

TEST(Utf8Prefix, StopsAtWhatIsNone) {
  for (const std::string_view bad :
       {"\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xC3", "\xC3(", "\xE0\x9F\xBF", "\xED\xA0\x80",
        "\xE2\x82", "\xE2\x82(", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80",
        "\xF0\x9F\x98", "\xFF"}) {
    const std::string text = "ab£" + std::string(bad);
    EXPECT_EQ(Utf8Prefix(text), 4u) << text;
  }
}

TEST(LooksLikeUtf16, SeesTheByteOrderMark) {
  EXPECT_TRUE(LooksLikeUtf16(std::string_view("\xFF\xFE#\0", 4)));
  EXPECT_TRUE(LooksLikeUtf16(std::string_view("\xFE\xFF\0#", 4)));
  EXPECT_FALSE(LooksLikeUtf16("\xEF\xBB\xBF#"));
  EXPECT_FALSE(LooksLikeUtf16(""));
}

}  // namespace
}  // namespace fairstart
