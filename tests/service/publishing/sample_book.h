// The book of the sample rulebook with its scenarios, and its rules.
#ifndef FAIRSTART_TESTS_SERVICE_PUBLISHING_SAMPLE_BOOK_H_
#define FAIRSTART_TESTS_SERVICE_PUBLISHING_SAMPLE_BOOK_H_

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "engine/explanation/book_links.h"
#include "service/publishing/rule_book.h"

namespace fairstart {

// A rulebook, its scenarios, and the book made of both.
struct MadeBook {
  std::unique_ptr<RulebookLibrary> library;
  std::shared_ptr<const Plan> plan;
  ScenarioSet scenarios;
  Book book;
};

inline MadeBook MakeBookOf(const std::string& rules, const std::string& id,
                           const std::string& edition) {
  MadeBook made;
  auto library = RulebookLibrary::Open(rules);
  EXPECT_TRUE(library.ok()) << library.status();
  made.library = *std::move(library);
  Selection selection;
  selection.id = id;
  selection.edition = edition;
  const auto plan = made.library->Find(selection);
  EXPECT_TRUE(plan.ok()) << plan.status();
  made.plan = *plan;
  const auto scenarios = ReadScenarios(rules + "/" + id + "/" + edition);
  EXPECT_TRUE(scenarios.ok()) << scenarios.status();
  made.scenarios = *scenarios;
  made.book = RuleBook(*made.library, selection, *made.plan, made.scenarios);
  return made;
}

// The rule with this anchor; an empty one, and a failure, when there is none.
inline BookRule RuleAt(Book& book, const std::string& anchor) {
  BookRule found;
  ForEachRule(book, [&](BookRule& rule) {
    if (rule.anchor == anchor) found = rule;
  });
  EXPECT_EQ(found.anchor, anchor);
  return found;
}

// What a rule says under a term, without links.
inline std::vector<std::string> Under(const BookRule& rule, const std::string& term) {
  std::vector<std::string> said;
  for (const BookBlock& block : rule.blocks) {
    if (block.term != term) continue;
    for (const BookItem& item : block.items) said.push_back(Text(item.says));
  }
  return said;
}

}  // namespace fairstart

#endif  // FAIRSTART_TESTS_SERVICE_PUBLISHING_SAMPLE_BOOK_H_
