/** The draft of the guideline's example text: the worked case of the second call. */
import type { DraftAnswer } from "./draft-call.ts";

export const EXAMPLE_DRAFT: DraftAnswer = {
  negotiation: true,
  parties: [
    {
      id: "orlan",
      name: "Orlan",
      names: ["Orlan"],
      can: "talks about the dam and can sign",
      quotes: ["the talks in Norvia"],
    },
    {
      id: "tavia",
      name: "Tavia",
      names: ["Tavia"],
      can: "refused a draft and can sign",
      quotes: ["refused a draft accord in March"],
    },
  ],
  others: [
    {
      id: "norvia",
      name: "Norvia",
      names: ["Norvia"],
      role: "mediator",
      quotes: ["Norvia, which mediates"],
    },
    {
      id: "parliament",
      name: "Tavia's parliament",
      names: ["parliament"],
      role: "faction",
      of: "tavia",
      quotes: ["Any treaty must pass Tavia's parliament"],
    },
    {
      id: "opposition",
      name: "Tavia's opposition",
      names: ["opposition"],
      role: "faction",
      of: "tavia",
      quotes: ["Tavia's opposition will probably press the cabinet to sign"],
    },
    {
      id: "ada_kern",
      name: "Ada Kern",
      names: ["Ada Kern"],
      role: "faction",
      of: "orlan",
      quotes: ["Orlan's energy minister, Ada Kern"],
    },
  ],
  issues: [
    {
      id: "filling",
      name: "the filling of the dam",
      quotes: ["the water of the Mersa dam", "the filling of the dam"],
      options: [
        {
          id: "open",
          text: "no rule on the filling",
          unspecified: false,
          quotes: ["it settles neither the filling of the dam nor the price of its electricity"],
        },
        { id: "treaty", text: "a water treaty", unspecified: true, quotes: ["a water treaty"] },
      ],
    },
    {
      id: "electricity",
      name: "the price of its electricity",
      quotes: ["the price of its electricity"],
      options: [
        {
          id: "open",
          text: "no price is agreed",
          unspecified: false,
          quotes: ["it settles neither the filling of the dam nor the price of its electricity"],
        },
        { id: "agreed", text: "a price is agreed", unspecified: true, quotes: ["the price of its electricity"] },
      ],
    },
  ],
  questions: [
    {
      id: "treaty_by_2027",
      ask: "Do Orlan and Tavia sign a water treaty by the end of 2027?",
      issue: "filling",
      option: "treaty",
      mode: "reach",
      date_quote: "by the end of 2027",
      polarity: "positive",
      quotes: ["the talks in Norvia might yet produce a water treaty by the end of 2027"],
    },
    {
      id: "walk_away",
      ask: "Does Tavia walk away from the talks?",
      not_expressible: "leaving the talks is no option of an issue",
      polarity: "negative",
      quotes: ["Tavia will walk away"],
    },
    {
      id: "opposition_presses",
      ask: "Does Tavia's opposition press the cabinet to sign?",
      not_expressible: "it is pressure within a party and nothing that is settled at the table",
      polarity: "positive",
      quotes: ["Tavia's opposition will probably press the cabinet to sign"],
    },
  ],
  needs: [
    {
      id: "water",
      holder: "tavia",
      name: "water in July for its farmers",
      polarity: "get",
      weight: "high",
      met_by: [{ issue: "filling", option: "treaty", share: "most" }],
      sharpened_by: [{ driver: "drought", at: "high" }],
      quotes: ["whose farmers badly need water in July"],
    },
  ],
  drivers: [
    {
      id: "drought",
      name: "drought",
      direction: "rising",
      level: "medium",
      moves: "Tavia's need of water, and the pressure on its cabinet",
      quotes: ["the drought deepens"],
    },
  ],
  beliefs: [
    {
      id: "bluff",
      holder: "orlan",
      about: "tavia",
      issue: "filling",
      verdict: "too low",
      quotes: ["its neighbour is bluffing"],
    },
  ],
  stakes: [
    {
      id: "tavia_filling",
      actor: "tavia",
      issue: "filling",
      weight: "high",
      order: [
        { option: "open", worth: "low" },
        { option: "treaty", worth: "high" },
      ],
      quotes: ["whose farmers badly need water in July"],
    },
  ],
  constraints: [
    {
      id: "whole_list",
      rule: "whole",
      says: "Nothing is agreed until the whole list is agreed.",
      quotes: ["Nothing is agreed until the whole list is agreed"],
    },
    {
      id: "parliament",
      rule: "ratification",
      says: "A treaty must pass Tavia's parliament.",
      when: [{ issue: "filling", option: "treaty" }],
      quotes: ["Any treaty must pass Tavia's parliament"],
    },
  ],
  accords: [
    {
      id: "flood_warnings",
      name: "memorandum on flood warnings",
      parties: ["orlan", "tavia"],
      date_quote: "in 2019",
      status: "in force",
      quotes: ["A memorandum on flood warnings"],
    },
  ],
  events: [
    {
      id: "refusal",
      who: "tavia",
      whom: "orlan",
      does: "REJECT",
      date_quote: "in March",
      quotes: ["refused a draft accord in March"],
    },
    { id: "recall", who: "tavia", whom: "orlan", does: "SANCTION", quotes: ["recalled its envoy"] },
  ],
  procedures: [
    {
      id: "ratification",
      name: "ratification",
      who: "Tavia's parliament",
      after: [{ issue: "filling", option: "treaty" }],
      quotes: ["Any treaty must pass Tavia's parliament"],
    },
  ],
  governments: [],
  record: [],
};
