/** `entente mcp`: starts the server for assistants, or prints the block for a client's settings. */
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { EntenteError } from "../errors.ts";
import { isFolder } from "../files/named-file.ts";
import { version } from "../version.ts";
import type { Given } from "./arguments.ts";
import { readWorkers } from "./settings.ts";
import { complain, printJson, safe } from "./terminal.ts";

const DEFAULT_MAX_DRAWS = 2000;
const LARGEST_MAX_DRAWS = 100_000;
const LEAST_DRAWS = 100;

export async function mcp(given: Given, signal: AbortSignal): Promise<number> {
  const root = rootOf(given);
  const settings = {
    root,
    readOnly: given.flags["read-only"] === true,
    relay: given.flags["relay"] === true,
    maxDraws: maxDrawsOf(given),
    workers: readWorkers(given),
  };
  if (given.flags["config"]) return printJson(configOf(given, root));
  const { serve } = await import("../mcp/index.ts");
  const switches = [...(settings.readOnly ? ["read-only"] : []), ...(settings.relay ? ["relay"] : [])];
  complain(
    `entente ${version} for assistants, in ${safe(root)}${switches.length > 0 ? ` (${switches.join(", ")})` : ""}`,
  );
  await serve(settings, signal);
  return 0;
}

function rootOf(given: Given): string {
  const root = given.flags["root"];
  if (typeof root !== "string")
    throw new EntenteError("wrong-usage", "mcp takes --root DIR, the only folder that is read and written");
  const full = resolve(root);
  if (!isFolder(full)) throw new EntenteError("wrong-input", `--root: there is no folder '${safe(root)}'`);
  return full;
}

function maxDrawsOf(given: Given): number {
  const text = given.flags["max-draws"];
  if (typeof text !== "string") return DEFAULT_MAX_DRAWS;
  const most = /^\d+$/.test(text) ? Number(text) : NaN;
  if (most >= LEAST_DRAWS && most <= LARGEST_MAX_DRAWS) return most;
  throw new EntenteError(
    "wrong-usage",
    `--max-draws takes a whole number from ${LEAST_DRAWS} to ${LARGEST_MAX_DRAWS.toLocaleString("en")}, not '${text}'`,
  );
}

/** The block that most clients read from their settings file: the server's name, its program and its arguments. */
function configOf(given: Given, root: string): object {
  const flags = ["read-only", "relay"].filter((flag) => given.flags[flag]).map((flag) => `--${flag}`);
  const values = ["max-draws", "workers"].flatMap((flag) => {
    const value = given.flags[flag];
    return typeof value === "string" ? [`--${flag}`, value] : [];
  });
  const program = fileURLToPath(new URL("./cli.js", import.meta.url));
  return {
    mcpServers: {
      entente: { command: process.execPath, args: [program, "mcp", "--root", root, ...flags, ...values] },
    },
  };
}
