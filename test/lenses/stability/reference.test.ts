import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { root } from "../../../scripts/build.mjs";
import { CONCEPTS, makeStability, type Concept } from "../../../src/lenses/stability/concepts.ts";
import { solvePlain } from "../../../src/lenses/stability/plain.ts";
import { readModel, type PlainModel } from "../../../src/lenses/stability/read.ts";
import { describeShared, sharedJson } from "../../shared.ts";

const KEY: { [concept in Concept]: string } = { nash: "Nash", seq: "SEQ", smr: "SMR", gmr: "GMR" };

function model(data: unknown): PlainModel {
  const read = readModel(data);
  if ("problems" in read) throw new Error(read.problems.map(({ message }) => message).join("\n"));
  return read.model;
}
const example = (name: string): PlainModel => model(parse(readFileSync(`${root}examples/${name}.yaml`, "utf8")));

/** Names of the states at which everybody is stable, by concept, and of each decision maker's. */
function equilibria(model: PlainModel) {
  const { equilibria: joint, states } = solvePlain(model);
  const each = (concept: Concept) =>
    Object.fromEntries(
      model.dms.map((dm) => [dm, states.filter((state) => state.each[dm].stable[concept]).map(({ id }) => id)]),
    );
  return {
    joint: Object.fromEntries(CONCEPTS.map((c) => [KEY[c], joint[c]])),
    each: Object.fromEntries(CONCEPTS.map((c) => [KEY[c], each(c)])),
  };
}

describe("published conflicts", () => {
  it("Prisoner's Dilemma: mutual defection is Nash, mutual cooperation holds by what it would provoke (Fang, Hipel & Kilgour 1993)", () => {
    expect(equilibria(example("prisoners-dilemma")).joint).toEqual({
      Nash: ["DD"],
      SEQ: ["CC", "DD"],
      SMR: ["CC", "DD"],
      GMR: ["CC", "DD"],
    });
  });
  it("Chicken: either yields, and both swerving holds by the threat of a crash for GMR and SMR, which nobody would credibly carry out", () => {
    const { joint } = equilibria(example("chicken"));
    const { states, patterns } = example("chicken");
    const named = (list: string[]): string[] => list.map((name) => patterns[states.indexOf(name)]).sort();
    expect(named(joint["Nash"])).toEqual(["NY", "YN"]);
    expect(named(joint["SEQ"])).toEqual(["NY", "YN"]);
    expect(named(joint["GMR"])).toEqual(["NY", "YN", "YY"]);
  });
  it("Elmira: delay with the townships insisting (7) and acceptance of a modified order (10) are equilibria, as are the states of abandonment", () => {
    const { joint } = equilibria(example("elmira"));
    expect(joint["Nash"]).toEqual(["5", "6", "7", "10", "11", "12"]);
    expect(joint["GMR"]).toEqual(["1", "4", "5", "6", "7", "10", "11", "12"]);
  });
});

describe("Elmira beyond single decision makers", () => {
  it("the ministry and Uniroyal together leave the deadlock (7) for the modified order accepted (10), which nobody undoes (Kilgour, Hipel, Peng & Fang 2001)", () => {
    const { states, coalitions } = solvePlain(example("elmira"));
    const at = (id: string) => states.find((state) => state.id === id)!;
    expect(coalitions).toEqual([["MoE", "Uniroyal"]]);
    expect(at("7").coalitions).toEqual([
      { members: ["MoE", "Uniroyal"], to: "10", stable: { nash: false, seq: false, smr: false, gmr: false } },
    ]);
    expect(at("10").coalitions).toEqual([]);
    for (const id of ["5", "6", "11", "12"]) expect(at(id).coalitions).toEqual([]);
  });
  it("says why the standing does not hold: the townships insist, which leads to 7, and why 1 and 4 hold for GMR alone", () => {
    const { states, equilibria, standing } = solvePlain(example("elmira"));
    const at = (id: string) => states.find((state) => state.id === id)!;
    expect(standing).toBe("1");
    expect(states.filter(({ reached }) => reached).map(({ id }) => id)).toEqual(["1", "7"]);
    expect(at("1").each["Local Government"].would).toMatchObject({ to: "7", answer: { credible: false } });
    expect(at("7").each["Uniroyal"].would).toBeNull();
    expect(equilibria.gmr.filter((id) => !equilibria.seq.includes(id))).toEqual(["1", "4"]);
  });
});

describeShared("what an independent program found", () => {
  it.each(["elmira-12", "prisoners-gmcrpy", "syria-iraq-1975"])("%s, decision maker by decision maker", (file) => {
    const { dms, states, moves, preferences, published } = sharedJson(`reference/stability/${file}.json`);
    const read = equilibria(
      model({ dms, states: states.map((s: { id: number }) => s.id), moves, rankings: preferences }),
    );
    let compared = 0;
    for (const { equilibria: joint, per_dm } of published) {
      for (const concept of ["Nash", "GMR", "SMR", "SEQ"]) {
        if (joint?.[concept]) {
          expect(read.joint[concept].map(Number), concept).toEqual(joint[concept]);
          compared++;
        }
        if (per_dm?.[concept])
          for (const dm of dms) {
            expect(read.each[concept][dm].map(Number), `${concept} ${dm}`).toEqual(per_dm[concept][dm]);
            compared++;
          }
      }
    }
    expect(compared).toBeGreaterThan(8);
  });
  it("the option form of Elmira gives the states and moves that the file lists", () => {
    const { states, moves } = sharedJson("reference/stability/elmira-12.json");
    const { patterns, graph, dms } = example("elmira");
    expect(patterns).toEqual(states.map((s: { options: string }) => s.options));
    graph.movers.slice(0, dms.length).forEach(({ starts, targets }, H) => {
      const arcs = Array.from({ length: graph.states }, (_, s) =>
        [...targets.subarray(starts[s], starts[s + 1])].map((t) => [s + 1, t + 1]),
      ).flat();
      expect(arcs.sort(), dms[H]).toEqual([...moves[dms[H]]].sort());
    });
  });
});

