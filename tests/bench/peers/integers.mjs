// CEL's integers are JavaScript's BigInt; its numbers would be CEL's doubles.
export const asIntegers = person => Object.fromEntries(
  Object.entries(person).map(([fact, value]) => [fact, typeof value === 'number' ? BigInt(value) : value]));
