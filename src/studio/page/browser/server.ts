/** The page's way to its server. */
import type { Beside } from "../../../language/index.ts";
import type { Moves, Reading } from "../../workers/messages.ts";
import { unpack } from "../../workers/wire.ts";

export interface OpenCase {
  id: string;
  title: string;
  text: string;
  mark: string;
  hash: string;
  files: { [path: string]: Beside };
  reading: Reading;
  others: string | null;
}
export type Problem = { problem: string; status: number };
export type Word =
  | { kind: "open"; pages: number }
  | { kind: "changed"; mark: string; hash: string }
  | { kind: "gone"; problem: string };

async function ask<T>(path: string, init?: RequestInit): Promise<T | Problem> {
  try {
    const answer = await fetch(`api/${path}`, init);
    const body = unpack(await answer.text()) as T | { problem: string };
    return answer.ok ? (body as T) : { problem: (body as { problem: string }).problem, status: answer.status };
  } catch {
    return { problem: "the studio does not answer; is it still running?", status: 0 };
  }
}

export const cases = (): Promise<
  | {
      first: string | null;
      cases: { id: string; title: string }[];
      /** The first of them. */ opened: OpenCase | { problem: string } | null;
    }
  | Problem
> => ask("cases");
export const openCase = (id: string): Promise<OpenCase | Problem> => ask(`cases/${encodeURIComponent(id)}`);
export const file = (id: string, name: string): Promise<Beside | Problem> =>
  ask(`cases/${encodeURIComponent(id)}/file?name=${encodeURIComponent(name)}`);
export const saveCase = (
  id: string,
  body: { mark: string | null; text?: string; moves?: Moves },
): Promise<{ text: string; mark: string; hash: string } | Problem> =>
  ask(`cases/${encodeURIComponent(id)}`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

/** Word of changes on disk, for as long as it listens. @param lost told when the connection goes, and when it is back. */
export function listen(id: string, tell: (word: Word) => void, lost: (gone: boolean) => void): () => void {
  const source = new EventSource(`api/cases/${encodeURIComponent(id)}/changes`);
  source.onopen = () => lost(false);
  source.onerror = () => lost(true);
  source.onmessage = ({ data }) => {
    if (data) tell(JSON.parse(data as string) as Word);
  };
  return () => source.close();
}
