#include "tests/engine/explanation/book_text.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/rulebook/plan.h"
#include "tests/engine/rulebook/small_rulebook.h"

namespace fairstart {
namespace {

void AddParts(const Passage& passage, const std::string& indent,
              std::vector<std::string>& lines) {
  for (const Passage& part : passage.parts) {
    lines.push_back(absl::StrCat(indent, "- ", Text(part.words)));
    AddParts(part, indent + "  ", lines);
  }
  if (!passage.after.empty()) lines.push_back(indent + Text(passage.after));
}

std::string Sources(const BookItem& item) {
  std::vector<std::string> cites, readings;
  for (const Phrase& cite : item.cites) cites.push_back(cite.text);
  for (const Phrase& reading : item.readings) readings.push_back(reading.text);
  if (cites.empty() && readings.empty()) return "";
  return absl::StrCat(" [", absl::StrJoin(cites, ", "), readings.empty() ? "" : "; ",
                      absl::StrJoin(readings, ", "), "]");
}

std::string Row(const std::vector<std::string>& cells) {
  return absl::StrCat("| ", absl::StrJoin(cells, " | "), " |");
}

}  // namespace

Book BookWith(const std::string& more) {
  RulebookFolder rulebook = SmallRulebook();
  PutFile(rulebook, "tested.txtpb", more);  // after the source, which is the first
  PutFile(rulebook, "tested_later.txtpb", kLaterSource);
  const CompileResult result = Compile(rulebook, SmallRates());
  EXPECT_NE(result.plan, nullptr) << Shown(result.diagnostics);
  if (result.plan == nullptr) return {};
  return MakeBook(*result.plan, [&](const std::string& reading) {
    CompileOptions options;
    options.readings = {reading};
    return Compile(rulebook, SmallRates(), {}, options).plan;
  });
}

BookRule RuleAt(const Book& book, const std::string& anchor) {
  for (const BookPart& part : book.parts) {
    for (const BookSection& section : part.sections) {
      for (const BookGroup& group : section.groups) {
        for (const BookRule& rule : group.rules) {
          if (rule.anchor == anchor) return rule;
        }
      }
    }
  }
  ADD_FAILURE() << "no rule " << anchor;
  return {};
}

std::vector<std::string> Lines(const BookRule& rule) {
  std::vector<std::string> lines;
  for (const BookBlock& block : rule.blocks) {
    for (const BookItem& item : block.items) {
      lines.push_back(absl::StrCat(block.term, ": ", Text(item.says.words), Sources(item)));
      AddParts(item.says, "", lines);
      for (const std::string& remark : item.remarks) lines.push_back("(" + remark + ")");
      if (!item.formula.empty()) lines.push_back("= " + item.formula);
    }
    if (!block.table.has_value()) continue;
    lines.push_back(Row(block.table->head));
    for (const auto& row : block.table->rows) {
      std::vector<std::string> cells;
      for (const Words& cell : row) cells.push_back(Text(cell));
      lines.push_back(Row(cells));
    }
  }
  return lines;
}

}  // namespace fairstart
