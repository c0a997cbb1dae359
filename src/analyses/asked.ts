import { statedCondition } from "../engine/index.ts";
import type { Case } from "../language/index.ts";
import type { Asked } from "../ledger/index.ts";
import { monthName } from "../numbers/months.ts";

/** What a case asks, as a run of it would say. */
export function askedBy(c: Case): Asked {
  return {
    case: { id: c.id, as_of: c.asOfText },
    questions: Object.fromEntries(
      c.questions.map(({ id, ask, by, holds, given }) => [
        id,
        {
          ask,
          by: monthName(by),
          holds,
          when: {},
          ...(given === null ? {} : { given: { question: c.questions[given].id } }),
        },
      ]),
    ),
    conditions: Object.fromEntries(c.questions.map(({ id, when }) => [id, statedCondition(c, when)])),
  };
}
