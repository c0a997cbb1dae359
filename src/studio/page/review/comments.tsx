/** Threads of comments, and the form of a new one. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { Comment, CommentAnchor, CommentThread } from "../../workers/review.ts";
import { loadName, saveName } from "../browser/storage.ts";
import type { PageStore } from "../state/store.ts";
import { useStore, useStoreState } from "../state/hooks.ts";
import { numberAt } from "../state/layout.ts";
import { inWords } from "../../../wording/paths.ts";
import { when } from "./when.ts";
import { Wrong } from "../widgets/wrong.tsx";

export function Comments({ on }: { on: CommentAnchor | null }) {
  const threads = useStoreState((s) => s.comments);
  if (threads === null) return <p class="quiet">Comments cannot be read.</p>;
  const open = threads.filter(({ resolved }) => resolved === null);
  const done = threads.filter(({ resolved }) => resolved !== null);
  return (
    <>
      {on ? (
        <Begin key={JSON.stringify(on)} on={on} />
      ) : (
        <p class="quiet small">
          To comment on a number, press the sign beside it in the model. To comment on a passage, select it and press{" "}
          <em>Comment</em> above the text.
        </p>
      )}
      {open.length === 0 ? <p class="quiet">No open comment.</p> : null}
      <ul class="threads">
        {[...open].reverse().map((one) => (
          <Thread key={one.id} thread={one} />
        ))}
      </ul>
      {done.length === 0 ? null : (
        <details>
          <summary>Resolved ({done.length})</summary>
          <ul class="threads">
            {[...done].reverse().map((one) => (
              <Thread key={one.id} thread={one} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Begin({ on }: { on: CommentAnchor }) {
  const store = useStore();
  return (
    <div class="thread">
      <About on={on} />
      <Write
        label="Comment"
        send="Comment"
        focused
        keep={async (by, says) => {
          const problem = await store.review.comment({ do: "begin", on, by, says });
          if (problem === null) store.set({ review: { tab: "comments", on: null } });
          return problem;
        }}
        cancel={() => store.set({ review: { tab: "comments", on: null } })}
      />
    </div>
  );
}

function Thread({ thread: { id, on, comments, resolved } }: { thread: CommentThread }) {
  const store = useStore();
  const [replying, setReplying] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const [first] = comments;
  const about = `the comment of ${first!.by}`;
  const change = async (kind: "resolve" | "reopen"): Promise<void> => {
    setWrong(await store.review.comment({ do: kind, id, by: loadName() || store.state.writer }));
    keepFocus();
  };
  return (
    <li class="thread" data-thread={id}>
      <About on={on} />
      {comments.map((one) => (
        <Said one={one} />
      ))}
      {resolved ? (
        <p class="quiet small">
          Resolved by {resolved.by}, {when(resolved.at)}.
        </p>
      ) : null}
      {replying ? (
        <Write
          label={`Reply to ${about}`}
          send="Reply"
          focused
          keep={async (by, says) => {
            const problem = await store.review.comment({ do: "reply", id, by, says });
            if (problem === null) setReplying(false);
            return problem;
          }}
          cancel={() => setReplying(false)}
        />
      ) : (
        <p class="row">
          <button type="button" onClick={() => setReplying(true)} aria-label={`Reply to ${about}`}>
            Reply
          </button>
          <button
            type="button"
            onClick={() => void change(resolved ? "reopen" : "resolve")}
            aria-label={`${resolved ? "Reopen" : "Resolve"} ${about}`}
          >
            {resolved ? "Reopen" : "Resolve"}
          </button>
        </p>
      )}
      <Wrong says={wrong} />
    </li>
  );
}

const Said = ({ one }: { one: Comment }) => (
  <div class="said">
    <p class="quiet small">
      <strong dir="auto">{one.by}</strong>, {when(one.at)}
    </p>
    <p class="words" dir="auto">
      {one.says}
    </p>
  </div>
);

/** What a thread is about, with a way to it; where that is no longer in the case, what it was. */
function About({ on }: { on: CommentAnchor }) {
  const store = useStore();
  const [c, names] = useStoreState((s) => [s.case, s.names]);
  useStoreState((s) => s.doc.overrides);
  if ("number" in on) {
    const there = c !== null && numberAt(c, on.number) !== undefined;
    const now = there ? store.textOf(on.number) : "";
    return (
      <p class="about">
        {there && names ? (
          <button type="button" class="link" dir="auto" onClick={() => leaveTo(store, () => store.follow(on.number))}>
            {inWords(names, on.number)}
          </button>
        ) : (
          <code>{on.number}</code>
        )}{" "}
        <span class="quiet">
          {there
            ? now === on.was
              ? now
              : `${now}, when it was written ${on.was}`
            : `${on.was}; it is no longer in the case`}
        </span>
      </p>
    );
  }
  const source = c?.sources.find(({ id }) => id === on.source);
  const at =
    c?.citations.findIndex((one) => one.source === on.source && plain(one.quote).includes(plain(on.quote))) ?? -1;
  const there = source?.text ? plain(source.text).includes(plain(on.quote)) : false;
  return (
    <p class="about">
      <q dir="auto">{on.quote}</q>{" "}
      <span class="quiet">
        {source?.title ?? on.source}
        {there ? "" : "; it is no longer in the text"}
      </span>{" "}
      {at >= 0 ? (
        <button type="button" class="link" onClick={() => leaveTo(store, () => store.showPassage([at]))}>
          Show it
        </button>
      ) : null}
    </p>
  );
}

