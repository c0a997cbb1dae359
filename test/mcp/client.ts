/** A client and a server in this process, in either revision of the protocol, over a folder of their own. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll } from "vitest";
import {
  connectTo,
  deskOver as newDesk,
  type Called,
  type Connection,
  type Era,
  type Person,
} from "../../bench/mcp/harness.ts";
import { root } from "../../scripts/build.mjs";
import type { Desk, ServerSettings } from "../../src/mcp/desk.ts";

export type { Called, Era, Person };
export const ERAS: readonly Era[] = ["2025", "2026"];

const opened: { close(): Promise<void> }[] = [];
const folders: string[] = [];
afterAll(async () => {
  for (const one of opened.splice(0)) await one.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A new folder with files in it. */
export function folderWith(files: { [name: string]: string | Uint8Array } = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "entente-mcp-"));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

export const strait = readFileSync(join(root, "bench/mcp/articles/strait.md"), "utf8");

/** Files of one of the repository's cases, under its name. */
export function caseFiles(name: string): { [file: string]: string } {
  const folder = join(root, "cases", name);
  return Object.fromEntries(
    readdirSync(folder)
      .filter((file) => statSync(join(folder, file)).isFile())
      .map((file) => [`${name}/${file}`, readFileSync(join(folder, file), "utf8")]),
  );
}

/** What calls work on; runs take the thread that is built. */
export function deskOver(folder: string, settings: Partial<ServerSettings> = {}): Desk {
  const desk = newDesk(folder, settings);
  opened.push({ close: async () => desk.close() });
  return desk;
}

/** A connected client. @param person fills in forms; without one the client has no forms */
export async function connect(
  where: string | Desk,
  { era = "2026", person, settings = {} }: { era?: Era; person?: Person; settings?: Partial<ServerSettings> } = {},
): Promise<Connection & { desk: Desk }> {
  const desk = typeof where === "string" ? deskOver(where, settings) : where;
  const connection = await connectTo(desk, era, person);
  opened.push(connection);
  return { desk, ...connection };
}
