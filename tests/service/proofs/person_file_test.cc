#include "service/proofs/person_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "google/protobuf/text_format.h"
#include "google/protobuf/util/message_differencer.h"
#include "service/files/message_file.h"
#include "service/files/whole_file.h"
#include "tests/service/scratch_folder.h"

namespace fairstart {
namespace {

using google::protobuf::util::MessageDifferencer;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

constexpr char kFacts[] = R"pb(
  known_through: "2018-04-01"
  date_of_birth: "2001-05-10"
  jobs {
    records {
      id: "1"
      first_day: "2018-01-01"
      last_day { not_yet: true }
      apprenticeship: false
      weekly_travel_cost { pence: 1250 }
      basis: JOB_BASIS_FULL_TIME
    }
    records {
      id: "2"
      last_day { date: "2018-03-31" }
    }
  }
  benefits {}
  declared_facts {
    facts {
      name: "guided_hours"
      value { integer: 12 }
    }
    facts {
      name: "prom"
      value {
        record {
          fields {
            name: "cost"
            value { money { pence: 700 } }
          }
        }
      }
    }
    facts {
      name: "visits"
      value {
        history {
          records {
            fields {
              name: "id"
              value { text: "v" }
            }
          }
        }
      }
    }
    facts {
      name: "trips"
      value { history {} }
    }
  }
)pb";

Proof ProofOf(const std::string& facts, const std::string& record) {
  Proof proof;
  proof.verdict = Verdict::kRefuted;
  proof.diagnostic.declaration = "table \"band\"";
  proof.diagnostic.problem = "rows 1 and 2 both apply";
  proof.person.emplace();
  proof.person->as_of = *ParseDay("2018-04-01");
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(facts, &proof.person->facts));
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(record, &proof.person->record));
  return proof;
}

TEST(FactsOf, IsALineForEachFact) {
  EXPECT_THAT(FactsOf(*ProofOf(kFacts, "plan_reviews { reviewed_on: \"2018-01-05\" }").person),
              ElementsAre("date_of_birth: 2001-05-10", "jobs[0].first_day: 2018-01-01",
                          "jobs[0].last_day: not yet", "jobs[0].basis: JOB_BASIS_FULL_TIME",
                          "jobs[0].apprenticeship: false", "jobs[0].weekly_travel_cost: £12.50",
                          "jobs[1].last_day: 2018-03-31", "benefits: none", "guided_hours: 12",
                          "prom.cost: £7.00", "visits[0].id: v", "trips: none",
                          "record.plan_reviews[0].reviewed_on: 2018-01-05"));
}

TEST(WritePerson, WritesACaseThatReadsAsTheSame) {
  const ScratchFolder folder;
  const Proof proof = ProofOf(kFacts, "");
  const auto path = WritePerson(proof, folder.path() / "new" / "cases", "01", "--rulebook small");
  ASSERT_TRUE(path.ok()) << path.status();
  std::istringstream nothing;
  const auto file = OpenMessageFile(path->string(), nothing);
  ASSERT_TRUE(file.ok()) << file.status();
  v1::CaseFacts facts;
  EXPECT_TRUE(ReadMessage(*file, facts).empty());
  EXPECT_TRUE(MessageDifferencer::Equals(facts, proof.person->facts));
  EXPECT_THAT(file->bytes, StartsWith("# table \"band\": rows 1 and 2 both apply.\n"));
  EXPECT_THAT(file->bytes,
              HasSubstr("fairstart decide --rulebook small --as-of 2018-04-01 " + path->string()));
}

TEST(WritePerson, WritesTheRecordBesideItWhenThereIsOne) {
  const ScratchFolder folder;
  const Proof proof = ProofOf(kFacts, "plan_reviews { reviewed_on: \"2018-01-05\" }");
  const auto path = WritePerson(proof, folder.path(), "01", "");
  ASSERT_TRUE(path.ok());
  const std::string record = (folder.path() / "01.record.txtpb").string();
  EXPECT_THAT(*ReadWholeFile(*path), HasSubstr("--record " + record));
  EXPECT_THAT(*ReadWholeFile(record), HasSubstr("reviewed_on: \"2018-01-05\""));
}

TEST(WritePerson, SaysWhereItCannotWrite) {
  const ScratchFolder folder;
  const std::string file = folder.Write("file", "").string();
  const auto path = WritePerson(ProofOf(kFacts, ""), file, "01", "");
  EXPECT_THAT(std::string(path.status().message()), HasSubstr(file));
}

}  // namespace
}  // namespace fairstart
