/** The topics that `result_ask` answers. */
import { actor, citations, deals, dealPackage, driver, number, record } from "./case.ts";
import { boxes, question, tipping, whyNot } from "./question.ts";
import type { TopicOf } from "./topic.ts";

export const TOPICS = {
  question,
  driver,
  package: dealPackage,
  number,
  actor,
  record,
  why_not: whyNot,
  tipping,
  boxes,
  deals,
  citations,
} as const satisfies { [about: string]: TopicOf };
