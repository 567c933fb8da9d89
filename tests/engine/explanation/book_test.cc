// How a book is put together.
#include "engine/explanation/book.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "engine/explanation/book_links.h"
#include "tests/engine/explanation/book_text.h"

namespace fairstart {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(Book, SaysWhichRulebookItIs) {
  const Book book = BookWith("");
  EXPECT_EQ(book.title, "A small rulebook with one declaration of each kind");
  ASSERT_EQ(book.about.size(), 2u);
  EXPECT_EQ(Text(book.about[0].says), "Rulebook small, edition 2020, in force from 1 April 2020.");
  ASSERT_EQ(book.about[0].remarks.size(), 1u);
  EXPECT_EQ(book.about[0].remarks[0].size(), std::string("Digest: ").size() + 64);
  EXPECT_EQ(Text(book.about[1].says), "With the rates that others set, edition 2020.");
}

TEST(Book, FollowsTheSourcesAndTheirSections) {
  const Book book = BookWith(R"txtpb(
    source { name: "law" title: "The law" edition: "1989"
             section { number: "CA" title: "An Act"
                       reference { paragraph: "CA 1" kind: REFERENCE_KIND_STATUS says: "care" } } }
    definition { name: "cites_both" label: "the one is cited" value: "in_care"
                 cite { paragraph: "CA 1" source: "law" } cite { paragraph: "1.3" } }
    definition { name: "cites_law" label: "the other is cited" value: "in_care"
                 cite { paragraph: "CA 1" source: "law" } }
  )txtpb");
  std::vector<std::string> parts;
  for (const BookPart& part : book.parts) parts.push_back(part.anchor);
  EXPECT_THAT(parts, ElementsAre("source-guide", "source-law", "source-later", "source-published",
                                 "vocabulary"));
  EXPECT_EQ(book.parts[0].sections[0].anchor, "section-guide-1");
  EXPECT_EQ(book.parts[0].sections[0].title, "Everything");
  const auto names = [](const BookGroup& group) {
    std::vector<std::string> rules;
    for (const BookRule& rule : group.rules) rules.push_back(rule.name);
    return rules;
  };
  // A rule stands under the first source that it cites.
  EXPECT_THAT(names(book.parts[1].sections[0].groups[0]), ElementsAre("cites_law"));
  // What is given comes first; in each group, the order is the source's.
  const auto& groups = book.parts[0].sections[0].groups;
  EXPECT_EQ(groups[0].title, "What a young person can get");
  EXPECT_EQ(groups[1].title, "What stops it");
  EXPECT_THAT(names(groups[1]), ElementsAre("long_hours", "told_in_time"));
  const auto worked_out = std::find_if(groups.begin(), groups.end(), [](const BookGroup& group) {
    return group.title == "How it is worked out";
  });
  ASSERT_NE(worked_out, groups.end());
  EXPECT_THAT(names(*worked_out), ElementsAre("in_care", "legal_status", "some_long_job", "works",
                                              "works_long_hours", "cites_both", "allowance"));
}

TEST(Book, SaysOfEachReferenceWhatCarriesIt) {
  const Book book = BookWith("");
  const std::vector<BookReference>& references = book.parts[0].sections[0].references;
  ASSERT_EQ(references.size(), 4u);
  EXPECT_EQ(references[0].anchor, "reference-guide-1.1");
  EXPECT_EQ(references[0].kind, "decides a status");
  EXPECT_EQ(references[0].says, "Who is in care.");
  EXPECT_THAT(references[0].carried_by,
              ElementsAre(Phrase{"The young person is in care", "definition-in_care"},
                          Phrase{"Legal status", "definition-legal_status"}));
  EXPECT_EQ(references[3].nothing_to_compute, "Advice.");
  EXPECT_THAT(references[3].carried_by, IsEmpty());
  for (const BookReference& reference : references) EXPECT_FALSE(reference.in_preparation);
}

TEST(Book, MarksWhatIsInPreparation) {
  const Book book = BookWith(R"txtpb(
    source { name: "law" title: "The law" edition: "1989"
             section { number: "CA" title: "An Act" in_preparation: true
                       reference { paragraph: "CA 1" kind: REFERENCE_KIND_STATUS says: "care" }
                       reference { paragraph: "CA 2" kind: REFERENCE_KIND_STATUS says: "more" } } }
    definition { name: "cites_law" label: "the other is cited" value: "in_care"
                 cite { paragraph: "CA 1" source: "law" } }
  )txtpb");
  const BookSection& section = book.parts[1].sections[0];
  EXPECT_TRUE(section.in_preparation);
  EXPECT_FALSE(section.references[0].in_preparation);
  EXPECT_TRUE(section.references[1].in_preparation);
}

TEST(Book, LeadsBackFromWhatIsUsed) {
  const Book book = BookWith("");
  EXPECT_THAT(Lines(RuleAt(book, "definition-in_care")),
              Contains("Used by: Bus fares to work; Weekly allowance; Tell the young person of the "
                       "allowance; Legal status"));
  EXPECT_THAT(Lines(RuleAt(book, "parameter-working_rate")), Contains("Used by: Allowance"));
}

TEST(Book, HasEachDeclarationOnceAndEveryLinkLeadsSomewhere) {
  Book book = BookWith("");
  std::multiset<std::string> anchors;
  for (const BookPart& part : book.parts) {
    anchors.insert(part.anchor);
    for (const BookSection& section : part.sections) {
      anchors.insert(section.anchor);
      for (const BookReference& reference : section.references) anchors.insert(reference.anchor);
    }
  }
  ForEachRule(book, [&](BookRule& rule) { anchors.insert(rule.anchor); });
  for (const std::string& anchor : anchors) EXPECT_EQ(anchors.count(anchor), 1u) << anchor;
  for (const char* declared : {"enumeration-LegalStatus",
                               "fact-has_been_told",
                               "wording-jobs.minutes_per_week",
                               "parameter-weekly_rate",
                               "parameter-working_rate",
                               "parameter-yearly_limit",
                               "parameter-travel_cap",
                               "definition-legal_status",
                               "definition-in_care",
                               "definition-works",
                               "definition-works_long_hours",
                               "definition-some_long_job",
                               "definition-allowance",
                               "entitlement-weekly_allowance",
                               "entitlement-bus_fares",
                               "pot-yearly_pot",
                               "bar-long_hours",
                               "lift-told_in_time",
                               "claim-wage",
                               "duty-tell",
                               "warning-long_day",
                               "interpretation-I-1"}) {
    EXPECT_EQ(anchors.count(declared), 1u) << declared;
  }
  ForEachRule(book, [&](BookRule& rule) {
    ForEachPhrase(rule, [&](const Phrase& phrase) {
      if (!phrase.target.empty()) {
        EXPECT_EQ(anchors.count(phrase.target), 1u) << rule.anchor << " → " << phrase.target;
      }
    });
  });
}

}  // namespace
}  // namespace fairstart
