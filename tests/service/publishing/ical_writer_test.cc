// Lines as RFC 5545 wants them: its sections 3.1 (folding) and 3.3.11 (text).
#include "service/publishing/ical_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"

namespace fairstart {
namespace {

std::string TextOf(const std::string& text) {
  IcalWriter writer;
  writer.AddText("SUMMARY", text);
  return writer.Take();
}

TEST(IcalWriter, EndsEachLineWithCrLf) {
  IcalWriter writer;
  writer.Begin("VEVENT");
  writer.Add("DTSTART;VALUE=DATE", "20200101");
  writer.End("VEVENT");
  EXPECT_EQ(writer.Take(), "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20200101\r\nEND:VEVENT\r\n");
}

TEST(IcalWriter, EscapesWhatTextMayNotHold) {
  EXPECT_EQ(TextOf("a, b; c\\d: \"e\""), "SUMMARY:a\\, b\\; c\\\\d: \"e\"\r\n");
  EXPECT_EQ(TextOf("one\ntwo\r\nthree\rfour"), "SUMMARY:one\\ntwo\\nthree\\nfour\r\n");
  EXPECT_EQ(TextOf(std::string("a\0b\x1B\x7F"
                               "c",
                               6)),
            "SUMMARY:abc\r\n");
}

// 75 octets stand on one line, "SUMMARY:" among them; the 76th begins another.
TEST(IcalWriter, FoldsAfterSeventyFiveOctets) {
  const std::string fits(67, 'x');
  EXPECT_EQ(TextOf(fits), absl::StrCat("SUMMARY:", fits, "\r\n"));
  EXPECT_EQ(TextOf(fits + "y"), absl::StrCat("SUMMARY:", fits, "\r\n y\r\n"));
  // The blank of a line that goes on is one of its octets.
  EXPECT_EQ(TextOf(fits + std::string(74, 'y')),
            absl::StrCat("SUMMARY:", fits, "\r\n ", std::string(74, 'y'), "\r\n"));
  EXPECT_EQ(TextOf(fits + std::string(75, 'y')),
            absl::StrCat("SUMMARY:", fits, "\r\n ", std::string(74, 'y'), "\r\n y\r\n"));
}

bool IsWholeUtf8(const std::string& line) {
  for (size_t i = 0; i < line.size();) {
    const auto c = static_cast<unsigned char>(line[i]);
    const size_t length = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
    if ((c & 0xC0) == 0x80 || i + length > line.size()) return false;
    i += length;
  }
  return true;
}

// Characters of two, three and four octets, at each place where a line could end.
TEST(IcalWriter, BreaksNoCharacterAndLosesNothing) {
  for (const char* character : {"é", "€", "😀", "£"}) {
    for (size_t before = 0; before < 80; ++before) {
      std::string text(before, 'x');
      for (int i = 0; i < 60; ++i) text += character;
      const std::string written = TextOf(text);
      ASSERT_EQ(absl::StrReplaceAll(written, {{"\r\n ", ""}}),
                absl::StrCat("SUMMARY:", text, "\r\n"));
      const std::vector<std::string> lines = absl::StrSplit(written, "\r\n");
      for (const std::string& line : lines) {
        ASSERT_LE(line.size(), 75u);
        ASSERT_TRUE(IsWholeUtf8(line)) << character << " after " << before;
      }
    }
  }
}

// What is no UTF-8 cannot be kept whole, and must not keep it from ending.
TEST(IcalWriter, EndsWithBytesThatAreNoUtf8) {
  const std::string written = TextOf(std::string(500, '\xBF'));
  EXPECT_EQ(absl::StrReplaceAll(written, {{"\r\n ", ""}}),
            absl::StrCat("SUMMARY:", std::string(500, '\xBF'), "\r\n"));
}

}  // namespace
}  // namespace fairstart
