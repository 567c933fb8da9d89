// What the page of a record says to the young person.
#include "service/publishing/subject_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "google/protobuf/text_format.h"

namespace fairstart {
namespace {

using testing::HasSubstr;
using testing::Not;

v1::SubjectRecord SampleRecord() {
  v1::SubjectRecord record;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(
      R"pb(
        case_reference: "case-1"
        entries {
          entry {
            position: 4
            kind: ENTRY_KIND_CASE_RECEIVED
            recorded_at: "2019-06-01T09:30:00.000000Z"
            content {
              said_by: "pa-7"
              case_received {}
            }
          }
          case {
            case_reference: "case-1"
            date_of_birth: "2002-05-15"
            jobs {}
            care_episodes {
              records {
                id: "c1"
                first_day: "2010-01-01"
                last_day { not_yet: true }
              }
            }
          }
        }
        entries {
          entry {
            position: 5
            kind: ENTRY_KIND_FINDING_PROPOSED
            recorded_at: "2019-06-01T09:30:01.000000Z"
            content {
              said_by: "pa-7"
              finding_proposed {}
            }
          }
          finding {
            as_of: "2019-06-01"
            status { status: "CARE_LEAVER" label: "care leaver" }
            rulebook { id: "sample" edition: "2019" }
            rates { id: "rates" edition: "2019" }
            lines {
              entitlement: "weekly_allowance"
              label: "weekly allowance"
              outcome: OUTCOME_ENTITLED
              given {
                amount { pence: 5790 }
                unit: UNIT_PENCE_PER_WEEK
              }
            }
            lines {
              entitlement: "grant"
              label: "grant"
              outcome: OUTCOME_NOT_ENTITLED
              reasons { text: "The young person has a <home>." }
            }
            lines {
              entitlement: "fares"
              label: "fares"
              outcome: OUTCOME_UNDETERMINED
              missing { label: "distance to work" }
            }
          }
        }
        entries {
          entry {
            position: 6
            kind: ENTRY_KIND_DECISION_CONFIRMED
            recorded_at: "2019-06-03T10:00:00.000000Z"
            content {
              said_by: "manager-1"
              authenticated_as: "CN=manager"
              decision_confirmed {
                finding_position: 5
                decided_on: "2019-06-03"
                reason: "as agreed"
              }
            }
          }
        }
        entries {
          entry {
            position: 7
            kind: ENTRY_KIND_DECISION_DEPARTED_FROM
            recorded_at: "2019-06-04T10:00:00.000000Z"
            content {
              said_by: "manager-1"
              decision_departed_from {
                finding_position: 5
                line { entitlement: "grant" }
                outcome: OUTCOME_ENTITLED
                given {
                  amount { pence: 10000 }
                  unit: UNIT_PENCE
                }
                decided_on: "2019-06-04"
                reason: "hardship"
              }
            }
          }
        }
        entries {
          entry {
            position: 8
            kind: ENTRY_KIND_EVIDENCE
            recorded_at: "2019-06-05T10:00:00.000000Z"
            content {
              said_by: "pa-7"
              evidence { id: "e1" kind: "proof_of_address" received_on: "2019-06-05" }
            }
          }
        }
        entries {
          entry {
            position: 9
            kind: ENTRY_KIND_EVIDENCE
            recorded_at: "2019-06-06T10:00:00.000000Z"
            content {
              said_by: "pa-7"
              corrects: 8
              evidence { id: "e2" kind: "proof_of_address" received_on: "2019-06-04" }
            }
          }
        }
        entries {
          entry {
            position: 10
            kind: ENTRY_KIND_PAYMENT
            recorded_at: "2019-06-10T10:00:00.000000Z"
            content {
              said_by: "finance"
              payment {
                id: "p1"
                line { entitlement: "weekly_allowance" }
                amount { pence: 5790 }
                paid_on: "2019-06-10"
                payee: PAYEE_YOUNG_PERSON
                manner: MANNER_ACCOUNT
              }
            }
          }
        }
        entries {
          entry {
            position: 11
            kind: ENTRY_KIND_REVERSAL
            recorded_at: "2019-06-12T10:00:00.000000Z"
            content {
              said_by: "finance"
              reversal {
                id: "b1"
                reverses: "p1"
                line { entitlement: "weekly_allowance" }
                amount { pence: -1000 }
                paid_on: "2019-06-12"
              }
            }
          }
        }
      )pb",
      &record));
  return record;
}

