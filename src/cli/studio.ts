/** `entente studio`: serves the workbench on the loopback address until it is interrupted. */
import { spawn } from "node:child_process";
import { basename, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { EntenteError } from "../errors.ts";
import { isFolder } from "../files/named-file.ts";
import {
  casesAt,
  examplesBeside,
  examplesBesides,
  FLAGSHIP,
  placeForNew,
  start,
  type Studio,
} from "../studio/server/index.ts";
import type { Given } from "./arguments.ts";
import { complain, print, typed } from "./terminal.ts";

export async function studio(given: Given, signal: AbortSignal): Promise<number> {
  const path = given.positionals[0] ?? null;
  const own = casesAt(path);
  const examples = examplesBeside(fileURLToPath(new URL(".", import.meta.url)));
  const cases = own.length === 0 && path === null ? examples : own;
  if (cases.length === 0 && path !== null && !isFolder(path))
    throw new EntenteError(
      "wrong-input",
      `there is no folder '${path}'; make it, and New case in the studio begins a case there, or let \`entente new ${typed(path)}\` write one`,
    );
  const areExamples = cases !== own;
  const wanted = given.flags["first"] ?? (areExamples ? FLAGSHIP : undefined);
  if (typeof wanted === "string" && !cases.some(({ id }) => id === wanted))
    throw new EntenteError(
      "wrong-input",
      `--first: there is no case '${wanted}' here; there are ${cases.map(({ id }) => id).join(", ")}`,
    );
  const port = portOf(given.flags["port"]);
  const allowedHosts = hostsOf(given.list["allow-host"] ?? []);
  let served: Studio;
  try {
    served = await start(cases, {
      port,
      allowedHosts,
      within: placeForNew(path),
      examples: examplesBesides(cases, examples),
      ...(typeof wanted === "string" ? { first: wanted } : {}),
    });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new EntenteError(
      "unavailable",
      code === "EADDRINUSE"
        ? `port ${port} is taken; leave --port out and a free one is found`
        : code === "EACCES"
          ? `port ${port} may not be used; name one above 1023`
          : `the studio could not start (${code ?? String(error)})`,
    );
  }
  if (areExamples)
    print(
      "There is no case in this folder, so the examples of Entente are open, to be tried out: nothing that is changed in\nthem is written. `entente new mydispute` writes a case of your own; `entente --help` lists all commands.\n\n",
    );
  print(
    `${cases.length === 0 ? "No case yet; New case in the studio begins one." : cases.length === 1 ? cases[0].title : `${cases.length} cases: ${cases.map(({ folder }) => basename(resolve(folder))).join(", ")}`}\n\nThe studio is at\n\n  ${served.link}\n\nThe link is for this computer and for you alone. Ctrl+C ends it.`,
  );
  for (const word of served.others) complain(word);
  if (allowedHosts.length > 0)
    complain(
      `Requests to ${allowedHosts.join(", ")} are let in too: whoever reaches this port under that name and has the link can read and change these cases. Replace the host in the link by that name.`,
    );
  if (!given.flags["no-open"]) openBrowser(served.link);
  if (!signal.aborted)
    await new Promise<void>((done) => signal.addEventListener("abort", () => done(), { once: true }));
  await served.close();
  return 0;
}

function portOf(text: string | true | undefined): number | null {
  if (typeof text !== "string") return null;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535)
    throw new EntenteError("wrong-usage", `--port takes a whole number up to 65535, not '${text}'`);
  return port;
}

/** Host names as a browser sends them: `localhost:8080`, `hub.example.org`. */
function hostsOf(names: readonly string[]): string[] {
  return names.map((name) => {
    if (/^([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:]+\])(:\d{1,5})?$/i.test(name)) return name.toLowerCase();
    throw new EntenteError(
      "wrong-usage",
      `--allow-host takes the name in the browser's address, such as localhost:8080 or hub.example.org, not '${name}'`,
    );
  });
}

/** Opens the link in a browser where there is a screen; the printed link remains. */
function openBrowser(link: string): void {
  const { platform, env, stdout } = process;
  if (
    !stdout.isTTY ||
    env["CI"] ||
    (platform !== "darwin" && platform !== "win32" && !env["DISPLAY"] && !env["WAYLAND_DISPLAY"])
  )
    return;
  const [program, args] =
    platform === "darwin"
      ? ["open", [link]]
      : platform === "win32"
        ? ["cmd", ["/c", "start", "", link]]
        : ["xdg-open", [link]];
  const child = spawn(program as string, args as string[], { stdio: "ignore", detached: true });
  child.on("error", () => {});
  child.unref();
}
