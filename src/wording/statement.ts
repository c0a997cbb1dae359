/** A question as a statement that a sentence can hold: ‘Will A sign B by the end of 2022?’ as ‘A will sign B’. */

/** Base forms of verbs with which questions about agreements and conflicts are asked. */
const VERBS =
  "accept|adopt|agree|approve|attack|be|become|begin|block|break|build|buy|carry|cease|close|come|commit|complete|conclude|cut|declare|deploy|draw|end|enter|expand|expire|extend|fail|fall|form|gain|get|give|go|grow|hand|have|hold|host|impose|increase|invade|invest|join|launch|lease|leave|lift|lose|make|meet|move|open|pass|pay|produce|pull|ratify|reach|recognise|recognize|reduce|refuse|reject|release|remain|renew|replace|resume|return|rise|run|sell|send|settle|sign|stand|start|stay|stop|strike|supply|suspend|take|test|transfer|vote|win|withdraw";
const ASKED = new RegExp(`^Will ((?:\\S+ )+?)(${VERBS}) (.+)\\?$`, "i");
const THERE = /^Will there be (.+)\?$/i;
const DATED =
  /,? (?:(?:by|before|until|at) (?:the )?(?:end|start|beginning|close) of [^,?]*\d{4}|(?:by|before|in) (?:\w+ )?\d{4})$/i;

export interface Statement {
  /** The statement without its date: ‘gas will be sold to a Japanese buyer’. */
  text: string;
  /** The same as a headline has it: ‘gas sold to a Japanese buyer’. */
  short: string;
  /** `by the end of 2022`; empty where the question has none at its end. */
  date: string;
}

/** The statement of a question; a question of an unknown form is quoted. */
export function statement(ask: string): Statement {
  const there = THERE.exec(ask);
  const asked = ASKED.exec(ask);
  if (there === null && asked === null) {
    const quoted = `\u2018${ask}\u2019`;
    return { text: `the answer to ${quoted} is yes`, short: quoted, date: "" };
  }
  const whole = there ? there[1] : asked![3];
  const dated = DATED.exec(whole);
  const rest = dated === null ? whole : whole.slice(0, dated.index);
  const date = dated === null ? "" : dated[0].replace(/^,? /, "");
  if (there) return { text: `there will be ${rest}`, short: rest, date };
  const [, subject, verb] = asked!;
  return {
    text: `${subject}will ${verb} ${rest}`,
    short: verb === "be" ? `${subject}${rest}` : `${subject}to ${verb} ${rest}`,
    date,
  };
}
