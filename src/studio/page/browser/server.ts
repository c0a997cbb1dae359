/** The page's requests to its server. */
import type { Beside } from "../../../language/index.ts";
import type { AnalystText, CheckedText, Overrides } from "../../workers/messages.ts";
import type {
  Authoring,
  AuthoringAnswer,
  ModelEstimate,
  ModelOffered,
  NewCase,
  StepFault,
} from "../../workers/authoring.ts";
import type { CaseListed } from "../../workers/cases.ts";
import type { CaseHistory, CommentEdit, CommentsShown } from "../../workers/review.ts";
import { unpack } from "../../../runners/wire.ts";
import type { RunSettings } from "./storage.ts";

export interface OpenCase {
  id: string;
  title: string;
  text: string;
  mark: string;
  hash: string;
  files: { [path: string]: Beside };
  /** The text as checked by the server. */
  checked: CheckedText;
  /** An example: nothing is written, and it does not change on disk. */
  readOnly: boolean;
  others: string | null;
  /** Whether it was drafted from proposals that can be answered. */
  proposals: boolean;
  analysts?: AnalystText[];
}
export type ServerProblem = { problem: string; status: number };
export type ServerNotice =
  | { kind: "open"; pages: number }
  | { kind: "changed"; mark: string; hash: string }
  | { kind: "gone"; problem: string };

async function ask<T>(path: string, init?: RequestInit): Promise<T | ServerProblem> {
  try {
    const answer = await fetch(`api/${path}`, init);
    const body = unpack(await answer.text()) as T | { problem: string };
    return answer.ok ? (body as T) : { ...(body as { problem: string }), status: answer.status };
  } catch {
    return { problem: "the studio does not answer; is it still running?", status: 0 };
  }
}

export const cases = (): Promise<
  | {
      first: string | null;
      /** Whether a case can be begun here. */
      begins?: boolean;
      cases: { id: string; title: string }[];
      examples?: { id: string; title: string }[];
      /** Cases that are begun and not on disk yet. */
      begun?: { id: string; title: string }[];
      /** The first of them. */ opened: OpenCase | { problem: string } | null;
      /** Settings of the first run in a browser that has made none; the usual ones where this is absent. */
      settings?: RunSettings;
    }
  | ServerProblem
> => ask("cases.json");
export const openCase = (id: string): Promise<OpenCase | ServerProblem> => ask(`cases/${encodeURIComponent(id)}.json`);
export const file = (id: string, name: string): Promise<Beside | ServerProblem> =>
  ask(`cases/${encodeURIComponent(id)}/file?name=${encodeURIComponent(name)}`);
export const saveCase = (
  id: string,
  body: { mark: string | null; by: string; text?: string; overrides: Overrides; reasons: Overrides },
): Promise<{ text: string; mark: string; hash: string } | ServerProblem> =>
  ask(`cases/${encodeURIComponent(id)}`, json("PUT", body));

export const keepAnalyst = (id: string, analyst: AnalystText): Promise<AnalystText[] | ServerProblem> =>
  ask(`cases/${encodeURIComponent(id)}/analysts`, json("POST", analyst));

const json = (method: string, body: unknown): RequestInit => ({
  method,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

export const beginCase = (asked: NewCase): Promise<Authoring | ModelEstimate | ServerProblem> =>
  ask("cases", json("POST", asked));
/** The language model that can read an article here; null where none is named. */
export const modelOffered = (): Promise<{ offered: ModelOffered | null } | ServerProblem> => ask("model.json");
export const authoringOf = (id: string): Promise<Authoring | ServerProblem> =>
  ask(`cases/${encodeURIComponent(id)}/authoring`);
/** Lets go of a case that is begun and not on disk. */
export const forgetCase = (id: string): Promise<object | ServerProblem> =>
  ask(`cases/${encodeURIComponent(id)}/forget`, json("POST", {}));
export const answerAuthoring = (
  id: string,
  answer: AuthoringAnswer,
): Promise<Authoring | (ServerProblem & { faults?: StepFault[]; clashes?: string[] })> =>
  ask(`cases/${encodeURIComponent(id)}/authoring`, json("PUT", answer));

export const listCases = (): Promise<CaseListed[] | ServerProblem> => ask("list.json");
/** Address of a case as one file. */
export const exportOf = (id: string): string => `api/cases/${encodeURIComponent(id)}/export.zip`;
export const duplicateCase = (id: string, name: string): Promise<{ id: string } | ServerProblem> =>
  ask(`cases/${encodeURIComponent(id)}/duplicate`, json("POST", { name }));
export const renameCase = (id: string, name: string, by: string): Promise<{ title: string } | ServerProblem> =>
  ask(`cases/${encodeURIComponent(id)}/rename`, json("POST", { name, by }));
/** @returns `place`: where its folder stands now, seen from where it stood */
export const deleteCase = (id: string): Promise<{ place: string } | ServerProblem> =>
  ask(`cases/${encodeURIComponent(id)}/delete`, json("POST", {}));
export const restoreCase = (id: string): Promise<{ id: string } | ServerProblem> =>
  ask(`cases/${encodeURIComponent(id)}/restore`, json("POST", {}));
/** @param bytes of the file, in base64 */
export const importCase = (name: string, bytes: string): Promise<{ id: string } | ServerProblem> =>
  ask("import", json("POST", { name, bytes }));

export const commentsOf = (id: string): Promise<CommentsShown | ServerProblem> =>
  ask(`cases/${encodeURIComponent(id)}/comments`);
export const comment = (id: string, asked: CommentEdit): Promise<CommentsShown | ServerProblem> =>
  ask(`cases/${encodeURIComponent(id)}/comments`, json("POST", asked));
export const historyOf = (id: string): Promise<CaseHistory | ServerProblem> =>
  ask(`cases/${encodeURIComponent(id)}/history`);

/** Notices of changes on disk, until the returned function ends them. @param lost called when the connection is lost, and when it is back. */
export function listen(id: string, tell: (notice: ServerNotice) => void, lost: (gone: boolean) => void): () => void {
  const source = new EventSource(`api/cases/${encodeURIComponent(id)}/changes`);
  source.onopen = () => lost(false);
  source.onerror = () => lost(true);
  source.onmessage = ({ data }) => {
    if (data) tell(JSON.parse(data as string) as ServerNotice);
  };
  return () => source.close();
}
