#include "engine/proofs/shrink.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "google/protobuf/text_format.h"

namespace fairstart {
namespace {

using google::protobuf::TextFormat;

// The facts of a case, shrunk while `shows` is true of them.
std::string Shrunk(const std::string& facts,
                   const std::function<bool(const v1::CaseFacts&)>& shows) {
  Person person;
  EXPECT_TRUE(TextFormat::ParseFromString(facts, &person.facts));
  return Shrink(person, [&](const Person& less) { return shows(less.facts); })
      .facts.ShortDebugString();
}

constexpr char kCase[] = R"pb(
  known_through: "2018-04-01"
  date_of_birth: "2001-05-10"
  benefits {}
  jobs {
    records {
      id: "1"
      first_day: "2017-01-01"
      last_day { date: "2018-04-01" }
      apprenticeship: true
    }
    records {
      id: "2"
      first_day: "2017-01-01"
      last_day { date: "2018-04-01" }
      apprenticeship: false
    }
  }
  declared_facts {
    facts {
      name: "a"
      value { integer: 1 }
    }
    facts {
      name: "b"
      value { integer: 2 }
    }
  }
)pb";

TEST(Shrink, KeepsWhatMattersAndTheDayToWhichItIsKnown) {
  EXPECT_EQ(Shrunk(kCase, [](const v1::CaseFacts&) { return true; }),
            "known_through: \"2018-04-01\"");
  EXPECT_EQ(Shrunk(kCase, [](const v1::CaseFacts& facts) { return facts.has_benefits(); }),
            "known_through: \"2018-04-01\" benefits { }");
}

TEST(Shrink, RecordsKeepTheirDaysAndGoOnIfTheyMay) {
  EXPECT_EQ(Shrunk(kCase,
                   [](const v1::CaseFacts& facts) {
                     for (const v1::Job& job : facts.jobs().records()) {
                       if (job.has_apprenticeship() && !job.apprenticeship()) return true;
                     }
                     return false;
                   }),
            "known_through: \"2018-04-01\" jobs { records { id: \"2\" first_day: \"2017-01-01\" "
            "last_day { not_yet: true } apprenticeship: false } }");
}

TEST(Shrink, TakesDeclaredFactsOneByOne) {
  EXPECT_EQ(Shrunk(kCase,
                   [](const v1::CaseFacts& facts) {
                     for (const v1::DeclaredFact& fact : facts.declared_facts().facts()) {
                       if (fact.value().integer() == 2) return true;
                     }
                     return false;
                   }),
            "known_through: \"2018-04-01\" declared_facts { facts { value { integer: 2 } } }");
}

}  // namespace
}  // namespace fairstart
