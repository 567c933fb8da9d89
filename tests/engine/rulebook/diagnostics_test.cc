// Every mistake that a rulebook can have, as its author sees it.
//
// Each folder of bad/ is laid over the small rulebook of good/: its *.txtpb files are added to it,
// or take the place of those of the same name; those of its folder `rates` likewise over the rates;
// each folder of its folder `bases` is an edition beside it; each line of its `readings` is put in
// place. `expected.txt` is what the compiler says, all of it.
//
// After a change of wording, write every expected.txt anew and read the difference before it is
// committed; each changed line is to be justified there:
//
//   FAIRSTART_RESET=1 build/release/tests/engine_rulebook_test --gtest_filter='Diagnostics.*'
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "engine/rulebook/diagnostic.h"
#include "engine/rulebook/plan.h"
#include "engine/rulebook/source_text.h"
#include "tests/engine/rulebook/small_rulebook.h"

namespace fairstart {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::vector<std::string> BadFolders() {
  std::vector<std::string> folders;
  for (const auto& entry : std::filesystem::directory_iterator(std::string(kTestFolder) + "/bad")) {
    folders.push_back(entry.path().string());
  }
  std::sort(folders.begin(), folders.end());
  return folders;
}

void LayOver(const RulebookFolder& above, RulebookFolder& folder) {
  for (const RulebookFile& file : above.files) PutFile(folder, file.path, file.bytes);
}

CompileResult CompileBad(const std::string& path) {
  RulebookFolder rulebook = SmallRulebook();
  RulebookFolder rates = SmallRates();
  LayOver(ReadFolder(path, ""), rulebook);
  LayOver(ReadFolder(path + "/rates", ""), rates);
  std::vector<RulebookFolder> bases;
  if (std::filesystem::exists(path + "/bases")) {
    for (const auto& entry : std::filesystem::directory_iterator(path + "/bases")) {
      // The folder "small_2019" is the edition "small/2019".
      std::string name = entry.path().filename();
      std::replace(name.begin(), name.end(), '_', '/');
      bases.push_back(ReadFolder(entry.path(), "rules/" + name));
    }
  }
  CompileOptions options;
  std::istringstream readings(ReadTextFile(path + "/readings"));
  for (std::string line; std::getline(readings, line);) options.readings.push_back(line);
  return Compile(rulebook, rates, bases, options);
}

TEST(Diagnostics, TheGoodRulebookHasNone) {
  const CompileResult result = Compile(SmallRulebook(), SmallRates());
  EXPECT_EQ(Shown(result.diagnostics), "");
  EXPECT_NE(result.plan, nullptr);
}

TEST(Diagnostics, AreAsExpected) {
  const bool reset = std::getenv("FAIRSTART_RESET") != nullptr;
  for (const std::string& path : BadFolders()) {
    const CompileResult result = CompileBad(path);
    const std::string actual = Shown(result.diagnostics);
    const bool refused =
        std::any_of(result.diagnostics.begin(), result.diagnostics.end(),
                    [](const Diagnostic& d) { return d.severity == Diagnostic::Severity::kError; });
    EXPECT_EQ(result.plan == nullptr, refused) << path;
    EXPECT_THAT(result.diagnostics, testing::Not(IsEmpty())) << path;
    if (reset) {
      std::ofstream(path + "/expected.txt", std::ios::binary) << actual;
    } else {
      EXPECT_EQ(ReadTextFile(path + "/expected.txt"), actual) << path << " says:\n" << actual;
    }
  }
}

// The texts in a C++ source that are sentences, or parts of them: literals with a space. Literals
// side by side are one.
std::vector<std::string> Sentences(const std::string& code) {
  std::vector<std::string> sentences;
  std::string text;
  bool open = false;  // a literal has just ended, and another may go on
  const auto close = [&] {
    const bool has_words = text.size() >= 10 && text.find(' ', 1) < text.size() - 1;
    if (open && has_words) sentences.push_back(text);
    text.clear();
    open = false;
  };
  for (size_t i = 0; i < code.size(); ++i) {
    if (code.compare(i, 2, "//") == 0) {
      i = std::min(code.find('\n', i), code.size());
    } else if (code[i] == '\'') {
      i += code[i + 1] == '\\' ? 3 : 2;
    } else if (code[i] == '"') {
      for (++i; i < code.size() && code[i] != '"'; ++i) {
        if (code[i] == '\\') ++i;
        text += code[i];
      }
      open = true;
    } else if (code[i] != ' ' && code[i] != '\n') {
      close();
    }
  }
  close();
  return sentences;
}

// A diagnostic that no case shows has been read by nobody.
TEST(Diagnostics, EachSentenceIsShownByACase) {
  std::string shown;
  for (const std::string& path : BadFolders()) shown += ReadTextFile(path + "/expected.txt");
  for (const char* source :
       {"engine/expr/checker.cc", "engine/expr/checker_calls.cc", "engine/expr/checker_lists.cc",
        "engine/expr/checker_names.cc", "engine/expr/checker_operators.cc",
        "engine/expr/checker_time.cc", "engine/expr/functions.cc", "engine/expr/lexer.cc",
        "engine/expr/parser.cc", "engine/facts/schema.cc", "engine/rulebook/answers.cc",
        "engine/rulebook/compile.cc", "engine/rulebook/compiler.cc",
        "engine/rulebook/definitions.cc", "engine/rulebook/facts.cc", "engine/rulebook/load.cc",
        "engine/rulebook/outline.cc", "engine/rulebook/parameter.cc",
        "engine/rulebook/parameter_rows.cc", "engine/rulebook/reading.cc",
        "engine/rulebook/tables.cc"}) {
    const std::string code = ReadTextFile(source);
    ASSERT_FALSE(code.empty()) << source;
    for (const std::string& sentence : Sentences(code)) {
      EXPECT_NE(shown.find(sentence), std::string::npos) << source << ": \"" << sentence << '"';
    }
  }
}

TEST(Diagnostics, AFileAndAFolderHaveAMostSize) {
  RulebookFolder rulebook = SmallRulebook();
  PutFile(rulebook, "big.txtpb", std::string(2 * 1024 * 1024 + 1, '\n'));
  EXPECT_EQ(Shown(Compile(rulebook, SmallRates()).diagnostics),
            "rulebook/big.txtpb: error: has 2097153 bytes; at most 2097152 are read; divide it\n");

  rulebook = RulebookFolder{"rulebook", {}};
  for (int i = 0; i < 4; ++i) {
    PutFile(rulebook, absl::StrCat(i, ".txtpb"), std::string(2 * 1024 * 1024, '\n'));
  }
  PutFile(rulebook, "4.txtpb", "\n");
  EXPECT_EQ(Shown(Compile(rulebook, SmallRates()).diagnostics),
            "rulebook: error: has 8388609 bytes; at most 8388608 are read; divide it\n");
}

TEST(Diagnostics, AreNotMoreThanAnybodyReads) {
  std::string more;
  for (int i = 0; i < 2000; ++i) {
    absl::StrAppend(&more, "definition { name: \"d", i, "\" value: \"nothing_here\" }\n");
  }
  EXPECT_THAT(CompileWith(more).diagnostics, SizeIs(500));
}

// Chains are walked without recursion: the machine's stack sets no limit of its own.
TEST(Diagnostics, AChainOfAnyLengthIsRefusedAndNoMore) {
  std::string more;
  constexpr int kLong = 20'000;
  for (int i = 0; i < kLong; ++i) {
    absl::StrAppend(&more, "definition { name: \"d", i, "\" value: \"",
                    i + 1 < kLong ? absl::StrCat("d", i + 1) : "works",
                    "\" cite { paragraph: \"1.1\" } }\n");
  }
  const CompileResult result = CompileWith(more);
  ASSERT_THAT(result.diagnostics, SizeIs(1));
  EXPECT_THAT(result.diagnostics[0].problem,
              HasSubstr("the last of a chain of more than 100 definitions"));
}

TEST(Diagnostics, AboutWhatACallerGavePointNowhere) {
  CompileOptions options;
  v1::Parameter& parameter = options.parameters.emplace_back();
  parameter.set_name("weekly_rate");
  EXPECT_EQ(Shown(Compile(SmallRulebook(), SmallRates(), {}, options).diagnostics),
            "error: parameter \"weekly_rate\": has no unit; say what its values stand for: unit: "
            "UNIT_PENCE_PER_WEEK\n"
            "error: parameter \"weekly_rate\": does not say until when it is known; write known: "
            "KNOWN_UNTIL_CHANGED, KNOWN_UNTIL_NEXT_UPRATING or KNOWN_AS_EACH_ROW_SAYS\n");
}

TEST(Excerpt, PutsTheCaretBelowTheCharacter) {
  EXPECT_EQ(Excerpt("a\nbcd\n", 2, 3), "  bcd\n    ^");
  EXPECT_EQ(Excerpt("£9", 1, 3), "  £9\n   ^") << "columns count bytes, carets characters";
  EXPECT_EQ(Excerpt("\tx", 1, 2), "  \tx\n  \t^");
  EXPECT_EQ(Excerpt("", 1, 1), "") << "nothing to show";
  EXPECT_EQ(Excerpt(std::string(161, 'x'), 1, 1), "") << "too wide to show";
}

}  // namespace
}  // namespace fairstart
