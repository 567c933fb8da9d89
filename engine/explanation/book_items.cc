// Tested by tests/engine/explanation/book_test.cc.
#include "engine/explanation/book_items.h"

#include "absl/strings/str_cat.h"
#include "engine/explanation/english.h"

namespace fairstart {

Words Capitalized(Words words) {
  if (!words.empty()) words.front().text = Capitalized(std::move(words.front().text));
  return words;
}

Passage Sentence(Passage passage) {
  passage.words = Capitalized(std::move(passage.words));
  Words& end = passage.parts.empty() ? passage.words : passage.after;
  if (!end.empty() && Ended(end.back().text) != end.back().text) Append(end, ".");
  return passage;
}

Passage Sentence(const Words& words) { return Sentence(Passage{words, {}, {}}); }

Passage Sentence(const std::string& text) { return Sentence(Plain(text)); }

BookItem Says(Passage passage) {
  BookItem item;
  item.says = Sentence(std::move(passage));
  return item;
}

BookItem Says(const std::string& sentence) { return Says(Passage{Plain(sentence), {}, {}}); }

BookItem Says(Passage passage, const Program& program) {
  BookItem item = Says(std::move(passage));
  item.formula = program.text();
  return item;
}

std::vector<Phrase> CiteLinks(const Plan& plan, const Citations& cites) {
  const auto& sources = plan.declarations.sources;
  std::vector<Phrase> links;
  for (const v1::Citation& cite : cites) {
    const bool first =
        cite.source().empty() || (!sources.empty() && sources.front()->name() == cite.source());
    links.push_back({first ? cite.paragraph() : absl::StrCat(cite.source(), " ", cite.paragraph()),
                     CitationAnchor(plan, cite)});
  }
  return links;
}

std::vector<Phrase> ReadingLinks(const Numbers& readings) {
  std::vector<Phrase> links;
  for (const std::string& number : readings) {
    links.push_back({number, Anchor("interpretation", number)});
  }
  return links;
}

BookItem Cited(const Plan& plan, BookItem item, const Citations& cites, const Numbers& readings) {
  item.cites = CiteLinks(plan, cites);
  item.readings = ReadingLinks(readings);
  return item;
}

Words EntitlementLink(const PlanEntitlement& entitlement) {
  return Link(entitlement.source->label(), Anchor("entitlement", entitlement.source->name()));
}

Words BarLink(const PlanBar& bar) {
  return Link(NameInWords(bar.source->name()), Anchor("bar", bar.source->name()));
}

Words LiftLink(const PlanLift& lift) {
  return Cat("“", Link(NameInWords(lift.source->name()), Anchor("lift", lift.source->name())), "”");
}

BookRule NewRule(const std::string& kind, const std::string& name, const std::string& title) {
  BookRule rule;
  rule.anchor = Anchor(kind, name);
  rule.kind = kind;
  rule.name = name;
  rule.title = Capitalized(title.empty() ? NameInWords(name) : title);
  return rule;
}

void Add(BookRule& rule, const std::string& term, std::vector<BookItem> items) {
  if (items.empty()) return;
  BookBlock block;
  block.term = term;
  block.items = std::move(items);
  rule.blocks.push_back(std::move(block));
}

void AddText(BookRule& rule, const std::string& term, const std::string& sentence) {
  if (!sentence.empty()) Add(rule, term, {Says(sentence)});
}

void AddStandsIn(const Plan& plan, BookRule& rule, const Citations& cites,
                 const Numbers& readings) {
  if (cites.empty() && readings.empty()) return;
  Add(rule, "Stands in", {Cited(plan, BookItem(), cites, readings)});
}

std::vector<BookItem> Computed(const Plan& plan, const std::optional<Program>& program,
                               const std::vector<Variable>& variables) {
  if (!program.has_value()) return {};
  return {Says(InWords(plan, *program, variables), *program)};
}

std::vector<BookItem> Conditions(const Plan& plan, const std::vector<PlanCondition>& conditions,
                                 const std::vector<Variable>& variables) {
  std::vector<BookItem> items;
  for (const PlanCondition& condition : conditions) {
    const v1::Condition& source = *condition.source;
    BookItem item = Cited(plan, Says(InWords(plan, condition.when, variables), condition.when),
                          source.cite(), source.interpretation());
    if (!source.otherwise().empty()) item.remarks.push_back("If not: " + source.otherwise());
    items.push_back(std::move(item));
  }
  return items;
}

std::vector<BookItem> Instances(const Plan& plan, const std::vector<PlanForEach>& loops) {
  const std::vector<Variable> variables = VariablesOf(loops);
  std::vector<BookItem> items;
  for (const PlanForEach& loop : loops) {
    Passage each =
        Before(Plain(items.empty() ? "once for each of " : "within that, once for each of "),
               InWords(plan, loop.in, variables));
    BookItem item = Says(std::move(each), loop.in);
    if (!loop.source->otherwise().empty()) {
      item.remarks.push_back("If there is none: " + loop.source->otherwise());
    }
    items.push_back(std::move(item));
  }
  return items;
}

}  // namespace fairstart
