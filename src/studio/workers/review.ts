/** Comments and the history of a case, as they cross between the studio's server and its page. */
import type { TextChange } from "../../language/index.ts";

/** What a comment is about: a number as it was written then, or a passage of a source's text. */
export type CommentAnchor = { number: string; was: string } | { quote: string; source: string };

export interface Comment {
  by: string;
  /** Instant, as in ISO 8601. */
  at: string;
  says: string;
}

export interface CommentThread {
  id: string;
  on: CommentAnchor;
  /** The first is what it began with. */
  comments: Comment[];
  resolved: { by: string; at: string } | null;
}

export type CommentEdit =
  | { do: "begin"; on: CommentAnchor; by: string; says: string }
  | { do: "reply"; id: string; by: string; says: string }
  | { do: "resolve" | "reopen"; id: string; by: string }
  /** The number that threads are about has another path since. */
  | { do: "move"; from: string; to: string };

export interface CommentsShown {
  threads: CommentThread[];
  /** Who writes here, as far as the server knows. */
  writer: string;
}

/** A change of a case's text by one person at one time. */
export interface CaseVersion {
  /** Instant, as in ISO 8601. */
  at: string;
  /** '' where nobody is named. */
  by: string;
  /** What the person said of it; '' for nothing. */
  says: string;
  changes: TextChange[];
}

export interface CaseHistory {
  /** Where it is known from: commits of git, or saves in the studio. */
  from: "git" | "saves";
  /** The latest first. */
  versions: CaseVersion[];
  /** Whether there are earlier ones that are not shown. */
  more: boolean;
  /** Whether the text was changed since, elsewhere than in the studio and in commits. */
  changedSince: boolean;
}
