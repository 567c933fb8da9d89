// The book of rules, put together: each rule under the section of its first citation, and what
// leads to it from elsewhere.
//
// Tested by tests/engine/explanation/book_test.cc.
#include "engine/explanation/book.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "absl/strings/str_cat.h"
#include "engine/explanation/book_items.h"
#include "engine/explanation/book_links.h"
#include "engine/explanation/book_rules.h"
#include "engine/explanation/english.h"
#include "engine/explanation/term_words.h"
#include "engine/explanation/value_text.h"

namespace fairstart {
namespace {

// The groups of a section, in order, by the kinds that stand in them.
struct GroupKind {
  const char* title;
  std::array<const char*, 3> kinds;
};
constexpr std::array<GroupKind, 9> kGroups = {{
    {"What a young person can get", {"entitlement"}},
    {"What stops it", {"bar", "lift"}},
    {"Sums that several draw on", {"pot"}},
    {"What somebody else pays", {"claim"}},
    {"Who must do what", {"duty"}},
    {"What is warned of", {"warning"}},
    {"How it is worked out", {"definition", "table"}},
    {"Amounts, ages and times", {"parameter"}},
    {"How what is left open is read", {"interpretation"}},
}};

size_t GroupOf(const std::string& kind) {
  for (size_t i = 0; i < kGroups.size(); ++i) {
    for (const char* in_group : kGroups[i].kinds) {
      if (in_group != nullptr && kind == in_group) return i;
    }
  }
  return kGroups.size();
}

// A rule and where it belongs: its citations, the first first.
struct Placed {
  BookRule rule;
  const Citations* cites = nullptr;
};

std::vector<Placed> RulesOf(const Plan& plan, const PlanWithReading& with_reading) {
  std::vector<Placed> placed;
  const auto add = [&](BookRule rule, const Citations& cites) {
    placed.push_back({std::move(rule), &cites});
  };
  for (const auto& entitlement : plan.entitlements) {
    add(RuleOf(plan, entitlement), entitlement.source->cite());
  }
  for (const auto& bar : plan.bars) {
    add(RuleOf(plan, bar), bar.source->cite());
    for (const auto& lift : bar.lifts) add(RuleOf(plan, bar, lift), lift.source->cite());
  }
  for (const auto& pot : plan.declarations.pots) add(RuleOf(plan, *pot), pot->cite());
  for (const auto& claim : plan.claims) add(RuleOf(plan, claim), claim.source->cite());
  for (const auto& duty : plan.duties) add(RuleOf(plan, duty), duty.source->cite());
  for (const auto& warning : plan.warnings) add(RuleOf(plan, warning), warning.source->cite());
  for (const auto& definition : plan.definitions) {
    add(RuleOf(plan, definition),
        definition.table != nullptr ? definition.table->cite() : definition.definition->cite());
  }
  for (const auto& parameter : plan.parameters) {
    add(RuleOf(plan, parameter), parameter.source->cite());
  }
  for (const Declarations* declarations : {&plan.declarations, &plan.rates}) {
    for (const auto& interpretation : declarations->interpretations) {
      add(RuleOf(plan, *interpretation, with_reading), interpretation->cite());
    }
  }
  return placed;
}

// Where a reference stands: part, section, place in it.
struct Spot {
  size_t part = 0;
  size_t section = 0;
  size_t reference = 0;

