/** `entente doctor`: what this machine has for Entente, and what to type for what is missing. */
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism, tmpdir, totalmem } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { EntenteError } from "../errors.ts";
import { makeWritableFolder, shownPath } from "../files/put.ts";
import { installCommand, OPTIONAL_PARTS, type OptionalPart } from "../optional-parts.ts";
import { version } from "../version.ts";
import type { Given } from "./arguments.ts";
import { chromiumCommand, findChromium } from "./chromium.ts";
import { bold, columns, print, printJson } from "./terminal.ts";

/** One thing that was looked at. */
export interface Finding {
  name: string;
  /** Whether Entente does without it. */
  optional: boolean;
  ok: boolean;
  /** What was found, or why it is not there. */
  found: string;
  /** What to type where it is missing; null where nothing is, or nothing that can be typed helps. */
  type: string | null;
}

/** Exit status where something is missing that every command needs. */
const MISSING_STATUS = 3;

export async function doctor(given: Given): Promise<number> {
  const findings = await examine();
  const isHealthy = findings.every(({ ok, optional }) => ok || optional);
  if (given.flags["json"]) printJson({ entente: version, ok: isHealthy, findings });
  else print(shown(findings, isHealthy));
  return isHealthy ? 0 : MISSING_STATUS;
}

async function examine(): Promise<Finding[]> {
  const memory = `${(totalmem() / 2 ** 30).toFixed(1)} GB of memory`;
  const chromium = findChromium();
  return [
    found("entente", `${version} in ${shownPath(fileURLToPath(new URL(".", import.meta.url)))}`),
    found("Node", `${process.versions.node} on ${process.platform} ${process.arch} (20.19 or later)`),
    found("cores", `${availableParallelism()}, ${memory}; runs use all of them, --workers N fewer`),
    writable("this folder", process.cwd()),
    writable("temporary files", tmpdir()),
    ...(await Promise.all(OPTIONAL_PARTS.map(partFound))),
    {
      name: "chromium",
      optional: true,
      ok: chromium !== null,
      found: chromium ?? "not found; tests of the studio and of reports use it, and nothing else",
      type: chromium === null ? chromiumCommand() : null,
    },
  ];
}

const found = (name: string, words: string): Finding => ({ name, optional: false, ok: true, found: words, type: null });

function writable(name: string, folder: string): Finding {
  try {
    makeWritableFolder(folder);
    return found(name, `${folder} can be written`);
  } catch (error) {
    if (!(error instanceof EntenteError)) throw error;
    return { name, optional: false, ok: false, found: error.message, type: null };
  }
}

/** A part is loaded, since a native one may be installed and not run on this machine. */
async function partFound(part: OptionalPart): Promise<Finding> {
  const { name, does } = part;
  try {
    await loaded(name);
    return { name, optional: true, ok: true, found: `${installedVersion(name)}; ${does} with it`, type: null };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const isAbsent = code === "ERR_MODULE_NOT_FOUND" || code === "MODULE_NOT_FOUND";
    const why = isAbsent ? "not installed" : `cannot be loaded (${message.split("\n")[0]})`;
    return { name, optional: true, ok: false, found: `${why}; ${does} with it`, type: installCommand(part) };
  }
}

/** The version of a package where Node finds it from here. */
function installedVersion(name: string): string {
  for (let folder = fileURLToPath(new URL(".", import.meta.url)); ; folder = dirname(folder)) {
    const about = join(folder, "node_modules", name, "package.json");
    if (existsSync(about)) return (JSON.parse(readFileSync(about, "utf8")) as { version: string }).version;
    if (dirname(folder) === folder) return "installed";
  }
}

async function loaded(name: string): Promise<unknown> {
  try {
    return createRequire(import.meta.url)(name);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "ERR_REQUIRE_ESM" && code !== "ERR_PACKAGE_PATH_NOT_EXPORTED") throw error;
    return import(name);
  }
}

function shown(findings: readonly Finding[], isHealthy: boolean): string {
  const word = ({ ok, optional }: Finding): string => (ok ? "ok" : optional ? "absent" : "missing");
  const toType = findings.filter(({ type }) => type !== null);
  return [
    columns(findings.map((one) => [word(one), one.name, one.found])),
    ...(toType.length === 0
      ? []
      : ["", bold("To install what is absent, type"), ...toType.map(({ type }) => `  ${type}`)]),
    "",
    isHealthy ? "Everything that Entente needs is here." : "What is missing is needed; see above.",
  ].join("\n");
}
