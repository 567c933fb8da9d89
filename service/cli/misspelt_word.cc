// Tested by tests/service/cli/command_line_test.cc.
#include "service/cli/misspelt_word.h"

#include <algorithm>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/text/misread.h"
#include "engine/text/nearest.h"

namespace fairstart {
namespace {

std::string Advice(const std::string& word, const std::vector<std::string>& known) {
  const std::string nearest = Nearest(word, known);
  return nearest.empty() ? absl::StrCat("; there is ", absl::StrJoin(known, ", "))
                         : absl::StrCat("; did you mean ", nearest, "?");
}

std::vector<const CLI::App*> CommandsOf(const CLI::App& command) {
  return command.get_subcommands([](const CLI::App*) { return true; });
}

std::vector<std::string> NamesOf(const std::vector<const CLI::App*>& commands) {
  std::vector<std::string> names;
  for (const CLI::App* command : commands) names.push_back(command->get_name());
  return names;
}

std::vector<std::string> FlagsOf(const CLI::App& command) {
  std::vector<std::string> flags;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) flags.push_back("--" + name);
  }
  return flags;
}

}  // namespace

std::string FindMisspelt(const CLI::App& app, int argc, const char* const* argv) {
  const CLI::App* command = &app;
  std::string said = app.get_name();
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (word == "--") break;
    if (absl::StartsWith(word, "--")) {
      const std::string flag = word.substr(0, word.find('='));
      const CLI::Option* option = command->get_option_no_throw(flag);
      if (option == nullptr) {
        return absl::StrCat(said, " has no flag ", flag, Advice(flag, FlagsOf(*command)));
      }
      const bool takes_next = option->get_items_expected_max() > 0 && flag == word;
      if (takes_next) ++i;
      continue;
    }
    const std::vector<const CLI::App*> commands = CommandsOf(*command);
    if (absl::StartsWith(word, "-") || commands.empty()) continue;
    const auto next = std::find_if(commands.begin(), commands.end(), [&](const CLI::App* one) {
      return one->get_name() == word;
    });
    if (next == commands.end()) {
      return absl::StrCat(said, " has no command ", Quoted(word), Advice(word, NamesOf(commands)));
    }
    command = *next;
    absl::StrAppend(&said, " ", word);
  }
  return "";
}

}  // namespace fairstart
