/** Hostile requests to a studio: none may crash it, hang it, lead out of its case, or change a file. */
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { casesAt, start } from "../../src/studio/server/index.ts";
import { pick, uniforms, type Random } from "../random.ts";

/** Stands in every file that no request may obtain. */
const SECRET = "a secret that no request obtains";
const MAX_ANSWER_MS = 5000;

export interface Requests {
  /** Sends one request made from a seed. @returns its faults in words */
  send(seed: number): Promise<string[]>;
  close(): Promise<void>;
}

/** A studio on a copy of a case, beside files that it must not give out. @param example folder of the case. @param built the build */
export async function openRequests(example: string, built: string): Promise<Requests> {
  const root = mkdtempSync(join(tmpdir(), "entente-requests-"));
  const folder = join(root, "case");
  cpSync(example, folder, { recursive: true });
  for (const name of ["outcomes.yaml", "notes.txt"]) writeFileSync(join(folder, name), SECRET);
  writeFileSync(join(root, "outside.txt"), SECRET);
  symlinkSync("../outside.txt", join(folder, "link.txt"));
  symlinkSync("outcomes.yaml", join(folder, "linked-outcomes.txt"));
  const studio = await start(casesAt(folder), { port: 0, built });
  const base = new URL(studio.link).pathname;
  const before = stateOf(folder);
  return {
    send: async (seed) => {
      const asked = made(uniforms(seed), base, studio.port);
      const faults: string[] = [];
      const answer = await sent(asked, studio.port);
      if ("hung" in answer) faults.push("no answer in time");
      else if ("status" in answer) {
        if (answer.status >= 500) faults.push(`status ${answer.status}: ${answer.body.slice(0, 200)}`);
        if (answer.body.includes(SECRET)) faults.push("gave out a file that it must not");
        if (/\n\s+at .*:\d+:\d+/.test(answer.body)) faults.push("gave out a stack trace");
      }
      if (stateOf(folder) !== before) faults.push("changed a file of the case");
      return faults.map((fault) => `${fault} (${JSON.stringify(asked).slice(0, 300)})`);
    },
    close: async () => {
      await studio.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

interface Asked {
  method: string;
  path: string;
  headers: { [name: string]: string };
  body: string;
}

const NAMES = [
  "outcomes.yaml",
  "./outcomes.yaml",
  ".//outcomes.yaml",
  "OUTCOMES.YAML",
  "out/result.json",
  "notes.txt",
  "link.txt",
  "linked-outcomes.txt",
  "../outside.txt",
  "..\\outside.txt",
  "/etc/passwd",
  "case.yaml",
  "article.txt",
  "a\0b",
  "x".repeat(5000),
  "CON",
  "file:///etc/passwd",
  "article.txt/",
  "article.txt/../outcomes.yaml",
];
const encoded = (u: Random, text: string): string =>
  pick(u, [
    encodeURIComponent(text),
    [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join(""),
    encodeURI(text).replaceAll("#", "%23"),
    encodeURIComponent(encodeURIComponent(text)),
  ]);

/** A request that means no good. One in five has the right token and origin, so that what lies behind is reached. */
function made(u: Random, base: string, port: number): Asked {
  const own = `http://127.0.0.1:${port}`;
  const trusted = u() < 0.7;
  const name = encoded(u, pick(u, NAMES));
  const path = pick(u, [
    `${base}api/cases.json`,
    `${base}api/cases/case.json`,
    `${base}api/cases/case/file?name=${name}`,
    `${base}api/cases/${name}.json`,
    `${base}${name}`,
    `${base}api/cases/case/file?name=${name}&name=article.txt`,
    `${base}%2e%2e/%2e%2e/etc/passwd`,
    `/${"a".repeat(32)}/api/cases.json`,
    `${base}api/cases/__proto__.json`,
    `${base}api/cases/%`,
    "*",
    `//evil.example${base}api/cases.json`,
  ]);
  const mark = pick(u, [null, "x", 3, {}]);
  return {
    method: pick(u, ["GET", "PUT", "POST", "DELETE", "HEAD", "OPTIONS", "PATCH"]),
    path,
    headers: {
      host: trusted ? `127.0.0.1:${port}` : pick(u, ["evil.example", "localhost", "127.0.0.1:1", ""]),
      ...(u() < 0.6 ? { origin: trusted ? own : pick(u, ["null", "http://evil.example", `${own}.evil`]) } : {}),
      ...(u() < 0.2 ? { "sec-fetch-site": pick(u, ["cross-site", "same-site", "same-origin"]) } : {}),
      ...(u() < 0.1 ? { "content-type": "x".repeat(3000) } : {}),
    },
    body: pick(u, [
      "",
      "{",
      "null",
      "[]",
      JSON.stringify({ mark: "x", text: "entente: 1" }),
      JSON.stringify({ mark, overrides: { "a.b": "1e999", __proto__: "x" } }),
      JSON.stringify({ mark: "x", overrides: "x".repeat(100_000) }),
      "[".repeat(20_000),
      "\ufeff\0",
    ]),
  };
}

function sent(
  { method, path, headers, body }: Asked,
  port: number,
): Promise<{ status: number; body: string } | { refused: true } | { hung: true }> {
  return new Promise((done) => {
    const late = setTimeout(() => {
      asked.destroy();
      done({ hung: true });
    }, MAX_ANSWER_MS);
    const end = (answer: { status: number; body: string } | { refused: true }): void => {
      clearTimeout(late);
      done(answer);
    };
    const asked = request({ agent: false, host: "127.0.0.1", port, path, method, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("end", () => end({ status: answer.statusCode!, body: Buffer.concat(parts).toString("utf8") }));
      answer.on("error", () => end({ refused: true }));
    });
    asked.on("error", () => end({ refused: true }));
    if (method === "GET" || method === "HEAD") asked.end();
    else asked.end(body);
  });
}

/** Names and contents of all files of a folder. */
function stateOf(folder: string): string {
  const hash = createHash("sha256");
  for (const name of readdirSync(folder).sort()) {
    if (!name.includes(".")) continue;
    hash.update(`${name}\0${readFileSync(join(folder, name), "latin1")}\0`);
  }
  return hash.digest("hex");
}
