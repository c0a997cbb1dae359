/** Entry of the worker that makes a report. It is sent the result as JSON in UTF-8. */
import type { Result } from "../../engine/index.ts";
import { report } from "../../report/index.ts";

const scope = globalThis as unknown as {
  onmessage: ((event: { data: unknown }) => void) | null;
  postMessage(message: unknown): void;
};
scope.onmessage = ({ data }) => {
  try {
    scope.postMessage({ html: report(JSON.parse(new TextDecoder().decode(data as Uint8Array)) as Result) });
  } catch (error) {
    scope.postMessage({ failed: error instanceof Error ? error.message : String(error) });
  }
};