/** Follows a link out of the panel, which makes way for it where it covers the whole page. */
function leaveTo(store: PageStore, follow: () => void): void {
  if (matchMedia("(max-width:62rem)").matches) store.review.close();
  follow();
}

/** Where what had the focus has gone, the panel's head takes it, so that the keyboard stays in the panel. */
const keepFocus = (): void =>
  void setTimeout(() => {
    if (document.activeElement === document.body) document.querySelector<HTMLElement>(".review h2")?.focus();
  });

const plain = (text: string): string => text.replace(/\s+/g, " ").trim();

/** The form of what one says; the name is asked for once. */
function Write({
  label,
  send,
  focused,
  keep,
  cancel,
}: {
  label: string;
  send: string;
  focused: boolean;
  keep: (by: string, says: string) => Promise<string | null>;
  cancel: () => void;
}) {
  const writer = useStoreState((s) => s.writer);
  const known = loadName();
  const [name, setName] = useState(known || writer);
  const [says, setSays] = useState("");
  const [asks, setAsks] = useState(known === "");
  const [wrong, setWrong] = useState<string | null>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (focused) box.current?.focus();
  }, []);
  const submit = async (): Promise<void> => {
    const by = name.trim();
    if (by === "" || says.trim() === "") return setWrong(by === "" ? "say who writes" : "say something");
    saveName(by);
    setWrong(await keep(by, says.trim()));
    keepFocus();
  };
  return (
    <form
      class="write"
      onSubmit={(e) => {
        e.preventDefault();
        void submit();
      }}
    >
      <textarea
        ref={box}
        rows={3}
        dir="auto"
        aria-label={label}
        value={says}
        onInput={(e) => setSays(e.currentTarget.value)}
        onKeyDown={(e) => {
          if (e.key !== "Escape") return;
          e.stopPropagation();
          cancel();
        }}
      />
      {asks ? (
        <label>
          Your name, asked for once
          <input type="text" dir="auto" value={name} onInput={(e) => setName(e.currentTarget.value)} />
        </label>
      ) : (
        <p class="quiet small">
          as <span dir="auto">{known}</span>{" "}
          <button type="button" class="link" onClick={() => setAsks(true)}>
            change the name
          </button>
        </p>
      )}
      <p class="row">
        <button type="submit" class="strong">
          {send}
        </button>
        <button type="button" onClick={cancel}>
          Cancel
        </button>
      </p>
      <Wrong says={wrong} />
    </form>
  );
}
