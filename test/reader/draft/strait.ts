/** A small proposed draft: two sides, a strait, a question, a need. */
import { emptyProposed, type Part, type Proposed } from "../../../src/reader/draft/proposed.ts";

export const part = (id: string, drafted = true): Part => ({
  id,
  by: "rules",
  quotes: [{ text: "Arda and Belmar dispute the strait", start: 0, end: 34 }],
  speaker: [],
  state: "proposed",
  drafted,
  left_out: drafted ? null : "only one side speaks of it",
});

export const strait: Proposed = {
  ...emptyProposed({ date: "2019-03", basis: "front matter", conflicts: [] }),
  parties: [
    { ...part("arda"), name: "Arda", names: ["Arda"], code: null, can: "disputes the strait" },
    { ...part("belmar"), name: "Belmar", names: ["Belmar"], code: null, can: null },
  ],
  issues: [
    {
      ...part("strait"),
      name: "the strait",
      options: [
        { ...part("none"), text: "As it is", unspecified: false },
        { ...part("shared"), text: "Shared pilots", unspecified: false },
        { ...part("ceded", false), text: "Ceded to Arda", unspecified: false },
      ],
    },
  ],
  questions: [
    {
      ...part("pilots"),
      ask: "Will Arda and Belmar share pilots?",
      yes: { issue: "strait", option: "shared" },
      also: [{ issue: "strait", option: "ceded" }],
      not_expressible: null,
      mode: "reach",
      until: { words: null, date: null },
      polarity: "positive",
    },
  ],
  needs: [
    {
      ...part("pilots"),
      holder: "arda",
      name: "pilots",
      polarity: "get",
      weight: null,
      met_by: [{ issue: "strait", option: "shared", share: "most" }],
      sharpened_by: [],
    },
  ],
};
