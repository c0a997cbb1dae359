/** How fast the reader reads: sentences a second, a PDF of 200 pages, the article from start to draft; processor seconds beside the clock, since machines are shared. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { read } from "../../src/reader/index.ts";
import { pdf } from "../../test/reader/pdf.ts";

const ROUNDS = 5;
const PAGES = 200;
/** Lines of a page and characters of a line, some 500 words a page. */
const [LINES, WIDTH] = [46, 82];

interface Cost {
  clock: number;
  processor: number;
  peak: number;
}
const middle = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];

/** @param texts that are read together, ten times over */
export function speed(texts: readonly string[], article: string): void {
  const text = `${texts.join("\n\n")}\n\n`.repeat(10);
  const rounds = Array.from({ length: ROUNDS }, () => {
    const [start, cpu] = [performance.now(), process.cpuUsage()];
    const { sentences } = read(text, { asOf: "2022-01" });
    const used = process.cpuUsage(cpu);
    return {
      of: sentences.length,
      clock: sentences.length / ((performance.now() - start) / 1000),
      processor: sentences.length / ((used.user + used.system) / 1e6),
    };
  });
  console.log(
    `Reading with everything on, ${rounds[0].of} sentences, median of ${ROUNDS}: ${middle(rounds.map((r) => r.clock)).toFixed(0)} sentences a second, ${middle(rounds.map((r) => r.processor)).toFixed(0)} a second of processor time (asked: 1,000)`,
  );
  const folder = mkdtempSync(join(tmpdir(), "entente-reader-"));
  try {
    const file = join(folder, "long.pdf");
    writeFileSync(file, pdf({ pages: pages(texts.join("\n\n")), compressed: true }));
    row(
      `A PDF of ${PAGES} pages (${Math.round((PAGES * LINES * WIDTH) / 6000)},000 words or so) to JSON`,
      [command(folder, ["read", file, "--json"])],
      "20 s, 500 MB",
    );
    if (!existsSync(article)) return;
    row(
      "The article from start to draft",
      Array.from({ length: ROUNDS }, (_, n) => command(folder, ["read", article, "-o", join(folder, `draft-${n}`)])),
      "1.5 s",
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Pages of lines as a typesetter would fill them, the words over and over. */
function pages(text: string): string[][] {
  const words = text
    .replace(/[^ -~]/g, "")
    .split(/\s+/)
    .filter((w) => w !== "");
  let at = 0;
  const line = (): string => {
    let out = "";
    while (out.length + words[at % words.length].length < WIDTH) out += `${words[at++ % words.length]} `;
    return out.trim();
  };
  return Array.from({ length: PAGES }, () => Array.from({ length: LINES }, line));
}

/** A run of the built command with what it cost; its own figures of processor time and memory, written as it ends. */
function command(folder: string, args: readonly string[]): Cost {
  const cost = join(folder, "cost.json");
  const note = `import { writeFileSync } from "node:fs"; process.on("exit", () => writeFileSync(${JSON.stringify(cost)}, JSON.stringify(process.resourceUsage())));`;
  const start = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    ["--import", `data:text/javascript,${encodeURIComponent(note)}`, join(process.cwd(), "dist/cli.js"), ...args],
    { encoding: "utf8", maxBuffer: 1e9 },
  );
  const clock = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(`entente ${args.join(" ")} ended with ${status}: ${stderr}`);
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(readFileSync(cost, "utf8")) as NodeJS.ResourceUsage;
  return { clock, processor: (userCPUTime + systemCPUTime) / 1e6, peak: maxRSS / 1024 };
}

function row(name: string, costs: readonly Cost[], asked: string): void {
  const of = (key: keyof Cost): number => middle(costs.map((c) => c[key]));
  console.log(
    `${name}: ${of("clock").toFixed(2)} s by the clock, ${of("processor").toFixed(2)} s of processor time, peak ${of("peak").toFixed(0)} MB (asked: ${asked})`,
  );
}
