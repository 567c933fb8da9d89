#include "service/files/json_tree.h"

#include <gtest/gtest.h>

namespace fairstart {
namespace {

JsonValue Value(const std::string& text) {
  const auto read = ReadJson(text);
  const JsonValue* value = std::get_if<JsonValue>(&read);
  EXPECT_NE(value, nullptr) << text;
  return value == nullptr ? JsonValue() : *value;
}

std::string Mistake(const std::string& text) {
  const auto read = ReadJson(text);
  const JsonMistake* mistake = std::get_if<JsonMistake>(&read);
  if (mistake == nullptr) return "none";
  return std::to_string(mistake->position.line) + ":" + std::to_string(mistake->position.column) +
         ": " + mistake->problem;
}

TEST(ReadJson, ReadsEveryKindWithItsPosition) {
  const JsonValue value = Value("{\"a\": [1, -2.5e3, true,\n  null, \"x\"], \"b\": {}}");
  ASSERT_EQ(value.members.size(), 2u);
  EXPECT_EQ(value.members[0].name, "a");
  EXPECT_EQ(value.members[0].position, (Position{1, 2}));
  const std::vector<JsonValue>& items = value.members[0].value.items;
  ASSERT_EQ(items.size(), 5u);
  EXPECT_EQ(items[1].text, "-2.5e3");
  EXPECT_EQ(items[2].kind, JsonValue::Kind::kBool);
  EXPECT_EQ(items[3].kind, JsonValue::Kind::kNull);
  EXPECT_EQ(items[3].position, (Position{2, 3}));
  EXPECT_EQ(items[4].text, "x");
  EXPECT_EQ(value.members[1].value.kind, JsonValue::Kind::kObject);
}

TEST(ReadJson, ReadsEscapes) {
  EXPECT_EQ(Value(R"("\"\\\/\b\f\n\r\t")").text, "\"\\/\b\f\n\r\t");
  EXPECT_EQ(Value(R"("A£€😀")").text, "A£€😀");
}

TEST(ReadJson, SaysWhatIsWantedAndWhatIsThere) {
  EXPECT_EQ(Mistake("{\"a\" 1}"), "1:6: ':' is wanted, and there is a '1'");
  EXPECT_EQ(Mistake("{\"a\": 1"), "1:8: ',' or '}' is wanted, and the file ends");
  EXPECT_EQ(Mistake("[1 2]"), "1:4: ',' or ']' is wanted, and there is a '2'");
  EXPECT_EQ(Mistake("{\"a\": 1,}"), "1:9: a name is wanted, and there is a '}'");
  EXPECT_EQ(Mistake("{a: 1}"), "1:2: a name is wanted, and there is a 'a'");
  EXPECT_EQ(Mistake("{\"a\": tru}"), "1:7: a value is wanted, and there is a 't'");
  EXPECT_EQ(Mistake(""), "1:1: a value is wanted, and the file ends");
  EXPECT_EQ(Mistake("\"abc"), "1:1: a text has no end");
  EXPECT_EQ(Mistake("01"), "1:1: a number starts with a needless 0");
  EXPECT_EQ(Mistake("{} {}"), "1:4: text after the end of the value");
  EXPECT_EQ(Mistake("\"\\x\""), "1:2: an escape that JSON does not have");
  EXPECT_EQ(Mistake("\"\\ud800\""), "1:8: a \\u escape names no character");
  EXPECT_EQ(Mistake("\"a\tb\""), "1:3: a control character stands in a text");
}

TEST(ReadJson, IsNotDrivenDeep) {
  EXPECT_EQ(Mistake(std::string(101, '[') + std::string(101, ']')), "none");
  EXPECT_NE(Mistake(std::string(100000, '[')).find("nested more than 100 deep"), std::string::npos);
}

}  // namespace
}  // namespace fairstart
