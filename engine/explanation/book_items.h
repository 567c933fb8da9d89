// The pieces that rules of a book are put together from.
#ifndef FAIRSTART_ENGINE_EXPLANATION_BOOK_ITEMS_H_
#define FAIRSTART_ENGINE_EXPLANATION_BOOK_ITEMS_H_

#include <string>
#include <vector>

#include "engine/explanation/anchor.h"
#include "engine/explanation/book.h"
#include "engine/explanation/labels.h"
#include "engine/explanation/plain_text.h"
#include "engine/rulebook/plan.h"

namespace fairstart {

using Citations = google::protobuf::RepeatedPtrField<v1::Citation>;
using Numbers = google::protobuf::RepeatedPtrField<std::string>;

// A passage as a sentence of its own: a capital, and a full stop unless a list follows.
Passage Sentence(Passage passage);
Passage Sentence(const Words& words);
Passage Sentence(const std::string& text);

// Words with a capital, as they stand in a table.
Words Capitalized(Words words);

// An item that says a sentence.
BookItem Says(Passage passage);
BookItem Says(const std::string& sentence);

// An item that says what a program computes, with its formula.
BookItem Says(Passage passage, const Program& program);

// Adds where an item stands and how that is read.
BookItem Cited(const Plan& plan, BookItem item, const Citations& cites, const Numbers& readings);

// Links to references, shown with their source where it is not the first, and to interpretations.
std::vector<Phrase> CiteLinks(const Plan& plan, const Citations& cites);
std::vector<Phrase> ReadingLinks(const Numbers& readings);

// Links to an entitlement by its label, and to a bar and a lift by their names.
Words EntitlementLink(const PlanEntitlement& entitlement);
Words BarLink(const PlanBar& bar);
Words LiftLink(const PlanLift& lift);

// The rule of a declaration, empty but for its heading.
BookRule NewRule(const std::string& kind, const std::string& name, const std::string& title);

// Adds a block; one without items and table is left out.
void Add(BookRule& rule, const std::string& term, std::vector<BookItem> items);
void AddText(BookRule& rule, const std::string& term, const std::string& sentence);

// Adds where the whole rule stands and how that is read.
void AddStandsIn(const Plan& plan, BookRule& rule, const Citations& cites, const Numbers& readings);

// An item that says what a program computes; none without a program.
std::vector<BookItem> Computed(const Plan& plan, const std::optional<Program>& program,
                               const std::vector<Variable>& variables);

// All conditions, each with what is said when it does not hold.
std::vector<BookItem> Conditions(const Plan& plan, const std::vector<PlanCondition>& conditions,
                                 const std::vector<Variable>& variables);

// What gives one instance each.
std::vector<BookItem> Instances(const Plan& plan, const std::vector<PlanForEach>& loops);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EXPLANATION_BOOK_ITEMS_H_
