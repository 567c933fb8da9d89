import {load} from './packages.mjs';

const jsonLogic = (await load('json-logic-js')).default;

export const name = 'json-logic-js';
export const prepare = people => people;

const is = fact => ({var: fact});
const not = fact => ({'!': [is(fact)]});
const compare = operator => (fact, value) => ({[operator]: [is(fact), value]});
const [below, atMost, above, atLeast, equals] = ['<', '<=', '>', '>=', '==='].map(compare);
const all = (...conditions) => ({and: conditions});
const any = (...conditions) => ({or: conditions});

const rules = {
  childcare: all(above('own_children', 0), below('youngest_child', 3),
                 any(is('is_in_education'), atLeast('weekly_hours', 16))),
  college_bursary: all(equals('course', 'FURTHER'), atLeast('study_hours', 15), below('age', 20)),
  college_travel: all(is('is_in_education'), above('distance_to_college', 5280)),
  council_tax_help: all(equals('home', 'INDEPENDENT'), atLeast('age', 18),
                        any(is('gets_benefit'), below('weekly_pay', 8000))),
  earnings_top_up: all(above('weekly_hours', 0), below('weekly_pay', 10000), below('age', 18)),
  eligible_support: all(is('is_in_care'), atLeast('age', 16), below('age', 18), atLeast('care_weeks', 13)),
  emergency_payment: all(atMost('days_since_request', 2), below('savings_held', 5000),
                         {'<': [{'+': [is('weekly_pay'), is('savings_held')]}, 10000]}),
  former_relevant_support: all(atLeast('age', 18), below('age', 21), atLeast('care_weeks', 13)),
  full_time_guarantee: all(atLeast('weekly_hours', 30), below('weekly_pay', 12000)),
  income_support: all(above('own_children', 0), below('youngest_child', 5), atLeast('age', 16)),
  living_allowance: all(atLeast('age', 16), below('age', 18), {in: [is('home'), ['SUPPORTED', 'INDEPENDENT']]},
                        not('gets_benefit')),
  passport: all(is('has_leave'), atLeast('age', 16), is('plan_is_agreed')),
  qualifying_support: all(above('care_weeks', 0), below('care_weeks', 13), atLeast('age', 16), below('age', 21)),
  relevant_support: all(not('is_in_care'), atLeast('age', 16), below('age', 18), atLeast('care_weeks', 13)),
  rent: all(equals('home', 'INDEPENDENT'), below('age', 18), above('weekly_rent', 0)),
  setting_up_home: all(is('is_first_home'), atLeast('age', 17), is('plan_is_agreed'),
                       below('savings_held', 200000)),
  sickness_benefit: all(is('is_disabled'), equals('weekly_pay', 0), atLeast('age', 16)),
  study_support_to_25: all(atLeast('age', 21), below('age', 25), is('is_in_education'),
                           atLeast('care_weeks', 13)),
  university_bursary: all(equals('course', 'HIGHER'), below('age', 25), atLeast('care_weeks', 13)),
  vacation_home: all(equals('course', 'HIGHER'), equals('home', 'UNIVERSITY'), below('age', 25)),
};

export function makeDecide(names) {
  const ordered = names.map(each => rules[each]);
  return person => {
    let answer = 0;
    for (let i = 0; i < ordered.length; ++i) if (jsonLogic.apply(ordered[i], person)) answer |= 1 << i;
    return answer;
  };
}
