import {rules} from './cel_rules.mjs';
import {asIntegers} from './integers.mjs';
import {load} from './packages.mjs';

const {celEnv, parse, plan} = await load('@bufbuild/cel');

export const name = '@bufbuild/cel';
export const prepare = people => people.map(asIntegers);

export function makeDecide(names) {
  const environment = celEnv();
  const programs = names.map(each => plan(environment, parse(rules[each])));
  return person => {
    let answer = 0;
    for (let i = 0; i < programs.length; ++i) if (programs[i](person) === true) answer |= 1 << i;
    return answer;
  };
}
