// The book of rules, with its scenarios, ready to be printed.
#ifndef FAIRSTART_SERVICE_PUBLISHING_RULE_BOOK_H_
#define FAIRSTART_SERVICE_PUBLISHING_RULE_BOOK_H_

#include "engine/engine.h"
#include "service/publishing/html_book.h"
#include "service/publishing/markdown_book.h"
#include "service/rulebooks/library.h"
#include "service/scenarios/scenario_set.h"

namespace fairstart {

// The book of `plan`, which `selection` gave. Readings that were not chosen are said in words too,
// each compiled from `library` in place of the one chosen.
Book RuleBook(const RulebookLibrary& library, const Selection& selection, const Plan& plan,
              const ScenarioSet& scenarios);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PUBLISHING_RULE_BOOK_H_
