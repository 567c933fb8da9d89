#include "service/publishing/html_statement.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/service/publishing/hostile_book.h"
#include "tests/service/publishing/sample_statement.h"

namespace fairstart {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

std::string Written(const SampleStatement& sample = {}) {
  return HtmlStatement(MakeStatementPage(sample.source()));
}

size_t CountOf(const std::string& text, const std::string& part) {
  size_t count = 0;
  for (size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++count;
  return count;
}

TEST(HtmlStatement, IsOnePageWithLandmarksAndASkipLink) {
  const std::string html = Written();
  EXPECT_THAT(html,
              StartsWith("<!DOCTYPE html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\">"));
  EXPECT_THAT(html, HasSubstr("<title>Your money and support on 1 June 2019: case-1</title>"));
  EXPECT_THAT(html, HasSubstr("<a class=\"skip\" href=\"#what\">"));
  EXPECT_EQ(CountOf(html, "<main id=\"what\">"), 1u);
  EXPECT_EQ(CountOf(html, "<h1>"), 1u);
  EXPECT_EQ(CountOf(html, "<svg "), 1u);
}

TEST(HtmlStatement, AsksTheQuestionsOfAReaderInTheirOrder) {
  const std::string html = Written();
  size_t last = 0;
  for (const char* heading :
       {"Your money and support on 1 June 2019</h1>", "This is a proposal.",
        "Your legal status: ", "What you get now</h2>",
        "What you can get once something is done</h2>", "What we cannot decide yet</h2>",
        "What somebody else pays</h2>", "What must be done</h2>", "What to watch out for</h2>",
        "What changes over the next twelve months</h2>", "What you do not get, and why</h2>",
        "If you are not happy with this</h2>", "How this was worked out</h2>"}) {
    const size_t at = html.find(heading);
    ASSERT_NE(at, html.npos) << heading;
    EXPECT_GT(at, last) << heading;
    last = at;
  }
}

TEST(HtmlStatement, MarksTasksInWords) {
  const std::string html = Written();
  EXPECT_THAT(
      html,
      HasSubstr("<td data-term=\"Who\" role=\"cell\">You <strong class=\"yours\">Yours to do</strong></td>"));
  EXPECT_THAT(
      html, HasSubstr("It had to be done by 1 May 2019 <strong class=\"late\">Late</strong></td>"));
}

TEST(HtmlStatement, SaysWhereThereIsNothing) {
  SampleStatement sample;
  sample.finding.clear_lines();
  sample.finding.clear_claims();
  sample.finding.clear_duties();
  sample.timeline.clear_changes();
  const std::string html = Written(sample);
  EXPECT_EQ(CountOf(html, ">Nothing.<"), 6u);  // four kinds of lines, tasks, refusals
  EXPECT_THAT(html, HasSubstr("As far as we know now, nothing changes."));
}

TEST(HtmlStatement, NeedsNothingBesideIt) {
  const std::string html = Written();
  EXPECT_THAT(html, Not(HasSubstr("<script")));
  EXPECT_THAT(html, Not(HasSubstr("<link")));
  EXPECT_THAT(html, Not(HasSubstr("src=")));
  EXPECT_THAT(html, Not(HasSubstr("@import")));
  EXPECT_THAT(html, Not(HasSubstr("url(h")));
  EXPECT_EQ(CountOf(html, "http"), 1u);  // the name of SVG, which nobody fetches
}

// Every text that a message can hold is given this one.
void Fill(google::protobuf::Message& message, const std::string& text) {
  const auto* type = message.GetDescriptor();
  const auto* reflection = message.GetReflection();
  for (int i = 0; i < type->field_count(); ++i) {
    const auto* field = type->field(i);
    if (field->cpp_type() == google::protobuf::FieldDescriptor::CPPTYPE_MESSAGE) {
      if (!field->is_repeated()) {
        if (reflection->HasField(message, field))
          Fill(*reflection->MutableMessage(&message, field), text);
        continue;
      }
      for (int j = 0; j < reflection->FieldSize(message, field); ++j) {
        Fill(*reflection->MutableRepeatedMessage(&message, field, j), text);
      }
    } else if (field->cpp_type() == google::protobuf::FieldDescriptor::CPPTYPE_STRING) {
      const bool is_day = field->name().find("day") != std::string::npos ||
                          field->name() == "arises" || field->name() == "due" ||
                          field->name() == "as_of" || field->name() == "lapses";
      if (is_day) continue;
      if (!field->is_repeated()) {
        reflection->SetString(&message, field, text);
      } else {
        reflection->AddString(&message, field, text);
      }
    }
  }
}

TEST(HtmlStatement, HoldsHostileWordsAsWords) {
  SampleStatement sample;
  Fill(sample.finding, kHostile);
  Fill(sample.explanation, kHostile);
  Fill(sample.rulebook, kHostile);
  for (auto& span : *sample.timeline.mutable_lines()) {
    span.mutable_line()->set_label(kHostile);
    span.mutable_line()->set_instance(kHostile);
  }
  for (auto& change : *sample.timeline.mutable_changes()) {
    for (auto& cause : *change.mutable_causes()) cause.set_says(kHostile);
  }
  for (auto& supposition : *sample.timeline.mutable_suppositions()) supposition.set_says(kHostile);
  const std::string html = Written(sample);
  EXPECT_THAT(html, Not(HasSubstr("<script>")));
  EXPECT_EQ(CountOf(html, "</style>"), 2u);
  EXPECT_GT(
      CountOf(html, "&lt;/style&gt;&lt;script&gt;x&lt;/script&gt;&quot;'`|*_[a](b)#&amp;amp;"),
      30u);
}

}  // namespace
}  // namespace fairstart
