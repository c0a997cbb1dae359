/** Elections that are due are offered as the end of a government, and no other sentence about one is. */
import { expect, it } from "vitest";
import { propose } from "../../../src/reader/draft/propose.ts";
import { read } from "../../../src/reader/read.ts";

const TALKS =
  "Norway and Denmark dispute the fishing grounds off the Faroes. Norway and Denmark began talks on the fishing grounds on Monday.";
const governments = (sentence: string) =>
  propose(read(`${TALKS}\n\n${sentence}`, { asOf: "2018-05-31" }), { date: "2018-05-31", basis: "stated" }).governments;

it.each([
  ["In Norway a general election is due by October 2019.", "norway", "2019-10"],
  ["A parliamentary election is due in Denmark in June 2019.", "denmark", "2019-06"],
  ["Denmark holds elections in June 2019.", "denmark", "2019-06"],
  ["Elections in Norway are scheduled for 9 September 2019.", "norway", "2019-09-09"],
  ["Norway faces an election in September 2019.", "norway", "2019-09"],
  ["In Oslo the ministers are divided. A general election is due by October 2019.", "norway", "2019-10"],
])("%s", (sentence, of, date) => {
  expect(governments(sentence)).toMatchObject([{ of, until: { date }, drafted: false }]);
});

it.each([
  "Norway held an election in October 2017.",
  "No election is due in Norway before October 2019.",
  "Will an election be held in Norway in October 2019?",
  "An election in Norway might be held in October 2018.",
  "A general election is due in Norway and Denmark in October 2019.",
  "A general election is due in Norway.",
])("no end of a government is read in: %s", (sentence) => {
  expect(governments(sentence)).toEqual([]);
});
