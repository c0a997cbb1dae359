/** An assistant's client and the server in one process, over a folder. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Client, InMemoryTransport, type ClientCapabilities } from "@modelcontextprotocol/client";
import { serveStdio } from "@modelcontextprotocol/server/stdio";
import { Desk, type ServerSettings } from "../../src/mcp/desk.ts";
import { serverOf } from "../../src/mcp/server.ts";

export type Era = "2025" | "2026";

export interface Form {
  message: string;
  fields: { [name: string]: { [key: string]: unknown } };
}
export type Reply =
  | { action: "accept"; content: { [name: string]: string | boolean } }
  | { action: "decline" | "cancel" };
/** What the person does with a form. */
export type Person = (form: Form) => Reply | Promise<Reply>;

export interface Called {
  isError: boolean;
  text: string;
  data: any;
}

export interface Connection {
  client: Client;
  call(name: string, input?: { [name: string]: unknown }, options?: object): Promise<Called>;
  close(): Promise<void>;
}

/** What calls work on; runs take the thread that is built. */
export const deskOver = (folder: string, settings: Partial<ServerSettings> = {}): Desk =>
  new Desk(
    { root: folder, readOnly: false, relay: false, maxDraws: 2000, workers: 1, ...settings },
    pathToFileURL(join(process.cwd(), "dist/mcp-run.js")),
  );

/** A connected client. @param person fills in forms; without one the client has no forms */
export async function connectTo(desk: Desk, era: Era, person?: Person): Promise<Connection> {
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
  return {
    client,
    async call(name, input = {}, options = {}) {
      const { isError, content, structuredContent } = await client.callTool({ name, arguments: input }, options);
      const [first] = content as { text: string }[];
      return { isError: isError === true, text: first!.text, data: structuredContent };
    },
    async close() {
      await client.close();
      await handle.close();
    },
  };
}
