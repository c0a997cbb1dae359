/** `entente mcp` over stdio: standard output belongs to the protocol. */
import { Desk, type ServerSettings } from "./desk.ts";
import { serveStdio } from "./sdk.ts";
import { serverOf } from "./server.ts";

export type { ServerSettings } from "./desk.ts";

/** Milliseconds after the end of input in which the process ends, whatever still runs. */
const MAX_CLOSING_MS = 800;

/** Serves one client until its input ends or the signal aborts. @returns when everything is closed */
export async function serve(settings: ServerSettings, signal: AbortSignal): Promise<void> {
  const desk = new Desk(settings);
  const handle = serveStdio(() => serverOf(desk));
  await new Promise<void>((done) => {
    process.stdin.once("end", done);
    process.stdin.once("close", done);
    signal.addEventListener("abort", () => done(), { once: true });
  });
  desk.close();
  await Promise.race([handle.close(), new Promise<void>((done) => setTimeout(done, MAX_CLOSING_MS).unref())]);
}
