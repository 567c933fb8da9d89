// One decision table: a column for each fact, and one for what no single column can say.
import {load} from './packages.mjs';

const zen = await load('@gorules/zen-engine');
const {ZenEngine} = zen.default ?? zen;

export const name = '@gorules/zen-engine';
export const prepare = people => people;

const rules = {
  childcare: {own_children: '> 0', youngest_child: '< 3', '': 'is_in_education or weekly_hours >= 16'},
  college_bursary: {course: '"FURTHER"', study_hours: '>= 15', age: '< 20'},
  college_travel: {is_in_education: 'true', distance_to_college: '> 5280'},
  council_tax_help: {home: '"INDEPENDENT"', age: '>= 18', '': 'gets_benefit or weekly_pay < 8000'},
  earnings_top_up: {weekly_hours: '> 0', weekly_pay: '< 10000', age: '< 18'},
  eligible_support: {is_in_care: 'true', age: '[16..18)', care_weeks: '>= 13'},
  emergency_payment: {days_since_request: '<= 2', savings_held: '< 5000', '': 'weekly_pay + savings_held < 10000'},
  former_relevant_support: {age: '[18..21)', care_weeks: '>= 13'},
  full_time_guarantee: {weekly_hours: '>= 30', weekly_pay: '< 12000'},
  income_support: {own_children: '> 0', youngest_child: '< 5', age: '>= 16'},
  living_allowance: {age: '[16..18)', home: '"SUPPORTED", "INDEPENDENT"', gets_benefit: 'false'},
  passport: {has_leave: 'true', age: '>= 16', plan_is_agreed: 'true'},
  qualifying_support: {care_weeks: '(0..13)', age: '[16..21)'},
  relevant_support: {is_in_care: 'false', age: '[16..18)', care_weeks: '>= 13'},
  rent: {home: '"INDEPENDENT"', age: '< 18', weekly_rent: '> 0'},
  setting_up_home: {is_first_home: 'true', age: '>= 17', plan_is_agreed: 'true', savings_held: '< 200000'},
  sickness_benefit: {is_disabled: 'true', weekly_pay: '0', age: '>= 16'},
  study_support_to_25: {age: '[21..25)', is_in_education: 'true', care_weeks: '>= 13'},
  university_bursary: {course: '"HIGHER"', age: '< 25', care_weeks: '>= 13'},
  vacation_home: {course: '"HIGHER"', home: '"UNIVERSITY"', age: '< 25'},
};

function makeTable(names) {
  const columns = [...new Set(names.flatMap(each => Object.keys(rules[each])))];
  return {
    hitPolicy: 'collect',
    inputs: columns.map((field, i) => ({id: `in${i}`, name: field || 'together', type: 'expression', field})),
    outputs: [{id: 'bit', name: 'bit', type: 'expression', field: 'bit'}],
    rules: names.map((each, bit) => ({
      _id: each,
      ...Object.fromEntries(columns.map((field, i) => [`in${i}`, rules[each][field] ?? ''])),
      bit: String(bit),
    })),
  };
}

export function makeDecide(names) {
  const content = {
    nodes: [
      {id: 'in', type: 'inputNode', name: 'in', position: {x: 0, y: 0}},
      {id: 'table', type: 'decisionTableNode', name: 'table', position: {x: 0, y: 0}, content: makeTable(names)},
      {id: 'out', type: 'outputNode', name: 'out', position: {x: 0, y: 0}},
    ],
    edges: [
      {id: 'e1', type: 'edge', sourceId: 'in', targetId: 'table'},
      {id: 'e2', type: 'edge', sourceId: 'table', targetId: 'out'},
    ],
  };
  const decision = new ZenEngine().createDecision(content);
  return async person => {
    const {result} = await decision.evaluate(person);
    let answer = 0;
    for (const row of result) answer |= 1 << row.bit;
    return answer;
  };
}
