/** The panel in which a case is reviewed: comments, who changed what, and all numbers with where they come from. */
import { useEffect, useRef } from "preact/hooks";
import type { ReviewTab } from "../state/state.ts";
import { useStore, useStoreState } from "../state/hooks.ts";
import { Comments } from "./comments.tsx";
import { History } from "./history.tsx";
import { Numbers } from "./numbers.tsx";

const TABS: { tab: ReviewTab; title: string }[] = [
  { tab: "comments", title: "Comments" },
  { tab: "history", title: "Changes" },
  { tab: "numbers", title: "Numbers" },
];

export default function ReviewPanel() {
  const store = useStore();
  const [review, readOnly] = useStoreState((s) => [s.review, s.disk.readOnly]);
  const head = useRef<HTMLHeadingElement>(null);
  const opener = useRef(document.activeElement);
  useEffect(() => {
    const before = opener.current;
    if (!store.state.review?.on) head.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  if (!review) return null;
  const tabs = readOnly ? TABS.filter(({ tab }) => tab === "numbers") : TABS;
  const shown = tabs.some(({ tab }) => tab === review.tab) ? review.tab : "numbers";
  return (
    <section
      class="review"
      role="dialog"
      aria-label="Review"
      onKeyDown={(e) => {
        if (e.key === "Escape") store.review.close();
      }}
    >
      <div class="bar">
        <h2 tabIndex={-1} ref={head}>
          Review
        </h2>
        {tabs.map(({ tab, title }) => (
          <button
            type="button"
            aria-current={tab === shown ? "true" : undefined}
            onClick={() => store.review.open(tab)}
          >
            {title}
          </button>
        ))}
        <button type="button" onClick={() => store.review.close()}>
          Close
        </button>
      </div>
      <div class="inside">
        {shown === "comments" ? <Comments on={review.on} /> : shown === "history" ? <History /> : <Numbers />}
      </div>
    </section>
  );
}
