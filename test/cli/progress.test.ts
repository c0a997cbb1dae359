import { afterEach, expect, it, vi } from "vitest";
import { printingTo, progress } from "../../src/cli/terminal.ts";
import { entente, inFolder } from "./command.ts";
import type { Result } from "../../src/result/index.ts";

const { small } = inFolder("progress");
const run = (draws: number, ...more: string[]) =>
  entente(
    "run",
    small(),
    "--draws",
    String(draws),
    "--paths",
    "2",
    "--workers",
    "1",
    "--lens",
    "none",
    "--json",
    ...more,
  );

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

it("a long run says its first odds, which are those of its first 200 worlds, marked as such", async () => {
  vi.stubEnv("ENTENTE_PROGRESS", "lines");
  const long = await run(400);
  const { questions } = JSON.parse((await run(200)).stdout) as Result;
  expect(long.stderr).toMatch(/^First odds, from the first 200 of 400 worlds; they will still move:$/m);
  for (const [id, { p }] of Object.entries(questions))
    expect(long.stderr).toMatch(new RegExp(`^ +${(100 * p).toFixed(0)} % .*\\b${id}$`, "m"));
});

it("a short run says none, and nothing is said in a pipe that did not ask for it", async () => {
  expect((await run(400)).stderr).not.toMatch(/First odds|worlds kept/);
  vi.stubEnv("ENTENTE_PROGRESS", "lines");
  expect((await run(399)).stderr).not.toContain("First odds");
});

it("a run says how far its findings are, which keep its thread busy", async () => {
  vi.stubEnv("ENTENTE_PROGRESS", "lines");
  let now = 0;
  vi.spyOn(performance, "now").mockImplementation(() => (now += 6000));
  const { stderr } = await run(20);
  const shares = [...stderr.matchAll(/^what the worlds have in common: (\d+) %$/gm)].map(([, share]) => Number(share));
  expect(shares.length).toBeGreaterThan(4);
  expect(shares).toEqual([...new Set(shares)].sort((a, b) => a - b));
  expect([shares[0], shares.at(-1)]).toEqual([0, 100]);
});

it("progress in a pipe is a line at most every five seconds; on a terminal it is written over", () => {
  vi.stubEnv("ENTENTE_PROGRESS", "lines");
  let now = 0;
  vi.spyOn(performance, "now").mockImplementation(() => now);
  const written = (isTTY: boolean, isLogged = false, until = 22_000): string => {
    let text = "";
    now = 10_000;
    printingTo({ out: { write: () => {} }, err: { isTTY, write: (part) => (text += part) } }, () => {
      const line = progress(isLogged);
      for (; now <= until; now += 1000) line.show(`at ${now / 1000}`);
      line.say("said");
      line.clear();
    });
    return text;
  };
  expect(written(false)).toBe("at 10\nat 15\nat 20\nsaid\n");
  vi.stubEnv("ENTENTE_PROGRESS", undefined);
  expect(written(false, false, 90_000)).toBe("");
  expect(written(false, true, 90_000)).toBe("at 40\nat 70\nsaid\n"); // of work that may take hours, in its log
  expect(written(true)).toMatch(/^\r\u001b\[Kat 10\r\u001b\[Kat 11.*said\n\r\u001b\[K$/s);
});
