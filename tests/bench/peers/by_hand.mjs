// Written by hand in JavaScript.
export const name = 'JavaScript by hand';
// Objects of one shape, as a program written by hand would have them.
export const prepare = people => people.map(person => ({...person}));

export function makeDecide(names) {
  const rules = {
    childcare: p => p.own_children > 0 && p.youngest_child < 3 && (p.is_in_education || p.weekly_hours >= 16),
    college_bursary: p => p.course === 'FURTHER' && p.study_hours >= 15 && p.age < 20,
    college_travel: p => p.is_in_education && p.distance_to_college > 5280,
    council_tax_help: p => p.home === 'INDEPENDENT' && p.age >= 18 && (p.gets_benefit || p.weekly_pay < 8000),
    earnings_top_up: p => p.weekly_hours > 0 && p.weekly_pay < 10000 && p.age < 18,
    eligible_support: p => p.is_in_care && p.age >= 16 && p.age < 18 && p.care_weeks >= 13,
    emergency_payment: p =>
      p.days_since_request <= 2 && p.savings_held < 5000 && p.weekly_pay + p.savings_held < 10000,
    former_relevant_support: p => p.age >= 18 && p.age < 21 && p.care_weeks >= 13,
    full_time_guarantee: p => p.weekly_hours >= 30 && p.weekly_pay < 12000,
    income_support: p => p.own_children > 0 && p.youngest_child < 5 && p.age >= 16,
    living_allowance: p => p.age >= 16 && p.age < 18 &&
      (p.home === 'SUPPORTED' || p.home === 'INDEPENDENT') && !p.gets_benefit,
    passport: p => p.has_leave && p.age >= 16 && p.plan_is_agreed,
    qualifying_support: p => p.care_weeks > 0 && p.care_weeks < 13 && p.age >= 16 && p.age < 21,
    relevant_support: p => !p.is_in_care && p.age >= 16 && p.age < 18 && p.care_weeks >= 13,
    rent: p => p.home === 'INDEPENDENT' && p.age < 18 && p.weekly_rent > 0,
    setting_up_home: p => p.is_first_home && p.age >= 17 && p.plan_is_agreed && p.savings_held < 200000,
    sickness_benefit: p => p.is_disabled && p.weekly_pay === 0 && p.age >= 16,
    study_support_to_25: p => p.age >= 21 && p.age < 25 && p.is_in_education && p.care_weeks >= 13,
    university_bursary: p => p.course === 'HIGHER' && p.age < 25 && p.care_weeks >= 13,
    vacation_home: p => p.course === 'HIGHER' && p.home === 'UNIVERSITY' && p.age < 25,
  };
  const ordered = names.map(each => rules[each]);
  return person => {
    let answer = 0;
    for (let i = 0; i < ordered.length; ++i) if (ordered[i](person)) answer |= 1 << i;
    return answer;
  };
}
