// People made by chance, the same ones each time: for each of them one value of every fact.
import {facts} from './cel_rules.mjs';

const ranges = {
  age: 12, care_weeks: 30, weekly_pay: 20000, weekly_hours: 42, study_hours: 30, own_children: 3,
  youngest_child: 8, savings_held: 250000, weekly_rent: 15000, days_since_request: 10,
  distance_to_college: 12000,
};
const least = {age: 14};

// A linear congruential generator (Knuth's constants for 32 bits): small, and alike everywhere.
function chance(seed) {
  let state = seed >>> 0;
  return below => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor(state / 2 ** 32 * below);
  };
}

export function makePeople(count, seed = 1) {
  const draw = chance(seed);
  return Array.from({length: count}, () => Object.fromEntries(
    Object.entries(facts).map(([name, kind]) => {
      if (kind === 'bool') return [name, draw(2) === 1];
      if (Array.isArray(kind)) return [name, kind[draw(kind.length)]];
      // A quarter of the numbers are nothing, which chance alone would hardly give.
      const nothing = draw(4) === 0 && !(name in least);
      const value = (least[name] ?? 0) + draw(ranges[name]);
      return [name, nothing ? 0 : value];
    })));
}

// One line a person, tabs between, the names first.
export function toTable(people) {
  const names = Object.keys(facts);
  return [names, ...people.map(person => names.map(name => person[name]))]
    .map(row => row.join('\t') + '\n').join('');
}
