/** Comments on a case: read from its folder anew for each edit, so that what others wrote there meanwhile stays. */
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { EntenteError } from "../../errors.ts";
import { READ_PROBLEMS, textOf } from "../../files/case-folder.ts";
import { defaultWriter } from "../../files/ledger/writer.ts";
import { put } from "../../files/put.ts";
import type { CommentEdit, CommentThread, CommentsShown } from "../workers/review.ts";
import { COMMENTS_FILE, commentsFrom, commentsText } from "./comments-file.ts";
import type { Folder } from "./folders.ts";

/** Comments of a case; `problem` where its file cannot be read. */
export function comments(at: Folder): CommentsShown | { problem: string } {
  const read = threadsOf(at);
  return "problem" in read ? read : { ...read, writer: defaultWriter() };
}

function threadsOf({ folder }: Folder): { threads: CommentThread[] } | { problem: string } {
  const file = join(folder, COMMENTS_FILE);
  if (!existsSync(file)) return { threads: [] };
  const read = textOf(file);
  if ("problem" in read) return { problem: `${COMMENTS_FILE}: ${READ_PROBLEMS[read.problem]}` };
  const found = commentsFrom(read.text);
  return "problem" in found ? { problem: `${COMMENTS_FILE} cannot be read: ${found.problem}` } : found;
}

/** Comments after an edit; `problem` where it is not taken, and nothing is written. @param now instant, as in ISO 8601 */
export function comment(
  at: Folder,
  asked: CommentEdit,
  now = new Date().toISOString(),
): CommentsShown | { problem: string } {
  const read = threadsOf(at);
  if ("problem" in read) return { problem: `${read.problem}; correct it or move it away first` };
  const threads = afterEdit(read.threads, asked, now);
  if (threads === null) return { problem: "this thread is no longer there" };
  const text = commentsText(threads);
  const check = commentsFrom(text);
  if ("problem" in check) return { problem: `this is not kept: ${check.problem}` };
  try {
    put(join(at.folder, COMMENTS_FILE), text, at.folder);
  } catch (error) {
    if (error instanceof EntenteError) return { problem: error.message };
    throw error;
  }
  return { threads: check.threads, writer: defaultWriter() };
}

function afterEdit(threads: readonly CommentThread[], asked: CommentEdit, at: string): CommentThread[] | null {
  switch (asked.do) {
    case "begin": {
      const { on, by, says } = asked;
      return [...threads, { id: randomBytes(4).toString("hex"), on, comments: [{ by, at, says }], resolved: null }];
    }
    case "move":
      return threads.map((one) =>
        "number" in one.on && one.on.number === asked.from ? { ...one, on: { ...one.on, number: asked.to } } : one,
      );
    default: {
      if (!threads.some(({ id }) => id === asked.id)) return null;
      return threads.map((one) => (one.id === asked.id ? edited(one, asked, at) : one));
    }
  }
}

function edited(
  thread: CommentThread,
  asked: Extract<CommentEdit, { do: "reply" | "resolve" | "reopen" }>,
  at: string,
): CommentThread {
  switch (asked.do) {
    case "reply":
      return { ...thread, comments: [...thread.comments, { by: asked.by, at, says: asked.says }] };
    case "resolve":
      return { ...thread, resolved: { by: asked.by, at } };
    case "reopen":
      return { ...thread, resolved: null };
  }
}