describe("a model that cannot be read", () => {
  const base = (): any => ({
    title: "x",
    dms: ["A", "B"],
    states: 3,
    moves: { A: [[1, 2]], B: [[2, 3]] },
    rankings: { A: [1, 2, 3], B: [[3, 2], 1] },
  });
  const options = (m: any): void => {
    delete m.states;
    delete m.moves;
    delete m.rankings;
    m.options = { a: "A" };
    m.statements = { A: ["Y"], B: ["N"] };
  };
  const said = (change: (m: any) => void): string => {
    const m = base();
    change(m);
    const read = readModel(m);
    return "problems" in read ? read.problems.map(({ message }) => message).join("; ") : "fine";
  };
  it.each<[string, (m: any) => void, RegExp]>([
    ["nothing wrong", () => {}, /^fine$/],
    [
      "no decision makers",
      (m) => {
        m.dms = [];
      },
      /dms: name the decision makers/,
    ],
    [
      "a move to a state that does not exist",
      (m) => {
        m.moves.A.push([1, 9]);
      },
      /moves of A: \[1,9\] is not a move between two states/,
    ],
    [
      "moves of nobody",
      (m) => {
        m.moves.C = [];
      },
      /moves: 'C' is not a decision maker; known: A, B/,
    ],
    [
      "a ranking that misses a state",
      (m) => {
        m.rankings.A = [1, 2];
      },
      /ranking of A: state 3 is not ranked/,
    ],
    [
      "a ranking that ranks one twice",
      (m) => {
        m.rankings.A = [1, 2, 3, 2];
      },
      /ranking of A: state '2' is ranked twice/,
    ],
    [
      "a ranking of what is not a state",
      (m) => {
        m.rankings.A = [1, 2, 3, 4];
      },
      /'4' is not a state/,
    ],
    [
      "no ranking",
      (m) => {
        delete m.rankings.B;
      },
      /B: no ranking of the states/,
    ],
    [
      "20,001 states",
      (m) => {
        m.states = 20_001;
      },
      /at most 20,000 can be looked at/,
    ],
    [
      "an unknown key",
      (m) => {
        m.preferences = {};
      },
      /unknown key 'preferences'/,
    ],
    [
      "statements without options",
      (m) => {
        delete m.rankings.A;
        m.statements = { A: ["Y--"] };
      },
      /statements: these need the option form/,
    ],
    [
      "a pattern of another length",
      (m) => {
        options(m);
        m.feasible = ["YN", "Y"];
      },
      /feasible: 'YN' is not a pattern of 1 options/,
    ],
    [
      "an option of nobody",
      (m) => {
        options(m);
        m.options = { a: "C" };
      },
      /options\.a: by names a decision maker/,
    ],
    [
      "moves beside options",
      (m) => {
        m.options = { a: "A" };
      },
      /moves: these follow from the options/,
    ],
    [
      "a standing that is not a state",
      (m) => {
        m.standing = 4;
      },
      /standing: '4' is not a state/,
    ],
    [
      "a coalition of one",
      (m) => {
        m.coalitions = [["A"]];
      },
      /coalitions: \["A"\] is not a list of two or more decision makers; known: A, B/,
    ],
    [
      "names that are not as many as the states",
      (m) => {
        options(m);
        m.states = ["x"];
      },
      /2 states are feasible, and 1 names are given/,
    ],
    [
      "fourteen options of one decision maker, 16,384 states with 268 million moves",
      (m) => {
        options(m);
        m.options = Object.fromEntries(Array.from({ length: 14 }, (_, n) => [`o${n}`, "A"]));
      },
      /more than 12,000,000 moves/,
    ],
    [
      "too many options",
      (m) => {
        options(m);
        m.options = Object.fromEntries(Array.from({ length: 15 }, (_, n) => [`o${n}`, "A"]));
      },
      /at most 14/,
    ],
  ])("%s", (_, change, expected) => expect(said(change)).toMatch(expected));
  it("is not a model at all", () => {
    for (const data of [null, 3, [], "x"])
      expect(readModel(data)).toEqual({
        problems: [{ message: expect.stringMatching(/a graph model is a block of keys/), path: [] }],
      });
  });
  it("20,000 states in a cycle of irreversible moves are read and solved", () => {
    const n = 20_000;
    const read = model({
      dms: ["A", "B"],
      states: n,
      moves: { A: Array.from({ length: n }, (_, s) => [s + 1, ((s + 1) % n) + 1]), B: [] },
      rankings: { A: Array.from({ length: n }, (_, s) => s + 1), B: [Array.from({ length: n }, (_, s) => s + 1)] },
    });
    expect(makeStability(read.graph).solve({ utility: read.utility, friction: null }).nash[n - 1]).toBe(0); // from the worst state the cycle leads to the best
  });
});
