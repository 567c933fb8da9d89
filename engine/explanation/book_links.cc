// Tested by tests/engine/explanation/book_test.cc.
#include "engine/explanation/book_links.h"

#include <map>
#include <set>

#include "engine/explanation/english.h"

namespace fairstart {
namespace {

void VisitPhrases(const Words& words, const std::function<void(const Phrase&)>& visit) {
  for (const Phrase& phrase : words) visit(phrase);
}

void VisitPhrases(const Passage& passage, const std::function<void(const Phrase&)>& visit) {
  VisitPhrases(passage.words, visit);
  for (const Passage& part : passage.parts) VisitPhrases(part, visit);
  VisitPhrases(passage.after, visit);
}

bool IsReading(const BookRule& rule) { return rule.kind == "interpretation"; }

// Links to the rules that lead to one place, each once, in the book's order.
using Sources = std::map<std::string, std::vector<Phrase>>;

Sources SourcesOf(Book& book) {
  Sources sources;
  ForEachRule(book, [&](BookRule& rule) {
    std::set<std::string> seen = {rule.anchor};
    ForEachPhrase(rule, [&](const Phrase& phrase) {
      if (phrase.target.empty() || !seen.insert(phrase.target).second) return;
      sources[phrase.target].push_back({IsReading(rule) ? rule.name : rule.title, rule.anchor});
    });
  });
  return sources;
}

bool IsUsedByOthers(const BookRule& rule) {
  return rule.kind == "definition" || rule.kind == "table" || rule.kind == "parameter" ||
         IsReading(rule);
}

}  // namespace

void ForEachRule(Book& book, const std::function<void(BookRule&)>& visit) {
  for (BookPart& part : book.parts) {
    for (BookSection& section : part.sections) {
      for (BookGroup& group : section.groups) {
        for (BookRule& rule : group.rules) visit(rule);
      }
    }
  }
}

void ForEachPhrase(const BookRule& rule, const std::function<void(const Phrase&)>& visit) {
  for (const BookBlock& block : rule.blocks) {
    for (const BookItem& item : block.items) {
      VisitPhrases(item.says, visit);
      VisitPhrases(item.cites, visit);
      VisitPhrases(item.readings, visit);
    }
    if (!block.table.has_value()) continue;
    for (const auto& row : block.table->rows) {
      for (const Words& cell : row) VisitPhrases(cell, visit);
    }
  }
}

void LinkBack(Book& book) {
  const Sources sources = SourcesOf(book);
  ForEachRule(book, [&](BookRule& rule) {
    const auto found = sources.find(rule.anchor);
    if (!IsUsedByOthers(rule) || found == sources.end()) return;
    std::vector<Words> users;
    for (const Phrase& user : found->second) users.push_back({user});
    BookItem item;
    item.says.words = Joined(users, "; ");
    BookBlock block;
    block.term = IsReading(rule) ? "Relied on by" : "Used by";
    block.items = {std::move(item)};
    rule.blocks.push_back(std::move(block));
  });
  for (BookPart& part : book.parts) {
    for (BookSection& section : part.sections) {
      for (BookReference& reference : section.references) {
        const auto found = sources.find(reference.anchor);
        if (found != sources.end()) reference.carried_by = found->second;
        reference.in_preparation = section.in_preparation && reference.carried_by.empty() &&
                                   reference.nothing_to_compute.empty();
      }
    }
  }
}

}  // namespace fairstart
