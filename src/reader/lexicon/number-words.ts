/** Numbers that a text writes as words, in lower case. */
const SMALL = "one two three four five six seven eight nine ten eleven twelve".split(" ");

export const NUMBER_WORDS: { readonly [word: string]: number } = {
  ...Object.fromEntries(SMALL.map((word, at) => [word, at + 1])),
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  hundred: 100,
};
