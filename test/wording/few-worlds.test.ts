import { expect, it } from "vitest";
import { refusedText } from "../../src/wording/few-worlds.ts";
import { percent } from "../../src/wording/format.ts";

it("says once who refuses what happened, however many movers could have brought it about", () => {
  const happened = ["tables.summit", "tables.energy"].map((mover) => ({
    mover,
    changes: { gas: "signed" },
    worlds: 200,
    accepted: 0.4,
    actors: {
      arland: { accepts: 0.6, refuses_alone: 0.2, accepts_alone: 0.1 },
      besk: { accepts: 0.9, refuses_alone: 0.05, accepts_alone: 0.3 },
    },
  }));
  expect(refusedText(happened, { actor: (id) => id, option: (issue, option) => `${issue} ${option}` })).toEqual([
    `arland alone refuses what happened (gas signed) in ${percent(0.2)} of the worlds tried, and accepts it in ${percent(0.6)}.`,
  ]);
});
