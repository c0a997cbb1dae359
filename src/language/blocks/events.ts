/** The sixteen event types of PLOVER (Open Event Data Alliance 2021), the codes of POLECAT. */
export const PLOVER = [
  "AGREE",
  "CONSULT",
  "SUPPORT",
  "CONCEDE",
  "COOPERATE",
  "AID",
  "RETREAT",
  "REQUEST",
  "ACCUSE",
  "REJECT",
  "THREATEN",
  "PROTEST",
  "SANCTION",
  "MOBILIZE",
  "COERCE",
  "ASSAULT",
] as const;

/** Names of earlier drafts, and what took their place. */
export const RENAMED: ReadonlyMap<string, (typeof PLOVER)[number]> = new Map([
  ["YIELD", "CONCEDE"],
  ["DEMAND", "REQUEST"],
  ["DISAPPROVE", "ACCUSE"],
  ["INVESTIGATE", "ACCUSE"],
  ["FIGHT", "ASSAULT"],
]);
