// A finding, its reasons and a year, in text, as a statement is made from them.
#ifndef FAIRSTART_TESTS_SERVICE_PUBLISHING_SAMPLE_STATEMENT_H_
#define FAIRSTART_TESTS_SERVICE_PUBLISHING_SAMPLE_STATEMENT_H_

#include <gtest/gtest.h>

#include <string>

#include "engine/engine.h"
#include "google/protobuf/text_format.h"
#include "service/publishing/statement_page.h"

namespace fairstart {

template <typename Message>
Message FromText(const std::string& text) {
  Message message;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &message)) << text;
  return message;
}

// Somebody who is paid by the week up to the 18th birthday, with one line of each other outcome.
struct SampleStatement {
  v1::Rulebook rulebook = FromText<v1::Rulebook>(R"pb(
    about { id: "sample" edition: "2019" title: "A sample guide" }
    duty {
      name: "answer"
      actor: ACTOR_RECEIVER_OF_COMPLAINT
      cite { paragraph: "5.1" }
    })pb");
  v1::Finding finding = FromText<v1::Finding>(R"pb(
    case_reference: "case-1"
    as_of: "2019-06-01"
    rulebook { id: "sample" edition: "2019" digest: "aa11" }
    rates { id: "rates" edition: "2020" digest: "bb22" }
    facts_digest: "cc33"
    semantics: 1
    status { status: "CARE_LEAVER" label: "care leaver" }
    lines {
      entitlement: "allowance"
      label: "weekly allowance"
      outcome: OUTCOME_ENTITLED
      given {
        amount { pence: 5790 }
        unit: UNIT_PENCE_PER_WEEK
      }
      frequency: FREQUENCY_WEEKLY
      payee: PAYEE_YOUNG_PERSON
      manner: MANNER_ACCOUNT
      citations { paragraph: "2.1" }
    }
    lines {
      entitlement: "grant"
      label: "grant for a first home"
      outcome: OUTCOME_SUBJECT_TO
      given {
        amount { pence: 200000 }
        unit: UNIT_PENCE
      }
      frequency: FREQUENCY_ONCE
      payee: PAYEE_SUPPLIER
      needs {
        kind: "approval"
        name: "manager"
        before: BEFORE_EACH_PAYMENT
        says: "A manager approves it."
      }
    }
    lines {
      entitlement: "holiday"
      label: "holiday"
      outcome: OUTCOME_TO_CONSIDER
      consider: "A week away, where the young person wishes it."
    }
    lines {
      entitlement: "top_up"
      label: "top-up of pay"
      outcome: OUTCOME_UNDETERMINED
      given {
        unit: UNIT_PENCE_PER_WEEK
        at_least { pence: 0 }
        at_most { pence: 3000 }
      }
      missing { kind: KIND_FACT path: "pay" question: "What was the young person paid?" }
    }
    lines {
      entitlement: "glasses"
      label: "glasses"
      outcome: OUTCOME_ELSEWHERE
      elsewhere { payer: "the health service" how: "Ask at the optician." }
    }
    lines {
      entitlement: "tuition"
      label: "tuition"
      outcome: OUTCOME_NOT_ENTITLED
      reasons {
        text: "The young person is not on a course."
        citations { paragraph: "2.4" }
      }
    }
    claims {
      claim: "benefit"
      label: "benefit"
      outcome: OUTCOME_ELSEWHERE
      payer: "the state"
      how: "Claim online."
      amount { pence: 7310 }
      unit: UNIT_PENCE_PER_WEEK
    }
    duties {
      duty: "tell"
      label: "tell the young person what there is"
      actor: ACTOR_PERSONAL_ADVISER
      state: STATE_OPEN
    }
    duties {
      duty: "sign"
      label: "sign the agreement"
      actor: ACTOR_YOUNG_PERSON
      state: STATE_OPEN
      due: "2019-07-01"
    }
    duties {
      duty: "review"
      label: "review the plan"
      actor: ACTOR_SOCIAL_WORKER
      state: STATE_OVERDUE
      due: "2019-05-01"
    }
    duties {
      duty: "explain"
      label: "say how to complain"
      actor: ACTOR_SOCIAL_WORKER
      state: STATE_OPEN
      citations { paragraph: "5.1" }
    }
    warnings {
      warning: "cash"
      says: "Nothing is paid in cash."
      citations { paragraph: "2.6" }
    })pb");
  v1::Explanation explanation = FromText<v1::Explanation>(R"pb(
    status {
      entitlement: "status"
      sentences: "Legal status: care leaver. The young person is old enough. (1.1)"
    }
    lines {
      entitlement: "allowance"
      sentences: "Weekly allowance: £57.90 a week, payable now. (2.1)"
      sentences: "Holds: the young person is a care leaver (1.1)."
    }
    lines {
      sentences: "Grant: £2,000.00, payable once what is missing from the record is there."
      sentences: "Grant: £2,000.00, from 1 April 2019. (2.3)"
      sentences: "Missing from the record: A manager approves it."
    })pb");
  v1::Timeline timeline = FromText<v1::Timeline>(R"pb(
    basis { case_reference: "case-1" known_through: "2019-06-01" }
    first_day: "2019-06-01"
    last_day: "2020-05-31"
    status {
      first_day: "2019-06-01"
      last_day: "2020-05-31"
      status { status: "CARE_LEAVER" label: "care leaver" }
    }
    lines {
      first_day: "2019-06-01"
      last_day: "2019-12-31"
      line {
        entitlement: "allowance"
        label: "weekly allowance"
        outcome: OUTCOME_ENTITLED
        given {
          amount { pence: 5790 }
          unit: UNIT_PENCE_PER_WEEK
        }
        frequency: FREQUENCY_WEEKLY
      }
    }
    lines {
      first_day: "2020-01-01"
      last_day: "2020-03-09"
      line {
        entitlement: "allowance"
        label: "weekly allowance"
        outcome: OUTCOME_ENTITLED
        given {
          amount { pence: 5790 }
          unit: UNIT_PENCE_PER_WEEK
        }
        frequency: FREQUENCY_WEEKLY
        interpretations: "I-1"
      }
    }
    lines {
      first_day: "2020-03-10"
      last_day: "2020-05-31"
      line {
        entitlement: "birthday"
        instance: "2020-03-10"
        label: "birthday money"
        outcome: OUTCOME_ENTITLED
        given {
          amount { pence: 10000 }
          unit: UNIT_PENCE
        }
        frequency: FREQUENCY_ONCE
        arises: "2020-03-10"
      }
    }
    claims {
      first_day: "2019-06-01"
      last_day: "2020-05-31"
      claim {
        claim: "benefit"
        label: "benefit"
        outcome: OUTCOME_ELSEWHERE
        payer: "the state"
        amount { pence: 7310 }
        unit: UNIT_PENCE_PER_WEEK
      }
    }
    duties {
      first_day: "2019-07-02"
      last_day: "2020-05-31"
      duty {
        duty: "sign"
        label: "sign the agreement"
        actor: ACTOR_YOUNG_PERSON
        state: STATE_OVERDUE
        due: "2019-07-01"
      }
    }
    changes {
      day: "2019-07-02"
      causes { kind: CAUSE_KIND_DAY says: "the day is past" }
      items { kind: ITEM_KIND_DUTY name: "sign" causes: 0 }
    }
    changes {
      day: "2020-01-01"
      causes { kind: CAUSE_KIND_PERIOD says: "another period begins" }
      items { kind: ITEM_KIND_LINE name: "allowance" causes: 0 }
    }
    changes {
      day: "2020-03-10"
      causes { kind: CAUSE_KIND_BIRTHDAY says: "the young person becomes 18" }
      causes { kind: CAUSE_KIND_DAY says: "its day comes" }
      items { kind: ITEM_KIND_LINE name: "allowance" causes: 0 }
      items { kind: ITEM_KIND_LINE name: "birthday" instance: "2020-03-10" causes: 1 }
    }
    suppositions { path: "jobs.records[0].last_day" says: "the job goes on" })pb");

  StatementSource source() const {
    return {rulebook, finding, explanation, timeline, *ParseDay("2002-03-10")};
  }
};

}  // namespace fairstart

#endif  // FAIRSTART_TESTS_SERVICE_PUBLISHING_SAMPLE_STATEMENT_H_
