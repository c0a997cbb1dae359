/** Numbers that are written as words, in lower case: 0 to 19, and the tens from 20. */
export const UNITS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
export const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