  friend auto operator<=>(const Spot&, const Spot&) = default;
};
using Outline = std::map<std::string, Spot>;  // by anchor

BookPart PartOf(const v1::Source& source, size_t number, Outline& outline) {
  BookPart part;
  part.anchor = Anchor("source", source.name());
  part.source = source.name();
  part.title = source.title();
  part.edition = source.edition();
  for (const v1::Section& declared : source.section()) {
    BookSection section;
    section.anchor = absl::StrCat(Anchor("section", source.name()), "-", declared.number());
    section.number = declared.number();
    section.title = declared.title();
    section.in_preparation = declared.in_preparation();
    for (const v1::Reference& reference : declared.reference()) {
      BookReference entry;
      entry.anchor = ReferenceAnchor(source.name(), reference.paragraph());
      entry.paragraph = reference.paragraph();
      entry.kind = InWords(reference.kind());
      entry.says = Capitalized(reference.says());
      outline[entry.anchor] = {number, part.sections.size(), section.references.size()};
      section.references.push_back(std::move(entry));
    }
    part.sections.push_back(std::move(section));
  }
  return part;
}

void AddNotEncoded(const Plan& plan, const Outline& outline, Book& book) {
  for (const Declarations* declarations : {&plan.declarations, &plan.rates}) {
    for (const auto& declared : declarations->not_encoded) {
      for (const v1::Citation& citation : declared->cite()) {
        const auto found = outline.find(CitationAnchor(plan, citation));
        if (found == outline.end()) continue;
        const Spot& spot = found->second;
        book.parts[spot.part].sections[spot.section].references[spot.reference].nothing_to_compute =
            declared->because();
      }
    }
  }
}

// The first place that a rule cites in the first source that it cites at all. Every rule cites one:
// the rulebook would else not have compiled.
Spot HomeOf(const Plan& plan, const Citations& cites, const Outline& outline) {
  std::optional<Spot> home;
  for (const v1::Citation& cite : cites) {
    const auto entry = outline.find(CitationAnchor(plan, cite));
    if (entry == outline.end()) continue;
    if (!home.has_value() || entry->second.part < home->part) home = entry->second;
  }
  return home.value_or(Spot());
}

// Puts each rule into its section, its groups ordered, in each the source's order.
void PlaceRules(const Plan& plan, std::vector<Placed> placed, const Outline& outline, Book& book) {
  std::map<std::tuple<Spot, size_t, size_t>, BookRule> ordered;
  for (size_t i = 0; i < placed.size(); ++i) {
    const Spot home = HomeOf(plan, *placed[i].cites, outline);
    ordered.emplace(std::make_tuple(home, GroupOf(placed[i].rule.kind), i),
                    std::move(placed[i].rule));
  }
  std::map<std::tuple<size_t, size_t, size_t>, std::vector<BookRule>> groups;
  for (auto& [key, rule] : ordered) {
    const auto& [home, group, index] = key;
    groups[{home.part, home.section, group}].push_back(std::move(rule));
  }
  for (auto& [key, rules] : groups) {
    const auto& [part, section, group] = key;
    book.parts[part].sections[section].groups.push_back({kGroups[group].title, std::move(rules)});
  }
}

// What only this rulebook calls so: its own facts, choices and words.
void AddVocabulary(const Plan& plan, Book& book) {
  BookSection section;
  section.anchor = "section-vocabulary";
  section.title = "Facts, choices and words of this rulebook's own";
  const auto add = [&](const char* title, std::vector<BookRule> rules) {
    if (!rules.empty()) section.groups.push_back({title, std::move(rules)});
  };
  std::vector<BookRule> facts, wordings, choices;
  for (const auto& fact : plan.declarations.facts) facts.push_back(RuleOf(plan, *fact));
  for (const auto& wording : plan.declarations.wordings) wordings.push_back(RuleOf(plan, *wording));
  for (const auto& choice : plan.declarations.enumerations)
    choices.push_back(RuleOf(plan, *choice));
  add("Facts that only this rulebook asks", std::move(facts));
  add("Other words for facts", std::move(wordings));
  add("Choices", std::move(choices));
  if (section.groups.empty()) return;
  book.parts.push_back({"vocabulary", "", "Vocabulary", "", {std::move(section)}});
}

BookItem AboutItem(const std::string& sentence, const std::string& digest) {
  BookItem item = Says(sentence);
  if (!digest.empty()) item.remarks.push_back("Digest: " + digest);
  return item;
}

std::string InForce(const v1::About& about) {
  const absl::StatusOr<Day> day = ParseDay(about.in_force_from());
  return day.ok() ? DayText(*day) : about.in_force_from();
}

void AddAbout(const Plan& plan, Book& book) {
  const v1::About& about = *plan.declarations.about;
  book.title = about.title();
  book.about.push_back(AboutItem(absl::StrCat("Rulebook ", about.id(), ", edition ",
                                              about.edition(), ", in force from ", InForce(about)),
                                 plan.rulebook_edition.digest()));
  book.about.push_back(AboutItem(
      absl::StrCat("With the rates that others set, edition ", plan.rates_edition.edition()),
      plan.rates_edition.digest()));
  if (plan.plan_review >= 0) {
    const v1::Duty& review = *plan.duties[plan.plan_review].source;
    book.about.push_back(
        Says(absl::StrCat("A Pathway Plan is reviewed next as the duty says: ", review.label())));
  }
  for (const std::string& reading : plan.readings) {
    book.about.push_back(Says(absl::StrCat("With the reading ", reading)));
  }
}

// What holds for every sentence of the book.
void AddHowToRead(Book& book) {
  for (const char* sentence :
       {"The sentences about what is computed are generated from the formulas that compute it, "
        "which stand under them. They cannot say anything else.",
        "“The day” is the day asked about. Who can get something that is given again and again "
        "is judged on the day on which each time begins.",
        "What is so “when” something holds is not so when that does not hold. What the case file "
        "does not tell is neither: the answer then waits for it, and says so.",
        "A record is “on the day” when that day lies between its first and its last day, both "
        "included.",
        "“For every” also holds where there is none.",
        "An age is reached at the start of the birthday; whoever was born on 29 February "
        "reaches it on 1 March of a common year.",
        "“The day 6 months after” another is the same day of the month, or the last day of a "
        "month that is too short.",
        "A value in brackets behind a name is the only one that it has had; values that change "
        "stand in the table that the name leads to.",
        "Of several exceptions that hold, one goes before another only where it says so."}) {
    book.how_to_read.push_back(Says(std::string(sentence)));
  }
}

}  // namespace

Book MakeBook(const Plan& plan, const PlanWithReading& with_reading) {
  Book book;
  AddAbout(plan, book);
  AddHowToRead(book);
  Outline outline;
  for (const Declarations* declarations : {&plan.declarations, &plan.rates}) {
    for (const auto& source : declarations->sources) {
      book.parts.push_back(PartOf(*source, book.parts.size(), outline));
    }
  }
  AddNotEncoded(plan, outline, book);
  PlaceRules(plan, RulesOf(plan, with_reading), outline, book);
  AddVocabulary(plan, book);
  LinkBack(book);
  return book;
}

}  // namespace fairstart
