// A table of which two rows apply to one young person, to be put beside the sample rulebook: it compiles, and a proof
// refutes it.
#ifndef FAIRSTART_TESTS_SERVICE_OVERLAPPING_BANDS_H_
#define FAIRSTART_TESTS_SERVICE_OVERLAPPING_BANDS_H_

namespace fairstart {

// A sum by bands that share an hour.
inline constexpr char kBands[] = R"pb(
  fact {
    name: "guided_hours"
    label: "guided hours a week"
    question: "How many guided hours a week?"
    type { scalar: UNIT_COUNT }
    cite { paragraph: "2.1" }
  }
  table {
    name: "study_sum"
    label: "study sum"
    unit: UNIT_PENCE_PER_WEEK
    row { when: "guided_hours >= 12" then: "10.00" }
    row { when: "guided_hours <= 12" then: "5.00" }
    cite { paragraph: "2.1" }
  }
  entitlement {
    name: "study_allowance"
    label: "study allowance"
    cite { paragraph: "2.1" }
    who {
      when: "legal_status == LegalStatus.CARE_LEAVER"
      otherwise: "The young person is not a care leaver."
      cite { paragraph: "1.1" }
    }
    amount: "study_sum"
    frequency: FREQUENCY_WEEKLY
    payee: PAYEE_YOUNG_PERSON
    manner: MANNER_ACCOUNT
  }
)pb";

}  // namespace fairstart

#endif  // FAIRSTART_TESTS_SERVICE_OVERLAPPING_BANDS_H_
