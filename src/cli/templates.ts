/** Templates of a new case by kind of dispute; each is `template/like/KIND.yaml`, a commented case that runs. */

export interface Template {
  kind: string;
  /** What it shows, in one phrase. */
  about: string;
}

export const TEMPLATES: readonly Template[] = [
  { kind: "territory", about: "two claimants, a field under the ground, a border that needs a vote" },
  { kind: "river", about: "a dam upstream, water downstream, a bank that lends once both have signed" },
  { kind: "sanctions", about: "limits on a programme for relief, a review, either side may leave" },
  { kind: "pipeline", about: "gas by a new pipeline or by ship: contract, transit, the decision to invest" },
  { kind: "base", about: "a base or transit for rent: a lease that runs out, a parliament that must agree" },
  { kind: "quota", about: "exporters who cut together, each of whom would prefer the others to cut" },
  { kind: "name", about: "a name or recognition: a chamber, a people, and a league that admits afterwards" },
];

/** A line for each kind. */
export const templateList = (indent = "  "): string =>
  TEMPLATES.map(({ kind, about }) => `${indent}${kind.padEnd(11)}${about}`).join("\n");
