/** `npm run fuzz -- KIND [TIMES] [FIRST]`: inputs made from seeds, tried one by one; each faulty seed is printed. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { besideOf } from "../../src/files/case-folder.ts";
import { tryArticle } from "./articles.ts";
import { broken, extreme } from "./case-mutations.ts";
import { tryCase } from "./cases.ts";
import { openEvidence, type EvidenceTrials } from "./evidence.ts";
import { killOne } from "./kills.ts";
import { killWriters } from "./ledger-kills.ts";
import { killSome } from "./sweep-kills.ts";
import { openRequests, type Requests } from "./requests.ts";

const root = process.cwd();

/** What is tried: the faults of one seed, in words, and what else is counted. */
interface Kind {
  times: number;
  /** What all trials share, closed after them. */
  open?: () => Promise<{ close(): Promise<void> }>;
  trial: (seed: number, shared: unknown) => Promise<{ faults: string[]; counts: { [what: string]: number } }>;
}

const CASES = ["velna-water", "calder-harbour", "two-thirds", "failed-conference", "selva-link"];

const KINDS: { [name: string]: Kind } = {
  cases: {
    times: 10_000,
    trial: async (seed) => {
      const id = CASES[seed % CASES.length];
      const text = readFileSync(join(root, "cases", id, "case.yaml"), "utf8");
      const { accepted, ran, faults } = await tryCase((seed % 2 === 0 ? broken : extreme)(text, seed), (name) =>
        besideOf(join(root, "cases", id), name),
      );
      return { faults: faults.map((fault) => `${id}: ${fault}`), counts: { accepted: +accepted, ran: +ran } };
    },
  },
  articles: {
    times: 1000,
    trial: async (seed) => {
      const { faults, opened } = await tryArticle(seed);
      return { faults, counts: { opened: +opened } };
    },
  },
  evidence: {
    times: 300,
    open: openEvidence,
    trial: (seed, trials) => (trials as EvidenceTrials).try(seed),
  },
  requests: {
    times: 200,
    open: () => openRequests(join(root, "cases/velna-water"), join(root, "dist")),
    trial: async (seed, requests) => ({ faults: await (requests as Requests).send(seed), counts: {} }),
  },
  sweeps: {
    times: 4,
    trial: async (seed) => {
      const { missing, different, kills, redisKills, chunks } = await killSome(seed);
      const counts = { "kills of workers": kills, "of Redis": redisKills, chunks };
      return { faults: missing + different > 0 ? [`${missing} chunks missing, ${different} different`] : [], counts };
    },
  },
  kills: {
    times: 200,
    trial: async (seed) => {
      const { faults, early } = await killOne(
        seed,
        join(root, "cases/velna-water"),
        join(root, "dist/cli.js"),
        join(root, "cases/kurils-2012/article.txt"),
      );
      return { faults, counts: { "ended before the signal": +early } };
    },
  },
  "ledger-kills": {
    times: 200,
    trial: async (seed) => {
      const { faults, killed } = await killWriters(seed, join(root, "dist/cli.js"));
      return { faults, counts: { killed } };
    },
  },
};

/** Words of a fault without its numbers, by which like faults are counted together. */
const likeness = (fault: string): string => fault.replace(/\d+(\.\d+)?(e[-+]?\d+)?/g, "#").slice(0, 240);

async function main([name, times, first]: string[]): Promise<void> {
  const names = name ? [name] : Object.keys(KINDS);
  for (const one of names) {
    const kind = KINDS[one];
    if (!kind) throw new Error(`there is no kind '${one}'; there are ${Object.keys(KINDS).join(", ")}`);
    const counts: { [what: string]: number } = {};
    const found = new Map<string, { fault: string; seeds: number[] }>();
    const [from, n] = [Number(first ?? 0), Number(times ?? kind.times)];
    const shared = await kind.open?.();
    for (let seed = from; seed < from + n; seed++) {
      const trial = await kind.trial(seed, shared);
      for (const [what, count] of Object.entries(trial.counts)) counts[what] = (counts[what] ?? 0) + count;
      for (const fault of trial.faults) {
        const key = likeness(fault);
        const known = found.get(key) ?? found.set(key, { fault, seeds: [] }).get(key)!;
        known.seeds.push(seed);
      }
    }
    await shared?.close();
    const told = Object.entries(counts).map(([what, count]) => `${count} ${what}`);
    console.log(`${[`${one}: ${n} tried from seed ${from}`, ...told, `${found.size} kinds of fault`].join(", ")}`);
    for (const { fault, seeds } of found.values()) {
      console.log(`  ${seeds.length} times, seeds ${seeds.slice(0, 5).join(", ")}: ${fault.slice(0, 1200)}`);
      process.exitCode = 1;
    }
  }
}

await main(process.argv.slice(2));
