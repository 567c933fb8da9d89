#include "engine/rulebook/format.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <memory>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "fairstart/v1/case_facts.pb.h"
#include "fairstart/v1/rulebook.pb.h"
#include "fairstart/v1/scenario.pb.h"
#include "google/protobuf/io/tokenizer.h"
#include "google/protobuf/io/zero_copy_stream_impl_lite.h"
#include "google/protobuf/text_format.h"

namespace fairstart {
namespace {

using google::protobuf::Message;
using google::protobuf::TextFormat;

std::string Formatted(std::string_view text) {
  const auto result = FormatText(text);
  if (const auto* problem = std::get_if<FormatProblem>(&result)) {
    return std::to_string(problem->line) + ":" + std::to_string(problem->column) + ": " +
           problem->problem + "; " + problem->mend;
  }
  return std::get<std::string>(result);
}

bool IsFormatted(std::string_view text) {
  return std::holds_alternative<std::string>(FormatText(text));
}

struct Layout {
  std::string_view claim;
  std::string_view text;
  std::string_view want;
};

constexpr Layout kLayouts[] = {
    {"an empty file stays empty", "", ""},
    {"a file of spaces becomes empty", " \n\n \r\n", ""},
    {"a field stands on its line", "a : 1   b:two", "a: 1\nb: two\n"},
    {"separators go", "a: 1, b: 2; c { d: 1, } e: [1,2];",
     "a: 1\nb: 2\nc {\n  d: 1\n}\ne: [1, 2]\n"},
    {"no colon before a message, no angle brackets", "a: < b: <c:1> >", "a {\n  b { c: 1 }\n}\n"},
    {"a message at the top is broken over lines", "a { b: 1 }", "a {\n  b: 1\n}\n"},
    {"an empty message is not", "a {\n\n}\nb { c {} }", "a {}\nb {\n  c {}\n}\n"},
    {"a short message stands on one line", "a {\n  b {\n    c: \"12.1\"\n    d: X\n  }\n}\n",
     "a {\n  b { c: \"12.1\" d: X }\n}\n"},
    {"as does one of short messages", "a { b { c { d { e: 1 } } f: [ 1,2 ] } }",
     "a {\n  b { c { d { e: 1 } } f: [1, 2] }\n}\n"},
    {"a list of scalars stands on one line", "a: [\n1\n,2,\n-3\n]", "a: [1, 2, -3]\n"},
    {"so does a list of messages", "a { b [{ c: 1 }, <c:2>] }",
     "a {\n  b: [{ c: 1 }, { c: 2 }]\n}\n"},
    {"an empty list stays", "a: [ ]\nb [ ]", "a: []\nb: []\n"},
    {"a minus clings to its number", "a: -  1\nb: [- 1.5, -\ninf]", "a: -1\nb: [-1.5, -inf]\n"},
    {"numbers keep their form", "a: 0x1F b: 017 c: .5 d: 1.e+3f e: 1F f: 00",
     "a: 0x1F\nb: 017\nc: .5\nd: 1.e+3f\ne: 1F\nf: 00\n"},
    {"a number may run into a name", "a:1b:2", "a: 1\nb: 2\n"},
    {"bracketed names are tightened", "[ a . b ] { c: 1 } x { [ t.com / a.B ] : < > [d]: 1 }",
     "[a.b] {\n  c: 1\n}\nx {\n  [t.com/a.B] {}\n  [d]: 1\n}\n"},
    {"single quotes become double", "a: 'b' c: '' d: 'it\\'s'",
     "a: \"b\"\nc: \"\"\nd: \"it\\'s\"\n"},
    {"but not around a double quote", "a: 'say \"no\"' b: 'say \\\"no\\\"'",
     "a: 'say \"no\"'\nb: \"say \\\"no\\\"\"\n"},
    {"a raw line end in a text becomes an escape", "a: 'b\nc\r\n\\\\\n'",
     "a: \"b\\nc\\r\\n\\\\\\n\"\n"},
    {"escapes stay", "a: \"\\a\\x7f\\u00a3\\U0001F600\\377\\?\"",
     "a: \"\\a\\x7f\\u00a3\\U0001F600\\377\\?\"\n"},
    {"pieces of a text stand below one another", "a: 'x' \"y\"\n\n'z' b { c: 'p''q' }",
     "a: \"x\"\n   \"y\"\n   \"z\"\nb {\n  c: \"p\"\n     \"q\"\n}\n"},
    {"in a list too", "a: ['x' 'y', 'z']", "a: [\n  \"x\"\n  \"y\",\n  \"z\"\n]\n"},
    {"line ends are LF", "a: 1\r\n# b\r\nc {\r\n d: 1\r\n}\r\n", "a: 1\n# b\nc {\n  d: 1\n}\n"},
    {"one blank line stays, more become one", "a: 1\n\nb: 2\n \n\t\n\n# c\n\n\nd: 3\n",
     "a: 1\n\nb: 2\n\n# c\n\nd: 3\n"},
    {"none stands at a block's ends", "\n\na {\n\n  # b\n\n  c: 1\n\n}\n\n",
     "a {\n  # b\n\n  c: 1\n}\n"},
    {"nor inside a message on one line", "a { b {\n\nc: 1\n\nd: 2\n\n} }",
     "a {\n  b { c: 1 d: 2 }\n}\n"},
    {"a comment keeps its line and takes its block's column",
     "   # a\nb {\n # c\n    d: 1\n      # e\n}\n  # f",
     "# a\nb {\n  # c\n  d: 1\n  # e\n}\n# f\n"},
    {"a comment behind a field stays behind it", "a: 1# b\nc: 2 , #d  \ne {} # f",
     "a: 1  # b\nc: 2  #d\ne {}  # f\n"},
    {"behind a message too", "x { a { b: 1 } # c\n}", "x {\n  a { b: 1 }  # c\n}\n"},
    {"and behind a bracket", "a { # b\n c: 1 # d\n} # e\nf: [ # g\n 1 # h\n ] # i",
     "a {  # b\n  c: 1  # d\n}  # e\nf: [  # g\n  1  # h\n]  # i\n"},
    {"a comment inside breaks a message and a list", "x { a { b: 1 # c\n } d: [1, # e\n 2] }",
     "x {\n  a {\n    b: 1  # c\n  }\n  d: [\n    1,  # e\n    2\n  ]\n}\n"},
    {"comments of a list keep their place", "a: [\n# b\n1 # c\n, # d\n2, # e\n# f\n3\n# g\n]",
     "a: [\n  # b\n  1,  # c\n  # d\n  2,  # e\n  # f\n  3\n  # g\n]\n"},
    {"comments between pieces of a text keep theirs", "a: 'b' # c\n# d\n'e' # f\n, # g\nh: 1",
     "a: \"b\"  # c\n   # d\n   \"e\"  # f\n# g\nh: 1\n"},
    {"a comment before a value goes before its field", "x: 1\n\na # b\n : # c\n -\n# d\n1 # e",
     "x: 1\n\n# b\n# c\n# d\na: -1  # e\n"},
    {"as does one inside a bracketed name", "[ a # b\n . c ]\n# d\n{ e: 1 }",
     "# b\n# d\n[a.c] {\n  e: 1\n}\n"},
    {"a comment may hold anything", "# \xC2\xA3 \xFF \t\x01\"'{\n", "# \xC2\xA3 \xFF \t\x01\"'{\n"},
    {"a list of long elements has one on a line", "a: [{ b: 'x' 'y' }, { c: 1 }, 2]",
     "a: [\n  {\n    b: \"x\"\n       \"y\"\n  },\n  { c: 1 },\n  2\n]\n"},
};

TEST(Format, LaysOut) {
  for (const Layout& row : kLayouts) {
    EXPECT_EQ(Formatted(row.text), row.want) << row.claim;
    EXPECT_EQ(Formatted(row.want), row.want) << row.claim << ", and laid out again";
  }
}

TEST(Format, AHundredCharactersFitOnALineAndNoMore) {
  // Indentation and what surrounds the text: `  b { c: "` and `" }`.
  for (const std::string_view character : {"x", "\xC2\xA3", "\xF0\x9F\x98\x80"}) {
    std::string text;
    for (int i = 0; i < 100 - 13; ++i) text += character;
    EXPECT_EQ(Formatted("a { b { c: '" + text + "' } }"), "a {\n  b { c: \"" + text + "\" }\n}\n");
    text += character;
    EXPECT_EQ(Formatted("a { b { c: '" + text + "' } }"),
              "a {\n  b {\n    c: \"" + text + "\"\n  }\n}\n");
  }
}

TEST(Format, AListsElementCountsTheCommaBehindIt) {
  const std::string text(100 - 11, 'x');  // `  { c: "` and `" }`
  EXPECT_EQ(Formatted("a: [{ c: '" + text + "' }, { c: '" + text + "' }]"),
            "a: [\n  {\n    c: \"" + text + "\"\n  },\n  { c: \"" + text + "\" }\n]\n");
}

TEST(Format, ACommentBehindDoesNotCount) {
  const std::string comment = "# " + std::string(200, 'x');
  EXPECT_EQ(Formatted("a { b { c: 1 }" + comment + "\n}"),
            "a {\n  b { c: 1 }  " + comment + "\n}\n");
}

struct Refusal {
  std::string_view text;
  std::string_view want;
};

constexpr Refusal kRefusals[] = {
    {"a",
     "1:2: the end of the file stands where \":\" or \"{\" should; write name: value or name { … "
     "}"},
    {"a:",
     "1:3: the end of the file stands where a value should; write a text, a number, a name, { … } "
     "or [ … ]"},
    {"a 1", "1:3: \"1\" stands where \":\" should; write name: value"},
    {"a 'x'", "1:3: \"\\'x\\'\" stands where \":\" should; write name: value"},
    {"a [1]", "1:3: \"[\" stands where \":\" should; write name: [value, …]"},
    {"a = 1", "1:3: \"=\" stands where \":\" or \"{\" should; write name: value or name { … }"},
    {"a: }",
     "1:4: \"}\" stands where a value should; write a text, a number, a name, { … } or [ … ]"},
    {"a: - 'x'", "1:6: \"\\'x\\'\" stands where a number should; write one after the minus"},
    {"a: [[1]]", "1:5: \"[\" stands where a value should; write one list, not a list in a list"},
    {"a: [1, ]", "1:8: \"]\" stands where a value should; leave out the \",\" before it"},
    {"a: [1 2]", "1:7: \"2\" stands where \",\" or \"]\" should; close the ["},
    {"a: [1", "1:6: the end of the file stands where \",\" or \"]\" should; close the ["},
    {"a: [1;2]", "1:6: \";\" stands where \",\" or \"]\" should; close the ["},
    {"x: 1\n\n  a {\n b: 1\n", "3:5: \"{\" is not closed; close it with \"}\""},
    {"a <\n b { }\n", "1:3: \"<\" is not closed; close it with \">\""},
    {"a < }", "1:5: \"}\" stands where a field's name should; leave it out"},
    {"a { ] }", "1:5: \"]\" stands where a field's name should; leave it out"},
    {"}", "1:1: \"}\" stands where a field's name should; leave it out"},
    {"a: 1,, b: 2", "1:6: \",\" stands where a field's name should; leave it out"},
    {"a: 1 'x'",
     "1:6: \"\\'x\\'\" stands where a field's name should; write name: value or name { … }"},
    {"{ a: 1 }", "1:1: \"{\" stands where a field's name should; write name: value or name { … }"},
    {"[a", "1:3: the end of the file stands where \"]\" should; write [package.name] { … }"},
    {"[a.]: 1", "1:4: \"]\" stands where a name should; write [package.name] { … }"},
    {"a: 'x\nb: 1", "1:4: a text without its closing quote; close it with '"},
    {"\na: \"x'", "2:4: a text without its closing quote; close it with \""},
    {"a: 'x\\q'", "1:6: an escape that no text has; write \\\\ for a backslash"},
    {"a: '\\xg'", "1:5: an escape that no text has; write \\\\ for a backslash"},
    {"a: '\\u12'", "1:5: an escape that no text has; write \\\\ for a backslash"},
    {"a: '\\U00110000'", "1:5: an escape that no text has; write \\\\ for a backslash"},
    {"a: '\\8'", "1:5: an escape that no text has; write \\\\ for a backslash"},
    {"a: '\\\n'", "1:5: an escape that no text has; write \\\\ for a backslash"},
    {"a: '\\", "1:5: an escape that no text has; write \\\\ for a backslash"},
    {"a: 0x", "1:4: a number without digits; write them after 0x"},
    {"a: 019", "1:4: an octal number with a digit above 7; leave the leading 0 out"},
    {"a: 1e", "1:4: an exponent without digits; write them"},
    {"a: 1.2.3", "1:4: a number with a point too many; leave it out"},
    {"a: 0x1.5", "1:4: a number with a point too many; leave it out"},
    {"\xEF\xBB\xBF"
     "a: 1",
     "1:1: a byte order mark; store the file as UTF-8 without one"},
    {"a: \xC2\xA3", "1:4: the byte \"\\xc2\" outside a text; leave it out, or put it into quotes"},
    {"a: \x01", "1:4: the byte \"\\x01\" outside a text; leave it out, or put it into quotes"},
    {std::string_view("a: \0", 4),
     "1:4: the byte \"\\x00\" outside a text; leave it out, or put it into quotes"},
    {std::string_view("a: '\0'", 6), "1:5: a zero byte in a text; write \\0"},
    {std::string_view("# \0\n", 4), "1:3: a zero byte; leave it out"},
};

TEST(Format, RefusesWithPlaceAndMend) {
  for (const Refusal& row : kRefusals) EXPECT_EQ(Formatted(row.text), row.want) << row.text;
}

// Budgets.

TEST(Format, ReadsUpToEightMebibytesAndNoMore) {
  std::string text = "a: 1\n";
  text.resize(kMostFormattedBytes, ' ');
  EXPECT_EQ(Formatted(text), "a: 1\n");
  text += ' ';
  EXPECT_EQ(Formatted(text), "1:1: has 8388609 bytes; at most 8388608 are laid out; divide it");
}

TEST(Format, WritesUpToEightMebibytesAndNoMore) {
  const std::string head = "a: 1\n# ";
  std::string text = head + std::string(kMostFormattedBytes - head.size() - 1, 'x') + "\n";
  EXPECT_TRUE(Formatted(text) == text);
  text.replace(0, 5, "a:12\n");  // one byte longer when it is laid out
  EXPECT_EQ(Formatted(text), "1:1: would have more than 8388608 bytes once laid out; divide it");
}

std::string Nested(int levels, std::string_view open, std::string_view close) {
  std::string text;
  for (int i = 0; i < levels; ++i) text += open;
  for (int i = 0; i < levels; ++i) text += close;
  return text;
}

TEST(Format, NestsUpToAHundredLevelsAndNoMore) {
  EXPECT_TRUE(IsFormatted(Nested(100, "a{", "}")));
  EXPECT_EQ(Formatted(Nested(101, "a{", "}")),
            "1:202: nested more than 100 levels deep; nest less");
  EXPECT_TRUE(IsFormatted(Nested(50, "a:[{", "}]")));
  EXPECT_EQ(Formatted(Nested(51, "a:[{", "}]")),
            "1:203: nested more than 100 levels deep; nest less");
}

TEST(Format, HostileTextsEndInAProblemAndNotInACrash) {
  for (const std::string_view piece :
       {"{", "a{", "a<", "a:[", "[",  "(",   "\"",   "''",     "a:",      "a:''", "#\n",
        "#", "\\", "-",  ",",   "[a", "a{}", "a:1 ", "a:[1],", "\n\n#\n", "a{#\n"}) {
    std::string text;
    while (text.size() + piece.size() <= 1'000'000) text += piece;
    const std::string once = Formatted(text);
    if (IsFormatted(text)) {
      EXPECT_TRUE(Formatted(once) == once) << piece;
    }
  }
}

// Against protobuf's own reader.

std::unique_ptr<Message> Read(const Message& prototype, const std::string& text) {
  class Silent : public google::protobuf::io::ErrorCollector {
    void AddError(int, int, const std::string&) override {}
  } silent;
  TextFormat::Parser parser;
  parser.RecordErrorsTo(&silent);
  std::unique_ptr<Message> message(prototype.New());
  if (!parser.ParseFromString(text, message.get())) return nullptr;
  return message;
}

// Laid out, `text` says what it said, and laying out again changes nothing. Returns it laid out.
std::string ExpectSame(const Message& prototype, const std::string& text,
                       const std::string& context) {
  const std::unique_ptr<Message> before = Read(prototype, text);
  const auto result = FormatText(text);
  const std::string* formatted = std::get_if<std::string>(&result);
  if (formatted == nullptr) {
    EXPECT_EQ(before, nullptr) << context << "\n" << text << "\n" << Formatted(text);
    return "";
  }
  EXPECT_EQ(Formatted(*formatted), *formatted) << context;
  if (before == nullptr) return *formatted;
  const std::unique_ptr<Message> after = Read(prototype, *formatted);
  EXPECT_NE(after, nullptr) << context << "\n" << *formatted;
  if (after != nullptr) {
    EXPECT_TRUE(before->SerializeAsString() == after->SerializeAsString()) << context;
  }
  return *formatted;
}

struct RuleFile {
  std::string path;
  std::string text;
  const Message* prototype;
};

std::vector<RuleFile> RuleFiles() {
  std::vector<RuleFile> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator("rules")) {
    if (entry.path().extension() != ".txtpb") continue;
    std::ostringstream text;
    text << std::ifstream(entry.path()).rdbuf();
    const std::string folder = entry.path().parent_path().filename().string();
    if (folder == "settings") continue;  // of reports
    const Message* prototype = &v1::Rulebook::default_instance();
    if (folder == "scenarios") prototype = &v1::ScenarioFile::default_instance();
    if (folder == "examples") prototype = &v1::CaseFacts::default_instance();
    files.push_back({entry.path().string(), text.str(), prototype});
  }
  std::sort(files.begin(), files.end(),
            [](const RuleFile& a, const RuleFile& b) { return a.path < b.path; });
  return files;
}

std::vector<std::string> Comments(std::string_view text) {
  std::vector<std::string> comments;
  std::istringstream lines{std::string(text)};
  for (std::string line; std::getline(lines, line);) {
    const size_t begin = line.find("#:");  // no text of the tests has this
    if (begin == std::string::npos) continue;
    comments.push_back(line.substr(begin, line.find_last_not_of(' ') + 1 - begin));
  }
  std::sort(comments.begin(), comments.end());
  return comments;
}

TEST(Format, EveryRuleFileSaysTheSameBeforeAndAfter) {
  const std::vector<RuleFile> files = RuleFiles();
  EXPECT_FALSE(files.empty());
  for (const RuleFile& file : files) {
    EXPECT_NE(Read(*file.prototype, file.text), nullptr) << file.path;
    ExpectSame(*file.prototype, file.text, file.path);
  }
}

// The tokens of a text, by protobuf's tokenizer; without comments.
std::vector<std::string> Tokens(const std::string& text) {
  class Silent : public google::protobuf::io::ErrorCollector {
    void AddError(int, int, const std::string&) override {}
  } silent;
  google::protobuf::io::ArrayInputStream stream(text.data(), static_cast<int>(text.size()));
  google::protobuf::io::Tokenizer tokenizer(&stream, &silent);
  tokenizer.set_comment_style(google::protobuf::io::Tokenizer::SH_COMMENT_STYLE);
  tokenizer.set_allow_f_after_float(true);
  tokenizer.set_require_space_after_number(false);
  tokenizer.set_allow_multiline_strings(true);
  std::vector<std::string> tokens;
  while (tokenizer.Next()) tokens.push_back(tokenizer.current().text);
  return tokens;
}

std::string Joined(const std::vector<std::string>& tokens) {
  std::string text;
  for (const std::string& token : tokens) text += token + " ";
  return text;
}

// A rule file's declarations, cut to the size of an example: enough variety, little time.
std::vector<std::string> Excerpts() {
  std::vector<std::string> excerpts = {
      "a: 1 b: -2.5 c: 'it' \"is\" d { e: [1, 2, -3] f <> [g.h] { i: 'x\"y' } } j: [{ k: 1 }, {}]",
      "name: 'x' cite { paragraph: '1' } cite: [{ paragraph: '2' }, < source: 'g' >] says: 'p' 'q'",
  };
  for (const RuleFile& file : RuleFiles()) {
    const std::string formatted = Formatted(file.text);
    for (size_t begin = 0; begin < formatted.size() && excerpts.size() < 60;) {
      size_t end = formatted.find("\n}\n", begin);
      if (end == std::string::npos) break;
      end += 3;
      if (end - begin < 3000) excerpts.push_back(formatted.substr(begin, end - begin));
      begin = end + 40'000;
      begin = formatted.find("\n}\n", begin);
      if (begin == std::string::npos) break;
      begin += 3;
    }
  }
  return excerpts;
}

TEST(Format, TheLayoutDependsOnTheTokensAlone) {
  std::mt19937 random(1);
  constexpr std::string_view kSpaces[] = {" ", "\n", "\t", " \n  ", "\r\n", "  "};
  for (const std::string& excerpt : Excerpts()) {
    const std::vector<std::string> tokens = Tokens(excerpt);
    const std::string want = Formatted(Joined(tokens));
    for (int round = 0; round < 20; ++round) {
      std::string text;
      for (const std::string& token : tokens) text += token + std::string(kSpaces[random() % 6]);
      ASSERT_EQ(Formatted(text), want) << text;
    }
  }
}

TEST(Format, CommentsAnywhereSurvive) {
  std::mt19937 random(2);
  for (const std::string& excerpt : Excerpts()) {
    const std::vector<std::string> tokens = Tokens(excerpt);
    for (int round = 0; round < 40; ++round) {
      std::string text;
      int comments = 0;
      for (const std::string& token : tokens) {
        text += token;
        const uint64_t what = random() % 20;
        if (what < 2) text += " #:" + std::to_string(++comments) + "\n";
        if (what < 1) text += "\n\n#:" + std::to_string(++comments) + " \n";
        text += what < 10 ? " " : "\n";
        if (what == 19) text += "\n";
      }
      const std::string formatted =
          ExpectSame(v1::Rulebook::default_instance(), text, "with comments");
      ASSERT_NE(formatted, "") << Formatted(text) << "\n" << text;
      ASSERT_EQ(Comments(formatted), Comments(text)) << text << "\n" << formatted;
    }
  }
}

TEST(Format, ACommentBeforeEachLineStaysBeforeIt) {
  for (const std::string& excerpt : Excerpts()) {
    std::istringstream lines(Formatted(excerpt));
    std::string commented;
    for (std::string line; std::getline(lines, line);) {
      size_t column = line.find_first_not_of(' ');
      if (column != std::string::npos) {
        if (line[column] == '}' || line[column] == ']') column += 2;  // still inside
        commented += std::string(column, ' ') + "# here\n";
      }
      commented += line + "\n";
    }
    ASSERT_EQ(Formatted(commented), commented);
  }
}

TEST(Format, WhatProtobufReadsIsLaidOutAndSaysTheSame) {
  std::mt19937 random(3);
  constexpr std::string_view kPieces[] = {
      "{",     "}",     "<",     ">",    "[",    "]",    ":",   ",",        ";",
      "-",     ".",     "/",     "#",    "\n",   "\"",   "'",   "\\",       "name",
      "cite",  "1",     "0x1",   "01",   "1e5",  "1.5f", "''",  "'x'",      "\\n",
      "\"y\"", "table", "label", "#c\n", "true", "inf",  "\0x", "\xC2\xA3", " "};
  const std::vector<std::string> excerpts = Excerpts();
  int read = 0;
  for (int round = 0; round < 30'000; ++round) {
    std::vector<std::string> tokens = Tokens(excerpts[random() % excerpts.size()]);
    if (tokens.size() > 60) tokens.resize(random() % 60);
    for (uint64_t i = random() % 4; i > 0 && !tokens.empty(); --i) {
      const size_t at = random() % tokens.size();
      switch (random() % 4) {
        case 0:
          tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(at));
          break;
        case 1:
          tokens[at] = kPieces[random() % std::size(kPieces)];
          break;
        case 2:
          std::swap(tokens[at], tokens[random() % tokens.size()]);
          break;
        default:
          tokens.insert(tokens.begin() + static_cast<std::ptrdiff_t>(at),
                        std::string(kPieces[random() % std::size(kPieces)]));
      }
    }
    std::string text;
    for (const std::string& token : tokens) text += token + (random() % 3 == 0 ? "" : " ");
    if (Read(v1::Rulebook::default_instance(), text) != nullptr) ++read;
    ExpectSame(v1::Rulebook::default_instance(), text, "mutated");
    if (HasFailure()) break;
  }
  EXPECT_GT(read, 500);  // the mutations are mild enough to test something
}

TEST(Format, BytesWithoutMeaningNeverCrash) {
  std::mt19937 random(4);
  constexpr std::string_view kMarks = "a:{}<>[],;#'\"\\1.-\n x";
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (uint64_t i = random() % 40; i > 0; --i) {
      text += random() % 2 == 0 ? static_cast<char>(random()) : kMarks[random() % kMarks.size()];
    }
    ExpectSame(v1::Rulebook::default_instance(), text, "bytes");
    if (HasFailure()) break;
  }
}

}  // namespace
}  // namespace fairstart
