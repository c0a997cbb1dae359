/** The worker that makes a report in the page, as it is built, beside the report that the command line writes. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createContext, runInContext } from "node:vm";
import { expect, it } from "vitest";
import { report } from "../../src/report/index.ts";
import type { Result } from "../../src/result/index.ts";
import { complete, degenerate } from "../report/fixture.ts";

const code = readFileSync(fileURLToPath(new URL("../../dist/studio/report.js", import.meta.url)), "utf8");

const madeByWorker = (result: Result): unknown => {
  const sent: unknown[] = [];
  const scope: Record<string, unknown> = {
    TextDecoder,
    TextEncoder,
    URL,
    atob,
    btoa,
    performance,
    structuredClone,
    console,
    setTimeout,
    clearTimeout,
    postMessage: (message: unknown) => sent.push(message),
  };
  scope["self"] = scope;
  runInContext(code, createContext(scope), { filename: "report.js" });
  const onmessage = runInContext("onmessage", scope) as (event: { data: Uint8Array }) => void;
  onmessage({ data: new TextEncoder().encode(JSON.stringify(result)) });
  return sent[0];
};

it.each([
  ["a case that has everything, with states and places on a map", complete],
  ["a case in which everything is missing that can be", degenerate],
])("has the bytes of the command line: %s", (_, made) => {
  const result = made();
  expect(madeByWorker(result)).toEqual({ html: report(structuredClone(result)) });
});