TEST(SubjectPage, SaysWhatWasDecidedByWhomAndWhy) {
  const std::string html = HtmlSubjectPage(SampleRecord());
  EXPECT_THAT(html, HasSubstr("<h3>On 3 June 2019, as it was worked out</h3>"));
  EXPECT_THAT(html, HasSubstr("<p>Why: as agreed.</p>"));
  // What is not settled was not decided.
  EXPECT_THAT(html, HasSubstr("<dl><div><dt>Weekly allowance</dt><dd>Due: £57.90 a week.</dd></div>"
                              "</dl><p class=\"cites\">Entry 6, "));
  EXPECT_THAT(html, HasSubstr("recorded on 3 June 2019, 10:00 by manager-1."));
  EXPECT_THAT(html, HasSubstr("<h3>On 4 June 2019, other than it was worked out: grant</h3>"
                              "<p class=\"sum\">£100.00</p>"));
  EXPECT_THAT(html, HasSubstr("<p>Why: hardship.</p>"));
}

TEST(SubjectPage, SaysWhatWasWorkedOutAndWhyNot) {
  const std::string html = HtmlSubjectPage(SampleRecord());
  EXPECT_THAT(html, HasSubstr("<p>Your legal status was: care leaver.</p>"));
  EXPECT_THAT(html, HasSubstr("<dt>Fares</dt><dd>Not settled. Not known: distance to work.</dd>"));
  EXPECT_THAT(html, HasSubstr("<summary>What was not due, and why (1)</summary>"));
  EXPECT_THAT(html, HasSubstr("<dd>Not due. The young person has a &lt;home&gt;.</dd>"));
}

TEST(SubjectPage, SaysWhatIsKnown) {
  const std::string html = HtmlSubjectPage(SampleRecord());
  EXPECT_THAT(html, HasSubstr("<dt>Date of birth</dt><dd>15 May 2002</dd>"));
  EXPECT_THAT(html, HasSubstr("<h4>Spells in care</h4>"));
  EXPECT_THAT(html, HasSubstr("<dd>1 January 2010</dd>"));
  EXPECT_THAT(html, HasSubstr("<dd>not yet</dd>"));
  EXPECT_THAT(html, HasSubstr("<h4>Of these there is nothing</h4><p>Jobs.</p>"));
  EXPECT_THAT(html, Not(HasSubstr("<dd>c1</dd>")));
}

TEST(SubjectPage, SaysWhatWasPaidAndCameBack) {
  const std::string html = HtmlSubjectPage(SampleRecord());
  EXPECT_THAT(html, HasSubstr("<caption>Together £47.90, less what came back.</caption>"));
  EXPECT_THAT(html, HasSubstr("<td data-term=\"For what\">Weekly allowance, which came back</td>"));
}

TEST(SubjectPage, SaysWhatWasPutRightAndWhoWasProved) {
  const std::string html = HtmlSubjectPage(SampleRecord());
  EXPECT_THAT(html, HasSubstr("<dd>proof of address</dd>"));
  EXPECT_THAT(html, HasSubstr("<p class=\"mark\">put right by entry 9</p>"));
  EXPECT_THAT(html, HasSubstr("<td data-term=\"Proved to be\">CN=manager</td>"));
  EXPECT_THAT(html, HasSubstr("<td data-term=\"Proved to be\">not proved</td>"));
}

TEST(SubjectPage, OfNextToNothingSaysSo) {
  v1::SubjectRecord record;
  record.set_case_reference("</title><script>x</script>");
  const std::string html = HtmlSubjectPage(record);
  EXPECT_THAT(html, HasSubstr("No decision is on record."));
  EXPECT_THAT(html, HasSubstr("No payment is on record."));
  EXPECT_THAT(html, Not(HasSubstr("<script")));
}

}  // namespace
}  // namespace fairstart
