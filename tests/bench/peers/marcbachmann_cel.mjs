import {facts, rules} from './cel_rules.mjs';
import {asIntegers} from './integers.mjs';
import {load} from './packages.mjs';

const {Environment} = await load('@marcbachmann/cel-js');

export const name = '@marcbachmann/cel-js';
export const prepare = people => people.map(asIntegers);

export function makeDecide(names) {
  const environment = new Environment();
  for (const [fact, kind] of Object.entries(facts)) {
    environment.registerVariable(fact, Array.isArray(kind) ? 'string' : kind);
  }
  const programs = names.map(each => environment.parse(rules[each]));
  return person => {
    let answer = 0;
    for (let i = 0; i < programs.length; ++i) if (programs[i](person)) answer |= 1 << i;
    return answer;
  };
}
