/** The worker that makes the report of a result, which it is sent as JSON. */
import type { Result } from "../../engine/index.ts";
import { report } from "../../report/index.ts";

const scope = globalThis as unknown as { onmessage: ((event: { data: unknown }) => void) | null; postMessage(message: unknown): void };
scope.onmessage = ({ data }) => {
  try {
    scope.postMessage({ html: report(JSON.parse(data as string) as Result) });
  } catch (error) {
    scope.postMessage({ failed: error instanceof Error ? error.message : String(error) });
  }
};
