// Tested by tests/service/publishing/book_scenarios_test.cc.
#include "service/publishing/book_scenarios.h"

#include <algorithm>
#include <map>
#include <set>

#include "absl/strings/str_cat.h"
#include "engine/calendar/civil_day.h"
#include "engine/explanation/anchor.h"
#include "engine/explanation/book_links.h"
#include "engine/explanation/english.h"
#include "engine/explanation/value_text.h"
#include "service/publishing/scenario_words.h"

namespace fairstart {
namespace {

constexpr char kKind[] = "scenario";

std::string DayWords(const std::string& text) {
  const absl::StatusOr<Day> day = ParseDay(text);
  return day.ok() ? DayText(*day) : text;
}

std::string FirstSource(const Book& book) {
  return book.parts.empty() ? "" : book.parts.front().source;
}

std::string AnchorOf(const v1::Citation& cite, const std::string& first_source) {
  return ReferenceAnchor(cite.source().empty() ? first_source : cite.source(), cite.paragraph());
}

// The rules that the scenario expects something of, and the interpretations that it relies on.
std::set<std::string> Named(const v1::Scenario& scenario) {
  std::set<std::string> named;
  const auto add = [&](const char* kind, const auto& names) {
    for (const std::string& name : names) named.insert(Anchor(kind, name));
  };
  for (const v1::Check& check : scenario.check()) {
    for (const v1::LineCheck& line : check.line()) {
      named.insert(Anchor("entitlement", line.entitlement()));
      add("bar", line.bar());
    }
    for (const v1::ClaimCheck& claim : check.claim()) named.insert(Anchor("claim", claim.claim()));
    for (const v1::DutyCheck& duty : check.duty()) named.insert(Anchor("duty", duty.duty()));
    add("warning", check.warning());
    add("claim", check.no_claim());
    add("duty", check.no_duty());
    add("warning", check.no_warning());
    add("interpretation", check.interpretation());
  }
  for (const v1::PeriodCheck& check : scenario.period()) {
    for (const v1::PaymentCheck& payment : check.payment()) {
      // A name is one or the other.
      named.insert(Anchor("entitlement", payment.name()));
      named.insert(Anchor("duty", payment.name()));
    }
  }
  for (const std::string& reading : scenario.reading()) {
    named.insert(Anchor("interpretation", reading.substr(0, reading.find('='))));
  }
  return named;
}

// Links to scenarios, by what they show: a rule's anchor, or a reference's.
using ShownBy = std::map<std::string, std::vector<Phrase>>;

ShownBy LinksByShown(const ScenarioSet& set, const std::string& first_source) {
  ShownBy shown_by;
  for (const ReadyScenario& ready : set.scenarios) {
    const v1::Scenario& scenario = ready.scenario;
    std::set<std::string> shown = Named(scenario);
    for (const v1::Citation& cite : scenario.cite()) shown.insert(AnchorOf(cite, first_source));
    const Phrase link = {scenario.says().empty() ? scenario.name() : scenario.says(),
                         Anchor(kKind, scenario.name())};
    for (const std::string& anchor : shown) shown_by[anchor].push_back(link);
  }
  return shown_by;
}

// The references that the rule cites, in order, each once.
std::vector<Phrase> References(const BookRule& rule) {
  std::vector<Phrase> references;
  ForEachPhrase(rule, [&](const Phrase& phrase) {
    if (phrase.target.rfind("reference-", 0) != 0) return;
    if (std::find(references.begin(), references.end(), phrase) == references.end()) {
      references.push_back(phrase);
    }
  });
  return references;
}

// The scenarios that name the rule; and of each reference that it cites, how many cite it too.
void AddShownBy(const ShownBy& shown_by, BookRule& rule) {
  if (const auto named = shown_by.find(rule.anchor); named != shown_by.end()) {
    BookBlock block;
    block.term = "Shown by scenarios";
    block.long_list = true;
    for (const Phrase& link : named->second) {
      BookItem item;
      item.says.words = {link};
      block.items.push_back(std::move(item));
    }
    rule.blocks.push_back(std::move(block));
    return;
  }
  std::vector<Words> counted;
  for (const Phrase& reference : References(rule)) {
    const auto found = shown_by.find(reference.target);
    if (found == shown_by.end()) continue;
    counted.push_back(Cat(absl::StrCat(found->second.size(),
                                       found->second.size() == 1 ? " that cites " : " that cite "),
                          Words{reference}));
  }
  if (counted.empty()) return;
  BookItem item;
  item.says.words = Listed(counted, ", ");
  rule.blocks.push_back({"Shown by scenarios", {std::move(item)}, std::nullopt, false});
}

BookRule PageOf(const v1::Scenario& scenario, const std::string& first_source,
                const RuleLabels& labels) {
  BookRule page;
  page.anchor = Anchor(kKind, scenario.name());
  page.kind = kKind;
  page.name = scenario.name();
  page.title = scenario.says();
  const auto add = [&](const std::string& term, std::vector<BookItem> items) {
    page.blocks.push_back({term, std::move(items), std::nullopt, false});
  };
  const auto words = [](Words said) {
    BookItem item;
    item.says.words = std::move(said);
    return std::vector<BookItem>{std::move(item)};
  };
  if (!scenario.base().empty()) {
    add("Starts from", words(Link(NameInWords(scenario.base()), Anchor(kKind, scenario.base()))));
  }
  if (!scenario.reading().empty()) {
    std::vector<Words> readings;
    for (const std::string& reading : scenario.reading()) {
      readings.push_back(
          Link(reading, Anchor("interpretation", reading.substr(0, reading.find('=')))));
    }
    add("With the reading", words(Listed(readings, " and ")));
  }
  if (!scenario.parameter().empty()) {
    std::vector<Words> changed;
    for (const v1::Parameter& parameter : scenario.parameter()) {
      changed.push_back(labels.Of("parameter", parameter.name()));
    }
    add("With other values of", words(Listed(changed, " and ")));
  }
  for (const v1::Check& check : scenario.check()) {
    add("On " + DayWords(check.as_of()), Expectations(check, labels));
  }
  for (const v1::PeriodCheck& check : scenario.period()) {
    add("Paid from " + DayWords(check.first_day()) + " to " + DayWords(check.last_day()),
        Expectations(check, labels));
  }
  BookItem cites;
  for (const v1::Citation& cite : scenario.cite()) {
    const bool first = cite.source().empty() || cite.source() == first_source;
    cites.cites.push_back(
        {first ? cite.paragraph() : absl::StrCat(cite.source(), " ", cite.paragraph()),
         AnchorOf(cite, first_source)});
  }
  if (!cites.cites.empty()) add("Shows", {std::move(cites)});
  return page;
}

// The section of each reference, in the book's order.
std::map<std::string, size_t> SectionsByReference(const Book& book,
                                                  std::vector<const BookSection*>& sections) {
  std::map<std::string, size_t> places;
  for (const BookPart& part : book.parts) {
    for (const BookSection& section : part.sections) {
      for (const BookReference& reference : section.references) {
        places[reference.anchor] = sections.size();
      }
      sections.push_back(&section);
    }
  }
  return places;
}

BookPart ScenarioPart(const ScenarioSet& set, const Book& book, const RuleLabels& labels) {
  std::vector<const BookSection*> sections;
  const std::map<std::string, size_t> places = SectionsByReference(book, sections);
  const std::string first_source = FirstSource(book);
  std::map<size_t, std::vector<BookRule>> pages;
  for (const ReadyScenario& ready : set.scenarios) {
    size_t section = sections.size();
    if (!ready.scenario.cite().empty()) {
      const auto found = places.find(AnchorOf(ready.scenario.cite(0), first_source));
      if (found != places.end()) section = found->second;
    }
    pages[section].push_back(PageOf(ready.scenario, first_source, labels));
  }
  BookPart part;
  part.anchor = "scenarios";
  part.title = "Scenarios: young people, and what the rules give them";
  for (auto& [index, rules] : pages) {
    BookSection section;
    const bool cited = index < sections.size();
    section.anchor = absl::StrCat("scenarios-", cited ? sections[index]->anchor : "others");
    section.number = cited ? sections[index]->number : "";
    section.title = cited ? sections[index]->title : "Young people that others start from";
    section.groups.push_back({"", std::move(rules)});
    part.sections.push_back(std::move(section));
  }
  return part;
}

}  // namespace

void AddScenarios(const Plan& plan, const ScenarioSet& set, Book& book) {
  const ShownBy shown_by = LinksByShown(set, FirstSource(book));
  ForEachRule(book, [&](BookRule& rule) { AddShownBy(shown_by, rule); });
  for (BookPart& part : book.parts) {
    for (BookSection& section : part.sections) {
      for (BookReference& reference : section.references) {
        const auto found = shown_by.find(reference.anchor);
        if (found != shown_by.end()) reference.shown_by = found->second;
      }
    }
  }
  if (set.scenarios.empty()) return;
  book.parts.push_back(ScenarioPart(set, book, RuleLabels(plan)));
}

}  // namespace fairstart
