// The book of rules: a rulebook in plain words, by section of its source.
//
// A structure without a format: whoever prints it (service/publishing) decides how headings, lists,
// tables and links look, so that all formats say the same. Every sentence about what is computed is
// generated from the expression that computes it; the others are the rulebook's own words.
#ifndef FAIRSTART_ENGINE_EXPLANATION_BOOK_H_
#define FAIRSTART_ENGINE_EXPLANATION_BOOK_H_

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/explanation/words.h"

namespace fairstart {

class Plan;

// One passage of a rule, with what stands behind it.
struct BookItem {
  Passage says;
  std::string formula;               // the expression, as written; "" where there is none
  std::vector<std::string> remarks;  // sentences
  std::vector<Phrase> cites;         // references of the outline
  std::vector<Phrase> readings;      // interpretations
};

struct BookTable {
  std::vector<std::string> head;
  std::vector<std::vector<Words>> rows;  // as many cells as `head`
};

// What a rule says under one term ("Who", "How much").
struct BookBlock {
  std::string term;
  std::vector<BookItem> items;
  std::optional<BookTable> table;  // after the items
  bool long_list = false;          // many links; may be folded away
};

// One declaration.
struct BookRule {
  std::string anchor;
  std::string kind;  // "entitlement", as the rule language names it
  std::string name;  // in the rulebook
  std::string title;
  std::vector<BookBlock> blocks;
};

// Rules of a section that do one thing, under its heading.
struct BookGroup {
  std::string title;
  std::vector<BookRule> rules;
};

// One entry of a source's outline.
struct BookReference {
  std::string anchor;
  std::string paragraph;
  std::string kind;  // what it does: "gives something"
  std::string says;
  std::vector<Phrase> carried_by;  // rules that cite it
  std::vector<Phrase> shown_by;    // scenarios that cite it
  std::string nothing_to_compute;  // why, where the rulebook says so
  bool in_preparation = false;     // nothing carries it yet
};

struct BookSection {
  std::string anchor;
  std::string number;  // "" where the source has none
  std::string title;
  bool in_preparation = false;
  std::vector<BookReference> references;
  std::vector<BookGroup> groups;
};

// A source, or what belongs to none.
struct BookPart {
  std::string anchor;
  std::string source;  // its name; "" for what belongs to none
  std::string title;
  std::string edition;
  std::vector<BookSection> sections;
};

struct Book {
  std::string title;
  std::vector<BookItem> about;        // which edition, with which rates
  std::vector<BookItem> how_to_read;  // what words mean throughout
  std::vector<BookPart> parts;
};

// The same rulebook with one reading ("I-52=R2") in place of the one chosen.
using PlanWithReading = std::function<std::shared_ptr<const Plan>(const std::string& reading)>;

// The book of `plan`. `with_reading` is asked for each reading that carries definitions, so that
// they too can be said in words; where it gives none, their formulas stand alone.
Book MakeBook(const Plan& plan, const PlanWithReading& with_reading);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EXPLANATION_BOOK_H_
