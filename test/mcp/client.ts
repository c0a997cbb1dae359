/** A client and a server in this process, in either revision of the protocol, over a folder of their own. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { Client, InMemoryTransport, type ClientCapabilities } from "@modelcontextprotocol/client";
import { serveStdio } from "@modelcontextprotocol/server/stdio";
import { afterAll } from "vitest";
import { root } from "../../scripts/build.mjs";
import { Desk, type ServerSettings } from "../../src/mcp/desk.ts";
import { serverOf } from "../../src/mcp/server.ts";

export type Era = "2025" | "2026";
export const ERAS: readonly Era[] = ["2025", "2026"];

/** What the person does with a form. */
export type Person = (form: {
  message: string;
  fields: { [name: string]: { [key: string]: unknown } };
}) =>
  | { action: "accept"; content: { [name: string]: string | boolean } }
  | { action: "decline" | "cancel" }
  | Promise<never>;

export interface Called {
  isError: boolean;
  text: string;
  data: any;
}

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

export const strait = readFileSync(join(root, "test/mcp/articles/strait.md"), "utf8");

/** Files of one of the repository's cases, under its name. */
export function caseFiles(name: string): { [file: string]: string } {
  const folder = join(root, "cases", name);
  return Object.fromEntries(
    readdirSync(folder)
      .filter((file) => statSync(join(folder, file)).isFile())
      .map((file) => [`${name}/${file}`, readFileSync(join(folder, file), "utf8")]),
  );
}

export const settingsFor = (folder: string, more: Partial<ServerSettings> = {}): ServerSettings => ({
  root: folder,
  readOnly: false,
  relay: false,
  maxDraws: 2000,
  workers: 1,
  ...more,
});

/** What calls work on; runs take the thread that is built. */
export function deskOver(folder: string, settings: Partial<ServerSettings> = {}): Desk {
  const desk = new Desk(settingsFor(folder, settings), pathToFileURL(join(root, "dist/mcp-run.js")));
  opened.push({ close: async () => desk.close() });
  return desk;
}

/** A connected client. @param person fills in forms; without one the client has no forms */
export async function connect(
  where: string | Desk,
  { era = "2026", person, settings = {} }: { era?: Era; person?: Person; settings?: Partial<ServerSettings> } = {},
) {
  const desk = typeof where === "string" ? deskOver(where, settings) : where;
  const [here, there] = InMemoryTransport.createLinkedPair();
  const handle = serveStdio(() => serverOf(desk), { transport: there });
  const capabilities: ClientCapabilities = person ? { elicitation: { form: {} } } : {};
  const client = new Client(
    { name: "test-client", version: "1.0.0" },
    { capabilities, versionNegotiation: { mode: era === "2026" ? { pin: "2026-07-28" } : "legacy" } },
  );
  if (person)
    client.setRequestHandler("elicitation/create", async ({ params }) => {
      const { message, requestedSchema } = params as { message: string; requestedSchema: { properties: any } };
      return person({ message, fields: requestedSchema.properties });
    });
  await client.connect(here);
  opened.push({
    close: async () => {
      await client.close();
      await handle.close();
    },
  });
  return {
    desk,
    client,
    async call(name: string, input: { [name: string]: unknown } = {}, options: object = {}): Promise<Called> {
      const { isError, content, structuredContent } = await client.callTool({ name, arguments: input }, options);
      const [first] = content as { text: string }[];
      return { isError: isError === true, text: first!.text, data: structuredContent };
    },
  };
}
